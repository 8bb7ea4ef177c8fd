import { ansible } from '../../src/environments/ansible';
import { place, rowsOf } from './rows';

const rows = rowsOf(ansible);
const HOSTS = '/h/w/hosts';
const named = (name: string) => ({ ...place, named: [{ of: 'ansible-inventory', name }] as const });
const t = (title: string, text: string, expected: readonly string[]): void => rows(title, { [HOSTS]: text }, expected, named(HOSTS));

rows('nothing', {}, []);
t('nothing inside', '# empty\n', []);
t('a program', '#!/usr/bin/env python3\nprint("prod")\n', []);
t('groups', '[web]\nweb1 ansible_host=10.0.0.5 ansible_password=fake-word\nweb2.prod.example.com:2222\n\n[web:vars]\nansible_user=me\n', [
  'ambient production [10.0.0.5 web2.prod.example.com] web the inventory hosts says that web is 10.0.0.5, web2.prod.example.com',
  'ambient unknown [10.0.0.5] web1 the inventory hosts says that web1 is 10.0.0.5',
  'ambient production [web2.prod.example.com] web2.prod.example.com the inventory hosts says that web2.prod.example.com is web2.prod.example.com',
  'ambient production [10.0.0.5 web2.prod.example.com] all the inventory hosts says that all is 10.0.0.5, web2.prod.example.com',
]);
t('groups of groups', 'lone\n[eu]\na\n[live:children]\neu\n', [
  'ambient unknown [lone] ungrouped the inventory hosts says that ungrouped is lone',
  'ambient unknown [a] eu the inventory hosts says that eu is a',
  'ambient production [a] live the inventory hosts says that live is a',
  'ambient unknown [lone] lone the inventory hosts says that lone is lone',
  'ambient unknown [a] a the inventory hosts says that a is a',
  'ambient unknown [lone a] all the inventory hosts says that all is lone, a',
]);
t('groups that hold each other', '[a:children]\nb\n[b:children]\na\n[c]\nh\n', [
  'ambient unknown [h] c the inventory hosts says that c is h',
  'ambient unknown [] a the inventory hosts says that a is ',
  'ambient unknown [] b the inventory hosts says that b is ',
  'ambient unknown [h] h the inventory hosts says that h is h',
  'ambient unknown [h] all the inventory hosts says that all is h',
]);
t(
  'YAML',
  '---\nall:\n  children:\n    web:\n      hosts:\n        web1:\n          ansible_host: web1.prod.example.com\n    db:\n      hosts:\n        db1:\n',
  [
    'ambient production [web1.prod.example.com] web the inventory hosts says that web is web1.prod.example.com',
    'ambient unknown [db1] db the inventory hosts says that db is db1',
    'ambient production [web1.prod.example.com] web1 the inventory hosts says that web1 is web1.prod.example.com',
    'ambient unknown [db1] db1 the inventory hosts says that db1 is db1',
    'ambient production [web1.prod.example.com db1] all the inventory hosts says that all is web1.prod.example.com, db1',
  ],
);
rows(
  'a folder',
  { '/h/w/inventories/production/hosts.ini': '[web]\nw1\n' },
  [
    'ambient production [w1] web the inventory inventories/production says that web is w1',
    'ambient production [w1] w1 the inventory inventories/production says that w1 is w1',
    'ambient production [w1] all the inventory inventories/production says that all is w1',
  ],
  named('/h/w/inventories/production'),
);
rows(
  'the inventory of the settings',
  {
    '/h/w/ansible.cfg': '[defaults]\ninventory = ./inventories/live ; main\nhost_key_checking = False\n',
    '/h/.ansible.cfg': '[defaults]\ninventory = /h/other\n',
    '/h/other': 'x\n',
    '/h/w/inventories/live': 'w1\n',
  },
  [
    'ambient production [w1] ungrouped the inventory of ansible.cfg inventories/live says that ungrouped is w1',
    'ambient production [w1] w1 the inventory of ansible.cfg inventories/live says that w1 is w1',
    'ambient production [w1] all the inventory of ansible.cfg inventories/live says that all is w1',
  ],
);
rows('the one that is always there', { '/etc/ansible/hosts': '[live]\nw1\n' }, [
  'ambient production [w1] live the inventory of ansible.cfg hosts says that live is w1',
  'ambient unknown [w1] w1 the inventory of ansible.cfg hosts says that w1 is w1',
  'ambient unknown [w1] all the inventory of ansible.cfg hosts says that all is w1',
]);
