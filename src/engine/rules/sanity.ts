import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('sanity', { none: ['--help', '-h'] });
const contentful = command('contentful', { none: ['--help', '-h'] });
const dato = command('datocms', { none: ['--help', '-h'] });
const SANITY = { hosts: ['api.sanity.io', '*.api.sanity.io'] } as const;
const OTHERS = {
  hosts: ['api.contentful.com', 'api.eu.contentful.com', 'site-api.datocms.com', 'mapi.storyblok.com', 'api.storyblok.com'],
} as const;
const named = (kind: string) => ({
  kind,
  name: ['flag:--environment-id', 'args', 'flag:--space-id', 'path:name', 'path:last', `=${kind}`],
  identifiers: [
    'flag:--dataset',
    'flag:-d',
    'flag:--project-id',
    'flag:--space-id',
    'flag:-s',
    'flag:--environment-id',
    'flag:-e',
    'path:dataset',
    'host',
  ],
});

const rules = [
  {
    id: 'sanity/delete-content',
    when: [
      run('dataset|datasets|documents|document delete'),
      run('dataset|datasets import', { any: ['--replace'] }),
      run('undeploy'),
      run('graphql undeploy'),
      api('POST /{v}/data/mutate/{dataset}', { ...SANITY, text: ['*"delete"*'] }),
      api('DELETE /{v}/projects/{name} /{v}/projects/{project}/datasets/{name}', SANITY),
      contentful('space|extension|content-type delete'),
      contentful('space environment delete'),
      contentful('space environment-alias update'),
      dato('environments:destroy|environments:promote'),
      api('DELETE', OTHERS),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('content'),
    dies: 'what editors wrote: of a dataset, a space or an environment every document in it, with its history',
    undo: 'Import an export.',
    safer: 'Export it first: sanity dataset export, contentful space export.',
    docs: 'https://www.sanity.io/docs/cli-reference/cli-dataset',
    examples: {
      held: [
        'npx sanity dataset delete production --force',
        'sanity documents delete post-1',
        'sanity dataset import seed.tar.gz production --replace',
        `curl -X POST -H "Authorization: Bearer $T" https://abc.api.sanity.io/v2021-06-07/data/mutate/production -d '{"mutations":[{"delete":{"query":"*[_type == \\"post\\"]"}}]}'`,
        'contentful space delete --space-id s1 --yes',
        'contentful space environment delete --environment-id master',
        'npx datocms environments:destroy main',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.contentful.com/spaces/s1/environments/master/entries/e1',
      ],
      free: [
        'sanity dataset list',
        'sanity dataset export production',
        'sanity dataset import seed.tar.gz staging',
        `curl -X POST -H "Authorization: Bearer $T" https://abc.api.sanity.io/v2021-06-07/data/mutate/production -d '{"mutations":[{"createOrReplace":{"_id":"a","_type":"post"}}]}'`,
        'contentful space list',
        'npx datocms migrations:run',
      ],
    },
  },
  {
    id: 'sanity/delete-safeguard',
    when: [run('backup|backups disable'), run('cors|hook|hooks|tokens|token delete'), run('dataset|datasets alias delete|unlink')],
    verb: 'disable',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'backups from now on, or what apps reach the content through',
    undo: 'Enable or add it again.',
    safer: 'Leave it.',
    docs: 'https://www.sanity.io/docs/content-lake/backups',
    examples: {
      held: ['sanity backup disable production', 'sanity hook delete h1'],
      free: ['sanity backup list production', 'sanity cors list'],
    },
  },
] as const satisfies readonly Rule[];

/** Places of content: Sanity, Contentful, DatoCMS, Storyblok. */
export const sanity = {
  id: 'sanity',
  title: 'Sanity, Contentful, DatoCMS and Storyblok',
  hosts: [],
  programs: [
    {
      id: 'sanity',
      names: ['sanity'],
      everyday: true,
      valueFlags: list('-d --dataset -p --project-id --project --token --asset-concurrency'),
    },
    {
      id: 'contentful',
      names: ['contentful'],
      valueFlags: list('--space-id -s --environment-id -e --management-token --mt --host -h --id --header -H'),
    },
    { id: 'datocms', names: ['datocms'], valueFlags: list('--api-token --profile --config-file --json') },
  ],
  rules,
} as const satisfies Provider;
