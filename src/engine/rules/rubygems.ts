import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('gem', { none: ['--help'] });
const PLACE = ['flag:--host', 'path:gem', 'host'];

const rules = [
  {
    id: 'rubygems/yank',
    when: [run('y|ya|yan|yank'), request('DELETE /api/v1/gems/yank')],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'gem',
      name: ['args', 'body:gem_name', '=gem'],
      identifiers: [...PLACE, 'flag:-v', 'flag:--version', 'body:version'],
    },
    dies: 'the version for everybody who installs it; its number can never be used again',
    undo: 'none: publish under a new number',
    safer: 'Publish a fixed version, and leave the old one.',
    docs: 'https://guides.rubygems.org/removing-a-published-gem/',
    examples: {
      held: [
        'gem yank shop -v 1.0.0',
        'curl -X DELETE -H "Authorization: $K" -d gem_name=shop -d version=1.0.0 https://rubygems.org/api/v1/gems/yank',
      ],
      free: ['gem list', 'gem uninstall shop', 'gem help yank', 'curl https://rubygems.org/api/v1/gems/shop.json'],
    },
  },
  {
    id: 'rubygems/remove-owner',
    when: [run('ow|own|owne|owner', { any: ['--remove', '-r'] }), request('DELETE /api/v1/gems/{gem}/owners /api/v1/web_hooks/remove')],
    verb: 'revoke',
    class: 'data',
    resource: { kind: 'access', name: ['flag:--remove', 'flag:-r', 'body:email', 'path:gem'], identifiers: [...PLACE, 'arg:0'] },
    dies: 'who may publish the gem',
    undo: 'an owner who is left can add them again',
    safer: 'List the owners first: gem owner.',
    docs: 'https://guides.rubygems.org/rubygems-org-api/',
    examples: {
      held: [
        'gem owner shop --remove bob@example.com',
        'curl -X DELETE -H "Authorization: $K" -d email=bob@example.com https://rubygems.org/api/v1/gems/shop/owners',
      ],
      free: [
        'gem owner shop',
        'gem owner shop --add bob@example.com',
        'curl -H "Authorization: $K" https://rubygems.org/api/v1/gems/shop/owners.json',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** RubyGems, and servers like it, through gem and their API. */
export const rubygems = {
  id: 'rubygems',
  title: 'RubyGems',
  hosts: ['rubygems.org', 'rubygems.pkg.github.com'],
  programs: [
    {
      id: 'gem',
      names: ['gem'],
      everyday: true,
      abbreviations: true,
      valueFlags: list('-v --version -p --platform --http-proxy -k --key --host -h --otp -a --add -r --remove --config-file'),
    },
  ],
  rules,
} as const satisfies Provider;
