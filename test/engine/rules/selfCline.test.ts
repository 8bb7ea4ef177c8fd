import { clineInstaller, clineVscodeInstaller } from '../../../src/agents/cline/install';
import type { Installer } from '../../../src/agents/installer';
import { HOME, PROJECT } from '../world';
import { rows } from './rows';

const LAUNCHER = `${HOME}/.mollyguard/bin/hook`;
const textOf = (installer: Installer): string => {
  const edited = installer.install(null, LAUNCHER, installer.file(HOME));
  return edited.kind === 'edited' ? (edited.text ?? '') : '';
};
const line = clineInstaller.file(HOME);
const extension = clineVscodeInstaller.file(HOME);
const STATE = `${HOME}/.cline/data/globalState.json`;
const write = (path: string, content: string | null) => ({ kind: 'write', path, content });
const edit = (path: string, old: string, by: string) => ({
  kind: 'write',
  path,
  content: null,
  edits: [{ old, new: by, all: false, lines: false }],
});
const world = {
  files: {
    [line]: textOf(clineInstaller),
    [extension]: textOf(clineVscodeInstaller),
    [`${HOME}/Documents/Cline/Hooks/PostToolUse`]: '#!/bin/sh\n',
    [STATE]: '{"mode":"act","hooksEnabled":true}',
    [`${PROJECT}/.clinerules/style.md`]: 'x\n',
    [`${PROJECT}/.clinerules/hooks/PreToolUse`]: '#!/bin/sh\nlint\n',
  },
  folders: [`${HOME}/.cline`, `${HOME}/.cline/hooks`, `${HOME}/Documents`, `${HOME}/Documents/Cline`, `${HOME}/Documents/Cline/Hooks`],
  facts: { own: ['/run/user/1000/mollyguard'] },
};

rows(
  'deny self/switch-off',
  [
    'rm ~/.cline/hooks/PreToolUse',
    'rm -f ~/Documents/Cline/Hooks/PreToolUse',
    'rm -rf ~/.cline/hooks',
    'rm -rf ~/Documents/Cline',
    'rm ~/.cline/hooks/*',
    ': > ~/.cline/hooks/PreToolUse',
    'truncate -s 0 ~/Documents/Cline/Hooks/PreToolUse',
    'chmod 644 ~/Documents/Cline/Hooks/PreToolUse',
    'chmod -x ~/Documents/Cline/Hooks/*',
    'mv ~/.cline/hooks/PreToolUse ~/.cline/hooks/PreToolUse.off',
    'mv ~/Documents/Cline/Hooks ~/x',
    'cp /bin/true ~/.cline/hooks/PreToolUse',
    'ln -sf /bin/true ~/Documents/Cline/Hooks/PreToolUse',
    'sed -i s/cancel/x/ ~/.cline/hooks/PreToolUse',
    "echo 'exit 0' >> ~/.cline/hooks/PreToolUse",
    `python3 -c 'import os; os.remove("${line}")'`,
    `node -e 'require("fs").writeFileSync("${extension}", "")'`,
    "find ~/Documents/Cline -name 'PreTool*' -delete",
    'cd ~/.cline/hooks && git clean -fdx',
    write(line, ''),
    write(extension, '#!/bin/sh\necho \'{"cancel":false}\'\n'),
    write(line, null),
    edit(line, 'exit 2', 'exit 0'),
    edit(extension, 'not there', 'x'),
    { kind: 'delete', path: line },
    { kind: 'delete', path: extension },
    write(STATE, '{"mode":"act","hooksEnabled":false}'),
    `echo '{"hooksEnabled":false}' > ~/.cline/data/globalState.json`,
    'sed -i s/true/false/ ~/.cline/data/globalState.json',
    'CLINE_DIR=/tmp/c cline "do it now"',
    'HOME=/tmp/c cline "do it now"',
  ],
  world,
);
rows(
  'hold click self/foreign-hook',
  [
    write('.clinerules/hooks/PreToolUse', '#!/bin/sh\necho x\n'),
    write('.clinerules/hooks/pretooluse.py', 'x'),
    write('.cline/hooks/PreToolUse.sh', 'x'),
    write(`${HOME}/.cline/hooks/PreToolUse.sh`, 'x'),
    write(`${HOME}/Documents/Cline/Hooks/UserPromptSubmit`, 'x'),
    'echo x > .clinerules/hooks/PreToolUse',
  ],
  world,
);
rows(
  'allow',
  [
    'cat ~/.cline/hooks/PreToolUse',
    'ls -l ~/Documents/Cline/Hooks',
    'chmod +x .clinerules/hooks/PreToolUse',
    write('.clinerules/style.md', 'be plain\n'),
    write(`${HOME}/.cline/data/globalState.json`, '{"mode":"plan","hooksEnabled":true}'),
    'cline "do it now"',
    'grep -r cancel ~/.cline/hooks',
    { kind: 'read', path: line },
    write(line, textOf(clineInstaller)),
  ],
  world,
);
