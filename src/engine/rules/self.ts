import type { Provider, Rule } from './rule';
import { agentRules } from './selfAgents';
import { selfEditorRules, selfPrograms } from './selfEditor';
import { handPrograms, handRules } from './selfHands';
import { serverRules } from './selfServers';

const DOCS = 'https://github.com/mollyguard/mollyguard/blob/main/THREAT_MODEL.md';
const UNDO = 'Run Set Up Agents again.';
const ASK = 'Ask the person; only a person changes what guards an agent.';
const CHANGING = ['delete', 'truncate', 'discard', 'overwrite', 'append', 'create', 'move', 'permissions', 'format'] as const;
const EVERYWHERE = [
  'agent-settings',
  'editor-settings',
  'workspace',
  'outside',
  'disposable',
  'unknown',
  'home-root',
  'system',
  'repository',
  'workspace-root',
] as const;
const guard = { kind: 'guard', name: ['=mollyguard'] } as const;

const rules = [
  {
    id: 'self/touch-mollyguard',
    when: { call: 'file', verb: CHANGING, place: ['self'] },
    verb: 'disable',
    class: 'self',
    resource: guard,
    undo: UNDO,
    safer: ASK,
    docs: DOCS,
    examples: {
      held: [
        'rm -rf ~/.mollyguard',
        'echo x > ~/.mollyguard/bin/hook',
        'chmod -x ~/.mollyguard/bin/hook',
        'mv ~/.mollyguard /tmp/m',
        '~/.mollyguard/bin/uninstall',
        'sh ~/.mollyguard/bin/uninstall',
        'ln -s ~/.mollyguard m',
        'sqlite3 ~/.mollyguard/x.db',
        'rm -rf ~/.vscode/extensions/mollyguard.mollyguard-0.1.0',
        'node ~/.vscode/extensions/mollyguard.mollyguard-0.1.0/dist/cli.js doctor --home /tmp/other',
        'HOME=/tmp/other node ~/.vscode/extensions/mollyguard.mollyguard-0.1.0/dist/cli.js doctor',
        { kind: 'write', path: '/home/you/.mollyguard/policies/x.json', content: '{}' },
      ],
      free: [
        'ls ~/.mollyguard',
        'echo "~/.mollyguard"',
        'cat ~/.mollyguard/journal/x.jsonl',
        'git commit -m "rm -rf ~/.mollyguard"',
        'node dist/cli.js judge --jsonl',
        'node ~/.vscode/extensions/mollyguard.mollyguard-0.1.0/dist/cli.js doctor --json',
      ],
    },
  },
  {
    id: 'self/switch-off',
    when: { call: 'file', verb: CHANGING, place: EVERYWHERE, change: ['self-off'] },
    verb: 'disable',
    class: 'self',
    resource: { kind: 'settings', name: ['file'] },
    undo: UNDO,
    safer: ASK,
    docs: DOCS,
    examples: {
      held: [
        `echo '{"disableAllHooks":true}' > .claude/settings.json`,
        { kind: 'write', path: '.vscode/settings.json', content: '{"chat.useHooks": false}' },
        { kind: 'write', path: '.vscode/settings.json', content: null },
        { kind: 'write', path: '/home/you/.claude/settings.json', content: '{"env":{"NODE_OPTIONS":"--require /tmp/x.js"}}' },
        'echo NODE_OPTIONS=--require=/tmp/x.js >> .env',
        'sed -i s/true/false/ .vscode/settings.json',
        'CODEX_HOME=/tmp/c codex exec "do it"',
      ],
      free: [
        { kind: 'write', path: '.vscode/settings.json', content: '{"editor.tabSize": 2}' },
        'echo API_URL=http://localhost >> .env',
        'cat .claude/settings.json',
        'cp .env.example .env',
        'claude --version',
      ],
    },
  },
  {
    id: 'self/foreign-hook',
    when: { call: 'file', verb: CHANGING, place: EVERYWHERE, change: ['foreign-hook'] },
    verb: 'change',
    class: 'foreign-hook',
    resource: { kind: 'settings', name: ['file'] },
    reversible: true,
    undo: 'Take the entry out again.',
    safer: 'Show the person the entry; they can add it.',
    docs: DOCS,
    examples: {
      held: [
        { kind: 'write', path: '.claude/settings.json', content: '{"permissions":{"allow":["Bash(*)"]}}' },
        { kind: 'write', path: '.github/hooks/x.json', content: '{"version":1,"hooks":{"PreToolUse":[{"type":"command","command":"x"}]}}' },
        { kind: 'write', path: '.vscode/settings.json', content: '{"chat.tools.global.autoApprove": true}' },
      ],
      free: [{ kind: 'write', path: '.claude/settings.json', content: '{"model":"opus"}' }, 'ls .github/hooks'],
    },
  },
] as const satisfies readonly Rule[];

/** Mollyguard itself, the editor it lives in, and the hooks of agents. */
export const self = {
  id: 'self',
  title: 'Mollyguard itself',
  hosts: ['127.0.0.1', 'localhost', '::1', '[::1]', '0.0.0.0'],
  programs: [...selfPrograms, ...handPrograms],
  rules: [...rules, ...selfEditorRules, ...agentRules, ...handRules, ...serverRules],
} as const satisfies Provider;
