import { pluginText } from '../../../src/agents/opencode/plugin';
import { HOME, PROJECT } from '../world';
import { rows } from './rows';

const launcher = `${HOME}/.mollyguard/bin/hook`;
const opencode = `${HOME}/.config/opencode/plugins/mollyguard.js`;
const kilo = `${HOME}/.config/kilo/plugins/mollyguard.js`;
const write = (path: string, content: string | null) => ({ kind: 'write', path, content });
const world = {
  files: {
    [opencode]: pluginText('opencode', launcher, opencode),
    [kilo]: pluginText('kilo', launcher, kilo),
    [`${HOME}/.config/opencode/opencode.json`]: '{"model":"a/b"}',
    [`${PROJECT}/.opencode/plugins/team.js`]: 'export const Team = async () => ({})',
    [`${PROJECT}/x.js`]: 'x',
  },
  folders: [
    ...['', '/opencode', '/opencode/plugins', '/kilo', '/kilo/plugins'].map((name) => `${HOME}/.config${name}`),
    ...['', '/plugins'].map((name) => `${PROJECT}/.opencode${name}`),
  ],
};

rows(
  'deny self/switch-off',
  [
    'rm ~/.config/opencode/plugins/mollyguard.js',
    'rm -rf ~/.config/opencode',
    'rm -rf ~/.config/opencode/plugins',
    'rm -f ~/.config/opencode/plugins/*',
    'mv ~/.config/opencode/plugins ~/x',
    'mv ~/.config/opencode/plugins/mollyguard.js ~/.config/opencode/plugins/mollyguard.txt',
    'chmod 000 ~/.config/opencode/plugins/mollyguard.js',
    ': > ~/.config/opencode/plugins/mollyguard.js',
    'echo "export default {}" > ~/.config/opencode/plugins/mollyguard.js',
    'echo "throw 1" >> ~/.config/opencode/plugins/mollyguard.js',
    'cp x.js ~/.config/opencode/plugins/mollyguard.js',
    'ln -sf ~/shop/x.js ~/.config/opencode/plugins/mollyguard.js',
    "sed -i 's/throw/return/' ~/.config/opencode/plugins/mollyguard.js",
    'truncate -s 0 ~/.config/opencode/plugins/mollyguard.js',
    'rsync -a x/ ~/.config/opencode/plugins --delete',
    'tar xf x.tar -C ~/.config/opencode',
    'find ~/.config/opencode -name "mollyguard*" -delete',
    write(opencode, 'export default {}'),
    write(opencode, null),
    { kind: 'delete', path: opencode },
    'rm -rf ~/.config/kilo',
    'rm ~/.config/kilo/plugins/mollyguard.js',
    write(kilo, ''),
    'OPENCODE_PURE=1 opencode run x',
    'export OPENCODE_PURE=1; opencode run x',
    'env XDG_CONFIG_HOME=/tmp/c opencode run x',
    'OPENCODE_CONFIG_DIR=/tmp/c opencode',
    'HOME=/tmp/h opencode run x',
    'KILO_PURE=1 kilo run x',
    'XDG_CONFIG_HOME=/tmp/c kilo run x',
    'OPENCODE_TEST_HOME=/tmp/h opencode run x',
  ],
  world,
);
rows('deny self/start-unguarded-agent', [
  'opencode --pure',
  'opencode run "do it" --pure',
  'opencode --pure=true serve',
  'opencode acp --pure',
  'npx opencode-ai --pure run x',
  'bunx opencode-ai@latest run --pure x',
  'kilo --pure run x',
  'kilocode run --pure x',
  'npx @kilocode/cli --pure run x',
]);
rows(
  'hold click self/foreign-hook',
  [
    write('.opencode/plugins/x.js', 'x'),
    write('.opencode/plugin/x.ts', 'x'),
    write('.opencode/plugins/team.js', 'x'),
    'cp x.js .opencode/plugins/y.js',
    write(`${HOME}/.config/opencode/plugins/x.js`, 'x'),
    write(`${HOME}/.config/opencode/opencode.json`, '{"model":"a/b","plugin":["other"]}'),
    write(`${HOME}/.config/opencode/opencode.json`, '{"model":"a/b","plugins":["other"]}'),
    write('opencode.json', '{"plugin":["./x.js"]}'),
    write('opencode.jsonc', '{"mcp":{"x":{"type":"local","command":["x"]}}}'),
    write('.opencode/tool/x.ts', 'x'),
    write('.kilo/plugins/x.js', 'x'),
    write('kilo.json', '{"plugin":["./x.js"]}'),
    write('kilo.jsonc', '{"plugin":["./x.js"]}'),
    write('.kilo/kilo.json', '{"plugin":["./x.js"]}'),
  ],
  world,
);
rows(
  'allow',
  [
    'cat ~/.config/opencode/plugins/mollyguard.js',
    'ls ~/.config/opencode/plugins',
    'opencode run "explain --pure functions"',
    'opencode --version',
    'kilo run "fix it"',
    write(`${HOME}/.config/opencode/opencode.json`, '{"model":"a/c"}'),
    write('opencode.json', '{"model":"a/c"}'),
    write('src/plugins/mollyguard.js', 'x'),
    'echo "rm ~/.config/opencode/plugins/mollyguard.js"',
    'git commit -m "opencode --pure"',
    'OPENCODE_MODEL=x npm test',
  ],
  world,
);
