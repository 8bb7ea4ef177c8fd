import { HELP, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('hasura', { none: ['--dry-run', '--skip-execution', ...HELP] });
const named = (kind: string) => ({
  kind,
  name: ['flag:--database-name', 'body:args.name', 'body:args.source', `=${kind}`],
  identifiers: ['url:--endpoint|HASURA_GRAPHQL_ENDPOINT', 'label:flag:--envfile'],
});
const docs = (page: string): string => `https://hasura.io/docs/2.0/hasura-cli/commands/${page}/`;

const rules = [
  {
    id: 'hasura/down-all',
    when: run('migrate apply', { any: ['--down=all'] }),
    ...ROLLBACK_ALL,
    resource: named('database'),
    docs: docs('hasura_migrate_apply'),
    examples: {
      held: [
        'hasura migrate apply --down all --database-name default',
        'hasura migrate apply --down=all --endpoint https://shop.hasura.app',
      ],
      free: ['hasura migrate apply --up all', 'hasura migrate status', 'hasura migrate apply --down all --dry-run'],
    },
  },
  {
    id: 'hasura/down',
    when: [
      run('migrate apply', { any: ['--down'], none: ['--down=all', '--dry-run', '--skip-execution', ...HELP] }),
      run('migrate apply', { any: ['--type=down'] }),
    ],
    ...ROLLBACK,
    resource: named('database'),
    docs: docs('hasura_migrate_apply'),
    examples: {
      held: ['hasura migrate apply --down 1', 'hasura migrate apply --version 7 --type down'],
      free: ['hasura migrate apply', 'hasura migrate create drop_orders'],
    },
  },
  {
    id: 'hasura/clear-metadata',
    when: [
      run('metadata clear|reset'),
      run('migrate delete', { any: ['--all'] }),
      api('POST /v1/metadata /v1/query', { hosts: ['*'], fields: { type: ['clear_metadata', '*drop_source', 'drop_remote_schema'] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('metadata'),
    dies: 'tracked tables, permissions, actions and triggers: the API answers nothing any more',
    undo: 'hasura metadata apply, where an export is kept',
    safer: 'Run hasura metadata export first.',
    docs: docs('hasura_metadata_clear'),
    examples: {
      held: [
        'hasura metadata clear --endpoint https://shop.hasura.app',
        'hasura migrate delete --all --force --database-name default',
        `curl -X POST -H "X-Hasura-Admin-Secret: $S" https://shop.hasura.app/v1/metadata -d '{"type":"clear_metadata","args":{}}'`,
      ],
      free: [
        'hasura metadata export',
        'hasura metadata apply',
        'hasura console',
        `curl -X POST -H "X-Hasura-Admin-Secret: $S" https://shop.hasura.app/v1/metadata -d '{"type":"export_metadata","args":{}}'`,
        `curl -X POST http://localhost:3000/v1/query -d '{"type":"select","sql":"x"}'`,
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Hasura's command line and its metadata API. SQL that its schema API runs is held by the rules on statements. */
export const hasura = {
  id: 'hasura',
  title: 'Hasura',
  hosts: ['*.hasura.app'],
  programs: [
    {
      id: 'hasura',
      names: ['hasura'],
      valueFlags: list(
        '--endpoint --admin-secret --database-name --project --envfile --log-level --version --up --down --goto --type --file -f',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
