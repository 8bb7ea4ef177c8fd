import type { Action } from '../../engine/types';
import type { Decoded, Reply } from '../agent';
import { reasonOf } from '../answers';
import { type Fields, isFields, parseJson, textOf, textsOf } from '../fields';
import { inOtherTerminal } from '../otherTerminal';
import { isAbsolute } from '../paths';
import { malformed, type PayloadContext, payloadFields } from '../payload';
import { builder, codeIn, toolActions } from '../tools';
import { attachedPaths, cursorTools, serverOf, UNKNOWN_SERVER } from './tools';

const AGENT = 'cursor';
const PROMPT = 'beforeSubmitPrompt';

/**
 * Reads one payload of Cursor's hooks. One call may come twice, as `preToolUse` and as its own event: both give the same actions, so
 * that one question answers both. Pure; never throws.
 */
export function decode(payload: string, context: PayloadContext): Decoded {
  const read = payloadFields(payload, AGENT, 'mark');
  if (read.kind === 'malformed') return read;
  const { value } = read;
  const event = value.hook_event_name;
  if (typeof event !== 'string' || event === '') return malformed('field hook_event_name is missing or not a text');
  if (DECIDES_NOTHING.has(event)) return { kind: 'nothing', event };
  const conversation = value.conversation_id ?? value.session_id ?? null;
  if (conversation !== null && typeof conversation !== 'string') return malformed('field conversation_id is not a text', event);

  const call = readEvent(value, event);
  if (typeof call === 'string') return malformed(call, event);
  const { folders, told } = foldersOf(value, call.input, context.home);
  const actions: Action[] = [];
  for (const cwd of folders) {
    const made = call.actions({ agent: AGENT, conversation, cwd }, context.home);
    if (typeof made === 'string') return malformed(made, event);
    actions.push(...made);
  }
  // Only what is written in a shell can mean something else in another folder: a file tool's path is absolute by now.
  const key = (action: Action): string => JSON.stringify(action.kind === 'shell' ? action : { ...action, cwd: '' });
  const found = new Map<string, Action>();
  for (const action of actions) if (!found.has(key(action))) found.set(key(action), action);
  const unique = [...found.values()];
  return {
    kind: 'actions',
    event,
    agent: AGENT,
    conversation,
    callId: textOf(value, 'tool_use_id') ?? null,
    actions: unique,
    tool: call.tool,
    ...(inOtherTerminal(call.tool, call.input) ? { otherTerminal: true } : {}),
    ...(told && !unique.some((action) => action.kind === 'mcp' && action.server === UNKNOWN_SERVER) ? {} : { vague: true }),
  };
}

type Base = Pick<Action, 'agent' | 'conversation' | 'cwd'>;
interface Happening {
  readonly tool: string;
  readonly input: Fields;
  readonly actions: (base: Base, home: string) => readonly Action[] | string;
}

/** What is about to happen; a text says which field is wrong. */
function readEvent(value: Fields, event: string): Happening | string {
  const make = (tool: string, input: Fields, actions: (to: ReturnType<typeof builder>) => readonly Action[]): Happening => ({
    tool,
    input,
    actions: (base, home) => actions(builder(base, home, AGENT, tool)),
  });
  switch (event) {
    case 'beforeShellExecution': {
      const { command } = value;
      return typeof command === 'string' ? make('Shell', {}, (to) => [to.shell(command)]) : 'field command is missing or not a text';
    }
    case 'beforeMCPExecution': {
      const tool = textOf(value, 'tool_name');
      const input = inputOf(value);
      const server = serverOf(value) ?? UNKNOWN_SERVER;
      if (tool === undefined || tool === '') return 'field tool_name is missing or not a text';
      if (input === undefined) return 'field tool_input is missing, or not an object';
      // Its own folder, not that of the call, stands in an MCP tool's input.
      return make(`MCP:${tool}`, {}, (to) => [to.mcp(server, tool.replace(/^MCP:/, ''), input), ...codeIn(input, to)]);
    }
    case 'beforeReadFile':
    case 'beforeTabFileRead': {
      const paths = textsOf(value, 'file_path', 'filePath');
      const attached = attachedPaths(value.attachments);
      if (paths.length === 0) return 'field file_path is missing or not a text';
      if (attached === undefined) return 'field attachments is not a list';
      return make('Read', {}, (to) => [...new Set([...paths, ...attached])].map((path) => to.file('read', path)));
    }
    case PROMPT: {
      const attached = attachedPaths(value.attachments);
      if (attached === undefined) return 'field attachments is not a list';
      return make('prompt', {}, (to) => [...new Set(attached)].map((path) => to.file('read', path)));
    }
    case 'subagentStart':
      return make('Task', {}, (to) => [to.own({ subagent_type: textOf(value, 'subagent_type') ?? null })]);
    default:
      return readTool(value);
  }
}

