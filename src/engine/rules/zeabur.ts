import type { Provider, Rule } from './rule';
import { command, list, ownMutation } from './when';

const run = command('zeabur', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--workspace', 'flag:--env-id', 'flag:--project-id', 'flag:--environment'] } as const;
const rules = [
  {
    id: 'zeabur/delete-resource',
    when: [
      run('** delete|del'),
      ownMutation(
        'deleteProject deleteService removeDomain deleteTemplate deleteRegisteredDomainDNSRecord deleteZSendDomain deleteZSendAPIKey deleteZSendWebhook',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'resource',
      name: [
        'flag:--name',
        'flag:-n',
        'flag:--id',
        'flag:--delete-keys',
        'flag:--domain',
        'args',
        'field:_id',
        'field:id',
        'field:domain',
        '=this service',
      ],
      ...PLACE,
    },
    dies: 'of a project all services with their volumes and databases, of a domain where it leads',
    undo: 'None known.',
    safer: 'Suspend it: zeabur service suspend.',
    docs: 'https://zeabur.com/docs/en-US/deploy/deploy-in-cli',
    examples: {
      held: [
        'zeabur project delete --id p1 -y',
        'npx zeabur@latest service delete --name db -y -i=false',
        'zeabur variable delete --delete-keys STRIPE_KEY -y',
        `curl -H "Authorization: Bearer $T" https://api.zeabur.com/graphql -d '{"query":"mutation { deleteProject(_id: \\"p1\\") }"}'`,
      ],
      free: [
        'zeabur project list',
        'zeabur service suspend --name db',
        'zeabur deploy',
        `curl -H "Authorization: Bearer $T" https://api.zeabur.com/graphql -d '{"query":"query { me { _id } }"}'`,
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Zeabur: its command line and GraphQL API. */
export const zeabur = {
  id: 'zeabur',
  title: 'Zeabur',
  hosts: ['api.zeabur.com'],
  graphql: ['/graphql'],
  programs: [
    {
      id: 'zeabur',
      names: ['zeabur'],
      valueFlags: list('--workspace --id --name -n --env-id --project-id --project-name --domain --delete-keys --service-id --environment'),
    },
  ],
  rules,
} as const satisfies Provider;
