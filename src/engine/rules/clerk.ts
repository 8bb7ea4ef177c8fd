import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const NONE = ['--help', '-h', '--dry-run'];
const run = command('clerk', { none: NONE });
const METHOD = ['-X=DELETE', '-X=delete', '--method=DELETE', '--method=delete'];
const TEST_KEY = 'sk_test_*';
/** `clerk api /users/u1 -X DELETE`: an instance for development unless it is told otherwise. */
const sent = (...args: readonly string[]): readonly When[] => [
  run('api', { any: METHOD, ...(args.length > 0 ? { args } : {}), none: [...NONE, `--secret-key=${TEST_KEY}`, '--instance=dev'] }),
];
/** A request whose key is not known to be one for development. */
const TEST_HEADER = { authorization: [`Bearer ${TEST_KEY}`, `bearer ${TEST_KEY}`] };
const api = (line: string): When => request(line, { noHeaders: TEST_HEADER });
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*clerk*'], tool: names });
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'path:last', 'input:user_id', 'input:userId', 'input:organizationId', `=${kind}`],
  identifiers: ['flag:--app', 'flag:--instance', 'path:application'],
});
const docs = (page: string): string => `https://clerk.com/docs/${page}`;

const rules = [
  {
    id: 'clerk/delete-user',
    when: [
      api(
        'DELETE /v1/users/{name} /v1/platform/applications/{application}/instances/{instance}/users/{name} /v1/organizations/{name} /v1/users/{name}/external_accounts/{account} /v1/users/{name}/mfa',
      ),
      ...sent('*/users/*', 'users/*', '*/organizations/*', 'organizations/*'),
      tool('deleteUser', 'delete_user', 'deleteOrganization', 'delete_organization'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('user'),
    dies: 'the user with sign-ins, memberships and metadata; of an organization all memberships',
    undo: 'none known: who signs up again is another user',
    safer: 'Ban or lock the user instead.',
    docs: docs('reference/backend/user/delete-user'),
    examples: {
      held: [
        'clerk api /users/user_1 -X DELETE --yes --instance prod',
        'curl -X DELETE -H "Authorization: Bearer $CLERK_SECRET_KEY" https://api.clerk.com/v1/users/user_1',
      ],
      free: [
        'clerk api /users',
        'clerk api /users/user_1 -X DELETE --dry-run',
        'clerk api /users/user_1 -X DELETE --instance dev --yes',
        'curl -H "Authorization: Bearer $CLERK_SECRET_KEY" https://api.clerk.com/v1/users',
      ],
    },
  },
  {
    id: 'clerk/delete-application',
    when: [
      request('DELETE /v1/platform/applications/{name} /v1/platform/applications/{application}/instances/{name}'),
      api('DELETE /v1/instance/** /v1/domains/{name} /v1/jwt_templates/{name} /v1/oauth_applications/{name} /v1/saml_connections/{name}'),
      request('PUT /v1/platform/applications/{application}/instances/{name}/config'),
      run('config put', { none: NONE, any: ['--instance=prod', '--instance=ins_*'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('application'),
    dies: 'how people sign in: everybody who uses it is locked out; a configuration that is put replaces the whole one',
    undo: 'make it anew, under another id',
    safer: 'Pull the configuration first: clerk config pull --output clerk.json.',
    docs: docs('reference/backend-api'),
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.clerk.com/v1/platform/applications/app_1',
        'clerk config put --file clerk.json --instance prod',
      ],
      free: [
        'clerk apps list',
        'clerk config pull --instance prod',
        'clerk config put --file clerk.json',
        'curl -H "Authorization: Bearer $K" https://api.clerk.com/v1/platform/applications',
      ],
    },
  },
  {
    id: 'clerk/delete-resource',
    net: 'provider',
    when: [
      api('DELETE'),
      api('POST /v1/users/ban /v1/users/{name}/ban /v1/users/{name}/remove_password /v1/**/users/{name}/ban'),
      api('POST /v1/**/revoke /v1/**/revoke_token /v1/**/rotate /v1/**/rotate_secret /v1/**/rotate_secret_keys /v1/**/rotate_api_key'),
      api('POST /v1/role_sets/{name}/replace /v1/role_sets/{set}/roles/replace'),
      ...sent(),
      run('* delete|remove|revoke'),
      tool('delete*', 'remove*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: a session, an invitation, a membership',
    undo: 'none known',
    safer: 'Look at it first with a GET of the same path.',
    docs: docs('reference/backend-api'),
    examples: {
      held: [
        'clerk api /invitations/inv_1 -X DELETE --yes',
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.clerk.com/v1/allowlist_identifiers/a1',
      ],
      free: ['clerk api ls users', 'clerk env pull', 'curl -H "Authorization: Bearer $K" https://api.clerk.com/v1/clients'],
    },
  },
  {
    id: 'clerk/test-data',
    net: 'provider',
    when: request('DELETE|POST', { headers: TEST_HEADER }),
    verb: 'delete',
    class: 'disposable',
    resource: named('test data'),
    undo: 'make it again: it is an instance for development',
    safer: 'Go ahead.',
    docs: docs('deployments/environments'),
    examples: {
      held: [],
      free: ['curl -X DELETE -H "Authorization: Bearer sk_test_fake" https://api.clerk.com/v1/users/user_1'],
    },
  },
] as const satisfies readonly Rule[];

/** Clerk: its command line, its API and MCP servers; instances for development are left alone where the key says so. */
export const clerk = {
  id: 'clerk',
  title: 'Clerk',
  hosts: ['api.clerk.com', 'api.clerk.dev'],
  programs: [
    {
      id: 'clerk',
      names: ['clerk'],
      valueFlags: list('-X --method -d --data --file --app --secret-key --instance --output --keys --token --limit --json'),
    },
  ],
  rules,
} as const satisfies Provider;
