import { installers } from '../../../src/agents/installers';
import { HOME, PROJECT } from '../world';
import { rows } from './rows';

const LAUNCHER = `${HOME}/.mollyguard/bin/hook`;
const AGENTS = ['antigravity', 'windsurf', 'devin', 'kiro', 'factory', 'augment', 'amp'];
const files = Object.fromEntries(
  installers
    .filter(({ id }) => AGENTS.includes(id))
    .map((installer) => {
      const edited = installer.install(null, LAUNCHER, installer.file(HOME));
      return [installer.file(HOME), edited.kind === 'edited' ? (edited.text ?? '') : ''];
    }),
);
const paths = Object.keys(files);
const foldersOf = (path: string): readonly string[] =>
  path.split('/').flatMap((_, index, parts) => (index > 2 ? [parts.slice(0, index).join('/')] : []));
const write = (path: string, content: string | null) => ({ kind: 'write', path, content });
const world = {
  files: { ...files, [`${PROJECT}/x.json`]: '{}', [`${PROJECT}/.devin/config.json`]: '{"permissions":{}}' },
  folders: [...new Set(paths.flatMap(foldersOf))],
};
const tilde = (path: string): string => path.replace(HOME, '~');

rows(
  'deny self/switch-off',
  [
    ...paths.flatMap((path) => [
      `rm ${tilde(path)}`,
      `mv ${tilde(path)} ~/x`,
      `: > ${tilde(path)}`,
      `cp x.json ${tilde(path)}`,
      `chmod 000 ${tilde(path)}`,
      write(path, '{}'),
      write(path, null),
      { kind: 'delete', path },
    ]),
    'rm -rf ~/.kiro/hooks',
    'rm -rf ~/.augment',
    'rm -rf ~/.config/devin',
    'rm -rf ~/.codeium/windsurf',
    'sed -i s/mollyguard/x/ ~/.factory/hooks.json',
    "jq 'del(.mollyguard)' ~/.gemini/config/hooks.json > t && mv t ~/.gemini/config/hooks.json",
    'git -C ~/.config checkout -- devin/config.json',
    write(
      `${HOME}/.kiro/hooks/mollyguard.json`,
      (files[`${HOME}/.kiro/hooks/mollyguard.json`] ?? '').replace('"enabled": true', '"enabled": false'),
    ),
    write(`${HOME}/.factory/settings.json`, '{"hooksDisabled":true}'),
  ],
  world,
);
rows(
  'hold click self/foreign-hook',
  [
    write(
      `${HOME}/.gemini/config/hooks.json`,
      JSON.stringify({
        ...JSON.parse(files[`${HOME}/.gemini/config/hooks.json`] ?? ''),
        other: { PreToolUse: [{ hooks: [{ type: 'command', command: '/x' }] }] },
      }),
    ),
  ],
  world,
);
rows(
  'allow',
  [
    ...paths.flatMap((path) => [`cat ${tilde(path)}`, `ls -l ${tilde(path)}`, { kind: 'read', path }, write(path, files[path] ?? '')]),
    `jq . ~/.augment/settings.json`,
    write(`${HOME}/notes/amp.md`, '# x'),
  ],
  world,
);
