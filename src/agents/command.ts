/**
 * The registered command: one line of POSIX sh. The launcher runs beside a shell that outlives it: whatever happens to it (gone, crashed,
 * killed) is exit 2, which agents take for a denial, and so is SIGTERM, which some send when their own limit is over. `file` is what a
 * person can delete or edit to be rid of it. A redirection of the whole group that fails is one more way to exit 2; `exec` would end
 * bash with another status.
 */
export function registeredCommand(launcher: string, agent: string, file: string, way: 'delete' | 'edit'): string {
  const out = way === 'delete' ? `delete ${file}` : `take this hook's entry out of ${file}`;
  return `{ ${quote(launcher)} ${agent} <&3 3<&- & trap "kill $!" TERM; wait $!; } 3<&0 || { echo ${quote(remedy(out))} >&2; exit 2; }`;
}

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

const remedy = (out: string): string =>
  `Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or ${out} to remove this hook.`;

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const doubleQuote = (text: string): string => `"${text.replace(/[\\"$`]/g, '\\$&')}"`;
/** What shells read differently within single quotes stands outside of them, behind a backslash. */
const anyShellWord = (text: string): string => `'${text.replace(/['\\!]/g, (sign) => `'\\${sign}'`)}'`;
