import { quote } from '../tools';

/** The first line: what begins with it was written by us, whichever version it was. */
const HEAD = '// Mollyguard asks here before every tool call of Amp.';

/**
 * The whole text of the plugin: TypeScript that is plain JavaScript. Nothing in it fails while it is loaded; whatever fails later rejects
 * the call, for it is not documented what Amp makes of an error.
 */
export const pluginText = (launcher: string, file: string): string =>
  `${HEAD} Written by its extension for editors; "Mollyguard: Set Up Agents…" there writes it anew.
// To be rid of it, remove the hooks in the editor, or delete this file.
import { spawn } from 'node:child_process';

const LAUNCHER = ${JSON.stringify(launcher)};
const FAILED = ${JSON.stringify(`Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or delete ${file} and start Amp anew to remove this hook.`)};

/** Starts the launcher with one call on stdin and waits for its answer as long as a person may take; the launcher has its own limit. */
const launched = (line) =>
  new Promise((resolve, reject) => {
    const child = spawn(LAUNCHER, ['amp'], { cwd: '/', env: {}, stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text) => { stderr += text; });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => {}); // a launcher that refuses early does not read to the end; its exit status tells
    child.stdin.end(line);
  });

/** Why the call must not run; null: it may. Silence and exit status 0 is the only answer that lets it. */
async function refusal(line) {
  const { code, stdout, stderr } = await launched(line);
  if (code === 0 && stdout === '') return null;
  if (code === 2 && stderr.trim() !== '') return stderr.trim();
  const { decision, reason } = code === 0 ? JSON.parse(stdout) : {};
  return decision === 'deny' && typeof reason === 'string' && reason !== '' ? reason : FAILED;
}

/** The project's folder, an address or a path; where Amp does not tell it, the one it was started in. */
function folderOf(amp) {
  const root = amp?.system?.workspaceRoot;
  try {
    if (root) return /^file:/.test(String(root)) ? decodeURIComponent(new URL(String(root)).pathname) : String(root);
  } catch {}
  return process.cwd();
}

export default function mollyguard(amp) {
  amp.on('tool.call', async (event) => {
    const line = () =>
      JSON.stringify({
        plugin: 'amp',
        tool: event.tool,
        callID: event.toolUseID,
        thread: event.thread?.id,
        directory: folderOf(amp),
        input: event.input ?? {},
      });
    try {
      const judged = line();
      const reason = await refusal(judged + '\\n');
      if (reason !== null) return { action: 'reject-and-continue', message: reason };
      if (line() === judged) return { action: 'allow' };
      return { action: 'reject-and-continue', message: 'Mollyguard did not let this call run: it was changed while it was checked.' };
    } catch {
      return { action: 'reject-and-continue', message: FAILED };
    }
  });
}
`;

/** What the plugin starts, as a shell starts it. */
export const launchLine = (launcher: string): string => `exec ${quote(launcher)} amp`;

/** Ours, or made of ours: it would be loaded in the place of ours all the same. */
export const isPluginText = (text: string, launcher: string): boolean =>
  text.startsWith(HEAD) || text.includes(JSON.stringify(launcher).slice(1, -1));
