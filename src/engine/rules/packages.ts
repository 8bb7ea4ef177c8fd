import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const NONE = { none: ['--help', '-h'] };
const vsce = command('vsce', NONE);
const pod = command('pod', NONE);
const mix = command('mix', NONE);
const rebar = command('rebar3', NONE);
const named = (kind: string) => ({
  kind,
  name: ['arg:0', 'path:package', 'flag:--revert', `=this ${kind}`],
  identifiers: ['arg:1', 'path:version', 'flag:--organization', 'host'],
});

const rules = [
  {
    id: 'packages/unpublish',
    when: [
      vsce('unpublish|delete-publisher'),
      pod('trunk delete'),
      mix('hex.publish', { any: ['--revert'] }),
      rebar('hex publish', { any: ['--revert'] }),
      request('DELETE /api/packages/{package}/releases/{version} /api/repos/{repository}/packages/{package}/releases/{version}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('package'),
    dies: 'the package or the version for everybody who installs it; an extension with its reviews and its count of installs',
    undo: 'none known: publish under a new number',
    safer: 'Publish a fixed version, and leave the old one.',
    docs: 'https://code.visualstudio.com/api/working-with-extensions/publishing-extension#unpublishing-extensions',
    examples: {
      held: [
        'vsce unpublish acme.shop --force',
        'npx @vscode/vsce unpublish acme.shop -f',
        'pod trunk delete Shop 1.0.0',
        'mix hex.publish --revert 1.0.0',
        'curl -X DELETE -H "Authorization: $K" https://hex.pm/api/packages/shop/releases/1.0.0',
      ],
      free: [
        'vsce package',
        'vsce publish',
        'pod trunk info Shop',
        'pod install',
        'mix hex.publish',
        'curl https://hex.pm/api/packages/shop',
      ],
    },
  },
  {
    id: 'packages/change-access',
    when: [
      pod('trunk deprecate|remove-owner'),
      mix('hex.retire', { count: [2, 9], none: ['--help', '-h', '--unretire'] }),
      mix('hex.owner remove'),
      request('DELETE /api/packages/{package}/owners/{version} /api/keys /api/keys/{version}'),
      request('POST /api/packages/{package}/releases/{version}/retire'),
    ],
    verb: 'change',
    class: 'data',
    resource: named('package'),
    dies: 'who may publish it, or the trust of everybody who installs it: they are warned at once',
    undo: 'an owner who is left can change it back',
    safer: 'Show the message and the versions to the person first.',
    docs: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Retire.html',
    examples: {
      held: [
        'pod trunk deprecate Shop',
        'mix hex.retire shop 1.0.0 security',
        'curl -X DELETE -H "Authorization: $K" https://hex.pm/api/packages/shop/owners/bob@example.com',
      ],
      free: ['mix hex.info shop', 'mix hex.owner list shop', 'mix deps.get', 'curl https://hex.pm/api/packages/shop/owners'],
    },
  },
] as const satisfies readonly Rule[];

/** Further registries: Visual Studio's marketplace, CocoaPods and Hex. */
export const packages = {
  id: 'packages',
  title: 'Other package registries',
  hosts: ['hex.pm'],
  programs: [
    { id: 'vsce', names: ['vsce'], valueFlags: list('-p --pat') },
    { id: 'pod', names: ['pod'], everyday: true, valueFlags: [] },
    { id: 'mix', names: ['mix'], everyday: true, valueFlags: list('--revert --message --organization --level') },
    { id: 'rebar3', names: ['rebar3'], everyday: true, valueFlags: ['--revert', '-r', '--repo'] },
  ],
  rules,
} as const satisfies Provider;
