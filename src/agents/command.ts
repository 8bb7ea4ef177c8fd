/**
 * The registered command: one line of POSIX sh. The launcher runs beside a shell that outlives it: whatever happens to it (gone, crashed,
 * killed) is exit 2, which agents take for a denial, and so is SIGTERM, which some send when their own limit is over. `file` is what a
 * person can delete or edit to be rid of it. A redirection of the whole group that fails is one more way to exit 2; `exec` would end
 * bash with another status.
 */
export function registeredCommand(launcher: string, agent: string, file: string, way: 'delete' | 'edit'): string {
  const out = way === 'delete' ? `delete ${file}` : `take this hook's entry out of ${file}`;
  const remedy = `Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or ${out} to remove this hook.`;
  return `{ ${quote(launcher)} ${agent} <&3 3<&- & trap "kill $!" TERM; wait $!; } 3<&0 || { echo ${quote(remedy)} >&2; exit 2; }`;
}

/** Is the launcher's path in this JSON text, as JSON writes it within a shell word? */
export const mentions = (json: string, launcher: string): boolean =>
  json.includes(JSON.stringify(launcher).slice(1, -1)) || json.includes(JSON.stringify(quote(launcher)).slice(1, -1));

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
