import { database, HELP, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule, When } from './rule';
import { command, list } from './when';

const DRY = ['--dry-run', '-x', '--fake', ...HELP];
/** CakePHP carries the same commands. */
const both = (more: Parameters<ReturnType<typeof command>>[1]): readonly When[] => [
  command('phinx')('rollback', { none: DRY, ...more }),
  command('cake')('migrations rollback', { none: DRY, ...more }),
];
const ALL = ['--target=0', '-t=0', '--target=all'];
const DATABASE = database('DATABASE_URL', ['flag:-e', 'flag:--environment', 'flag:-c', 'flag:--connection', 'env:PHINX_ENVIRONMENT']);
const DOCS = 'https://book.cakephp.org/phinx/0/en/commands.html#the-rollback-command';

const rules = [
  {
    id: 'phinx/rollback-all',
    when: both({ any: ALL }),
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: [
        'vendor/bin/phinx rollback -e production -t 0',
        'php vendor/bin/phinx rollback --target=0',
        'bin/cake migrations rollback -t 0',
      ],
      free: ['vendor/bin/phinx migrate', 'vendor/bin/phinx rollback -t 0 --dry-run', 'bin/cake migrations status'],
    },
  },
  {
    id: 'phinx/rollback',
    when: both({ none: [...ALL, ...DRY] }),
    ...ROLLBACK,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: ['vendor/bin/phinx rollback', 'bin/cake migrations rollback'],
      free: ['vendor/bin/phinx status', 'bin/cake migrations migrate', 'bin/cake bake migration X'],
    },
  },
] as const satisfies readonly Rule[];

/** Phinx, and CakePHP's migrations. */
export const phinx = {
  id: 'phinx',
  title: 'Phinx',
  hosts: [],
  programs: [
    {
      id: 'phinx',
      names: ['phinx'],
      everyday: true,
      valueFlags: list('-e --environment -t --target -d --date -c --configuration -p --parser -s --seed'),
    },
    {
      id: 'cake',
      names: ['cake', 'cake.php'],
      everyday: true,
      valueFlags: list('-c --connection -t --target -d --date -p --plugin -s --source'),
    },
  ],
  rules,
} as const satisfies Provider;
