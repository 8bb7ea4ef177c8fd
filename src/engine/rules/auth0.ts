import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const run = command('auth0', { none: ['--help', '-h'] });
/** `auth0 api delete users/u1`: the request that it sends. */
const sent = (...paths: readonly string[]): When => run('api delete', { args: paths });
const api = (line: string, more: Parameters<typeof request>[1] = {}): When =>
  request(
    line
      .split(' ')
      .map((part, at) => (at === 0 ? part : `/api/v2${part}`))
      .join(' '),
    more,
  );
/** Tools of Auth0's own MCP server; it has none that deletes, others have. */
const tool = (...names: readonly string[]): When => ({
  call: 'mcp',
  server: ['*auth0*'],
  tool: names.flatMap((name) => [name, `auth0_${name}`]),
});
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'input:id', 'input:client_id', 'input:user_id', 'path:last', `=${kind}`],
  identifiers: ['flag:--tenant', 'host'],
});
const docs = (page: string): string => `https://auth0.github.io/auth0-cli/${page}.html`;

const rules = [
  {
    id: 'auth0/delete-user',
    when: [
      run('users delete|rm'),
      api('DELETE /users/{name} /users'),
      sent('users/*', '/users/*', '*/api/v2/users/*'),
      api('POST /jobs/users-imports', { fields: { upsert: [true, 'true'] } }),
      run('users import', { any: ['--upsert', '-u'] }),
      tool('delete_user'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('user'),
    dies: 'the user with password, linked identities and second factors; an import with upsert overwrites profiles',
    undo: 'none known: who signs up again is another user',
    safer: 'Block the user instead, or export the users first.',
    docs: docs('auth0_users_delete'),
    examples: {
      held: [
        'auth0 users delete "auth0|1" --force',
        'auth0 api delete "users/auth0|1" --force',
        'curl -X DELETE -H "Authorization: Bearer $T" "https://acme.eu.auth0.com/api/v2/users/auth0%7C1"',
      ],
      free: [
        'auth0 users show "auth0|1"',
        'auth0 users search --query "email:a*"',
        'curl -H "Authorization: Bearer $T" https://acme.eu.auth0.com/api/v2/users',
      ],
    },
  },
  {
    id: 'auth0/delete-application',
    when: [
      run('apps|apis|orgs|actions|roles|rules|domains delete|rm'),
      api(
        'DELETE /clients/{name} /resource-servers/{name} /organizations/{name} /connections/{name} /actions/actions/{name} /roles/{name}',
      ),
      api('DELETE /custom-domains/{name} /rules/{name} /hooks/{name} /connections/{connection}/users'),
      sent('clients/*', 'resource-servers/*', 'organizations/*', 'connections/*', 'actions/*', 'roles/*', 'custom-domains/*'),
      tool('delete_application', 'delete_resource_server', 'delete_action', 'delete_form', 'delete_connection', 'delete_organization'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('application'),
    dies: 'what people sign in with or through: everybody who uses it is locked out; of a connection all its users',
    undo: 'make it anew, under another id; users of a connection stay lost',
    safer: 'Disable it for its connections first, and wait.',
    docs: docs('auth0_apps_delete'),
    examples: {
      held: [
        'auth0 apps delete a1 a2 --force',
        'auth0 orgs rm org_1',
        'auth0 api delete connections/con_1 --force',
        'curl -X DELETE -H "Authorization: Bearer $T" https://acme.auth0.com/api/v2/clients/a1',
        { kind: 'mcp', server: 'auth0', tool: 'auth0_delete_application', input: { client_id: 'a1' } },
      ],
      free: [
        'auth0 apps list',
        'auth0 api get clients',
        'curl -H "Authorization: Bearer $T" https://acme.auth0.com/api/v2/clients',
        { kind: 'mcp', server: 'auth0', tool: 'auth0_list_applications', input: {} },
      ],
    },
  },
  {
    id: 'auth0/delete-safeguard',
    when: [
      run('logs streams delete|rm'),
      run('network-acl delete|rm'),
      api(
        'DELETE /log-streams/{name} /network-acls/{name} /guardian/enrollments/{name} /users/{user}/multifactor/{name} /users/{name}/authenticators',
      ),
      api('PATCH /attack-protection/{name}', { fields: { enabled: [false] } }),
      run('protection ** update', { any: ['--enabled=false'] }),
      sent('log-streams/*', 'network-acls/*', 'guardian/*'),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    dies: 'the record of who signs in, or what keeps attackers out',
    undo: 'set it again; second factors have to be enrolled anew',
    safer: 'Let an administrator change it in the dashboard.',
    docs: docs('auth0_logs_streams_delete'),
    examples: {
      held: [
        'auth0 logs streams delete lst_1 --force',
        'auth0 protection brute-force-protection update --enabled=false',
        'curl -X DELETE -H "Authorization: Bearer $T" https://acme.auth0.com/api/v2/log-streams/lst_1',
      ],
      free: [
        'auth0 logs list',
        'auth0 logs tail',
        'auth0 protection brute-force-protection show',
        'curl -H "Authorization: Bearer $T" https://acme.auth0.com/api/v2/log-streams',
      ],
    },
  },
  {
    id: 'auth0/delete-resource',
    net: 'provider',
    when: [
      run('* delete|rm|remove|revoke'),
      run('* * delete|rm|remove|revoke'),
      run('api delete'),
      request('DELETE /api/v2/**'),
      request('POST /api/v2/clients/{name}/rotate-secret /api/v2/keys/signing/rotate /api/v2/keys/signing/{name}/revoke'),
      request('PUT /api/v2/keys/signing/{name}/revoke'),
      request('POST /api/v2/connections/{name}/keys/rotate /api/v2/users/{name}/recovery-code-regeneration'),
      request('POST /api/v2/users/{name}/revoke-access /api/v2/sessions/{name}/revoke /api/v2/refresh-tokens/revoke'),
      run('apps rotate-secret'),
      tool('delete_*', 'remove_*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: a grant, a session, a secret that something signs in with',
    undo: 'none known',
    safer: 'Show it first: auth0 api get with the same path.',
    docs: 'https://auth0.com/docs/api/management/v2',
    examples: {
      held: [
        'auth0 users roles remove "auth0|1" --roles rol_1',
        'auth0 client-grants delete cgr_1 --force',
        'auth0 api delete "client-grants/cgr_1" --force',
        'curl -X DELETE -H "Authorization: Bearer $T" https://acme.us.auth0.com/api/v2/grants/g1',
      ],
      free: [
        'auth0 tenants list',
        'auth0 test login',
        'auth0 api post clients --data "{}"',
        'curl -X POST -H "Authorization: Bearer $T" https://acme.auth0.com/oauth/token -d "{}"',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Auth0: its command line, its Management API and MCP servers. */
export const auth0 = {
  id: 'auth0',
  title: 'Auth0',
  hosts: ['*.auth0.com', '*.auth0app.com'],
  programs: [
    {
      id: 'auth0',
      names: ['auth0', 'auth0-cli'],
      valueFlags: list(
        '--tenant -d --data -q --query -r --roles -n --name --connection -c --reason --number --picker --template -b --users-body',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
