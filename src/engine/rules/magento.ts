import type { Provider, Rule } from './rule';
import { command } from './when';

const run = command('magento', { none: ['--help', '-h'] });
const DOCS = 'https://experienceleague.adobe.com/en/docs/commerce-operations';

const rules = [
  {
    id: 'magento/uninstall',
    when: [run('setup:uninstall|setup:rollback|sampledata:reset'), run('setup:install', { any: ['--cleanup-database'] })],
    verb: 'reset',
    class: 'data',
    resource: { kind: 'shop', name: ['flag:--db-file', 'flag:-d', '=this shop'], identifiers: ['flag:--db-host', 'flag:--db-name'] },
    dies: 'the whole database with products, customers and orders, and what the shop generated; a rollback overwrites what came since',
    undo: 'Restore a backup: bin/magento setup:rollback.',
    safer: 'Back it up first: bin/magento setup:backup --db --media --code.',
    docs: `${DOCS}/installation-guide/tutorials/uninstall`,
    examples: {
      held: [
        'bin/magento setup:uninstall',
        'php bin/magento setup:uninstall -n',
        'bin/magento setup:rollback -d 1523269792_db.sql',
        'bin/magento setup:install --cleanup-database --db-host=db.example.com',
      ],
      free: ['magento setup:upgrade', 'magento setup:backup --db', 'php bin/magento cache:flush', 'magento indexer:reset'],
    },
  },
  {
    id: 'magento/uninstall-module',
    when: run('module:uninstall', { any: ['--remove-data', '-r'] }),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'module', name: ['args'] },
    dies: 'the tables of the module, and its code',
    undo: 'Restore a backup.',
    safer: 'Disable it: bin/magento module:disable, or add --backup-db.',
    docs: `${DOCS}/installation-guide/tutorials/uninstall-modules`,
    examples: {
      held: ['bin/magento module:uninstall Shop_Reviews --remove-data', 'php bin/magento module:uninstall -r Shop_Reviews'],
      free: ['magento module:disable Shop_Reviews', 'magento module:status'],
    },
  },
] as const satisfies readonly Rule[];

/** Magento and Adobe Commerce. */
export const magento = {
  id: 'magento',
  title: 'Magento',
  hosts: [],
  programs: [
    { id: 'magento', names: ['magento'], everyday: true, valueFlags: ['-d', '--db-file', '-c', '--code-file', '-m', '--media-file'] },
  ],
  rules,
} as const satisfies Provider;
