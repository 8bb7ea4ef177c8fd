import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const app = command('okta', { none: ['--help', '-h'] });
const workos = command('workos', { none: ['--help', '-h'] });
const kcadm = command('kcadm', { none: ['--help', '-h'] });
const ldap = command('ldapdelete', { none: ['-n', '--help', '--dry-run'] });
const OKTA = { hosts: ['*.okta.com', '*.oktapreview.com', '*.okta-emea.com', '*.okta-gov.com', '*.okta.mil'] } as const;
const WORKOS = { hosts: ['api.workos.com'] } as const;
const ANY = { hosts: ['*'] } as const;
const PLACE = { identifiers: ['host', 'flag:-r', 'flag:--target-realm', 'flag:--server', 'flag:-H'] } as const;
const named = (kind: string) => ({
  kind,
  name: ['args', 'input:user_id', 'input:id', 'flag:--app', 'path:name', 'path:last', `=${kind}`],
  ...PLACE,
});
const REALM = '/admin/realms/{realm}';
const LEGACY = `/auth${REALM}`;
const PARTS =
  'users clients groups roles roles-by-id client-scopes identity-provider/instances components authentication/flows organizations';

const rules = [
  {
    id: 'okta/delete-user',
    when: [
      api(
        'DELETE /api/v1/users/{name} /api/v1/groups/{name} /api/v1/apps/{name} /api/v1/idps/{name} /api/v1/authorizationServers/{name}',
        OKTA,
      ),
      api(
        'POST /api/v1/users/{name}/lifecycle/deactivate /api/v1/users/{name}/lifecycle/reset_factors /api/v1/apps/{name}/lifecycle/deactivate',
        OKTA,
      ),
      api('POST /api/v1/idps/{name}/lifecycle/deactivate /api/v1/authorizationServers/{name}/lifecycle/deactivate', OKTA),
      app('apps delete'),
      api('DELETE /organizations/{name} /user_management/users/{name} /connections/{name} /directories/{name}', WORKOS),
      workos('organization|org|user|connection|directory delete'),
      kcadm('delete'),
      api(
        `DELETE ${REALM} ${LEGACY} ${[REALM, LEGACY].flatMap((root) => list(PARTS).map((part) => `${root}/${part}/{name}`)).join(' ')}`,
        ANY,
      ),
      ldap(''),
      { call: 'mcp', server: ['*okta*', '*workos*', '*keycloak*'], tool: ['delete_*', 'deactivate_*'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: named('user'),
    dies: 'who signs in, or what people sign in with or through; of a realm or a directory all its users',
    undo: 'None known: who signs up again is another user.',
    safer: 'Suspend the user, or disable the application first, and wait.',
    docs: 'https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/deleteUser',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: SSWS $T" https://acme.okta.com/api/v1/users/u1',
        'curl -X POST -H "Authorization: SSWS $T" https://acme.okta.com/api/v1/apps/a1/lifecycle/deactivate',
        'okta apps delete a1',
        { kind: 'mcp', server: 'okta', tool: 'deactivate_user', input: { user_id: 'u1' } },
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.workos.com/user_management/users/user_1',
        'workos organization delete org_1',
        'kcadm.sh delete realms/shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://sso.example.com/admin/realms/shop/users/u1',
        'ldapdelete -x -D cn=admin,dc=example,dc=com "uid=ann,dc=example,dc=com"',
      ],
      free: [
        'curl -H "Authorization: SSWS $T" https://acme.okta.com/api/v1/users',
        'curl -X POST -H "Authorization: SSWS $T" https://acme.okta.com/api/v1/users/u1/lifecycle/unlock',
        'workos organization list',
        'kcadm.sh get realms',
        'ldapsearch -x "uid=ann"',
        'ldapdelete -n "uid=ann,dc=example,dc=com"',
      ],
    },
  },
  {
    id: 'okta/delete-safeguard',
    when: [
      api(
        'DELETE /api/v1/policies/{name} /api/v1/policies/{policy}/rules/{name} /api/v1/logStreams/{name} /api/v1/zones/{name} /api/v1/eventHooks/{name}',
        OKTA,
      ),
      api('POST /api/v1/policies/{name}/lifecycle/deactivate /api/v1/policies/{policy}/rules/{name}/lifecycle/deactivate', OKTA),
      api('POST /api/v1/logStreams/{name}/lifecycle/deactivate /api/v1/zones/{name}/lifecycle/deactivate', OKTA),
      api(`DELETE ${REALM}/events ${REALM}/admin-events ${LEGACY}/events ${LEGACY}/admin-events`, ANY),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('policy'),
    dies: 'what keeps attackers out, or the record of who signs in',
    undo: 'Set it again.',
    safer: 'Let an administrator change it in the console.',
    docs: 'https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Policy/',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: SSWS $T" https://acme.okta.com/api/v1/policies/p1',
        'curl -X POST -H "Authorization: SSWS $T" https://acme.okta.com/api/v1/policies/p1/rules/r1/lifecycle/deactivate',
      ],
      free: ['curl -H "Authorization: SSWS $T" https://acme.okta.com/api/v1/policies?type=PASSWORD'],
    },
  },
  {
    id: 'okta/delete-resource',
    net: 'provider',
    when: [api('DELETE', OKTA), api('DELETE', WORKOS), workos('* delete'), workos('seed', { any: ['--clean'] })],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: a factor, a session, a membership',
    undo: 'None known.',
    safer: 'Get it first and save what it returns.',
    docs: 'https://workos.com/docs/reference',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: SSWS $T" https://acme.okta.com/api/v1/users/u1/factors/f1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.workos.com/fga/v1/resources/r1',
        'workos role delete admin --org org_1',
        'workos seed --clean',
      ],
      free: [
        'workos role list --org org_1',
        'workos env remove old',
        'workos seed --file seed.yml',
        'curl -H "Authorization: Bearer $T" https://api.workos.com/organizations',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Okta, WorkOS, Keycloak and LDAP: who may sign in. Auth0 and Clerk have files of their own. */
export const okta = {
  id: 'okta',
  title: 'Okta, WorkOS, Keycloak and LDAP',
  hosts: [],
  programs: [
    { id: 'okta', names: ['okta'], valueFlags: list('--app --config') },
    { id: 'workos', names: ['workos'], everyday: true, valueFlags: list('--api-key') },
    {
      id: 'kcadm',
      names: ['kcadm.sh', 'kcadm.bat', 'kcadm'],
      valueFlags: list('-r --target-realm --server --realm --user --password --client --secret --config -q --query --truststore --token'),
    },
    { id: 'ldapdelete', names: ['ldapdelete'], valueFlags: list('-D -w -y -H -h -p -f -b -s -M -z -o -O -U -X -Y -e -E -l') },
  ],
  rules,
} as const satisfies Provider;
