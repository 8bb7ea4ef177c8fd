import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('ibmcloud', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:-g', 'flag:--resource-group', 'env:IBMCLOUD_HOME', 'label:flag:--region', 'host'] } as const;
const named = (kind: string) => ({
  kind,
  name: ['flag:--bucket', 'flag:--cluster', 'flag:-c', 'flag:--name', 'flag:-n', 'args', 'path:name', 'path:last', '=resource'],
  ...PLACE,
});
const DOCS = 'https://cloud.ibm.com/docs/cli';

const rules = [
  {
    id: 'ibmcloud/delete-data',
    when: [
      run('resource service-instance-delete|reclamation-delete'),
      run('is instance-delete|volume-delete|bare-metal-server-delete|share-delete|vpc-delete'),
      run('ks|oc|os cluster rm'),
      run('ks|oc|os worker-pool rm'),
      run('cos bucket-delete|object-delete|objects-delete|objects-delete-all'),
      run('cr namespace-rm|image-rm|image-prune-untagged'),
      run('ce|code-engine project delete'),
      api('DELETE /v2/resource_instances/{name} /v1/instances/{name} /v1/volumes/{name} /global/v1/clusters/{name}'),
      api('DELETE', { hosts: ['*.cloud-object-storage.appdomain.cloud'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'every row and file in it, and what hangs on it',
    undo: 'ibmcloud resource reclamation-restore, for a service instance, within a week.',
    safer: 'Back it up first, and delete without --recursive.',
    docs: `${DOCS}?topic=cli-ibmcloud_commands_resource`,
    examples: {
      held: [
        'ibmcloud resource service-instance-delete shop-db -f --recursive',
        'ibmcloud is instance-delete i1 --force',
        'ibmcloud ks cluster rm --cluster prod -f --force-delete-storage',
        'ibmcloud cos bucket-delete --bucket invoices --force',
        'curl -X DELETE -H "Authorization: Bearer $T" https://resource-controller.cloud.ibm.com/v2/resource_instances/i1',
      ],
      free: [
        'ibmcloud resource service-instances',
        'ibmcloud is instances',
        'ibmcloud ks cluster ls',
        'curl -H "Authorization: Bearer $T" https://resource-controller.cloud.ibm.com/v2/resource_instances',
      ],
    },
  },
  {
    id: 'ibmcloud/delete-resource',
    net: 'provider',
    when: [run('** *-delete|*-rm|*-remove|delete|rm'), api('DELETE')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'None known.',
    safer: 'Show it first.',
    docs: DOCS,
    examples: {
      held: [
        'ibmcloud iam api-key-delete key1 -f',
        'ibmcloud is snapshot-delete s1 -f',
        'ibmcloud fn action delete collect',
        'curl -X DELETE -H "Authorization: Bearer $T" https://iam.cloud.ibm.com/v1/apikeys/k1',
      ],
      free: [
        'ibmcloud target -r us-south',
        'ibmcloud iam api-keys',
        'ibmcloud login --sso',
        'curl -H "Authorization: Bearer $T" https://iam.cloud.ibm.com/v1/apikeys',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** IBM Cloud: ibmcloud, its APIs and Object Storage. */
export const ibmcloud = {
  id: 'ibmcloud',
  title: 'IBM Cloud',
  hosts: ['*.cloud.ibm.com', '*.cloud-object-storage.appdomain.cloud'],
  programs: [
    {
      id: 'ibmcloud',
      names: ['ibmcloud'],
      valueFlags: list(
        '--bucket --key --region -r --cluster -c --name -n -g --resource-group --output --worker-pool -p --vpc --delete --id',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
