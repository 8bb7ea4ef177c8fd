import { HOME, PROJECT, type World } from '../engine/world';

const hook = (agent: string): string =>
  `'${HOME}/.mollyguard/bin/hook' ${agent} || { echo 'Mollyguard does not answer' >&2; exit 2; }`.replaceAll('"', '\\"');
const claude = `{"hooks":{"PreToolUse":[{"matcher":"*","hooks":[{"type":"command","command":"${hook('claude-code')}","timeout":900}]}]}}`;
const gemini = `{"hooks":{"BeforeTool":[{"matcher":"*","hooks":[{"type":"command","command":"${hook('gemini')}"}]}]},"theme":"dark"}`;
const vscode = `{"version":1,"hooks":{"PreToolUse":[{"type":"command","command":"${hook('vscode')}","timeout":900}]}}`;
const cursor = `{"version":1,"hooks":{"preToolUse":[{"command":"${hook('cursor')}","failClosed":true}]}}`;

export const FILES = { claude, gemini, vscode, cursor } as const;
const RUNTIME = '/run/user/1000/mollyguard';
const EXTENSION = `${HOME}/.vscode/extensions/mollyguard.mollyguard-0.1.0`;

/** A machine on which every agent is guarded, the way set-up leaves it. */
export const guarded: World = {
  files: {
    [`${HOME}/.claude/settings.json`]: claude,
    [`${HOME}/.codex/hooks.json`]: claude,
    [`${HOME}/.codex/config.toml`]: `model = "o3"\n[hooks.state."${HOME}/.codex/hooks.json:pre_tool_use:0:0"]\ntrusted_hash = "sha256:mollyguard"\n`,
    [`${HOME}/.copilot/hooks/mollyguard.json`]: vscode,
    [`${HOME}/.cursor/hooks.json`]: cursor,
    [`${HOME}/.gemini/settings.json`]: gemini,
    [`${HOME}/.qwen/settings.json`]: claude,
    [`${HOME}/.config/opencode/plugins/mollyguard.js`]: '// mollyguard\nexport const Mollyguard = async () => ({});\n',
    [`${HOME}/.config/Code/User/settings.json`]: '{"editor.tabSize":4,"mollyguard.mode":"guard","mollyguard.approval.holdSeconds":600}',
    [`${HOME}/.config/Cursor/User/settings.json`]: '{}',
    [`${HOME}/.mollyguard/bin/hook`]: '#!/bin/sh\n',
    [`${HOME}/.mollyguard/lib/0.1.0/hook.js`]: '// mollyguard\n',
    [`${HOME}/.mollyguard/journal/x.jsonl`]: '{}\n',
    [`${EXTENSION}/package.json`]: '{"name":"mollyguard"}',
    [`${HOME}/.vscode/extensions/extensions.json`]: '[{"identifier":{"id":"mollyguard.mollyguard"}}]',
    [`${PROJECT}/.vscode/settings.json`]: '{"editor.tabSize":4}',
    [`${PROJECT}/shop.code-workspace`]: '{"folders":[{"path":"."}],"settings":{}}',
    [`${PROJECT}/package.json`]:
      '{"name":"shop","scripts":{"off":"rm -rf ~/.mollyguard","dev":"vite","fmt":"prettier --write .","kill":"pkill -f mollyguard"}}',
    [`${PROJECT}/Makefile`]: 'off:\n\trm -f ~/.copilot/hooks/mollyguard.json\ndev:\n\tvite\n',
    [`${PROJECT}/off.json`]: '{"disableAllHooks":true}',
    [`${PROJECT}/fine.json`]: '{"editor.tabSize":2}',
    [`${PROJECT}/off.sh`]: '#!/bin/sh\nrm -rf "$HOME/.mollyguard"\n',
    [`${PROJECT}/off.py`]: 'import os, shutil\nshutil.rmtree(os.path.expanduser("~/.mollyguard"))\n',
    [`${PROJECT}/off.js`]: `const fs = require('fs');\nfs.writeFileSync('${HOME}/.claude/settings.json', '{}');\n`,
    [`${PROJECT}/fine.sh`]: '#!/bin/sh\necho "rm -rf ~/.mollyguard" >> notes.txt\n',
  },
  folders: [
    `${HOME}/.claude`,
    `${HOME}/.codex`,
    `${HOME}/.copilot`,
    `${HOME}/.copilot/hooks`,
    `${HOME}/.cursor`,
    `${HOME}/.gemini`,
    `${HOME}/.qwen`,
    `${HOME}/.config`,
    `${HOME}/.config/opencode`,
    `${HOME}/.config/opencode/plugins`,
    `${HOME}/.config/Code`,
    `${HOME}/.config/Code/User`,
    `${HOME}/.vscode`,
    `${HOME}/.vscode/extensions`,
    EXTENSION,
    `${EXTENSION}/dist`,
    `${HOME}/.mollyguard/lib`,
    `${HOME}/.mollyguard/lib/0.1.0`,
    `${HOME}/.mollyguard/journal`,
    `${PROJECT}/.vscode`,
  ],
  facts: { own: [RUNTIME, EXTENSION] },
};
