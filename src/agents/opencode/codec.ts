import { MAX_PAYLOAD } from '../../protocol/http';
import type { Codec, Decoded, Reply } from '../agent';
import { type Fields, isFields, parseJson, textOf } from '../fields';
import { absolutePath } from '../paths';
import { shapeOf } from '../shape';
import { type Tools, toolActions } from '../tools';
import type { PluginAgent } from './plugin';
import { pluginTools } from './tools';

/** The plugin has this one event. */
const EVENT = 'tool.execute.before';
const SHELLS: ReadonlySet<string> = new Set(['bash', 'shell']);

/** What our own plugin writes (`plugin.ts`), read for the agent that it runs in. Pure; never throws; the field that is wrong is named. */
export function pluginCodec(agent: PluginAgent): Pick<Codec, 'decode' | 'encode'> {
  const tools = pluginTools(agent);
  return {
    encode,
    decode(payload, context) {
      if (payload.length > MAX_PAYLOAD) return malformed(`the payload is larger than ${MAX_PAYLOAD} bytes`);
      const value = parseJson(payload);
      if (value === undefined) return malformed('the payload is not JSON');
      if (!isFields(value)) return malformed('the payload is not a JSON object');
      const shape = shapeOf(value);
      if (shape !== agent) return malformed(shape === null ? 'field plugin is missing' : `the payload is one of ${shape}`);
      return decodeCall(value, agent, tools, context.home);
    },
  };
}

function decodeCall(value: Fields, agent: PluginAgent, tools: Tools, home: string): Decoded {
  const { tool, args, directory } = value;
  if (typeof tool !== 'string' || tool === '') return malformed('field tool is missing or not a text');
  if (!isFields(args)) return malformed('field args is missing, or not an object');
  if (typeof directory !== 'string' || !/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(directory))
    return malformed('field directory is not an absolute path');
  const conversation = conversationOf(value);
  if (conversation === undefined) return malformed('field sessionID is not a text');
  const cwd = SHELLS.has(tool) ? folderOf(args, directory, home) : directory;
  if (cwd === undefined) return malformed(`tool ${tool}: tool_input.workdir is not a path`);
  const found = toolActions(tools, tool, args, { agent, conversation, cwd }, home);
  if (found.kind === 'malformed') return malformed(`tool ${tool.slice(0, 80)}: ${found.problem}`);
  const callId = textOf(value, 'callID') ?? null;
  return { kind: 'actions', event: EVENT, agent, conversation, callId, actions: found.actions, tool };
}

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
  return JSON.stringify({ decision: 'deny', reason: reply.reason.trim() === '' ? 'Mollyguard denied this action.' : reply.reason });
}

const malformed = (problem: string): Decoded => ({ kind: 'malformed', problem, event: EVENT });
