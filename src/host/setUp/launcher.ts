import { MAX_PAYLOAD, PROTOCOL, runtimeFiles, TIMES } from '../../protocol/http';

/** Programs of the machine that the launcher calls, by absolute path. */
export interface Tools {
  readonly env: string;
  /** Whether this `env` takes its arguments in one word (`-S`), so that a script's first line can hold them. */
  readonly envSplits: boolean;
  readonly cat: string;
  readonly sleep: string;
  readonly od: string;
  /** null: none that speaks to Unix sockets; the hook program does it then. */
  readonly curl: string | null;
  /** Does what curl does, in less time; null: curl does it. */
  readonly perl: string | null;
}

/** Everything that is fixed in the launcher when it is written. */
export interface LauncherValues {
  readonly version: string;
  readonly home: string;
  readonly runtime: string;
  /** Folders no agent may touch besides `<home>/.mollyguard`. */
  readonly own: readonly string[];
  /** Programs that can run the hook program, in the order in which they are tried. */
  readonly interpreters: readonly string[];
  readonly tools: Tools;
  /** What a person can do when Mollyguard cannot judge; ends the message on stderr. */
  readonly remedy: string;
}

/** Seconds that the launcher gives each step. */
export interface LauncherTimes {
  readonly silent: number;
  readonly poll: number;
  readonly lost: number;
  /** All waiting together. The agent's own limit is 900 s; what waits longer would run unanswered. */
  readonly patience: number;
}
const USUAL: LauncherTimes = {
  silent: TIMES.silentMs / 1_000,
  poll: TIMES.pollMs / 1_000 + 2,
  lost: TIMES.lostMs / 1_000,
  patience: 840,
};
const UUID_SOURCE = '/proc/sys/kernel/random/uuid';

/** Fills the launcher's template. Every value is quoted for the shell; an unknown or left-over placeholder is our bug and throws. */
export function renderLauncher(template: string, values: LauncherValues, times: LauncherTimes = USUAL): string {
  const { home, runtime, own, tools } = values;
  const filled: Readonly<Record<string, string>> = {
    ...cleaned(home, tools),
    VERSION: plain(values.version),
    PROTOCOL: String(PROTOCOL),
    HOME: shellQuote(home),
    RUNTIME: shellQuote(runtime),
    SOCKET: shellQuote(`${runtime}/${runtimeFiles.socket}`),
    HOOK: shellQuote(`${home}/.mollyguard/lib/${plain(values.version)}/start.js`),
    SETTINGS: shellQuote(JSON.stringify({ home, runtime, own })),
    INTERPRETERS: values.interpreters.map(shellQuote).join(' '),
    CAT: shellQuote(tools.cat),
    SLEEP: shellQuote(tools.sleep),
    OD: shellQuote(tools.od),
    CURL: shellQuote(tools.curl ?? ''),
    PERL: shellQuote(tools.perl ?? ''),
    UUID: UUID_SOURCE,
    REMEDY: shellQuote(values.remedy),
    SILENT: String(times.silent),
    POLL: String(times.poll),
    LOST: String(times.lost),
    PATIENCE: String(times.patience),
    MAX: String(MAX_PAYLOAD),
  };
  return template.replace(/@([A-Z]+)@/g, (_, name: string) => {
    const value = filled[name];
    if (value === undefined) throw new Error(`launcher.sh: unknown placeholder ${name}`);
    return value;
  });
}

/** The whole environment of the launcher. OpenSSL, which curl starts without need, reads no configuration then. */
export const ENVIRONMENT = ['-i', 'OPENSSL_CONF=/dev/null'] as const;

/**
 * The launcher's first lines: an empty environment, before the shell starts where the system can do that. Elsewhere the shell starts
 * itself anew; `case` and `exec` cannot be replaced from its environment, but bash could be told there to run nothing at all.
 */
function cleaned(home: string, { env, envSplits }: Tools): { readonly SHEBANG: string; readonly CLEAN: string } {
  const shell = '/bin/sh';
  if (envSplits) return { SHEBANG: `#!${env} -S ${ENVIRONMENT.join(' ')} ${shell}`, CLEAN: '' };
  const self = shellQuote(`${home}/.mollyguard/bin/hook`);
  const again = `exec ${shellQuote(env)} ${ENVIRONMENT.join(' ')} ${shell} ${self} --clean "$@"`;
  return { SHEBANG: `#!${shell}`, CLEAN: `case \${1-} in\n--clean) shift ;;\n*) ${again} ;;\nesac` };
}

/** The version a launcher was written by; null where it is not ours. */
export const launcherVersion = (text: string): string | null => /^# mollyguard (\S+), protocol \d+\./m.exec(text)?.[1] ?? null;

/** Any text as one word of POSIX sh. Line breaks and NUL cannot stand in a path that we write into a script. */
export function shellQuote(text: string): string {
  if (/[\0\r\n]/.test(text)) throw new Error('a path with a line break cannot be used');
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function plain(version: string): string {
  if (!/^[0-9A-Za-z][0-9A-Za-z.+-]*$/.test(version)) throw new Error('the version is not a version');
  return version;
}
