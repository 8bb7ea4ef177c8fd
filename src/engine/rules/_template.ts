import type { Provider, Rule } from './rule';

/**
 * Copy to `<provider>.ts`, add a line in `index.ts`; `test/engine/rules.test.ts` runs the examples. A rule is data: what it matches is one parsed call,
 * never text. `held` examples must not be allowed and must name this rule, `free` ones must be allowed.
 */
const rules = [
  {
    id: 'example/delete-database',
    when: [
      {
        call: 'program',
        program: 'example',
        verb: [
          ['db', 'databases'],
          ['delete', 'rm'],
        ],
        none: ['--dry-run'],
      },
      { call: 'http', method: ['DELETE'], path: ['/v1/databases/*'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'database', name: ['arg:0', 'path:2'], identifiers: ['flag:--project', 'env:EXAMPLE_PROJECT'] },
    dies: 'all tables and their backups',
    undo: 'None known.',
    safer: 'Make a backup elsewhere first.',
    docs: 'https://example.com/docs/databases',
    examples: {
      held: ['example db delete orders --project shop', 'curl -X DELETE https://api.example.com/v1/databases/orders'],
      free: ['example db list', 'example db delete orders --dry-run', 'curl https://api.example.com/v1/databases/orders'],
    },
  },
] as const satisfies readonly Rule[];

export const template = {
  id: 'example',
  title: 'Example',
  hosts: ['api.example.com'],
  programs: [{ id: 'example', names: ['example'], valueFlags: ['--project', '-p'] }],
  rules,
} as const satisfies Provider;
