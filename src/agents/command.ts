/**
 * The registered command: one line of POSIX sh. The launcher runs beside a shell that outlives it: whatever happens to it (gone, crashed,
 * killed) is exit 2, which agents take for a denial, and so is SIGTERM, which some send when their own limit is over. `file` is what a
 * person can delete or edit to be rid of it. A redirection of the whole group that fails is one more way to exit 2; `exec` would end
 * bash with another status.
 */
export function registeredCommand(launcher: string, agent: string, file: string, way: 'delete' | 'edit'): string {
  return `{ ${quote(launcher)} ${agent} <&3 3<&- & trap "kill $!" TERM; wait $!; } 3<&0 || { echo ${quote(remedy(wayOut(file, way)))} >&2; exit 2; }`;
}

/**
 * The same for an agent that runs the call when its own limit is over: after so many seconds the launcher is ended, wherever it is (it may
 * look for a new server, or judge alone, when it was about to be told). The clock holds no output of the agent's, and its sleep ends with
 * it: by SIGKILL, as in dash a child that has just begun loses any other signal, and the clock would be left to run for an hour.
 */
export function deadlineCommand(launcher: string, agent: string, file: string, way: 'delete' | 'edit', seconds: number): string {
  const ask = `${clocked(`${quote(launcher)} ${agent} <&3 3<&-`, seconds)} [ $1 -eq 0 ];`;
  return `{ ${ask} } 3<&0 || { echo ${quote(remedy(wayOut(file, way)))} >&2; exit 2; }`;
}

/** Leaves in `$1` the status of what is run, which is ended after so many seconds. */
function clocked(run: string, seconds: number): string {
  const clock = `( trap 'kill -9 $!; exit' TERM; sleep ${seconds} & wait $! && kill $p ) </dev/null >/dev/null 2>&1 3<&- & c=$!`;
  return `${run} & p=$!; trap "kill $p" TERM; ${clock}; wait $p; set -- $?; kill $c 2>/dev/null;`;
}

/**
 * The same for an agent that looks at the exit status alone: whatever the launcher prints is a denial (`{"denied":"…"}`), and becomes its
 * text on stderr and exit status 2. 3 tells a denial from a launcher that failed, which gets the remedy besides. At SIGTERM the launcher
 * may live on until its answer comes, so neither it nor the shell that bash would keep beside it holds an output of the agent's. `seconds`: as
 * for `deadlineCommand`.
 */
export function exitTwoCommand(launcher: string, agent: string, file: string, way: 'delete' | 'edit', seconds?: number): string {
  const ask = `said=$(exec ${quote(launcher)} ${agent} 2>&1) || { printf "%s\\n" "$said" >&2; exit 2; }; case $said in "") exit 0 ;; esac`;
  const tell = `said=\${said#'{"denied":"'}; printf "%s\\n" "\${said%'"}'}" >&2; exit 3`;
  const failed = `echo ${quote(remedy(wayOut(file, way)))} >&2; exit 2`;
  const run = `( ${ask}; ${tell}; ) <&3 3<&-`;
  if (seconds === undefined) return `{ ${run} & trap "kill $!" TERM; wait $!; } 3<&0 || { [ $? -eq 3 ] || ${failed}; }`;
  return `{ ${clocked(run, seconds)} case $1 in 0) ;; 3) exit 2 ;; *) false ;; esac; } 3<&0 || { ${failed}; }`;
}

/**
 * The launcher alone, for an agent that asks the person where a hook fails, and of which it is not known whether it starts a shell. The
 * launcher itself waits no longer than so many seconds.
 */
export const bareCommand = (launcher: string, agent: string, seconds: number): string => `${bareWord(launcher)} ${agent} ${seconds}`;
export const bareWord = (path: string): string => (/^[\w@%+=:,./-]+$/.test(path) ? path : quote(path));

/**
 * The same for an agent that hands its line to the person's login shell, which may be fish, csh or any other: `/bin/sh` with one word that
 * all of them read alike, as long as no path has a quote, a backslash or an exclamation mark. Such an agent ends a hook with SIGKILL, so
 * that there is nothing to trap.
 */
export function loginShellCommand(launcher: string, agent: string, file: string): string {
  const line = `${doubleQuote(launcher)} ${agent} || { echo ${doubleQuote(remedy(`take the entry of this hook out of ${file}`))} >&2; exit 2; }`;
  return `/bin/sh -c ${anyShellWord(line)}`;
}

/** Is the launcher's path in this JSON text, as JSON writes it within a shell word? */
export const mentions = (json: string, launcher: string): boolean =>
  [launcher, quote(launcher).slice(1, -1), anyShellWord(doubleQuote(launcher)).slice(2, -2)].some((form) =>
    json.includes(JSON.stringify(form).slice(1, -1)),
  );

const wayOut = (file: string, way: 'delete' | 'edit'): string =>
  way === 'delete' ? `delete ${file}` : `take this hook's entry out of ${file}`;
const remedy = (out: string): string =>
  `Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or ${out} to remove this hook.`;

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const doubleQuote = (text: string): string => `"${text.replace(/[\\"$`]/g, '\\$&')}"`;
/** What shells read differently within single quotes stands outside of them, behind a backslash. */
const anyShellWord = (text: string): string => `'${text.replace(/['\\!]/g, (sign) => `'\\${sign}'`)}'`;
