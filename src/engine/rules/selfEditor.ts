import type { ProgramSpec, Rule } from './rule';

const DOCS = 'https://github.com/mollyguard/mollyguard/blob/main/THREAT_MODEL.md';
const ASK = 'Ask the person; only a person changes what guards an agent.';
const guard = { kind: 'guard', name: ['=mollyguard'] } as const;
/** The ids of our extension, in the spellings that editors take for it; a part that is not known may be one. */
const OURS = ['*ollyguard*', '*OLLYGUARD*', '*\uE000*'] as const;

/** Settings given in words with which Codex skips our hook. */
const CODEX_OFF = ['*features*hooks*false*', '*hooks*state*', '*allow_managed*', '*\uE000*'] as const;

/** Editors, agents, and what stops them. */
export const selfPrograms = [
  {
    id: 'editor',
    names: [
      'code',
      'code-insiders',
      'code-oss',
      'codium',
      'vscodium',
      'cursor',
      'windsurf',
      'code-server',
      'openvscode-server',
      'code-tunnel',
    ],
    valueFlags: ['--user-data-dir', '--extensions-dir', '--profile', '--locale', '--log', '-g', '--goto'],
  },
  {
    id: 'agent',
    names: [
      'claude',
      'qwen',
      'opencode',
      'opencode2',
      'kilo',
      'kilocode',
      'gemini',
      'copilot',
      'cline',
      'cursor-agent',
      'droid',
      'kiro',
      'kiro-cli',
      'amp',
      'auggie',
    ],
    valueFlags: ['-p', '--prompt', '-m', '--model', '--mcp-config', '--output-format'],
  },
  {
    id: 'codex',
    names: ['codex'],
    valueFlags: ['-c', '--config', '-m', '--model', '--disable', '--enable', '-C', '--cd', '-p', '--profile'],
  },
  {
    id: 'pkill',
    names: ['pkill', 'killall', 'skill'],
    valueFlags: ['-t', '-P', '-G', '-U', '-u', '-g', '-s', '--signal'],
    clusters: false,
  },
  { id: 'systemctl', names: ['systemctl'], valueFlags: ['-H', '-M', '--host', '--machine'] },
] as const satisfies readonly ProgramSpec[];

