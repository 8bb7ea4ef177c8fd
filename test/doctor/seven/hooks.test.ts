import { chmodSync, rmSync } from 'node:fs';
import { BEFORE, faults } from '../world';
import { beside, forgotten, inHome, replaced, value } from './edits';

const LINT = { matcher: '*', hooks: [{ type: 'command', command: 'lint' }] };
const trust = inHome('.codex/config.toml');
const COMMAND = 'hook-command-changed';

faults([
  // taken out
  {
    fault: 'Claude Code: our entries were taken out',
    prepare: forgotten('claude-code'),
    found: ['claude-code/registered problem hook-missing ~/.claude/settings.json'],
  },
  {
    fault: 'Codex: our entry was taken out',
    prepare: forgotten('codex'),
    found: ['codex/registered problem hook-missing ~/.codex/hooks.json'],
  },
  {
    fault: 'Copilot CLI and VS Code chat: the file was deleted',
    prepare: (at) => rmSync(at.file('copilot-cli')),
    found: ['vscode', 'copilot-cli'].map((agent) => `${agent}/registered problem hook-missing ~/.copilot/hooks/mollyguard.json`),
  },
  {
    fault: 'Gemini CLI: the event before tools was taken out',
    prepare: value(inHome('.gemini/settings.json'), ['hooks', 'BeforeTool'], undefined),
    found: ['gemini/registered problem hook-event-missing ~/.gemini/settings.json'],
    kept: ['~/.gemini/settings.json'],
  },
  {
    fault: 'Qwen Code: our entries were taken out',
    prepare: forgotten('qwen'),
    found: ['qwen/registered problem hook-missing ~/.qwen/settings.json'],
  },
  {
    fault: 'opencode: the plugin was removed',
    prepare: (at) => rmSync(at.file('opencode')),
    found: ['opencode/registered problem hook-missing ~/.config/opencode/plugins/mollyguard.js'],
  },
  {
    fault: 'Cline: the hook of the command line was removed',
    prepare: (at) => rmSync(at.file('cline')),
    found: ['cline/registered problem hook-missing ~/.cline/hooks/PreToolUse'],
  },
  {
    fault: 'Cline: the extension’s hook for prompts was removed',
    prepare: (at) => rmSync(at.file('cline-vscode').replace('PreToolUse', 'UserPromptSubmit')),
    found: ['cline-vscode/registered problem hook-missing ~/Documents/Cline/Hooks/UserPromptSubmit'],
  },
  {
    fault: 'Cursor: our entries were taken out',
    prepare: forgotten('cursor'),
    found: ['cursor/registered problem hook-missing ~/.cursor/hooks.json'],
  },

  // altered by one byte
  ...[
    ['claude-code', '.claude/settings.json'],
    ['codex', '.codex/hooks.json'],
    ['gemini', '.gemini/settings.json'],
    ['qwen', '.qwen/settings.json'],
    ['cursor', '.cursor/hooks.json'],
  ].map(([agent = '', file]) => ({
    fault: `${agent}: the command refuses no more`,
    prepare: replaced(agent, 'exit 2', 'exit 0'),
    found: [`${agent}/registered problem ${COMMAND} ~/${file}`],
  })),
  {
    fault: 'Copilot CLI and VS Code chat: the command calls another program',
    prepare: replaced('copilot-cli', '.mollyguard/bin/hook', '.mollyguard/bin/hook2'),
    found: ['vscode', 'copilot-cli'].map((agent) => `${agent}/registered problem ${COMMAND} ~/.copilot/hooks/mollyguard.json`),
  },
  {
    fault: 'opencode: one sign in the plugin',
    prepare: replaced('opencode', 'reason !== null', 'reason === 0'),
    found: ['opencode/registered problem hook-settings-changed ~/.config/opencode/plugins/mollyguard.js'],
  },
  {
    fault: 'Cline: the program cancels nothing',
    prepare: replaced('cline', '"cancel":true', '"cancel":null'),
    found: ['cline/registered problem hook-settings-changed ~/.cline/hooks/PreToolUse'],
  },
  {
    fault: 'Cline: the extension’s hook may not be executed',
    prepare: (at) => chmodSync(at.file('cline-vscode'), 0o644),
    found: ['cline-vscode/registered problem hook-settings-changed ~/Documents/Cline/Hooks/PreToolUse'],
  },

  // weakened
  {
    fault: 'Claude Code: a failure blocks no more',
    prepare: replaced('claude-code', '"onFailure": "block"', '"onFailure": "allow"'),
    found: ['claude-code/registered problem hook-settings-changed ~/.claude/settings.json'],
  },
  {
    fault: 'Gemini CLI: seconds, where it counts in milliseconds',
    prepare: replaced('gemini', '900000', '900'),
    found: ['gemini/registered problem hook-settings-changed ~/.gemini/settings.json'],
  },
  {
    fault: 'Qwen Code: a matcher that leaves out most tools',
    prepare: replaced('qwen', /"matcher":\s*"\*"/, '"matcher":"Read"'),
    found: ['qwen/registered problem hook-settings-changed ~/.qwen/settings.json'],
  },
  {
    fault: 'Cursor: a hook that fails lets the action go',
    prepare: replaced('cursor', '"failClosed": true', '"failClosed": false'),
    found: ['cursor/registered problem hook-settings-changed ~/.cursor/hooks.json'],
  },

  // twice, and after others
  ...[
    ['claude-code', 'PreToolUse', '.claude/settings.json'],
    ['codex', 'PreToolUse', '.codex/hooks.json'],
    ['gemini', 'BeforeTool', '.gemini/settings.json'],
    ['qwen', 'PreToolUse', '.qwen/settings.json'],
    ['cursor', 'preToolUse', '.cursor/hooks.json'],
  ].map(([agent = '', event = '', file]) => ({
    fault: `${agent}: registered twice`,
    prepare: beside(agent, event, 'after'),
    found: [`${agent}/registered problem hook-duplicate ~/${file}`],
  })),
  ...[
    ['claude-code', 'PreToolUse', '.claude/settings.json'],
    ['gemini', 'BeforeTool', '.gemini/settings.json'],
    ['qwen', 'PreToolUse', '.qwen/settings.json'],
  ].map(([agent = '', event = '', file]) => ({
    fault: `${agent}: another’s hook before ours`,
    prepare: beside(agent, event, 'before', LINT),
    found: [`${agent}/registered note hook-foreign-before ~/${file}`],
    left: [`${agent}: ~/${file}: If you know these hooks, nothing. Where order counts, put ours first.`],
    kept: [`~/${file}`],
  })),
  {
    fault: 'Codex: another’s hook before ours, so that what is trusted is at another place',
    prepare: beside('codex', 'PreToolUse', 'before', LINT),
    found: [
      'codex/registered note hook-foreign-before ~/.codex/hooks.json',
      'codex/registered problem hook-untrusted ~/.codex/config.toml',
    ],
    left: ['codex: ~/.codex/hooks.json: If you know these hooks, nothing. Where order counts, put ours first.'],
    kept: ['~/.codex/config.toml', '~/.codex/hooks.json'],
  },

  // not trusted
  {
    fault: 'Codex: the trust was taken out',
    prepare: (at) => at.write(trust(at), BEFORE['.codex/config.toml'] ?? ''),
    found: ['codex/registered problem hook-untrusted ~/.codex/config.toml'],
  },
  {
    fault: 'Codex: another hash is trusted',
    prepare: (at) => at.edit(trust(at), (text) => text.replace(/sha256:\w{4}/, 'sha256:0000')),
    found: ['codex/registered problem hook-untrusted ~/.codex/config.toml'],
  },
  {
    fault: 'Codex: the trusted hook is disabled',
    prepare: (at) => at.edit(trust(at), (text) => `${text}enabled = false\n`),
    found: ['codex/registered problem hook-untrusted ~/.codex/config.toml'],
  },
]);
