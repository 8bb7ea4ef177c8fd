import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('turso', { none: ['--help', '-h'] });
const ORG = '/v1/organizations/{org}';
const named = (kind: string) => ({ kind, name: ['args', 'path:name', `=${kind}`], identifiers: ['args', 'path:org', 'path:name'] });
const API = 'https://api.turso.tech/v1/organizations/acme';
const DOCS = 'https://docs.turso.tech/cli/';

const rules = [
  {
    id: 'turso/delete-database',
    when: [
      run('db|group|org destroy'),
      api(`DELETE ${ORG}/databases/{name} ${ORG}/groups/{name} /v1/organizations/{name} /v1/databases/{name} /v1/groups/{name}`),
      api('DELETE /v3/organizations/{org}/databases/{name} /v3/organizations/{org}/groups/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('database'),
    dies: 'all its tables; with a group every database in it',
    undo: 'None known.',
    safer: 'Copy it first: turso db export.',
    docs: `${DOCS}db/destroy`,
    examples: {
      held: ['turso db destroy shop --yes', 'turso group destroy eu', `curl -X DELETE -H "Authorization: Bearer $T" ${API}/databases/shop`],
      free: ['turso db list', 'turso db create shop', 'turso db show shop', `curl -H "Authorization: Bearer $T" ${API}/databases/shop`],
    },
  },
  {
    id: 'turso/remove-protection',
    when: [
      run('db|group config delete-protection disable'),
      run('db allow-rules clear'),
      api(`PATCH ${ORG}/databases/{name}/configuration ${ORG}/groups/{name}/configuration`, { fields: { delete_protection: [false] } }),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    dies: 'the protection against exactly the deletion that comes next',
    undo: 'Switch it on again.',
    safer: 'Leave it on, and let the person do both.',
    docs: `${DOCS}db/config/delete-protection`,
    examples: {
      held: [
        'turso db config delete-protection disable shop',
        `curl -X PATCH -H "Authorization: Bearer $T" ${API}/databases/shop/configuration -d '{"delete_protection":false}'`,
      ],
      free: [
        'turso db config delete-protection enable shop',
        `curl -X PATCH -H "Authorization: Bearer $T" ${API}/databases/shop/configuration -d '{"delete_protection":true}'`,
      ],
    },
  },
  {
    id: 'turso/revoke-tokens',
    when: [
      run('db|group tokens invalidate'),
      run('auth api-tokens revoke'),
      api(`POST ${ORG}/databases/{name}/auth/rotate ${ORG}/groups/{name}/auth/rotate`),
    ],
    verb: 'revoke',
    class: 'data',
    resource: named('tokens'),
    reversible: true,
    dies: 'the way in for everything that uses a token of the database',
    undo: 'Make new tokens and hand them out.',
    safer: 'Let the person do it, together with the deploy that uses the new ones.',
    docs: `${DOCS}db/tokens/invalidate`,
    examples: {
      held: ['turso db tokens invalidate shop', `curl -X POST -H "Authorization: Bearer $T" ${API}/databases/shop/auth/rotate`],
      free: ['turso db locations', `curl -H "Authorization: Bearer $T" ${API}/databases/shop/stats`],
    },
  },
  {
    id: 'turso/delete-resource',
    net: 'provider',
    when: [
      run('** destroy|delete|remove|rm|transfer|abort'),
      run('db transfer'),
      api('DELETE'),
      { call: 'mcp', server: ['*turso*'], tool: ['delete_*', 'destroy_*'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held, or whoever had it',
    undo: 'None known.',
    safer: 'List it first.',
    docs: DOCS,
    examples: {
      held: [
        'turso org members rm ann',
        `curl -X DELETE -H "Authorization: Bearer $T" ${API}/members/ann`,
        { kind: 'mcp', server: 'turso', tool: 'delete_database', input: { name: 'shop' } },
      ],
      free: [
        'turso org members list',
        `curl -H "Authorization: Bearer $T" ${API}/members`,
        { kind: 'mcp', server: 'turso', tool: 'list_databases', input: {} },
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Turso: its command line and its API; SQL that goes through either is SQLite's. */
export const turso = {
  id: 'turso',
  title: 'Turso',
  hosts: ['api.turso.tech'],
  programs: [
    { id: 'turso', names: ['turso'], valueFlags: list('-c --config-path --group --location --instance --org --type --expiration') },
  ],
  rules,
} as const satisfies Provider;
