import type { ProgramSpec, Rule } from './rule';

const ASK = 'Ask the person to do it.';
const NO_UNDO = 'None known: what was clicked or typed was clicked or typed as the person.';
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]', '0.0.0.0'] as const;
/** Pages of an editor that runs in a browser, and of its inspector; a development server has none of these. */
const EDITOR_PAGES = LOOPBACK.flatMap((host) =>
  ['folder=', 'workspace=', 'tkn=', '/vscode-remote-resource', '/devtools/', '/json/list', '/json/version', '/json/new'].map(
    (part) => `*://${host}*${part}*`,
  ),
);
/** Addresses that an editor takes for commands to itself, or a browser for its inspector. */
const EDITOR_ADDRESSES = [
  'vscode:*',
  'vscode-insiders:*',
  'vscode-oss:*',
  'code-oss:*',
  'vscodium:*',
  'cursor:*',
  'windsurf:*',
  'vscode-file:*',
  'vscode-webview:*',
  'vscode-remote:*',
  'chrome://inspect*',
  'edge://inspect*',
  'devtools:*',
  'chrome-devtools:*',
  ...LOOPBACK.flatMap((host) => [9222, 9229, 9230, 9333].map((port) => `*://${host}:${port}*`)),
] as const;

const INSPECT = [
  '-USR1',
  '-SIGUSR1',
  '-10',
  '-s=USR1',
  '-s=SIGUSR1',
  '-s=10',
  '--signal=USR1',
  '--signal=SIGUSR1',
  '--signal=10',
  '-n=10',
] as const;

/** What may be taken from a process that runs: without files or processes, an agent starts no hook. */
const LIMITS = [
  ...['-u', '--nproc', '-n', '--nofile', '-v', '--as', '-t', '--cpu', '-f', '--fsize', '-d', '--data', '-s', '--stack', '-m', '--rss'],
  ...['-l', '--memlock', '-i', '--sigpending', '-y', '--rttime'],
];

/** Programs to which that signal means something of their own: print how far they are, open their log again. */
const SIGNALLED = [
  ...['dd', 'gdd', 'nginx', 'apache2', 'httpd', 'haproxy', 'php-fpm', 'gunicorn', 'unicorn', 'puma', 'mongod', 'openvpn', 'rsyslogd'],
  ...['kitty', 'sxhkd', 'waybar', 'polybar'],
] as const;

/** Programs that press keys, click, or go into another program. */
export const handPrograms = [
  {
    id: 'hands',
    names: [
      'xdotool',
      'ydotool',
      'ydotoold',
      'dotool',
      'dotoolc',
      'wtype',
      'cliclick',
      'xte',
      'wlrctl',
      'kwtype',
      'kdotool',
      'xvkbd',
      'evemu-event',
      'evemu-play',
      'uinput',
      'vncdo',
      'vncdotool',
      'autohotkey',
      'autohotkey32',
      'autohotkey64',
      'autohotkeyu64',
      'autoit3',
      'nircmd',
      'sikulix',
      'autokey-run',
      'xkill',
      'wmctrl',
    ],
    valueFlags: [],
  },
  { id: 'bus', names: ['gdbus', 'dbus-send', 'qdbus', 'qdbus6', 'busctl'], valueFlags: [], everyday: true },
  { id: 'kill', names: ['kill'], valueFlags: ['-s', '--signal', '-n'], clusters: false },
  { id: 'limits', names: ['prlimit'], valueFlags: ['-p', '--pid', '-o', '--output', ...LIMITS.filter((flag) => !flag.startsWith('--'))] },
  {
    id: 'strace',
    names: ['strace', 'ltrace'],
    valueFlags: ['-p', '--attach', '-e', '--trace', '-o', '-s', '--inject', '--fault'],
    everyday: true,
  },
  { id: 'injector', names: ['frida', 'frida-trace', 'frida-inject', 'gdbserver', 'dlv'], valueFlags: ['-l', '-n', '-p'] },
  { id: 'reptyr', names: ['reptyr'], valueFlags: [] },
  { id: 'debugger', names: ['gdb', 'lldb'], valueFlags: ['-ex', '-x', '-iex', '-o', '-s', '--command', '--eval-command'], everyday: true },
] as const satisfies readonly ProgramSpec[];

