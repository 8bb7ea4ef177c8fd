import type { Provider, Rule } from './rule';

const CHANGING = ['delete', 'truncate', 'discard', 'overwrite', 'append', 'create', 'move', 'permissions', 'format'] as const;

const rules = [
  {
    id: 'self/touch-mollyguard',
    when: { call: 'file', verb: CHANGING, place: ['self'] },
    verb: 'disable',
    class: 'self',
    resource: { kind: 'guard', name: ['=mollyguard'] },
    undo: 'Run Set Up Agents again.',
    safer: 'Ask the person; only a person switches Mollyguard off.',
    docs: 'https://github.com/mollyguard/mollyguard/blob/main/THREAT_MODEL.md',
    examples: {
      held: ['rm -rf ~/.mollyguard', 'echo x > ~/.mollyguard/bin/hook', 'chmod -x ~/.mollyguard/bin/hook'],
      free: ['ls ~/.mollyguard', 'echo "~/.mollyguard"'],
    },
  },
  {
    id: 'self/switch-off',
    when: {
      call: 'file',
      verb: CHANGING,
      place: ['agent-settings', 'editor-settings', 'workspace', 'outside', 'disposable', 'unknown'],
      change: ['self-off'],
    },
    verb: 'disable',
    class: 'self',
    resource: { kind: 'guard', name: ['file'] },
    undo: 'Run Set Up Agents again.',
    safer: 'Ask the person; only a person changes what guards an agent.',
    docs: 'https://github.com/mollyguard/mollyguard/blob/main/THREAT_MODEL.md',
    examples: {
      held: [
        `echo '{"disableAllHooks":true}' > .claude/settings.json`,
        { kind: 'write', path: '.vscode/settings.json', content: '{"chat.useHooks": false}' },
        'echo NODE_OPTIONS=--require=/tmp/x.js >> .env',
      ],
      free: [
        { kind: 'write', path: '.vscode/settings.json', content: '{"editor.tabSize": 2}' },
        'echo API_URL=http://localhost >> .env',
        'cat .claude/settings.json',
      ],
    },
  },
  {
    id: 'self/foreign-hook',
    when: { call: 'file', verb: CHANGING, place: ['agent-settings', 'editor-settings'], change: ['foreign-hook'] },
    verb: 'change',
    class: 'foreign-hook',
    resource: { kind: 'settings', name: ['file'] },
    reversible: true,
    undo: 'Take the entry out again.',
    safer: 'Show the person the entry; they can add it.',
    docs: 'https://github.com/mollyguard/mollyguard/blob/main/THREAT_MODEL.md',
    examples: {
      held: [{ kind: 'write', path: '.claude/settings.json', content: '{"permissions":{"allow":["Bash(*)"]}}' }],
      free: [{ kind: 'write', path: '.claude/settings.json', content: '{"model":"opus"}' }],
    },
  },
] as const satisfies readonly Rule[];

/** Mollyguard itself, and the hooks of agents. */
export const self = { id: 'self', title: 'Mollyguard itself', hosts: [], programs: [], rules } as const satisfies Provider;
