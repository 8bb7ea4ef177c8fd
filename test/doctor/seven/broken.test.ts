import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Home } from '../home';
import { faults } from '../world';
import { inHome, replaced } from './edits';

const CORRECT = 'Correct the file at that place, then set up again.';
const trust = inHome('.codex/config.toml');
const write = (agent: string, text: string) => (at: Home) => at.write(at.file(agent), text);
/** What a person reads after *Repair*: the file is not touched. */
const asItWas = (agent: string, file: string, ...more: readonly string[]) => [...more.map((one) => `${agent}: ${file}: ${one}`)];
const SET_UP = 'Run “Mollyguard: Set Up Agents…” in the editor.';

faults([
  {
    fault: 'Claude Code: a comment, so that it reads no word of the file',
    prepare: (at) => at.edit(at.file('claude-code'), (text) => `// mine\n${text}`),
    found: [
      'claude-code/registered problem hook-file-broken ~/.claude/settings.json',
      'claude-code/switches note settings-broken ~/.claude/settings.json',
    ],
    left: asItWas('claude-code', '~/.claude/settings.json', CORRECT, 'Correct the file.'),
    kept: ['~/.claude/settings.json'],
  },
  {
    fault: 'Claude Code: the file was cut off',
    prepare: (at) => at.edit(at.file('claude-code'), (text) => text.slice(0, -20)),
    found: [
      'claude-code/registered problem hook-file-broken ~/.claude/settings.json',
      'claude-code/registered problem hook-missing ~/.claude/settings.json',
      'claude-code/switches note settings-broken ~/.claude/settings.json',
    ],
    left: asItWas('claude-code', '~/.claude/settings.json', CORRECT, SET_UP, 'Correct the file.'),
    kept: ['~/.claude/settings.json'],
  },
  {
    fault: 'Codex: the hook file is no JSON',
    prepare: replaced('codex', '{', '{ BROKEN'),
    found: ['codex/registered problem hook-file-broken ~/.codex/hooks.json', 'codex/registered problem hook-missing ~/.codex/hooks.json'],
    left: asItWas('codex', '~/.codex/hooks.json', CORRECT, SET_UP),
    kept: ['~/.codex/hooks.json'],
  },
  {
    fault: 'Codex: the settings are no TOML',
    prepare: (at) => at.edit(trust(at), (text) => `model = \n${text}`),
    found: [
      'codex/switches note settings-broken ~/.codex/config.toml',
      'codex/registered problem hook-file-broken ~/.codex/config.toml',
      'codex/registered problem hook-untrusted ~/.codex/config.toml',
    ],
    left: asItWas('codex', '~/.codex/config.toml', 'Correct the file.', CORRECT, SET_UP),
    kept: ['~/.codex/config.toml'],
  },
  {
    fault: 'Gemini CLI: a comma too many',
    prepare: (at) => at.edit(at.file('gemini'), (text) => text.replace(/\}\s*$/, ',}')),
    found: [
      'gemini/registered problem hook-file-broken ~/.gemini/settings.json',
      'gemini/switches note settings-broken ~/.gemini/settings.json',
    ],
    left: asItWas('gemini', '~/.gemini/settings.json', CORRECT, 'Correct the file.'),
    kept: ['~/.gemini/settings.json'],
  },
  {
    fault: 'Cursor: the file is a list',
    prepare: write('cursor', '[]'),
    found: [
      'cursor/registered problem hook-file-broken ~/.cursor/hooks.json',
      'cursor/registered problem hook-missing ~/.cursor/hooks.json',
    ],
    left: asItWas('cursor', '~/.cursor/hooks.json', CORRECT, SET_UP),
    kept: ['~/.cursor/hooks.json'],
  },
  {
    fault: 'Qwen Code: the file was emptied, and is whole again with our entries alone',
    prepare: write('qwen', ''),
    found: ['qwen/registered problem hook-missing ~/.qwen/settings.json'],
    kept: ['~/.qwen/settings.json'],
  },
  {
    fault: 'Cline: another’s hook in the place of ours, which keeps nothing else from being repaired',
    prepare: (at) => {
      write('cline', '#!/bin/sh\nlint\n')(at);
      rmSync(at.file('opencode'));
      replaced('gemini', 'exit 2', 'exit 0')(at);
    },
    found: [
      'gemini/registered problem hook-command-changed ~/.gemini/settings.json',
      'opencode/registered problem hook-missing ~/.config/opencode/plugins/mollyguard.js',
      'cline/registered problem hook-file-broken ~/.cline/hooks/PreToolUse',
      'cline/registered problem hook-missing ~/.cline/hooks/PreToolUse',
    ],
    left: asItWas('cline', '~/.cline/hooks/PreToolUse', CORRECT, SET_UP),
    kept: ['~/.cline/hooks/PreToolUse'],
  },
  {
    fault: 'opencode: another’s plugin in the place of ours',
    prepare: write('opencode', 'export const Mine = async () => ({});\n'),
    found: [
      'opencode/registered problem hook-file-broken ~/.config/opencode/plugins/mollyguard.js',
      'opencode/registered problem hook-missing ~/.config/opencode/plugins/mollyguard.js',
    ],
    left: asItWas('opencode', '~/.config/opencode/plugins/mollyguard.js', CORRECT, SET_UP),
    kept: ['~/.config/opencode/plugins/mollyguard.js'],
  },
  {
    fault: 'Copilot CLI and VS Code chat: a folder in the place of the file',
    prepare: (at) => {
      rmSync(at.file('copilot-cli'));
      mkdirSync(at.file('copilot-cli'));
    },
    found: ['vscode', 'copilot-cli'].map((agent) => `${agent}/registered problem hook-file-unreadable ~/.copilot/hooks/mollyguard.json`),
    left: ['vscode', 'copilot-cli'].map(
      (agent) => `${agent}: ~/.copilot/hooks/mollyguard.json: Make it a text file that you can read, then set up again.`,
    ),
    kept: ['-~/.copilot/hooks/mollyguard.json'],
  },
  {
    fault: 'hooks of others beside ours: told, and left as they are',
    prepare: (at) => {
      at.write(path.join(at.home, '.config/opencode/plugins/mine.js'), 'export const Mine = async () => ({});\n');
      at.write(path.join(at.folder, '.clinerules/hooks/PreToolUse'), '#!/bin/sh\n');
      at.write(path.join(at.folder, '.gemini/settings.json'), '{"hooks":{"BeforeTool":[{"hooks":[{"type":"command","command":"x"}]}]}}');
    },
    found: [
      'gemini/registered note hook-foreign-before project/.gemini/settings.json',
      'opencode/registered note hook-foreign-before ~/.config/opencode/plugins',
      'cline/registered note hook-foreign-before project/.clinerules/hooks/PreToolUse',
    ],
    left: [
      ...[
        'gemini: project/.gemini/settings.json',
        'opencode: ~/.config/opencode/plugins',
        'cline: project/.clinerules/hooks/PreToolUse',
      ].map((place) => `${place}: If you know these hooks, nothing. Where order counts, put ours first.`),
    ],
    kept: ['+~/.config/opencode/plugins/mine.js'],
  },
]);