/** The editor that Mollyguard lives in, and agents that would start without it. */
export const selfEditorRules = [
  {
    id: 'self/unload-extension',
    when: [
      { call: 'program', program: 'editor', any: ['--uninstall-extension', '--disable-extension'], args: OURS },
      {
        call: 'program',
        program: 'editor',
        any: ['--uninstall-extension=mollyguard.mollyguard', '--disable-extension=mollyguard.mollyguard', '--disable-extensions'],
      },
      {
        call: 'mcp',
        server: ['vscode'],
        tool: ['run_vscode_command'],
        input: {
          commandId: [
            'mollyguard.*',
            'workbench.extensions.*',
            'extension.bisect.*',
            'workbench.action.terminal.sendSequence',
            'workbench.action.terminal.sendText*',
            'workbench.action.*Settings*',
            'workbench.action.configure*',
            'workbench.action.quit',
            'workbench.action.restartExtensionHost',
            'workbench.trust.*',
            'workbench.action.toggleDevTools',
            'workbench.profiles.*',
            'type',
            'default:type',
            'quickInput.*',
            'workbench.action.acceptSelectedQuickOpenItem',
            '_*',
            '*\uE000*',
          ],
        },
      },
    ],
    verb: 'disable',
    class: 'self',
    resource: guard,
    undo: 'Install the extension again.',
    safer: ASK,
    docs: DOCS,
    examples: {
      held: [
        'code --uninstall-extension mollyguard.mollyguard',
        'cursor --uninstall-extension=mollyguard.mollyguard',
        'code --disable-extensions .',
        'codium --disable-extension Mollyguard.Mollyguard',
        { kind: 'mcp', server: 'vscode', tool: 'run_vscode_command', input: { commandId: 'mollyguard.removeHooks', name: 'x' } },
        {
          kind: 'mcp',
          server: 'vscode',
          tool: 'run_vscode_command',
          input: { commandId: 'workbench.action.terminal.sendSequence', name: 'x', args: [{ text: 'ls' }] },
        },
      ],
      free: [
        'code .',
        'code --list-extensions',
        'code --uninstall-extension other.theme',
        { kind: 'mcp', server: 'vscode', tool: 'run_vscode_command', input: { commandId: 'editor.action.formatDocument', name: 'x' } },
      ],
    },
  },
  {
    id: 'self/debug-editor',
    when: [
      {
        call: 'program',
        program: 'editor',
        any: [
          '--remote-debugging-port',
          '--remote-debugging-pipe',
          '--remote-debugging-address',
          '--inspect',
          '--inspect-brk',
          '--inspect-extensions',
          '--inspect-brk-extensions',
          '--inspect-search',
          '--inspect-ptyhost',
          '--inspect-sharedprocess',
        ],
      },
      { call: 'http', path: ['/json/version*', '/json/list*', '/json/new*', '/json/activate/*', '/json/close/*', '/devtools/*'] },
    ],
    verb: 'disable',
    class: 'self',
    resource: { kind: 'editor', name: ['=editor'] },
    undo: 'None known: what was clicked or typed there was clicked or typed as the person.',
    safer: ASK,
    docs: DOCS,
    examples: {
      held: ['code --remote-debugging-port=9222', 'code --inspect-extensions=9333 .', 'curl http://127.0.0.1:9222/json/list'],
      free: ['code --version', 'curl http://localhost:3000/api/items', 'node --inspect app.js'],
    },
  },
  {
    id: 'self/start-unguarded-agent',
    when: [
      {
        call: 'program',
        program: 'agent',
        any: ['--bare', '--safe-mode', '--setting-sources', '--pure', '--settings', '--dangerously-bypass-hook-trust'],
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
        'opencode run --pure "x"',
        'codex exec -c features.hooks=false "x"',
        'codex --ignore-user-config exec "x"',
        'codex features disable hooks',
      ],
      free: ['claude -p "explain this"', 'codex exec -c model=o3 "x"', 'codex features list', 'gemini --version'],
    },
  },
  {
    id: 'self/stop-guard',
    when: [
      {
        call: 'program',
        program: 'pkill',
        args: [
          '*ollyguard*',
          'code',
          'code-*',
          'cursor',
          'Cursor',
          'codium',
          '*vscode*',
          '*Visual Studio Code*',
          'electron',
          'Electron',
          '*extensionHost*',
          '*extension-host*',
        ],
      },
      {
        call: 'program',
        program: 'systemctl',
        verb: [['stop', 'disable', 'mask', 'kill']],
        args: ['code-server*', '*ollyguard*', 'openvscode*'],
      },
    ],
    verb: 'stop',
    class: 'self',
    resource: guard,
    undo: 'Start the editor again.',
    safer: ASK,
    docs: DOCS,
    examples: {
      held: ['pkill -f mollyguard', 'killall code', 'pkill -9 -f vscode-server', 'systemctl stop code-server@me'],
      free: ['pkill -f vite', 'pgrep -f mollyguard', 'killall node', 'systemctl status code-server@me'],
    },
  },
  {
    id: 'self/install-extension',
    when: [
      { call: 'program', program: 'editor', any: ['--install-extension', '--add-mcp', '--install-extension=*'] },
      { call: 'mcp', server: ['vscode'], tool: ['install_extension'] },
    ],
    verb: 'change',
    class: 'persistence',
    resource: { kind: 'extension', name: ['arg:0', 'input:id', '=extension'] },
    undo: 'Uninstall it again.',
    safer: 'Ask the person to install it.',
    docs: 'https://code.visualstudio.com/docs/configure/extensions/extension-marketplace',
    examples: {
      held: [
        'code --install-extension some.extension',
        { kind: 'mcp', server: 'vscode', tool: 'install_extension', input: { id: 'some.extension', name: 'x' } },
      ],
      free: ['code --list-extensions', 'code README.md'],
    },
  },
] as const satisfies readonly Rule[];
