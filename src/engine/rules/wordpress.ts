import type { Provider, Rule } from './rule';
import { command, request } from './when';

const bare = command('wp', { none: ['--help'] });
/** An alias of the settings stands before the command: `wp @prod db reset`. */
const wp = (verb: string, more: Parameters<typeof bare>[1] = {}) => [bare(verb, more), bare(`@* ${verb}`, more)];
const PLACE = { identifiers: ['flag:--url', 'flag:--ssh', 'flag:--http', 'label:flag:--path', 'label:word:0', 'host'] } as const;
const docs = (page: string): string => `https://developer.wordpress.org/cli/commands/${page}/`;

const rules = [
  {
    id: 'wordpress/drop-database',
    when: [...wp('db reset|drop|clean'), ...wp('site empty|delete')],
    verb: 'reset',
    class: 'data',
    resource: { kind: 'site', name: ['flag:--url', 'flag:--slug', 'arg:0', 'flag:--path', '=this site'], ...PLACE },
    dies: 'all posts, pages, comments, users and settings; with --uploads the files too',
    undo: 'Import a backup: wp db import.',
    safer: 'Export it first: wp db export.',
    docs: docs('db/reset'),
    examples: {
      held: [
        'wp db reset --yes',
        'wp db drop --yes --path=/var/www/shop',
        'wp site empty --yes --uploads',
        'wp @prod db clean --yes',
        'wp --ssh=u@shop.example.com site delete 7 --yes',
      ],
      free: ['wp db export backup.sql', 'wp db check', 'wp site list', 'wp core version'],
    },
  },
  {
    id: 'wordpress/delete-content',
    when: [
      ...wp('post|comment delete', { any: ['--force'] }),
      ...wp('user|term|menu|option delete'),
      ...wp('plugin|theme delete|uninstall'),
      ...wp('site archive|deactivate|spam'),
      request('DELETE /wp-json/wp/v2/{kind}/{name}', { hosts: ['*'] }),
    ],
    verb: 'delete',
    class: 'suspected',
    resource: { kind: 'content', name: ['args', 'path:name', '=content'], ...PLACE },
    dies: 'it does not go to the bin first; of a user without --reassign all posts, of a plugin its tables',
    undo: 'Import a backup.',
    safer: 'Leave out --force, so that it goes to the bin, or export it first: wp export.',
    docs: docs('post/delete'),
    examples: {
      held: [
        'wp post delete 1 2 3 --force',
        'wp user delete 7 --yes',
        'wp plugin uninstall shop --deactivate',
        'curl -X DELETE -u "$U:$P" "https://shop.example.com/wp-json/wp/v2/posts/7?force=true"',
      ],
      free: [
        'wp post delete 1',
        'wp post list',
        'wp plugin deactivate shop',
        'wp cache flush',
        'wp transient delete --all',
        'curl https://shop.example.com/wp-json/wp/v2/posts/7',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** WordPress: WP-CLI and the REST API of a site. */
export const wordpress = {
  id: 'wordpress',
  title: 'WordPress',
  hosts: [],
  programs: [{ id: 'wp', names: ['wp', 'wp-cli', 'wp-cli.phar'], everyday: true, valueFlags: [] }],
  rules,
} as const satisfies Provider;
