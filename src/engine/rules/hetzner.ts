import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const run = command('hcloud', { none: ['--help', '-h'] });
const CLOUD = { hosts: ['api.hetzner.cloud', 'api.hetzner.com'] };
const api = (line: string, more: Parameters<typeof request>[1] = {}) => request(line, { ...CLOUD, ...more });
/** Dedicated servers: the webservice of the Robot. */
const robot = (line: string, more: Parameters<typeof request>[1] = {}) => request(line, { hosts: ['robot-ws.your-server.de'], ...more });
/** Tools of servers that speak for it. */
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*hetzner*', '*hcloud*'], tool: names });
const PLACE = ['flag:--context', 'env:HCLOUD_CONTEXT', 'path:zone', 'path:box'];
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'path:zone', 'path:box', 'path:last', 'input:*'],
  identifiers: PLACE,
});
const first = (kind: string) => ({ ...named(kind), name: ['arg:0', ...named(kind).name.slice(1)] });
const docs = (page: string): string => `https://github.com/hetznercloud/cli/blob/main/docs/reference/manual/${page}.md`;

const rules = [
  {
    id: 'hetzner/delete-server',
    when: [
      run('server|servers delete'),
      api('DELETE /v1/servers/{name}'),
      robot('POST /server/{name}/cancellation'),
      tool('delete_server'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('server'),
    dies: 'its disk and its backups; snapshots and volumes stay',
    undo: 'none known without a snapshot',
    safer: 'Make a snapshot first: hcloud server create-image --type snapshot.',
    docs: docs('hcloud_server_delete'),
    examples: {
      held: [
        'hcloud server delete web-1',
        { kind: 'mcp', server: 'hetzner', tool: 'delete_server', input: { server_id: 42 } },
        'hcloud --context prod server delete web-1 web-2',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/servers/42',
        'curl -u "$U:$P" https://robot-ws.your-server.de/server/321/cancellation -d cancellation_date=now',
      ],
      free: [
        'hcloud server list',
        'hcloud server create --name web-2 --type cx22 --image debian-12',
        'hcloud server poweroff web-1',
        'hcloud server create-image web-1 --type snapshot',
        'hcloud server ssh web-1 uptime',
        'curl -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/servers/42',
        'curl -u "$U:$P" https://robot-ws.your-server.de/server/321',
      ],
    },
  },
  {
    id: 'hetzner/rebuild-server',
    when: [
      run('server|servers rebuild'),
      tool('rebuild_server'),
      api('POST /v1/servers/{name}/actions/rebuild'),
      robot('POST /boot/{name}/linux /boot/{name}/vnc /boot/{name}/windows /boot/{name}/plesk /boot/{name}/cpanel'),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: first('server'),
    dies: 'everything on its disk; of a dedicated server at its next start',
    undo: 'none known without a snapshot',
    safer: 'Make a new server from the image beside it.',
    docs: docs('hcloud_server_rebuild'),
    examples: {
      held: [
        'hcloud server rebuild web-1 --image debian-12',
        `curl -X POST -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/servers/42/actions/rebuild -d '{"image":"debian-12"}'`,
        'curl -u "$U:$P" https://robot-ws.your-server.de/boot/321/linux -d "dist=Debian&lang=en"',
      ],
      free: [
        'hcloud server enable-rescue web-1',
        'hcloud server reboot web-1',
        'curl -X POST -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/servers/42/actions/reboot',
        'curl -u "$U:$P" https://robot-ws.your-server.de/boot/321',
      ],
    },
  },
  {
    id: 'hetzner/delete-volume',
    when: [
      run('volume|volumes delete|detach'),
      tool('delete_volume', 'detach_volume'),
      run('storage-box|storage-boxes delete|rollback-snapshot'),
      run('storage-box|storage-boxes subaccount|subaccounts delete'),
      api('DELETE /v1/volumes/{name} /v1/storage_boxes/{name} /v1/storage_boxes/{box}/subaccounts/{name}'),
      api('POST /v1/volumes/{name}/actions/detach /v1/storage_boxes/{name}/actions/rollback_snapshot'),
      robot('POST /storagebox/{box}/snapshot/{name}'),
      robot('DELETE /storagebox/{box}/subaccount/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: first('volume'),
    dies: 'the files on it; of a storage box its snapshots too, or what was written since the one it goes back to',
    undo: 'none known',
    safer: 'Copy the files elsewhere first.',
    docs: docs('hcloud_volume_delete'),
    examples: {
      held: [
        'hcloud volume delete data',
        { kind: 'mcp', server: 'hetzner', tool: 'detach_volume', input: { volume_id: 7 } },
        'hcloud storage-box rollback-snapshot backups --snapshot s1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/volumes/7',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.hetzner.com/v1/storage_boxes/7',
        'curl -u "$U:$P" https://robot-ws.your-server.de/storagebox/123/snapshot/2026-01-01T00-00-00 -d revert=true',
      ],
      free: [
        'hcloud volume list',
        'hcloud volume resize data --size 20',
        'hcloud storage-box snapshot create backups',
        'curl -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/volumes/7',
      ],
    },
  },
  {
    id: 'hetzner/delete-safeguard',
    when: [
      run('image|images delete'),
      run('server|servers disable-backup'),
      run('* disable-protection'),
      run('zone|zones|dns rrset|record|records disable-protection'),
      run('storage-box|storage-boxes disable-snapshot-plan'),
      run('storage-box|storage-boxes snapshot|snapshots delete'),
      run('firewall|firewalls delete|delete-rule|remove-from-resource|replace-rules'),
      api('DELETE /v1/images/{name} /v1/storage_boxes/{box}/snapshots/{name} /v1/firewalls/{name}'),
      api('POST /v1/servers/{name}/actions/disable_backup /v1/storage_boxes/{name}/actions/disable_snapshot_plan'),
      api('POST /v1/firewalls/{name}/actions/set_rules /v1/firewalls/{name}/actions/remove_from_resources'),
      api('POST /v1/{kind}/{name}/actions/change_protection', { fields: { delete: [false] } }),
      api('POST /v1/{kind}/{name}/actions/change_protection', { fields: { rebuild: [false] } }),
      api('POST /v1/zones/{zone}/rrsets/{name}/{type}/actions/change_protection', { fields: { change: [false] } }),
      robot('DELETE /storagebox/{box}/snapshot/{name} /firewall/{name}'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: first('safeguard'),
    dies: 'a snapshot, the backups of a server (all of them at once), or the protection against deletion',
    undo: 'none known for snapshots and backups; protection can be switched on again',
    safer: 'Leave it on, and let the person do both.',
    docs: docs('hcloud_server_disable-backup'),
    examples: {
      held: [
        'hcloud server disable-backup web-1',
        'hcloud server disable-protection web-1 delete rebuild',
        'hcloud image delete 123456',
        'hcloud firewall replace-rules web --rules-file r.json',
        'curl -X POST -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/servers/42/actions/disable_backup',
        `curl -X POST -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/volumes/7/actions/change_protection -d '{"delete":false}'`,
        'curl -X DELETE -u "$U:$P" https://robot-ws.your-server.de/storagebox/123/snapshot/s1',
      ],
      free: [
        'hcloud image list --type snapshot',
        'hcloud server enable-protection web-1 delete',
        'hcloud firewall describe web',
        `curl -X POST -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/volumes/7/actions/change_protection -d '{"delete":true}'`,
      ],
    },
  },
  {
    id: 'hetzner/change-dns',
    when: [
      run('zone|zones|dns delete|import-zonefile|set-records|remove-records|change-primary-nameservers'),
      run('zone|zones|dns rrset|record|records delete|set-records|remove-records'),
      api('DELETE /v1/zones/{zone} /v1/zones/{zone}/rrsets/{name}/{type}'),
      api('POST /v1/zones/{zone}/actions/import_zonefile /v1/zones/{zone}/actions/change_primary_nameservers'),
      api('POST /v1/zones/{zone}/rrsets/{name}/{type}/actions/set_records /v1/zones/{zone}/rrsets/{name}/{type}/actions/remove_records'),
      request('DELETE /api/v1/zones/{zone} /api/v1/records/{name}', { hosts: ['dns.hetzner.com'] }),
      request('POST /api/v1/zones/{zone}/import', { hosts: ['dns.hetzner.com'] }),
      request('PUT /api/v1/records/bulk', { hosts: ['dns.hetzner.com'] }),
      robot('DELETE /rdns/{name} /failover/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: first('zone'),
    dies: 'where its names lead: visitors and mail; an import takes the place of all records',
    undo: 'write the records again; caches keep the absence for a while',
    safer: 'Save the records first: hcloud zone export-zonefile.',
    docs: docs('hcloud_zone_delete'),
    examples: {
      held: [
        'hcloud zone delete example.com',
        'hcloud zone rrset delete example.com www A',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/zones/example.com',
        'curl -X DELETE -H "Auth-API-Token: $T" https://dns.hetzner.com/api/v1/records/r1',
      ],
      free: [
        'hcloud zone list',
        'hcloud zone export-zonefile example.com',
        'hcloud zone add-records example.com www A --record 192.0.2.1',
        'curl -H "Auth-API-Token: $T" https://dns.hetzner.com/api/v1/zones',
      ],
    },
  },
  {
    id: 'hetzner/tidy-up',
    when: [
      run('context delete'),
      run('config remove|unset'),
      run('* remove-label'),
      run('server|servers disable-rescue|detach-iso'),
      api('POST /v1/servers/{name}/actions/detach_iso'),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('hcloud_context_delete'),
    examples: { held: [], free: ['hcloud context delete old', 'hcloud server remove-label web-1 old', 'hcloud config unset debug'] },
  },
  {
    id: 'hetzner/delete-resource',
    net: 'provider',
    when: [
      run('* delete|delete-*|remove-*|detach-*|unassign|disable-public-interface|reset-password'),
      run('* * delete|reset-password'),
      api('DELETE'),
      api('POST /v1/**/actions/delete_* /v1/**/actions/remove_* /v1/**/actions/detach_* /v1/**/actions/unassign'),
      api('POST /v1/**/actions/disable_public_interface /v1/**/actions/reset_password /v1/**/actions/reset_subaccount_password'),
      request('DELETE', { hosts: ['dns.hetzner.com', 'robot-ws.your-server.de', '*.your-objectstorage.com'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: first('resource'),
    dies: 'whatever it held; an address may be taken by others',
    undo: 'none known',
    safer: 'Describe it first and show the person what hangs on it.',
    docs: docs('hcloud'),
    examples: {
      held: [
        'hcloud primary-ip delete web-ip',
        'hcloud network remove-subnet internal --ip-range 10.0.1.0/24',
        'hcloud load-balancer delete lb',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/networks/5',
        'curl -X DELETE -u "$U:$P" https://robot-ws.your-server.de/vswitch/4321 -d cancellation_date=2026-01-01',
        'curl -X DELETE --aws-sigv4 aws:amz:fsn1:s3 https://invoices.fsn1.your-objectstorage.com/a.pdf',
      ],
      free: [
        'hcloud all list',
        'hcloud network describe internal',
        'hcloud ssh-key create --name me --public-key-from-file k.pub',
        'hcloud server attach-to-network web-1 --network internal',
        'curl -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/networks',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Hetzner: hcloud, the APIs of Cloud, DNS and storage boxes, and the Robot's webservice for dedicated servers. */
export const hetzner = {
  id: 'hetzner',
  title: 'Hetzner',
  hosts: ['api.hetzner.cloud', 'api.hetzner.com', 'dns.hetzner.com', 'robot-ws.your-server.de', '*.your-objectstorage.com'],
  programs: [
    {
      id: 'hcloud',
      names: ['hcloud'],
      valueFlags: list(
        `--config --context --endpoint --hetzner-endpoint --debug-file --poll-interval --http-timeout --output -o --image --type --name --server --network -n --ip
         --ip-range --snapshot --selector -l --sort -s --rules-file --zonefile --record --records-file --location --size --user -u --port -p --label --home-directory --password
         --public-key --public-key-from-file --user-data-from-file --wait-timeout --alias-ips --status --start --end --description --placement-group
         --ssh-key --window --volume --firewall --primary-ipv4 --primary-ipv6 --enable-protection -t --cert-file --key-file --domain --mode --ttl
         --primary-nameservers-file --network-zone --vswitch-id --destination --architecture --algorithm-type --listen-port --destination-port --protocol
         --http-cookie-name --http-cookie-lifetime --http-certificates --http-timeout-idle --health-check-protocol --health-check-port
         --health-check-interval --health-check-timeout --health-check-retries --health-check-http-domain --health-check-http-path
         --health-check-http-status-codes --health-check-http-response --label-selector --assignee-id --assignee-type --hostname -r -i --home-location
         --format --max-snapshots --minute --hour --day-of-week --day-of-month --path --direction --source-ips --destination-ips`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