/** A person's hands and eyes: what an agent does by them looks as if the person had done it, approvals included. */
export const handRules = [
  {
    id: 'self/type-into-windows',
    when: [
      { call: 'program', program: 'hands', none: ['--help', '-h', '--version', '-v', '-V', '-l', '-m', '-d'] },
      { call: 'program', program: 'bus', args: ['*Shell.Eval*', '*portal.RemoteDesktop*', '*kglobalaccel*', '*InputCapture*'] },
    ],
    verb: 'run',
    class: 'self',
    resource: { kind: 'keyboard', name: ['=keyboard'] },
    undo: NO_UNDO,
    safer: 'Ask the person to press the keys; drive a web page with its own test tool.',
    docs: 'https://github.com/jordansissel/xdotool',
    examples: {
      held: [
        'xdotool type hello',
        'xdotool key Return',
        'wtype yes',
        `osascript -e 'tell application "System Events" to keystroke return'`,
        `python3 -c 'import pyautogui; pyautogui.press("enter")'`,
        "gdbus call --session --dest org.gnome.Shell --object-path /org/gnome/Shell --method org.gnome.Shell.Eval 'x'",
      ],
      free: [
        'which xdotool',
        'man xdotool',
        'wmctrl -l',
        `osascript -e 'display notification "done"'`,
        'pip install pyautogui',
        'gdbus introspect --session --dest org.gnome.Shell --object-path /org/gnome/Shell',
      ],
    },
  },
  {
    id: 'self/attach-debugger',
    when: [
      { call: 'program', program: 'debugger', any: ['-p', '--pid', '--pid=*', '-pid', '--attach-pid', '-n', '--attach-name'] },
      { call: 'program', program: 'injector', verb: [['attach']] },
      { call: 'program', program: 'injector', any: ['-p', '-n', '--attach', '--attach-pid', '--attach-name', '-L', '-T', '--attach=*'] },
      { call: 'program', program: 'reptyr', count: [1, 2], none: ['-h', '-l', '-v', '-V'] },
      // A call of the system that fails is a hook that cannot be started.
      {
        call: 'program',
        program: 'strace',
        any: ['-e=inject*', '-e=fault*', '--inject', '--fault', '--inject=*', '--fault=*', '-e=\uE000*'],
      },
      ...['-p', '--pid'].map((of) => ({
        call: 'program' as const,
        program: 'limits',
        all: [of],
        any: LIMITS.flatMap((flag) => [...'0123456789:\uE000'].map((first) => `${flag}=${first}*`)),
      })),
      // Node opens a port to debuggers then, in the editor's processes too.
      { call: 'program', program: 'kill', any: [...INSPECT] },
      { call: 'program', program: 'pkill', any: [...INSPECT], without: [...SIGNALLED] },
      { call: 'program', program: 'pkill', any: [...INSPECT], count: [2, 99] },
      ...['-f', '--full', '-r', '--regexp', '-v', '--inverse'].map((wide) => ({
        call: 'program' as const,
        program: 'pkill',
        any: [...INSPECT],
        all: [wide],
      })),
    ],
    verb: 'run',
    class: 'execution',
    resource: { kind: 'process', name: ['=process'] },
    undo: 'Detach from it.',
    safer: 'Start the program under the debugger.',
    docs: 'https://sourceware.org/gdb/current/onlinedocs/gdb.html/Attach.html',
    examples: {
      held: [
        'gdb -p 1234',
        'gdb --pid=1234 -batch -ex bt',
        'lldb -p 1234',
        'node inspect -p 1234',
        'kill -USR1 1234',
        'pkill -USR1 node',
        'strace -p 1234 -e inject=execve:error=EPERM',
        'prlimit --pid 1234 --nproc=0',
        'frida -p 1234 -l x.js',
      ],
      free: [
        'gdb ./a.out',
        'strace -f -e trace=openat ./a.out',
        'strace -p 1234',
        'prlimit --pid 1234 --nofile',
        'prlimit --nofile=4096 ./a.out',
        'dlv debug ./cmd/shop',
        'gdb -batch -ex bt ./a.out core',
        'lldb ./a.out',
        'node inspect app.js',
        'kill -HUP 1234',
        'kill -9 1234',
        'kill -l USR1',
        'pkill -USR1 dd',
      ],
    },
  },
  {
    id: 'self/browse-editor',
    when: [
      { call: 'mcp', tool: ['*'], input: { url: [...EDITOR_ADDRESSES, ...EDITOR_PAGES] } },
      { call: 'mcp', tool: ['*'], input: { uri: [...EDITOR_ADDRESSES, ...EDITOR_PAGES] } },
      { call: 'http', path: ['/json', '/json/'], ports: ['9222', '9229', '9230', '9333'] },
      {
        call: 'http',
        path: ['/????????-????-????-????-????????????', '/vscode-remote-resource*', '/devtools/*', '/stable-*/**', '/oss-dev/**'],
      },
      { call: 'http', path: ['/', '/login'], fields: { folder: ['/*'] } },
      { call: 'http', path: ['/', '/login'], fields: { workspace: ['/*'] } },
      { call: 'http', path: ['/'], query: ['tkn'] },
    ],
    verb: 'run',
    class: 'self',
    resource: { kind: 'editor', name: ['=editor'] },
    undo: NO_UNDO,
    safer: ASK,
    docs: 'https://code.visualstudio.com/docs/remote/vscode-server',
    examples: {
      held: [
        'curl "http://localhost:8080/?folder=/home/you"',
        'curl http://127.0.0.1:9229/json',
        { kind: 'mcp', server: 'playwright', tool: 'browser_navigate', input: { url: 'vscode://mollyguard.mollyguard/x' } },
        { kind: 'mcp', server: 'playwright', tool: 'browser_navigate', input: { url: 'http://localhost:8080/?folder=/home/you' } },
      ],
      free: [
        'curl http://localhost:8080/',
        'curl "http://localhost:3000/?folder=x"',
        'curl "http://localhost:3000/api/items?folder=3"',
        { kind: 'mcp', server: 'playwright', tool: 'browser_navigate', input: { url: 'http://localhost:5173/login' } },
        { kind: 'mcp', server: 'playwright', tool: 'browser_navigate', input: { url: 'https://code.visualstudio.com/docs' } },
      ],
    },
  },
] as const satisfies readonly Rule[];
