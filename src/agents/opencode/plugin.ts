import { quote } from '../tools';

/** Programs that load such a plugin. */
export type PluginAgent = 'opencode' | 'kilo';

/** The first line: what begins with it was written by us, whichever version it was. */
const HEAD = '// Mollyguard asks here before every tool call.';

/**
 * The whole text of the plugin. Where it would fail while it is loaded, the agent goes on without it and without a word: there is nothing
 * in it that could, and everything that fails later is an Error that the agent takes for a denial.
 */
export const pluginText = (agent: PluginAgent, launcher: string, file: string): string =>
  `${HEAD} Written by its extension for editors; "Mollyguard: Set Up Agents…" there writes it anew.
// To be rid of it, remove the hooks in the editor, or delete this file.
import { spawn } from 'node:child_process';

const LAUNCHER = ${JSON.stringify(launcher)};
const AGENT = ${JSON.stringify(agent)};
const FAILED = ${JSON.stringify(failedText(file))};
const MOST = 1_000_000;

/** Starts the launcher with one call on stdin and waits for its answer as long as a person may take; the launcher has its own limit. */
function launched(line) {
  return new Promise((resolve, reject) => {
    const child = spawn(LAUNCHER, [AGENT], { cwd: '/', env: {}, stdio: 'pipe' });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8');
      child[name].on('error', reject);
      child[name].on('data', (text) => {
        said[name] += text;
        if (said[name].length <= MOST) return;
        child.kill('SIGKILL');
        reject(new Error(FAILED));
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
    child.stdin.on('error', () => {}); // a launcher that refuses early does not read to the end; its exit status tells
    child.stdin.end(line);
  });
}

/** Why the call must not run; null: it may. Silence and exit status 0 is the only answer that lets it. */
async function refusal(line) {
  try {
    const { code, stdout, stderr } = await launched(line);
    if (code === 0 && stdout === '') return null;
    if (code === 2 && stderr.trim() !== '') return stderr.trim();
    const { decision, reason } = code === 0 ? JSON.parse(stdout) : {};
    return decision === 'deny' && typeof reason === 'string' && reason !== '' ? reason : FAILED;
  } catch {
    return FAILED;
  }
}

/** Throws where the call must not run. What was judged must still be there when the answer comes. */
async function guard(call, args) {
  const line = () => JSON.stringify({ plugin: AGENT, ...call, args: args() ?? {} });
  const judged = line();
  const reason = await refusal(judged + '\\n');
  if (reason !== null) throw new Error(reason);
  if (line() !== judged) throw new Error('Mollyguard did not let this call run: it was changed while it was checked.');
}

/** Files whose content a prompt brings along, which no tool reads: the agent itself does, also for a task that it gives to another. */
function attached(parts) {
  return parts.flatMap((part) => {
    const [, read] = /^Called the Read tool with the following input: .*?"filePath":"((?:[^"\\\\]|\\\\.)*)/.exec(part?.text ?? '') ?? [];
    const found = [part?.url?.startsWith('file:') ? part.url : null, part?.source?.path, part?.source?.uri, part?.filename];
    return [...found, read?.replace(/\\\\(.)/g, '$1')].filter((path) => typeof path === 'string' && path !== '');
  });
}

/** The session that a sub-agent's own was opened in. */
const parents = new Map();

/** The part of a tool's name that stands for an MCP server. */
const prefixOf = (server) => server.replace(/[^a-zA-Z0-9_-]/g, '_') + '_';

const placeOf = (context, sessionID) => ({
  sessionID,
  parentID: parents.get(sessionID),
  directory: context.directory,
  worktree: context.worktree,
});

/** Hooks as opencode 1 and Kilo take them. */
const hooks = async (context) => {
  const servers = new Set();
  return {
    config: async (config) => {
      for (const server of Object.keys(config?.mcp ?? {})) servers.add(server);
    },
    event: async ({ event }) => {
      const session = event?.type === 'session.created' ? event.properties?.info : undefined;
      if (session?.parentID) parents.set(session.id, parents.get(session.parentID) ?? session.parentID);
    },
    'tool.execute.before': async (input, output) => {
      const { tool, sessionID, callID } = input;
      const mcp = [...servers].filter((server) => tool.startsWith(prefixOf(server)));
      await guard({ event: 'tool.execute.before', tool, mcp, callID, ...placeOf(context, sessionID) }, () => output.args);
    },
    'chat.message': async (input, output) => {
      const files = [...new Set(attached(output.parts))];
      if (files.length === 0) return;
      const call = { event: 'chat.message', tool: 'prompt', ...placeOf(context, input.sessionID), args: { files } };
      const reason = await refusal(JSON.stringify({ plugin: AGENT, ...call }) + '\\n');
      if (reason === null) return;
      // An Error would be told to nobody: the prompt goes on without the files, with the reason in their place.
      const [first, ...more] = output.parts.filter((part) => part?.type === 'text' && !part.synthetic);
      if (first === undefined) throw new Error(reason);
      first.text += '\\n\\n(No file is attached. ' + reason + ')';
      output.parts.splice(0, output.parts.length, first, ...more);
    },
  };
};
${agent === 'opencode' ? FOR_OPENCODE : FOR_KILO}`;

/** From 1.18.29 on, opencode takes `server`; opencode 2 `setup`, and nothing else. An opencode 1 that knows both calls both. */
const FOR_OPENCODE = `
/** Hooks as opencode 2 takes them. */
async function setup(context) {
  if (typeof context?.tool?.hook !== 'function') return; // opencode 1 tries this too
  await context.tool.hook('execute.before', async (event) => {
    const session = await context.session?.get?.({ sessionID: event.sessionID });
    const place = session?.location ?? context.location;
    const callID = event.id ?? event.callID ?? event.toolCallID;
    const { tool, sessionID } = event;
    const where = { sessionID, parentID: session?.parentID, directory: place?.directory };
    await guard({ event: 'tool.execute.before', tool, callID, ...where }, () => event.input);
  });
}

export default { id: 'mollyguard', server: hooks, setup };
`;

const FOR_KILO = `
export const Mollyguard = hooks;
`;

const failedText = (file: string): string =>
  `Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or delete ${file} and start the agent anew to remove this hook.`;

/** What the plugin starts, as a shell starts it. */
export const launchLine = (agent: PluginAgent, launcher: string): string => `exec ${quote(launcher)} ${agent}`;

export const isPluginText = (text: string): boolean => text.startsWith(HEAD);
