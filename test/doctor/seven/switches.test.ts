import { rmSync } from 'node:fs';
import path from 'node:path';
import { faults } from '../world';
import { inHome, inProject, value } from './edits';

const OFF = '{"disableAllHooks":true}';
const TAKE = 'Take the setting out of this file, or ask whoever manages it.';
const AS_ADMINISTRATOR = 'As the administrator of a machine that only you use, install this file. What it must hold: doctor --managed';
const MANAGED: Readonly<Record<string, string>> = {
  'claude-code': '/etc/claude-code/managed-settings.d/mollyguard.json',
  codex: '/etc/codex/requirements.toml',
  'copilot-cli': '/etc/github-copilot/policy.d/mollyguard.json',
  gemini: '/etc/gemini-cli/settings.json',
  qwen: '/etc/qwen-code/settings.json',
};

/** A setting that switches off is found for these agents, and stays, since it is not ours; what would withstand it is offered. */
function off(
  fault: string,
  agents: readonly string[],
  file: string,
  prepare: (at: Parameters<ReturnType<typeof inProject>>[0]) => void,
  offered = true,
) {
  const each = (one: (agent: string, managed: string | undefined) => readonly string[]) =>
    agents.flatMap((agent) => one(agent, offered ? MANAGED[agent] : undefined));
  return {
    fault,
    prepare,
    found: each((agent, managed) => [
      `${agent}/switches problem hooks-switched-off ${file}`,
      ...(managed === undefined ? [] : [`${agent}/switches note managed-hook-missing ${managed}`]),
    ]),
    left: each((agent, managed) => [
      `${agent}: ${file}: ${TAKE}`,
      ...(managed === undefined ? [] : [`${agent}: ${managed}: ${AS_ADMINISTRATOR} ${agent}`]),
    ]),
  };
}

/** In a file of the person's own: it stays different. */
const own = (file: string) => ({ kept: [file] });
const COPILOT = ['vscode', 'copilot-cli'];
const ALL_THREE = [...COPILOT, 'claude-code'];

faults([
  {
    ...off(
      'Claude Code: disableAllHooks, by the person',
      ['claude-code'],
      '~/.claude/settings.json',
      value(inHome('.claude/settings.json'), ['disableAllHooks'], true),
    ),
    ...own('~/.claude/settings.json'),
  },
  off(
    'Claude Code, and Copilot that reads its files: disableAllHooks, by the project',
    ALL_THREE,
    'project/.claude/settings.json',
    inProject('.claude/settings.json', OFF),
  ),
  off(
    'the same, in the project’s file for this machine',
    ALL_THREE,
    'project/.claude/settings.local.json',
    inProject('.claude/settings.local.json', OFF),
  ),
  {
    ...off(
      'Copilot CLI: disableAllHooks, by the person',
      COPILOT,
      '~/.copilot/settings.json',
      value(inHome('.copilot/settings.json'), ['disableAllHooks'], true),
    ),
    ...own('~/.copilot/settings.json'),
  },
  off(
    'Copilot CLI: disableAllHooks, by the project',
    COPILOT,
    'project/.github/copilot/settings.json',
    inProject('.github/copilot/settings.json', OFF),
  ),
  {
    fault: 'Copilot CLI: the project is not trusted, which switches off the project’s hooks and not the person’s',
    prepare: (at) => at.write(path.join(at.home, '.copilot/config.json'), '{"trusted_folders":[]}'),
    found: [],
    kept: ['+~/.copilot/config.json'],
  },
  {
    ...off('Codex: the feature is off, by the person', ['codex'], '~/.codex/config.toml', (at) =>
      at.edit(path.join(at.home, '.codex/config.toml'), (text) => text.replace('[tui]', '[features]\r\nhooks = false\r\n\r\n[tui]')),
    ),
    ...own('~/.codex/config.toml'),
  },
  off(
    'Codex: the feature is off, by the project',
    ['codex'],
    'project/.codex/config.toml',
    inProject('.codex/config.toml', '[features]\nhooks = false\n'),
  ),
  {
    ...off(
      'Gemini CLI: hooks are off, by the person',
      ['gemini'],
      '~/.gemini/settings.json',
      value(inHome('.gemini/settings.json'), ['hooksConfig', 'enabled'], false),
    ),
    ...own('~/.gemini/settings.json'),
  },
  off(
    'Gemini CLI: hooks are off, by the project',
    ['gemini'],
    'project/.gemini/settings.json',
    inProject('.gemini/settings.json', '{"hooksConfig":{"enabled":false}}'),
  ),
  off(
    'Gemini CLI: our hook is in the project’s list',
    ['gemini'],
    'project/.gemini/settings.json',
    inProject('.gemini/settings.json', '{"hooksConfig":{"disabled":["mollyguard"]}}'),
  ),
  {
    ...off(
      'Qwen Code: disableAllHooks, by the person',
      ['qwen'],
      '~/.qwen/settings.json',
      value(inHome('.qwen/settings.json'), ['disableAllHooks'], true),
    ),
    ...own('~/.qwen/settings.json'),
  },
  off('Qwen Code: disableAllHooks, by the project', ['qwen'], 'project/.qwen/settings.json', inProject('.qwen/settings.json', OFF)),
  off(
    'Qwen Code: safe mode by a variable, which no file of an administrator withstands',
    ['qwen'],
    'project/.env',
    inProject('.env', 'QWEN_CODE_SAFE_MODE=1\n'),
    false,
  ),
  {
    ...off(
      'Cline: the extension’s switch is off',
      ['cline-vscode'],
      '~/.cline/data/globalState.json',
      value(inHome('.cline/data/globalState.json'), ['hooksEnabled'], false),
    ),
    ...own('~/.cline/data/globalState.json'),
  },
  off(
    'VS Code chat: hooks are off, by the project',
    ['vscode'],
    'project/.vscode/settings.json',
    inProject('.vscode/settings.json', '{"chat.useHooks":false}'),
  ),
  {
    fault: 'Cline: the extension’s folder of documents has another name',
    prepare: (at) => at.write(path.join(at.home, '.config/user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Dokumente"\n'),
    found: ['cline-vscode/registered problem hook-elsewhere ~/Documents/Cline/Hooks/PreToolUse'],
    left: [
      `cline-vscode: ~/Documents/Cline/Hooks/PreToolUse: Make a link there to '${'~'}/Documents/Cline/Hooks/PreToolUse', so that both are the same file.`,
    ],
    kept: ['+~/.config/user-dirs.dirs'],
  },
  {
    fault: 'a switch that is gone again: nothing is left of it',
    prepare: (at) => {
      inProject('.claude/settings.json', OFF)(at);
      rmSync(path.join(at.folder, '.claude'), { recursive: true });
    },
    found: [],
  },
]);
