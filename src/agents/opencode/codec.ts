import type { Action, Json } from '../../engine/types';
import type { Codec, Decoded, Reply } from '../agent';
import { reasonOf } from '../answers';
import { type Fields, isFields, textOf, textsOf } from '../fields';
import { absolutePath, isAbsolute } from '../paths';
import { payloadFields } from '../payload';
import { shapeOf } from '../shape';
import { type Base, toolActions } from '../tools';
import type { PluginAgent } from './plugin';
import { pluginTools } from './tools';

const CALL = 'tool.execute.before';
const PROMPT = 'chat.message';
const SHELLS: ReadonlySet<string> = new Set(['bash', 'shell']);
const TASKS: ReadonlySet<string> = new Set(['task', 'subagent']);
/** More files than anybody attaches to one prompt. */
const MOST = 1_000;

/** What our own plugin writes (`plugin.ts`), read for the agent that it runs in. Pure; never throws; the field that is wrong is named. */
export function pluginCodec(agent: PluginAgent): Pick<Codec, 'decode' | 'encode'> {
  return {
    encode,
    decode(payload, context) {
      const read = payloadFields(payload, agent);
      if (read.kind === 'malformed') return malformed(read.problem);
      return shapeOf(read.value) === null ? malformed('field plugin is missing') : decodeCall(read.value, agent, context.home);
    },
  };
}

function decodeCall(value: Fields, agent: PluginAgent, home: string): Decoded {
  const { event, tool, args, directory } = value;
  const servers = Array.isArray(value.mcp) ? value.mcp.filter((one: Json) => typeof one === 'string') : [];
  if (event !== CALL && event !== PROMPT) return malformed('field event is none that the plugin has');
  if (typeof tool !== 'string' || tool === '') return malformed('field tool is missing or not a text');
  if (!isFields(args)) return malformed('field args is missing, or not an object');
  if (typeof directory !== 'string' || !isAbsolute(directory)) return malformed('field directory is not an absolute path');
  const conversation = conversationOf(value);
  if (conversation === undefined) return malformed('field sessionID is not a text');
  const callId = textOf(value, 'callID') ?? null;
  const base = { agent, conversation };
  const decoded = (actions: readonly Action[]): Decoded => ({ kind: 'actions', event, ...base, callId, actions, tool });
  if (event === PROMPT) {
    const { files } = args;
    if (!Array.isArray(files)) return malformed('field args.files is not a list');
    return decoded(readsOf(files, { ...base, cwd: directory }, [directory], home));
  }
  const cwd = SHELLS.has(tool) ? folderOf(args, directory, home) : directory;
  if (cwd === undefined) return malformed(`tool ${tool}: tool_input.workdir is not a path`);
  const found = toolActions(pluginTools(agent, servers), tool, args, { ...base, cwd }, home);
  if (found.kind === 'malformed') return malformed(`tool ${tool.slice(0, 80)}: ${found.problem}`);
  const mentioned = TASKS.has(tool) ? textsOf(args, 'prompt').flatMap(mentionedPaths) : [];
  const folders = [directory, textOf(value, 'worktree') ?? directory];
  return decoded([...found.actions, ...readsOf(mentioned, { ...base, cwd }, folders, home)]);
}

/** Files that come with a prompt; a path that is none names no file. */
function readsOf(files: readonly Json[], base: Base, folders: readonly string[], home: string): readonly Action[] {
  const paths = files.flatMap((file) => (typeof file === 'string' ? folders.map((folder) => absolutePath(file, folder, home)) : []));
  return [...new Set(paths)].flatMap((path) => (path === undefined ? [] : [{ ...base, kind: 'read', path, content: null } as const]));
}

/** Files that a task for another agent names by `@path`: opencode puts them into its prompt, without any tool. */
const mentionedPaths = (prompt: string): readonly string[] =>
  [...prompt.matchAll(/(?<![\w`])@(\.?[^\s`,.]*(?:\.[^\s`,.]+)*)/g)].slice(0, MOST).map(([, path = '']) => path);

/** The session; a sub-agent's within the one it was opened in. null: not told; undefined: no text. */
function conversationOf({ sessionID: session, parentID: parent }: Fields): string | null | undefined {
  if (session === undefined || session === null) return null;
  if (typeof session !== 'string') return undefined;
  return typeof parent === 'string' && parent !== '' ? `${parent}/${session}` : session;
}

/** Where a command runs. undefined: that is not known. */
function folderOf({ workdir }: Fields, directory: string, home: string): string | undefined {
  if (workdir === undefined || workdir === null || workdir === '') return directory;
  return typeof workdir === 'string' ? absolutePath(workdir, directory, home) : undefined;
}

/** What the plugin understands: nothing, or one denial. */
function encode(reply: Reply): string {
  if (reply.kind === 'no-opinion') return '';
  return JSON.stringify({ decision: 'deny', reason: reasonOf(reply) });
}

const malformed = (problem: string): Decoded => ({ kind: 'malformed', problem, event: CALL });
