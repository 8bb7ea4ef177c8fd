import type { Rule } from './rule';

const DOCS = 'https://github.com/mollyguard/mollyguard/blob/main/THREAT_MODEL.md';
/** Settings given in words with which Codex skips our hook. */
const CODEX_OFF = ['*features*hooks*false*', '*hooks*state*', '*allow_managed*', '*\uE000*'] as const;

/** Agents that would start without the hooks that guard them. */
export const agentRules = [
  {
    id: 'self/start-unguarded-agent',
    when: [
      {
        call: 'program',
        program: 'agent',
        any: ['--bare', '--safe-mode', '--setting-sources', '--pure', '--settings', '--dangerously-bypass-hook-trust', '--config-dir'],
      },
      {
        call: 'program',
        program: 'codex',
        any: [
          ...CODEX_OFF.flatMap((setting) => [`-c=${setting}`, `--config=${setting}`]),
          '--disable=hooks',
          '--disable=codex_hooks',
          '--ignore-user-config',
        ],
      },
      { call: 'program', program: 'agent', verb: ['hooks', ['disable', 'disable-all', 'remove', 'uninstall']] },
      { call: 'program', program: 'agent', verb: ['config', ['set', 'add', 'remove', 'unset']], args: ['*ook*', 'env*', '*\uE000*'] },
      { call: 'program', program: 'codex', verb: ['features', 'disable'], args: ['hooks', 'codex_hooks', '*\uE000*'] },
    ],
    verb: 'disable',
    class: 'self',
    resource: { kind: 'agent', name: ['=agent'] },
    undo: 'Stop it.',
    safer: 'Start it without that flag: its own hooks then guard it.',
    docs: DOCS,
    examples: {
      held: [
        'claude --bare -p "x"',
        'copilot --config-dir /tmp/c -p "x"',
        'opencode run --pure "x"',
        'codex exec -c features.hooks=false "x"',
        'codex --ignore-user-config exec "x"',
        'codex features disable hooks',
      ],
      free: ['claude -p "explain this"', 'codex exec -c model=o3 "x"', 'codex features list', 'gemini --version'],
    },
  },
] as const satisfies readonly Rule[];