/** `preToolUse`, and events that come to be: whatever names a tool is judged as one. */
function readTool(value: Fields): Happening | string {
  const tool = textOf(value, 'tool_name');
  const input = inputOf(value);
  if (tool === undefined || tool === '') return 'field tool_name is missing or not a text';
  if (input === undefined) return 'field tool_input is missing, or not an object';
  return {
    tool,
    input: tool.startsWith('MCP:') ? {} : input,
    actions: (base, home) => {
      const made = toolActions(cursorTools, tool, input, base, home);
      return made.kind === 'actions' ? made.actions : `tool ${tool.slice(0, 80)}: ${made.problem}`;
    },
  };
}

/** The input, as an object or as the JSON text of one. */
function inputOf({ tool_input: raw }: Fields): Fields | undefined {
  const value = typeof raw === 'string' ? parseJson(raw) : raw;
  return isFields(value) ? value : undefined;
}

/**
 * Where it happens: the folder that the call names, else the event's, else (Cursor often leaves both empty) each of the workspace's
 * folders. `told`: the payload says it.
 */
function foldersOf(value: Fields, input: Fields, home: string): { readonly folders: readonly string[]; readonly told: boolean } {
  const list = value.workspace_roots;
  const roots = (Array.isArray(list) ? list : []).filter((root) => typeof root === 'string' && isAbsolute(root));
  const bases = roots.length > 0 ? roots.map(String) : [home];
  const given = (fields: Fields): readonly string[] => textsOf(fields, 'cwd', 'working_directory').filter((folder) => folder !== '');
  const named = given(input).length > 0 ? given(input) : given(value);
  if (named.length === 0) return { folders: bases, told: false };
  const folders = named.flatMap((folder) => (isAbsolute(folder) ? [folder] : bases.map((base) => `${base}/${folder}`)));
  return { folders, told: folders.length === 1 };
}

/**
 * Exactly one JSON object with the fields that the event knows. `allow` is Cursor's word for no opinion: it lifts none of its own prompts.
 * A payload whose event is not known gets the denials of all events at once.
 */
export function encode(reply: Reply, { kind, event }: Decoded): string {
  if (reply.kind === 'no-opinion') {
    if (kind === 'nothing') return '{}';
    return JSON.stringify(event === PROMPT ? { continue: true } : { permission: 'allow' });
  }
  const reason = reasonOf(reply);
  const deny = { permission: 'deny', user_message: reason } as const;
  switch (event) {
    case PROMPT:
      return JSON.stringify({ continue: false, user_message: reason });
    case 'beforeTabFileRead':
      return JSON.stringify({ permission: 'deny' });
    case 'beforeReadFile':
    case 'subagentStart':
      return JSON.stringify(deny);
    case undefined:
      return JSON.stringify({ continue: false, ...deny, agent_message: reason });
    default:
      return JSON.stringify({ ...deny, agent_message: reason });
  }
}

/** Events after the fact, or at which nothing can be stopped. Anything else is judged or malformed. */
const DECIDES_NOTHING: ReadonlySet<string> = new Set([
  'sessionStart',
  'sessionEnd',
  'postToolUse',
  'postToolUseFailure',
  'afterShellExecution',
  'afterMCPExecution',
  'afterFileEdit',
  'afterTabFileEdit',
  'afterAgentResponse',
  'afterAgentThought',
  'subagentStop',
  'preCompact',
  'stop',
  'workspaceOpen',
]);
