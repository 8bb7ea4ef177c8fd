import type { Json } from '../../engine/types';
import type { Decoded, Reply } from '../agent';
import { reasonOf } from '../answers';
import { type Fields, isFields, textOf } from '../fields';
import { isAbsolute } from '../paths';
import { malformed, type PayloadContext, payloadFields, readsOf } from '../payload';
import { toolActions } from '../tools';
import { clineTools, inputOf } from './tools';

/** The command line (and what is built on its SDK) sends the call as it is, the extension all values as texts. */
export type ClineProgram = 'cline' | 'cline-vscode';

/** Reads one payload of Cline's hooks. Pure; never throws; what is not understood is malformed, with the field named. */
export const decoder =
  (agent: ClineProgram) =>
  (payload: string, context: PayloadContext): Decoded => {
    const read = payloadFields(payload, agent);
    if (read.kind === 'malformed') return read;
    const { value } = read;
    const event = value.hookName;
    if (typeof event !== 'string' || event === '') return malformed('field hookName is missing or not a text');
    return DECIDES_NOTHING.has(event) ? { kind: 'nothing', event } : decodeCall(agent, value, event, context);
  };

function decodeCall(agent: ClineProgram, value: Fields, event: string, context: PayloadContext): Decoded {
  const wrong = (problem: string): Decoded => malformed(problem, event);
  const cwd = folderOf(value) ?? context.cwd;
  if (typeof cwd !== 'string' || !isAbsolute(cwd)) return wrong('field workspaceRoots has no absolute path first');
  const conversation = conversationOf(value);
  if (conversation === undefined) return wrong('field taskId is not a text');
  if (event === 'UserPromptSubmit') {
    const prompt = isFields(value.userPromptSubmit) ? value.userPromptSubmit.prompt : undefined;
    if (typeof prompt !== 'string') return wrong('field userPromptSubmit.prompt is missing or not a text');
    const actions = readsOf(attachedIn(prompt), { agent, conversation, cwd }, context.home);
    return { kind: 'actions', event, agent, conversation, callId: null, actions, tool: 'prompt' };
  }
  const told = isFields(value.preToolUse) ? value.preToolUse : undefined;
  const call = isFields(value.tool_call) ? value.tool_call : undefined;
  if (!told && !call) return wrong('fields preToolUse and tool_call are missing, or not objects');
  const [tool, ...others] = new Set([call?.name, told?.toolName].filter((name) => name !== undefined));
  if (typeof tool !== 'string' || tool === '') return wrong('field preToolUse.toolName is missing or not a text');
  if (others.length > 0) return wrong('fields preToolUse.toolName and tool_call.name differ');
  const exact = call !== undefined && 'input' in call;
  const input = inputOf(tool, exact ? call.input : (told?.parameters ?? {}));
  if (input === undefined) return wrong(`tool ${tool.slice(0, 80)}: its input is not an object`);
  const found = toolActions(clineTools(exact), tool, input, { agent, conversation, cwd }, context.home);
  if (found.kind === 'malformed') return wrong(`tool ${tool.slice(0, 80)}: ${found.problem}`);
  const callId = (call && textOf(call, 'id')) ?? null;
  return { kind: 'actions', event, agent, conversation, callId, actions: found.actions, tool };
}

/** More files than a person attaches to one prompt, with folders that are attached as a whole. */
const MOST = 1_000;
/** Files that a prompt attaches: when the extension asks, they stand in it already, each below its name. */
const attachedIn = (prompt: string): readonly string[] =>
  [...prompt.matchAll(/<file_content path="([^"\n]+)"/g)].map(([, path = '']) => path).slice(0, MOST);

/** The project: commands start in the first of its folders. */
function folderOf({ workspaceRoots: roots, workspaceInfo: info }: Fields): Json | undefined {
  if (roots !== undefined && (!Array.isArray(roots) || roots.length > 0)) return Array.isArray(roots) ? roots[0] : roots;
  return isFields(info) ? info.rootPath : undefined;
}

/** The session, and the sub-agent in it, which has a task of its own. null: not told; undefined: no text. */
function conversationOf({ taskId: task, sessionContext: session, agent_id: agent, parent_agent_id: parent }: Fields) {
  if (task !== undefined && task !== null && typeof task !== 'string') return undefined;
  const root = (isFields(session) ? textOf(session, 'rootSessionId') : undefined) ?? task ?? null;
  return typeof parent === 'string' && typeof agent === 'string' ? `${root ?? ''}/${agent}` : root;
}

/** The answer on stdout, always one JSON object: Cline looks at nothing else, and whatever it cannot read lets the call run. */
export function encode(reply: Reply, _decoded: Decoded): string {
  if (reply.kind === 'no-opinion') return JSON.stringify({ cancel: false });
  return JSON.stringify({ cancel: true, errorMessage: reasonOf(reply) });
}

/** Events at which nothing is about to happen that could be stopped, by both programs' names. Anything else is judged or malformed. */
const DECIDES_NOTHING: ReadonlySet<string> = new Set([
  'agent_start',
  'agent_resume',
  'agent_abort',
  'agent_end',
  'agent_error',
  'tool_result',
  'prompt_submit', // told, but its answer is not read
  'session_shutdown',
  'TaskStart',
  'TaskResume',
  'TaskCancel',
  'TaskComplete',
  'TaskError',
  'PostToolUse',
  'PreCompact',
  'Notification',
  'SessionShutdown',
]);
