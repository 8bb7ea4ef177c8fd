import type { Json } from '../../engine/types';
import type { Codec, Decoded, Reply } from '../agent';
import { reasonOf } from '../answers';
import { commonTools } from '../commonTools';
import { type Fields, isFields, parseJson } from '../fields';
import { malformed, type PayloadContext } from '../payload';
import { decoder, type ToolCall } from '../toolCall';
import type { Tool, Tools } from '../tools';
import { type CustomAgent, type FieldName, REASON, type ToolKind } from './definition';

/** How each kind of tool is called among the tools that are read by their names. */
const NAMES: Readonly<Record<ToolKind, string>> = {
  shell: 'shell',
  read: 'read',
  write: 'write',
  edit: 'edit',
  delete: 'delete',
  fetch: 'fetch',
};
const DEFAULTS: Readonly<Partial<Record<FieldName, string>>> = {
  event: 'hook_event_name',
  tool: 'tool_name',
  input: 'tool_input',
  cwd: 'cwd',
  session: 'session_id',
};

/** The adapter of an agent that a person has described. What the description does not name is read by its name, or judged as unknown. */
export function customCodec(agent: CustomAgent): Codec {
  const { id, title, deny, allow } = agent;
  return {
    id,
    title,
    alone: true,
    decode: (payload, context) => decode(agent, payload, context),
    encode: (reply: Reply) => {
      if (reply.kind === 'no-opinion') return allow;
      const reason = reasonOf(reply);
      if ('exitCode' in deny) return JSON.stringify({ denied: reason.replaceAll('"', "'") });
      return deny.stdout.split(REASON).join(JSON.stringify(reason).slice(1, -1));
    },
    blind: 'what its hook does not tell',
    guards: 'what its hook tells',
    failure: 'denied by exit status 2',
    proof: 'documented',
    limits: { registeredSeconds: 30, holds: false },
  };
}

function decode(agent: CustomAgent, payload: string, context: PayloadContext): Decoded {
  const value = parseJson(payload.replace(/^\uFEFF/, ''));
  const at = (name: FieldName): Json | undefined => find(isFields(value) ? value : {}, agent.fields[name] ?? DEFAULTS[name]);
  const [server, called] = [at('mcpServer'), at('mcpTool')];
  const isMcp = typeof server === 'string' && server !== '' && typeof called === 'string' && called !== '';
  const told = at('tool');
  const tool = told ?? (isMcp ? called : undefined);
  const tools = isMcp ? serverTools(agent.id, server, called) : toolsOf(agent);
  return decoder(agent.id, tools, (): ToolCall | ReturnType<typeof malformed> => {
    const event = at('event') ?? 'action';
    if (typeof event !== 'string') return malformed('the event is not a text');
    return { event, tool, input: inputOf(agent, at), cwd: at('cwd'), conversation: at('session') };
  })(payload, context);
}

/** The call's input as the payload has it, with the fields that the description names under the names that are known here. */
function inputOf(agent: CustomAgent, at: (name: FieldName) => Json | undefined): Json | undefined {
  const given = at('input');
  const named = (['command', 'path', 'content', 'url'] as const).flatMap((name) => {
    const found = agent.fields[name] === undefined ? undefined : at(name);
    return found === undefined ? [] : [[name, found] as const];
  });
  if (given !== undefined && !isFields(given)) return given;
  return given === undefined && named.length === 0 ? {} : { ...given, ...Object.fromEntries(named) };
}

/** The tools that the description names, then whatever their names say. */
function toolsOf({ id, tools }: CustomAgent): Tools {
  const common = commonTools(id);
  const entries = Object.entries(NAMES).flatMap(([kind, name]) =>
    namesOf(tools, kind).map((own): readonly [string, Tool] => [own, common.other(name)]),
  );
  return { ...common, known: new Map(entries) };
}
const namesOf = (tools: CustomAgent['tools'], kind: string): readonly string[] =>
  Object.entries(tools).find(([name]) => name === kind)?.[1] ?? [];

const serverTools = (id: string, server: string, called: string): Tools => {
  const common = commonTools(id);
  return {
    ...common,
    known: new Map(),
    other: () => (input, to) => {
      const found = common.other('mcp__x__x')(input, to);
      return typeof found === 'string' ? found : [to.mcp(server, called, input), ...found.slice(1)];
    },
  };
};

/** A field by its name, or by the names that lead to it. */
function find(value: Fields, path: string | undefined): Json | undefined {
  if (path === undefined) return undefined;
  return path.split('.').reduce<Json | undefined>((inner, name) => (isFields(inner) ? inner[name] : undefined), value);
}
