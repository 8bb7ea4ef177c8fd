import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('ovhcloud', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--cloud-project', 'path:project', 'host'] } as const;
const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:last', '=resource'], ...PLACE });
const DOCS = 'https://api.ovh.com/console/';

const rules = [
  {
    id: 'ovh/reinstall-or-terminate',
    when: [
      run('** reinstall|terminate|confirm-termination'),
      run('cloud ** reset'),
      api('POST /**/terminate /**/confirmTermination /**/reinstall /**/rebuild /{v}/cloud/project/{project}/kube/{name}/reset'),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { ...named('server'), name: ['args', 'path:name', 'path:2', '=server'] },
    dies: 'everything on its disk',
    undo: 'None known without a backup.',
    safer: 'Make a snapshot first.',
    docs: `${DOCS}?section=/vps`,
    examples: {
      held: [
        'ovhcloud vps reinstall vps-1',
        'ovhcloud baremetal reinstall ns1.example.com',
        'curl -X POST -H "X-Ovh-Application: $A" https://eu.api.ovh.com/1.0/vps/vps-1/terminate',
      ],
      free: ['ovhcloud vps list', 'ovhcloud vps reboot vps-1', 'curl -H "X-Ovh-Application: $A" https://eu.api.ovh.com/1.0/vps/vps-1'],
    },
  },
  {
    id: 'ovh/delete-resource',
    when: [run('** delete|bulk-delete'), api('DELETE')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: disks, rows, files, snapshots; of a zone where its names lead',
    undo: 'None known.',
    safer: 'Get it first and show it.',
    docs: `${DOCS}?section=/cloud`,
    examples: {
      held: [
        'ovhcloud cloud instance delete i1 --cloud-project p1',
        'ovhcloud cloud kube delete k1',
        'ovhcloud cloud storage-s3 bulk-delete invoices',
        'curl -X DELETE -H "X-Ovh-Application: $A" https://api.ovh.com/1.0/cloud/project/p1/instance/i1',
      ],
      free: [
        'ovhcloud cloud instance list',
        'ovhcloud config show',
        'curl -H "X-Ovh-Application: $A" https://api.ovh.com/1.0/cloud/project',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** OVHcloud: ovhcloud and its API. */
export const ovh = {
  id: 'ovh',
  title: 'OVHcloud',
  hosts: ['api.ovh.com', '*.api.ovh.com', 'api.us.ovhcloud.com', '*.cloud.ovh.net', '*.io.cloud.ovh.us'],
  programs: [{ id: 'ovhcloud', names: ['ovhcloud'], valueFlags: list('--format -f --cloud-project --interface') }],
  rules,
} as const satisfies Provider;
