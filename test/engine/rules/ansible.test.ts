import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readYaml } from '../../../src/engine/evaluate/ansible/yaml';
import { PROJECT } from '../world';
import { rows } from './rows';

const files = (all: Readonly<Record<string, string>>) => ({
  files: Object.fromEntries(Object.entries(all).map(([name, text]) => [`${PROJECT}/${name}`, text])),
});
const play = (tasks: string, head = 'hosts: web') => files({ 'site.yml': `---\n- name: site\n  ${head}\n  tasks:\n${tasks}\n` });

rows('hold type filesystem/delete-outside', [
  `ansible web -m shell -a 'rm -rf /srv/shop'`,
  `ansible web -b -a 'rm -rf /var/lib/postgresql'`,
  'ansible all -i hosts -m ansible.builtin.file -a "path=/var/lib/postgresql state=absent"',
  'python3 -m ansible web -m raw -a "rm -rf /srv/shop"',
]);
rows('hold type ansible/delete-database', ['ansible db -i inventories/staging -m postgresql_db -a "name=orders state=absent"']);
rows('allow', [
  'ansible all -m ping',
  'ansible web -m service -a "name=nginx state=restarted"',
  `ansible web -m shell -a 'df -h'`,
  `ansible web --check -m shell -a 'rm -rf /srv/shop'`,
  'ansible web -m file -a "path=/etc/nginx/sites-enabled/default.conf state=absent"',
  'ansible web -m copy -a "src=a dest=/etc/motd"',
  'ansible-vault encrypt secrets.yml',
  'ansible-galaxy install -r requirements.yml',
  'ansible-inventory --list',
  'ansible-playbook site.yml',
  'ansible-lint site.yml',
]);

const RM = '    - name: tidy\n      shell: rm -rf /srv/shop';
rows('hold type filesystem/delete-outside', ['ansible-playbook -i hosts site.yml', 'ansible-playbook -b site.yml --limit db'], play(RM));
rows(
  'allow',
  [
    'ansible-playbook site.yml --check',
    'ansible-playbook site.yml -C',
    'ansible-playbook --syntax-check site.yml',
    'ansible-playbook site.yml --list-tasks',
  ],
  play(RM),
);
rows(
  'hold type filesystem/delete-outside',
  ['ansible-playbook site.yml'],
  play('    - ansible.builtin.command:\n        argv: [rm, -rf, /srv/shop]'),
);
rows(
  'hold type filesystem/delete-outside',
  ['ansible-playbook site.yml'],
  play(
    '    - name: all\n      block:\n        - shell: |\n            cd /srv\n            rm -rf /srv/shop\n          args:\n            chdir: /',
  ),
);
rows(
  'hold type filesystem/delete-outside',
  ['ansible-playbook site.yml'],
  play('    - file:\n        path: /var/lib/postgresql\n        state: absent'),
);
rows(
  'hold type ansible/delete-volume',
  ['ansible-playbook site.yml'],
  play('    - community.docker.docker_volume: {name: pgdata, state: absent}'),
);
rows(
  'hold type postgres/drop-table',
  ['ansible-playbook site.yml'],
  play('    - community.postgresql.postgresql_query:\n        login_host: db.example.com\n        query: DROP TABLE orders'),
);
rows(
  'hold type ansible/delete-database',
  ['ansible-playbook site.yml'],
  files({
    'site.yml': '- hosts: db\n  roles:\n    - shop\n- import_playbook: more.yml\n',
    'more.yml': '- hosts: web\n  tasks: []\n',
    'roles/shop/tasks/main.yml': '- import_tasks: drop.yml\n',
    'roles/shop/tasks/drop.yml': '- postgresql_db:\n    name: orders\n    state: absent\n',
  }),
);
const NEVER = '    - name: wipe\n      shell: rm -rf /srv/shop\n      tags: [never, wipe]';
rows('allow', ['ansible-playbook site.yml', 'ansible-playbook site.yml --tags deploy'], play(NEVER));
rows(
  'hold type filesystem/delete-outside',
  ['ansible-playbook site.yml --tags wipe', 'ansible-playbook -t deploy,wipe site.yml'],
  play(NEVER),
);
rows(
  'allow',
  ['ansible-playbook -i production site.yml'],
  play(
    [
      '    - name: remove the default site',
      '      file: path=/etc/nginx/sites-enabled/default state=absent',
      '    - apt: {name: apache2, state: absent, purge: true}',
      '    - file:',
      '        path: "{{ release_path }}/tmp"',
      '        state: absent',
      '    - name: old releases # keep five',
      '      shell: ls -dt /srv/shop/releases/* | head -1',
      '      register: old',
      "      when: old is defined and 'rm -rf /' != x",
      '    - template: src=a.j2 dest=/etc/a.conf',
      '      notify: restart',
      '    - debug:',
      '        msg: "rm -rf /srv"',
      '    - cron: name=backup state=absent',
      '    - docker_container: {name: web, state: absent}',
    ].join('\n'),
  ),
);
rows(
  'allow',
  ['ansible-playbook build.yml'],
  files({ 'build.yml': '- hosts: localhost\n  connection: local\n  tasks:\n    - file: path=./node_modules state=absent\n' }),
);

const yaml: readonly (readonly [text: string, value: unknown])[] = [
  ['a: 1\nb:\n  - x\n  - y: z\n    w: "q: r"\n', [{ a: '1', b: ['x', { y: 'z', w: 'q: r' }] }]],
  ['a:\n- x\n- y\nb: |\n  one\n\n  two\nc: >-\n  three\n  four\n', [{ a: ['x', 'y'], b: 'one\n\ntwo', c: 'three four' }]],
  ['a: {b: c, d: "e"} # f\ng: [h, i]\n', [{ a: { b: 'c', d: 'e' }, g: ['h', 'i'] }]],
  ['a: one\n  two\nb: x\n', [{ a: 'one two', b: 'x' }]],
  ['---\n- a\n---\n- b\n', [['a'], ['b']]],
  ['', []],
  ['\t- {[', [['{[']]],
];
for (const [text, value] of yaml) test(`YAML ${JSON.stringify(text)}`, () => assert.deepEqual(readYaml(text), value));
