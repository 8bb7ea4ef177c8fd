import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const fastly = command('fastly', { none: ['--help', '-h'] });
const on = (hosts: readonly string[], line: string, more: Parameters<typeof request>[1] = {}): When => request(line, { hosts, ...more });
const FASTLY = ['api.fastly.com'];
const PORKBUN = ['api.porkbun.com', 'porkbun.com'];
const NAMECHEAP = ['api.namecheap.com'];
/** Not `profile` nor `auth`: those delete a token that this machine has stored. */
const PARTS =
  'service|kv-store|kv-store-entry|config-store|config-store-entry|secret-store|secret-store-entry|backend|domain|domain-v1|dictionary|dictionary-entry|acl|acl-entry|alerts|dashboard|healthcheck|rate-limit|resource-link|service-auth|auth-token|user|integration|tls-platform|tls-subscription';
const named = (kind: string) => ({
  kind,
  name: [
    'flag:--service-name',
    'flag:--service-id',
    'flag:-s',
    'flag:--store-id',
    'flag:--name',
    'path:domain',
    'path:name',
    'path:last',
    'query:SLD',
    `=${kind}`,
  ],
  identifiers: ['flag:--service-id', 'flag:--service-name', 'flag:--profile', 'flag:-o', 'query:SLD', 'path:domain'],
});

const rules = [
  {
    id: 'domains/delete-record',
    when: [
      on(PORKBUN, 'POST /api/json/v3/dns/delete/{domain}/{name} /api/json/v3/dns/deleteByNameType/{domain}/**'),
      on(PORKBUN, 'POST /api/json/v3/domain/updateNs/{domain} /api/json/v3/domain/deleteUrlForward/{domain}/{name}'),
      // It replaces all records of the domain by those that it names.
      on(NAMECHEAP, 'GET|POST /xml.response', {
        fields: {
          Command: [
            'namecheap.domains.dns.setHosts',
            'namecheap.domains.dns.setCustom',
            'namecheap.domains.dns.setDefault',
            'namecheap.domains.ns.delete',
          ],
        },
      }),
      on(['api.godaddy.com'], 'DELETE'),
      on(
        ['api.godaddy.com'],
        'PUT /v1/domains/{domain}/records /v1/domains/{domain}/records/{type} /v1/domains/{domain}/records/{type}/{name}',
      ),
      on(['api.dnsimple.com', 'api.gandi.net', 'api.nsone.net', 'api.name.com', 'desec.io', 'api.dnsmadeeasy.com'], 'DELETE'),
      on(['njal.la'], 'POST /api/1', { fields: { method: ['remove-*'] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('domain'),
    dies: 'where a name leads: the site, the mail, the proofs of ownership below it',
    undo: 'Set the records again, from what was written down before.',
    safer: 'Export the zone first.',
    docs: 'https://developer.godaddy.com/doc/endpoint/domains',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: sso-key $K:$S" https://api.godaddy.com/v1/domains/example.com/records/A/www',
        `curl -X POST https://api.porkbun.com/api/json/v3/dns/delete/example.com/1 -d '{"apikey":"k"}'`,
        'curl "https://api.namecheap.com/xml.response?ApiUser=u&Command=namecheap.domains.dns.setHosts&SLD=example&TLD=com&HostName1=@"',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.dnsimple.com/v2/1/zones/example.com/records/1',
        `curl https://njal.la/api/1/ -H "Authorization: Njalla $T" -d '{"method":"remove-record","params":{"domain":"example.com","id":"1"}}'`,
      ],
      free: [
        'curl -H "Authorization: sso-key $K:$S" https://api.godaddy.com/v1/domains',
        `curl -X POST https://api.porkbun.com/api/json/v3/dns/retrieve/example.com -d '{"apikey":"k"}'`,
        'curl "https://api.namecheap.com/xml.response?ApiUser=u&Command=namecheap.domains.dns.getHosts&SLD=example&TLD=com"',
        'curl -H "Authorization: Bearer $T" https://api.dnsimple.com/v2/1/zones',
        'curl "https://api.sandbox.namecheap.com/xml.response?ApiUser=u&Command=namecheap.domains.dns.setHosts&SLD=example&TLD=com"',
        `curl https://njal.la/api/1/ -H "Authorization: Njalla $T" -d '{"method":"list-records","params":{"domain":"example.com"}}'`,
      ],
    },
  },
  {
    id: 'domains/delete-on-fastly',
    when: [
      fastly(`${PARTS} delete`),
      fastly('* * delete'),
      fastly('* * * delete'),
      fastly('* * * * delete'),
      fastly('auth revoke'),
      fastly('service-version|service deactivate'),
      fastly('service version deactivate'),
      on(FASTLY, 'DELETE'),
      on(FASTLY, 'PUT /service/{name}/version/{version}/deactivate'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('service'),
    dies: 'of a service every version of its settings, and what it serves; of a store all its keys',
    undo: 'None known; a version that was only deactivated can be activated again.',
    safer: 'Clone the version and change the clone: fastly service-version clone.',
    docs: 'https://www.fastly.com/documentation/reference/cli/service/delete/',
    examples: {
      held: [
        'fastly service delete --service-id s1 --force',
        'fastly kv-store delete --store-id k1 -y',
        'fastly kv-store-entry delete --store-id k1 --all',
        'fastly service vcl snippet delete --name s1 --version 3',
        'curl -X DELETE -H "Fastly-Key: $T" https://api.fastly.com/service/s1',
      ],
      free: [
        'fastly service list',
        'fastly purge --all --service-id s1',
        'fastly compute publish',
        'fastly profile delete old',
        'fastly auth delete old',
        'curl -H "Fastly-Key: $T" https://api.fastly.com/service',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Fastly, and registrars of domains: GoDaddy, Namecheap, Porkbun, DNSimple and others. */
export const domains = {
  id: 'domains',
  title: 'Fastly and domain registrars',
  hosts: [],
  programs: [
    {
      id: 'fastly',
      names: ['fastly'],
      valueFlags: list('-s --service-id --service-name --version --store-id --name -n --profile -o --token -t --key -k'),
    },
  ],
  rules,
} as const satisfies Provider;
