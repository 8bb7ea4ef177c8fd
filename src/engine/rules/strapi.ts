import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('strapi', { none: ['--help', '-h'] });
const lost = {
  verb: 'overwrite',
  class: 'data',
  dies: 'every entry and file that stands there now: all are deleted before the others are written',
  undo: 'Import an export from before: strapi import.',
} as const;

const rules = [
  {
    id: 'strapi/import',
    ...lost,
    when: run('import'),
    resource: { kind: 'content', name: ['=this instance'], identifiers: ['url:DATABASE_URL', 'env:DATABASE_HOST', 'label:env:NODE_ENV'] },
    safer: 'Export first: strapi export.',
    docs: 'https://docs.strapi.io/cms/data-management/import',
    examples: {
      held: ['npx strapi import --force -f backup.tar.gz', 'strapi import -f backup.tar.gz.enc --key "$K" --exclude files'],
      free: ['npx strapi export --no-encrypt -f backup', 'strapi develop', 'strapi build'],
    },
  },
  {
    id: 'strapi/transfer',
    ...lost,
    when: run('transfer'),
    resource: {
      kind: 'content',
      name: ['flag:--to', 'env:STRAPI_TRANSFER_URL', '=this instance'],
      identifiers: ['url:--to|STRAPI_TRANSFER_URL', 'url:DATABASE_URL'],
    },
    safer: 'Export the destination first: strapi export.',
    docs: 'https://docs.strapi.io/cms/data-management/transfer',
    examples: {
      held: [
        'npx strapi transfer --to https://cms.example.com/admin --to-token "$T" --force',
        'strapi transfer --from https://cms.example.com/admin --force',
      ],
      free: ['strapi transfer --help', 'strapi content-types:list'],
    },
  },
] as const satisfies readonly Rule[];

/** Strapi's data management. */
export const strapi = {
  id: 'strapi',
  title: 'Strapi',
  hosts: [],
  programs: [
    {
      id: 'strapi',
      names: ['strapi'],
      everyday: true,
      valueFlags: list('--from --from-token --to --to-token --exclude --only --throttle -f --file -k --key'),
    },
  ],
  rules,
} as const satisfies Provider;
