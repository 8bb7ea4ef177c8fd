import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const sf = command('sf', { none: ['--help', '-h', '--check-only', '--dry-run'] });
const PLACE = { identifiers: ['flag:--target-org', 'flag:-o', 'flag:--targetusername', 'flag:-u', 'env:SF_TARGET_ORG', 'host'] } as const;
const named = (kind: string) => ({
  kind,
  name: [
    'flag:--sobject',
    'flag:-s',
    'flag:--sobjecttype',
    'flag:--metadata',
    'flag:-m',
    'path:name',
    'path:last',
    'flag:--target-org',
    'flag:-o',
    `=${kind}`,
  ],
  ...PLACE,
});
const DATA = '/services/data/{v}';

const rules = [
  {
    id: 'salesforce/delete-records',
    when: [
      sf('data delete bulk|record|resume'),
      sf('data:delete:bulk|data:delete:record|force:data:bulk:delete|force:data:record:delete'),
      api(`DELETE ${DATA}/sobjects/{name}/{id} ${DATA}/composite/sobjects ${DATA}/sobjects/{name}/{field}/{id}`),
      api(`POST ${DATA}/jobs/ingest`, { fields: { operation: ['delete', 'hardDelete'] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('records'),
    dies: 'the records and what hangs below them; with hardDelete past the recycle bin',
    undo: 'The recycle bin keeps deleted records for 15 days, not those of a hard delete.',
    safer: 'Query them first and keep what it returns: sf data query --result-format csv.',
    docs: 'https://developer.salesforce.com/docs/atlas.en-us.sfdx_cli_reference.meta/sfdx_cli_reference/cli_reference_data_commands_unified.htm',
    examples: {
      held: [
        'sf data delete bulk --sobject Account --file ids.csv --target-org prod',
        'sf data delete record -s Account -i 001xx -o prod',
        'sfdx force:data:bulk:delete -s Account -f ids.csv',
        'curl -X DELETE -H "Authorization: Bearer $T" https://acme.my.salesforce.com/services/data/v59.0/sobjects/Account/001xx',
        `curl -X POST -H "Authorization: Bearer $T" https://acme.my.salesforce.com/services/data/v59.0/jobs/ingest -d '{"object":"Account","operation":"hardDelete"}'`,
      ],
      free: [
        'sf data query -q "SELECT Id FROM Account" -o prod',
        'sf org list',
        `curl -X POST -H "Authorization: Bearer $T" https://acme.my.salesforce.com/services/data/v59.0/jobs/ingest -d '{"object":"Account","operation":"insert"}'`,
      ],
    },
  },
  {
    id: 'salesforce/delete-metadata',
    when: [
      sf('project delete source|tracking'),
      sf('project:delete:source|force:source:delete|force:mdapi:deploy:destructive'),
      sf('project deploy start|quick', { any: ['--pre-destructive-changes', '--post-destructive-changes', '--purge-on-delete'] }),
      sf('org delete scratch|sandbox'),
      sf('org:delete:scratch|org:delete:sandbox|force:org:delete'),
      sf('package|package1 delete'),
      sf('package version delete'),
      api('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('metadata'),
    dies: 'fields, objects or classes with the data in them; of a sandbox everything',
    undo: 'Deploy them again from the repository; data in a deleted field stays 15 days.',
    safer: 'Validate first: sf project deploy validate, and look at what would go.',
    docs: 'https://developer.salesforce.com/docs/atlas.en-us.sfdx_cli_reference.meta/sfdx_cli_reference/cli_reference_project_commands_unified.htm',
    examples: {
      held: [
        'sf project delete source --metadata ApexClass:Orders -o prod --no-prompt',
        'sf project deploy start --manifest package.xml --post-destructive-changes destructiveChanges.xml -o prod',
        'sf org delete sandbox -o qa --no-prompt',
        'curl -X DELETE -H "Authorization: Bearer $T" https://acme.my.salesforce.com/services/data/v64.0/tooling/sobjects/CustomField/00N1',
      ],
      free: [
        'sf project deploy start -o prod',
        'sf project deploy validate --manifest package.xml --post-destructive-changes d.xml',
        'sf org open',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Salesforce: sf, sfdx and the REST API. */
export const salesforce = {
  id: 'salesforce',
  title: 'Salesforce',
  hosts: ['*.salesforce.com', '*.force.com'],
  programs: [
    {
      id: 'sf',
      names: ['sf', 'sfdx'],
      everyday: true,
      valueFlags: list(
        '-s --sobject --sobjecttype -f --file -i --record-id --sobjectid -w --where --wait -o --target-org -u --targetusername -m --metadata -p --source-dir -x --manifest --api-version -l --test-level -t --tests -q --query --pre-destructive-changes --post-destructive-changes',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
