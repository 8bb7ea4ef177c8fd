import { account, api, cloudflared, docs, flarectl, named, wrangler } from './cloudflareWhen';
import type { Rule } from './rule';

const RECORDS = '/zones/{zone}/dns_records';

/** Zones, records, and what stands before them. */
export const cloudflareZoneRules = [
  {
    id: 'cloudflare/delete-zone',
    when: [flarectl('zone|z delete|d'), api('DELETE /zones/{name} /accounts/{name}')],
    verb: 'delete',
    class: 'data',
    resource: named('zone'),
    dies: 'all its records, certificates, rules and settings; the names stop to answer',
    undo: 'add it again and write everything anew; the name servers may be others',
    safer: 'Export its records first, or pause it.',
    docs: docs('api/resources/zones/methods/delete'),
    examples: {
      held: [
        'flarectl zone delete --zone example.com',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f',
        'curl -X DELETE -H "X-Auth-Email: me@example.com" -H "X-Auth-Key: $K" https://api.cloudflare.com/client/v4/zones/023e105f',
      ],
      free: [
        'flarectl zone list',
        'curl -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones',
        'curl -X POST -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/purge_cache -d "{}"',
      ],
    },
  },
  {
    id: 'cloudflare/delete-record',
    when: [
      flarectl('dns|d delete|d'),
      api(`DELETE ${RECORDS}/{name}`),
      api(`POST ${RECORDS}/batch`, { text: ['*"deletes"*'] }),
      api(`PUT|PATCH ${RECORDS}/{name}`, { fields: { content: ['*'] } }),
      api(`POST ${RECORDS}/batch`, { text: ['*"puts"*', '*"patches"*'] }),
    ],
    verb: 'change',
    class: 'data',
    resource: named('record'),
    dies: 'where the name leads: visitors and mail',
    undo: 'write the record again, if somebody kept it; caches keep the change for a while',
    safer: 'Save the records first: GET /zones/<id>/dns_records/export.',
    docs: docs('api/resources/dns/subresources/records/methods/delete'),
    examples: {
      held: [
        'flarectl dns delete --zone example.com --id 372e6795',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/dns_records/372e6795',
        `curl -X PATCH -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/dns_records/372e6795 -d '{"content":"192.0.2.1"}'`,
        `curl -X POST -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/dns_records/batch -d '{"deletes":[{"id":"372e6795"}]}'`,
      ],
      free: [
        'flarectl dns list --zone example.com',
        'curl -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/dns_records/export',
        `curl -X POST -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/dns_records -d '{"type":"A","name":"www","content":"192.0.2.1"}'`,
        `curl -X PATCH -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/dns_records/372e6795 -d '{"comment":"web"}'`,
      ],
    },
  },
  {
    id: 'cloudflare/remove-protection',
    when: [
      flarectl('firewall|f rules delete|d'),
      flarectl('user-agents|u delete|d'),
      flarectl('zone-lockdown|lockdown delete|d'),
      wrangler('turnstile widget delete'),
      api(
        'DELETE /zones/{zone}/rulesets/{name} /zones/{zone}/rulesets/{ruleset}/rules/{name} /zones/{zone}/firewall/** /zones/{zone}/filters/** /zones/{zone}/rate_limits/{name} /zones/{zone}/dnssec',
      ),
      api('DELETE /zones/{zone}/access/** /zones/{zone}/ssl/** /zones/{zone}/custom_certificates/{name} /zones/{zone}/logpush/jobs/{name}'),
      account('DELETE /rulesets/{name} /rulesets/{ruleset}/rules/{name} /access/** /gateway/** /logpush/jobs/{name} /rules/lists/**'),
      api('PATCH /zones/{zone}/settings/{name}', { fields: { value: ['off', 'essentially_off'] } }),
      api('PATCH /zones/{name}', { fields: { paused: [true] } }),
      api('PATCH /zones/{zone}/dnssec', { fields: { status: ['disabled'] } }),
      // A ruleset that is written takes the place of all rules in it.
      api('PUT /zones/{zone}/rulesets/{name} /zones/{zone}/rulesets/phases/{name}/entrypoint'),
      account('PUT /rulesets/{name} /rulesets/phases/{name}/entrypoint'),
      api('POST /zones/{zone}/content-upload-scan/disable /zones/{zone}/secondary_dns/outgoing/disable'),
      account('PUT /registrar/domains/{name}', { fields: { locked: [false] } }),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    dies: 'what keeps attackers and strangers out, or the record of what happened',
    undo: 'set the same rules again, if somebody kept them',
    safer: 'Let an owner change it in the dashboard.',
    docs: docs('api/resources/rulesets'),
    examples: {
      held: [
        'flarectl firewall rules delete --zone example.com --id r1',
        'wrangler turnstile widget delete 0x4AAA --yes',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/rulesets/r1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/access/apps/p1',
        `curl -X PATCH -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/settings/waf -d '{"value":"off"}'`,
      ],
      free: [
        'curl -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/rulesets',
        `curl -X PATCH -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/023e105f/settings/always_use_https -d '{"value":"on"}'`,
        'flarectl firewall rules list --zone example.com',
        'wrangler turnstile widget list',
      ],
    },
  },
  {
    id: 'cloudflare/delete-tunnel',
    when: [
      cloudflared('tunnel delete|cleanup'),
      cloudflared('tunnel route ip delete|del'),
      cloudflared('tunnel network|vnet delete'),
      cloudflared('tunnel vnet delete'),
      wrangler('tunnel delete'),
      account('DELETE /cfd_tunnel/{name} /cfd_tunnel/{name}/connections /teamnet/**'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('tunnel'),
    dies: 'the way to everything behind the tunnel',
    undo: 'make a new one, with a new id and new credentials',
    safer: 'Stop its connector instead.',
    docs: docs('cloudflare-one/networks/connectors/cloudflare-tunnel'),
    examples: {
      held: [
        'cloudflared tunnel delete -f office',
        'wrangler tunnel delete t1 --force',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/cfd_tunnel/t1',
      ],
      free: [
        'cloudflared tunnel list',
        'cloudflared tunnel run office',
        'cloudflared tunnel --url http://localhost:3000',
        'curl -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/cfd_tunnel',
      ],
    },
  },
] as const satisfies readonly Rule[];
