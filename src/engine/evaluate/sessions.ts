import type { Context } from '../context';
import { type Call, HOLE, type ProgramCall, type SqlCall, type Text } from '../types';
import { readerOf } from './readers';
import { unwrapOf } from './wrappers/table';

/**
 * What is opened to be typed into: a client, a shell, an interpreter without anything to do. What is typed there later no hook sees, so that
 * the opening is the last moment to ask. Each comes to a call with the verb `SESSION`, for the server, machine or pod that it reaches.
 * `inner` is what the call does without anything that is typed.
 */
export function sessionsOf(call: ProgramCall, inner: readonly Call[], agent: string, context: Context): readonly Call[] {
  // What comes from a file or a pipe is read, and judged by what it says.
  if (call.stdin.kind !== 'none' || call.program.includes(HOLE)) return [];
  const client = clientOf(call, inner, agent, context);
  if (client !== null) return [client];
  const terminal = terminalOf(call);
  if (terminal !== null) return [terminal];
  // A program of this machine that only runs others stays here.
  if (call.remote === null && LOCAL.has(call.program) && !UNSEEN.has(agent)) return [];
  const shell = shellOf(call);
  if (shell === null) return [];
  if (shell.remote !== null) {
    if (isTunnel(call, shell.remote.host)) return [];
    // What nobody can type into does nothing; what a program opens, that program types into.
    const seen =
      shell.remote.kind === 'ssh' &&
      !TERMINALS_STAY.has(agent) &&
      shell.via.every((name) => PLAIN.has(name) || /^(?:alias|function) /.test(name));
    return [session(shell, seen ? 'machine' : 'remote', shell.remote.host)];
  }
  return UNSEEN.has(agent) ? [session(shell, 'local', call.program)] : [];
}

/** The shell or interpreter that reads what is typed. */
function shellOf(call: ProgramCall): ProgramCall | null {
  if (RUNS_OTHERS.has(call.program)) return null;
  return unwrapOf(call.program)?.(call)?.find((inner) => inner.kind === 'input')?.from ?? (isInterpreter(call) ? call : null);
}
const LOCAL: ReadonlySet<string> = new Set('bash sh zsh dash ksh sudo env nohup time timeout nice setsid stdbuf'.split(' '));
/** Whatever these start stands there as a call of its own. */
const RUNS_OTHERS: ReadonlySet<string> = new Set(['find', 'gfind', 'xargs', 'gxargs']);

/** Agents that type into a program which is open already without asking their hook. */
const UNSEEN: ReadonlySet<string> = new Set(['codex']);

/** Agents whose terminals stay open between calls: what they type there later is judged, if at all, as if it ran on this machine. */
const TERMINALS_STAY: ReadonlySet<string> = new Set([...UNSEEN, 'vscode', 'copilot-cli', 'cursor', 'windsurf', 'devin']);

/** Programs that start another and leave its input alone; `expect`, `tmux`, `script` or code in any language do not. */
const PLAIN: ReadonlySet<string> = new Set(
  'sudo doas su env command exec builtin eval time timeout nice ionice nohup setsid stdbuf bash sh zsh dash ksh fish ssh sshpass autossh mosh rsync git xargs alias'.split(
    ' ',
  ),
);

function session(
  from: ProgramCall,
  object: 'local' | 'machine' | 'remote' | 'client',
  name: Text,
  reached: Partial<SqlCall> = {},
): SqlCall {
  const here = {
    dialect: 'unknown',
    host: object === 'local' ? 'localhost' : name,
    port: '',
    database: '',
    user: '',
    credential: false,
  } as const;
  const nothing = { action: '', where: 'none', cascade: false } as const;
  return { kind: 'sql', via: from.via, remote: from.remote, ...here, ...nothing, ...reached, verb: 'SESSION', object, names: [name] };
}

/** Statements that a client's reader knows: where one would go if it were typed is where the client is connected. */
const TYPED: ReadonlyMap<string, string> = new Map([
  ...'psql ysqlsh pgcli mysql mariadb mycli sqlcmd mssql-cli usql cockroach clickhouse-client sqlplus cqlsh snowsql'
    .split(' ')
    .map((name) => [name, 'DROP TABLE typed;\n'] as const),
  ['redis-cli', 'FLUSHALL\n'],
  ['valkey-cli', 'FLUSHALL\n'],
  ['mongosh', 'db.dropDatabase()\n'],
  ['mongo', 'db.dropDatabase()\n'],
]);

