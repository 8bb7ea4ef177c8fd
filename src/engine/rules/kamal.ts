import type { Provider, Rule } from './rule';
import { command, list } from './when';

// `-h` are hosts here.
const run = command('kamal', { none: ['--help'] });
const PLACE = {
  identifiers: ['flag:--destination', 'flag:-d', 'flag:--hosts', 'flag:-h', 'label:flag:--config-file', 'label:flag:-c'],
} as const;

const rules = [
  {
    id: 'kamal/remove-data',
    when: [run('remove'), run('accessory remove|remove_service_directory|remove-service-directory')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'service', name: ['arg:0', 'flag:--destination', 'flag:-d', '=everything on the servers'], ...PLACE },
    dies: 'the data directories of databases and other accessories on the servers, with the containers and images',
    undo: 'kamal setup makes containers anew; the data comes back from a backup alone.',
    safer: 'Dump the database first: kamal accessory exec <name> with its dump program.',
    docs: 'https://kamal-deploy.org/docs/commands/remove/',
    examples: {
      held: [
        'kamal remove -y',
        'kamal remove -d production --confirmed',
        'kamal accessory remove db -y',
        'bin/kamal accessory remove all --confirmed',
        'bundle exec kamal accessory remove_service_directory db',
      ],
      free: ['kamal deploy', 'kamal remove --help', 'kamal accessory details db', 'kamal accessory logs db -f', 'kamal prune all'],
    },
  },
  {
    id: 'kamal/remove-app',
    when: [
      run('app remove|remove_containers|remove_container|remove_app_directories|remove-containers|remove-container'),
      run('proxy remove|remove_container|remove-container|remove_proxy_directory'),
      run('app|proxy|accessory stop'),
    ],
    verb: 'disable',
    class: 'data',
    resource: { kind: 'app', name: ['arg:0', 'flag:--destination', 'flag:-d', '=app'], ...PLACE },
    dies: 'whoever uses the app is turned away until it is deployed again',
    undo: 'kamal deploy, or kamal proxy boot.',
    safer: 'Use kamal app maintenance, which tells people what is going on.',
    docs: 'https://kamal-deploy.org/docs/commands/app/',
    examples: {
      held: ['kamal app remove', 'kamal proxy remove --force', 'kamal app stop -d production'],
      free: ['kamal app logs', 'kamal app maintenance', 'kamal proxy reboot', 'kamal rollback abc123', 'kamal app images'],
    },
  },
] as const satisfies readonly Rule[];

/** Kamal, which deploys containers to servers of one's own. */
export const kamal = {
  id: 'kamal',
  title: 'Kamal',
  hosts: [],
  programs: [
    {
      id: 'kamal',
      names: ['kamal'],
      valueFlags: list(
        '--version --hosts -h --roles -r --config-file --config_file -c --destination -d --lock-wait-timeout --lock-wait-interval --message -m',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
