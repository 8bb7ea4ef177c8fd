import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const cld = command('cld', { none: ['--help', '--dry-run'] });
const bunny = command('bunny', { none: ['--help', '-h'] });
const mux = command('mux', { none: ['--help', '-h'] });
const CLOUDINARY = { hosts: ['api.cloudinary.com', 'api-eu.cloudinary.com', 'api-ap.cloudinary.com'] } as const;
const MUX = { hosts: ['api.mux.com'] } as const;
const BUNNY = { hosts: ['api.bunny.net', 'storage.bunnycdn.com', '*.storage.bunnycdn.com', 'video.bunnycdn.com'] } as const;
const named = (kind: string) => ({
  kind,
  name: ['arg:0', 'body:public_id', 'path:name', 'path:last', `=${kind}`],
  identifiers: ['flag:-C', 'flag:--config_saved', 'env:CLOUDINARY_URL', 'path:cloud', 'host'],
});

const rules = [
  {
    id: 'cloudinary/delete-media',
    when: [
      cld('admin delete_*'),
      cld('delete_*'),
      cld('uploader destroy|delete_*'),
      cld('provisioning delete_*'),
      cld('sync', { any: ['--push', '--pull'], all: ['-F'], none: ['--help', '--dry-run', '-K', '--keep-unique'] }),
      cld('sync', { any: ['--push', '--pull'], all: ['--force'], none: ['--help', '--dry-run', '-K', '--keep-unique'] }),
      api('DELETE', CLOUDINARY),
      api('POST /v1_1/{cloud}/{type}/destroy', CLOUDINARY),
      mux('* delete'),
      mux('assets|live playback-ids|tracks|static-renditions|simulcast-targets delete'),
      api('DELETE', MUX),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('media'),
    dies: 'pictures and videos, with all that was made of them; addresses that are in use answer no more',
    undo: 'Restore it from a backup, where the account keeps them.',
    safer: 'List what matches first: cld admin resources, cld search.',
    docs: 'https://cloudinary.com/documentation/admin_api#delete_resources',
    examples: {
      held: [
        'cld admin delete_all_resources',
        'cld -C prod admin delete_resources_by_prefix shop/',
        'cld uploader destroy shop/a',
        'cld sync --push -F . shop',
        'curl -X DELETE -u "$K:$S" https://api.cloudinary.com/v1_1/demo/resources/image/upload?all=true',
        'curl -X POST https://api.cloudinary.com/v1_1/demo/image/destroy -d "public_id=a&api_key=k&signature=s&timestamp=1"',
        'curl -X DELETE -u "$K:$S" https://api.mux.com/video/v1/assets/a1',
        'mux assets delete a1 --force',
        'mux assets playback-ids delete a1 p1',
      ],
      free: [
        'cld admin resources',
        'cld search "folder:shop"',
        'cld upload_dir shop',
        'cld sync --push . shop --dry-run',
        'curl -u "$K:$S" https://api.mux.com/video/v1/assets',
        'mux assets list',
      ],
    },
  },
  {
    id: 'cloudinary/delete-on-bunny',
    when: [
      bunny('apps|db|scripts|registries delete|remove'),
      bunny('apps volumes|endpoints|env remove'),
      bunny('db regions remove'),
      bunny('scripts env remove'),
      api('DELETE', BUNNY),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('zone'),
    dies: 'of a storage zone every file in it, of a DNS zone where its names lead, of a library its videos',
    undo: 'None known.',
    safer: 'List what it holds first.',
    docs: 'https://docs.bunny.net/reference/storagezonepublic_delete',
    examples: {
      held: [
        'curl -X DELETE -H "AccessKey: $K" https://api.bunny.net/storagezone/1',
        'curl -X DELETE -H "AccessKey: $K" https://ny.storage.bunnycdn.com/shop/a/',
        'curl -X DELETE -H "AccessKey: $K" https://video.bunnycdn.com/library/1/videos/v1',
        'bunny db delete shop --force',
      ],
      free: [
        'curl -H "AccessKey: $K" https://api.bunny.net/storagezone',
        'curl -X POST -H "AccessKey: $K" https://api.bunny.net/pullzone/1/purgeCache',
        'bunny apps list',
        'bunny config profile delete old',
      ],
    },
  },
  {
    id: 'cloudinary/purge-cache',
    when: [api('POST /pullzone/{name}/purgeCache /purge', BUNNY)],
    verb: 'remove',
    class: 'disposable',
    resource: named('cache'),
    undo: 'not needed: the cache fills again',
    safer: 'Go ahead.',
    docs: 'https://docs.bunny.net/reference/pullzonepublic_purgecachepostbytag',
    examples: { held: [], free: ['curl -X POST -H "AccessKey: $K" https://api.bunny.net/pullzone/1/purgeCache'] },
  },
] as const satisfies readonly Rule[];

/** Places of media: Cloudinary, Mux, bunny.net. */
export const cloudinary = {
  id: 'cloudinary',
  title: 'Cloudinary, Mux and bunny.net',
  hosts: [],
  programs: [
    {
      id: 'cld',
      names: ['cld', 'cloudinary'],
      valueFlags: list('-c --config -C --config_saved -w -D --deletion-batch-size -fm --folder-mode -st --status --save'),
    },
    { id: 'bunny', names: ['bunny'], everyday: true, valueFlags: list('-p --profile -o --output --api-key') },
    { id: 'mux', names: ['mux'], everyday: true, valueFlags: [] },
  ],
  rules,
} as const satisfies Provider;