function clientOf(call: ProgramCall, inner: readonly Call[], agent: string, context: Context): SqlCall | null {
  const text = TYPED.get(call.program);
  // Statements in its words: it does what they say, and ends.
  if (text === undefined || inner.some(isStatement)) return null;
  const typed = readerOf(call.program)?.({ ...call, stdin: { kind: 'text', text } }, context) ?? [];
  const first = typed.find(isStatement);
  // A client without a server's name goes to the one of this machine, or where its surroundings say.
  if (!first || (first.host === '' && !UNSEEN.has(agent))) return null;
  return session(call, 'client', first.host === '' ? call.program : first.host, { ...first });
}

const isStatement = (call: Call): call is SqlCall => call.kind === 'sql';

type Terminal = readonly [opens: RegExp, once: RegExp | null];
const FLY: Terminal = [/^(?:ssh console|postgres connect|pg connect|mpg connect|console)\b/, /(?:^| )(?:-C|--command)\b/];
/** Programs that open a terminal somewhere else by words of their own, and the words with which they run one command instead. */
const terminals: Readonly<Record<string, Terminal>> = {
  aws: [/^ssm start-session\b(?!.*--document-name)|^ecs execute-command\b.*--command[ =](?:\/\S*\/)?[a-z]*sh(?: --|$)/, null],
  az: [/^(?:webapp|containerapp) (?:ssh|exec)\b/, /--command\b/],
  fly: FLY,
  flyctl: FLY,
  gcloud: [/^(?:(?:alpha|beta) )?(?:compute|cloud-shell) ssh\b/, /--command\b| -- /],
  heroku: [
    /^(?:pg:psql|redis:cli|ps:exec|run(?::inside)? (?:.* )?(?:bash|sh|console|rails c(?:onsole)?)\b)/,
    /(?:^| )(?:-c|--command|-f|--file)\b/,
  ],
  pscale: [/^shell\b/, null],
  railway: [/^(?:connect|ssh)\b(?! keys)/, /^ssh .*-- /],
  rails: [/^(?:console|c|dbconsole|db) (?:.* )?(?:-e|--environment)(?![ =]?(?:dev|development|test)(?: |$))/, null],
  render: [/^(?:psql|ssh)\b/, /(?:^| )(?:-c|--command)\b/],
  supabase: [/^db (?:psql|shell)\b/, null],
  turso: [/^db shell \S+$/, null],
};
const TERMINALS: ReadonlyMap<string, Terminal> = new Map(Object.entries(terminals));

function terminalOf(call: ProgramCall): SqlCall | null {
  const known = TERMINALS.get(call.program);
  if (!known) return null;
  const [way, once] = known;
  const words = call.argv.join(' ');
  const opens = way.test(words) && once?.test(words) !== true;
  return opens && !/(?:^| )(?:-h|--help)\b/.test(words) ? session(call, 'remote', HOLE) : null;
}

/** Interpreters that wait for a line where nothing stands behind them that they would run. */
const INTERPRETERS =
  /^(?:python(?:\d[\d.]*)?|ipython3?|bpython|ptpython|pypy3?|node|deno|bun|irb|pry|ruby|perl|php|lua(?:jit)?|R|julia|ghci|scala|jshell|iex|erl|clj)$/;
const WAITING = /^(?:-i|-q|-qi|-iq|-u|-B|-I|-a|--interactive|repl|--no-banner|--quiet|--simple-prompt)$/;
const isInterpreter = ({ program, argv }: ProgramCall): boolean =>
  INTERPRETERS.test(program) && (argv.every((word) => WAITING.test(word)) || (program.startsWith('python') && argv[0] === '-i'));

/**
 * `ssh -N`: no shell there; the hosts of code answer `ssh -T git@…` with a greeting; without a host it is a transport (`rsync -e 'ssh -p 22'`).
 */
const isTunnel = ({ program, argv }: ProgramCall, host: Text): boolean =>
  /^(?:ssh|autossh)$/.test(program) &&
  (argv.some((word) => /^-[a-zA-Z]*[NVGQOW]|^(?:ssh:\/\/)?git@/.test(word)) ||
    (host === HOLE && !argv.some((word) => word.includes(HOLE))));
