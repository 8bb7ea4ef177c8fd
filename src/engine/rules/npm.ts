import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('npm', { none: ['--dry-run', '--help', '-h'] });
/** npm takes a command by the beginning of its name, as far as no other begins so. */
const begun = (name: string, from: number): string =>
  Array.from({ length: name.length - from + 1 }, (_, more) => name.slice(0, from + more)).join('|');
const PLACE = ['flag:--registry', 'host'];

const rules = [
  {
    id: 'npm/unpublish',
    when: [
      run(begun('unpublish', 3)),
      run('npm unpublish'),
      request('DELETE|PUT /{package}/-rev/{revision} /{scope}/{package}/-rev/{revision}', { credential: true }),
      request('DELETE /**/-rev/{revision} /{package}/-/**', { credential: true }),
      request('DELETE /{registry}/{scope}/{package}/**', { hosts: ['npm.pkg.github.com'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'package', name: ['args', 'path:0', '=this package'], identifiers: PLACE },
    dies: 'the version for everybody who depends on it; its number can never be used again',
    undo: 'none: publish under a new number',
    safer: 'Use npm deprecate, which breaks nobody.',
    docs: 'https://docs.npmjs.com/cli/commands/npm-unpublish',
    examples: {
      held: [
        'npm unpublish shop@1.0.0',
        'npm unpublish --force',
        'pnpm unpublish shop',
        'yarn npm unpublish',
        'curl -X DELETE -H "Authorization: Bearer $T" https://registry.npmjs.org/shop/-rev/1-a',
      ],
      free: [
        'npm publish --dry-run',
        'curl -H "Authorization: Bearer $T" https://registry.npmjs.org/shop',
        'npm unpublish shop --dry-run',
        'npm uninstall shop',
        'npm install',
        'npm view shop',
        'yarn remove shop',
        'npm help unpublish',
        'curl -H "Authorization: Bearer $T" https://registry.npmjs.org/shop',
      ],
    },
  },
  {
    id: 'npm/change-access',
    when: [
      run('owner|author rm|remove'),
      run('npm owner rm|remove'),
      run('access revoke'),
      run('access set', { args: ['mfa=none', 'status=private'] }),
      run('access restricted|2fa-not-required'),
      run('team destroy|rm|remove'),
      run('org|ogr rm|remove'),
      run('token revoke|delete|remove|rm'),
      run('dist-tag|dist-tags rm|remove'),
      run('tag|tags rm|remove'),
      run('npm tag remove'),
      run('hook rm|remove'),
      run('profile disable-2fa|disable-tfa|disable2fa|disabletfa'),
      request(
        'DELETE /-/package/{package}/dist-tags/{tag} /-/package/{scope}/{package}/dist-tags/{tag} /-/npm/v1/tokens/token/{token} /-/team/{scope}/{team} /-/team/{scope}/{team}/** /-/org/{org}/** /-/npm/v1/hooks/**',
        { credential: true },
      ),
    ],
    verb: 'revoke',
    class: 'data',
    resource: { kind: 'access', name: ['args'], identifiers: PLACE },
    dies: 'who may publish, or what a tag leads to',
    undo: 'grant it again',
    safer: 'List who has access first.',
    docs: 'https://docs.npmjs.com/cli/commands/npm-owner',
    examples: {
      held: [
        'npm owner rm bob shop',
        'npm token revoke t1',
        'npm dist-tag rm shop latest',
        'npm access set mfa=none shop',
        'npm profile disable-2fa',
        'yarn npm tag remove shop beta',
        'curl -X DELETE -H "Authorization: Bearer $T" https://registry.npmjs.org/-/package/shop/dist-tags/latest',
      ],
      free: [
        'npm owner ls shop',
        'npm token list',
        'npm dist-tag ls shop',
        'npm access set mfa=automation shop',
        'curl -H "Authorization: Bearer $T" https://registry.npmjs.org/-/package/shop/dist-tags',
      ],
    },
  },
  {
    id: 'npm/deprecate',
    when: run(begun('deprecate', 3), { count: [2, 99], without: [''] }),
    verb: 'change',
    class: 'data',
    resource: { kind: 'package', name: ['arg:0'], identifiers: PLACE },
    reversible: true,
    dies: 'the trust of everybody who installs it: they are warned at once',
    undo: 'npm deprecate with an empty message',
    safer: 'Show the message and the versions to the person first.',
    docs: 'https://docs.npmjs.com/cli/commands/npm-deprecate',
    examples: {
      held: ['npm deprecate shop "do not use"', 'pnpm deprecate shop@1 "use 2"'],
      free: ['npm deprecate shop ""', 'npm view shop deprecated', 'npm deprecate shop@1 x --dry-run'],
    },
  },
] as const satisfies readonly Rule[];

/** The npm registry, through npm, pnpm and yarn. What they install and run is read by others. */
export const npm = {
  id: 'npm',
  title: 'npm',
  hosts: ['registry.npmjs.org', 'npm.pkg.github.com'],
  programs: [
    {
      id: 'npm',
      names: ['npm', 'pnpm', 'yarn', 'yarnpkg'],
      everyday: true,
      valueFlags: list(`--registry --otp --prefix -C --dir --workspace -w --userconfig --tag --cwd`),
    },
  ],
  rules,
} as const satisfies Provider;
