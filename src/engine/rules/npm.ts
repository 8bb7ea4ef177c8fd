import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('npm', { none: ['--dry-run', '--help', '-h'] });
const PLACE = ['flag:--registry', 'host'];

const rules = [
  {
    id: 'npm/unpublish',
    when: [run('unpublish'), run('npm unpublish'), request('DELETE /**/-rev/{revision} /{package}/-/**', { credential: true })],
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
      ],
    },
  },
  {
    id: 'npm/change-access',
    when: [
      run('owner rm'),
      run('access revoke'),
      run('team destroy|rm'),
      run('org rm'),
      run('token revoke|delete|remove|rm'),
      run('dist-tag rm'),
      run('hook rm'),
    ],
    verb: 'revoke',
    class: 'data',
    resource: { kind: 'access', name: ['args'], identifiers: PLACE },
    dies: 'who may publish, or what a tag leads to',
    undo: 'grant it again',
    safer: 'List who has access first.',
    docs: 'https://docs.npmjs.com/cli/commands/npm-owner',
    examples: {
      held: ['npm owner rm bob shop', 'npm token revoke t1', 'npm dist-tag rm shop latest'],
      free: ['npm owner ls shop', 'npm token list', 'npm dist-tag ls shop'],
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
