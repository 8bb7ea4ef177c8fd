import { isList, isMembers, type ToolInput, toolInput } from '../evaluate/mcp/input';
import { globMatches } from '../policy/glob';
import { toolName } from '../toolName';
import type { Json, McpCall } from '../types';
import { jsonAt } from './jsonAt';
import type { When } from './rule';

/** What rules ask of a tool's call, read once for all of them. */
interface Tool {
  readonly input: ToolInput;
  /** The words of its name; again, after those of each operation that it is told to do. */
  readonly spoken: readonly { readonly words: readonly string[]; readonly last: string }[];
  /** The name as it is told, and in snake case without what a client puts before it. */
  readonly names: readonly string[];
}
const tools = new WeakMap<McpCall, Tool>();

function toolOf(call: McpCall): Tool {
  const known = tools.get(call);
  if (known) return known;
  const input = toolInput(call);
  const plain = input.name.replace(/^_+|_+$/g, '');
  const own = plain.replace(/^mcp_(?=.)/, '');
  const words = own.split('_');
  const last = words.at(-1) ?? '';
  const spoken = [{ words, last }, ...operations(input).map((one) => told(one.split('_'), words))];
  const tool = { input, spoken, names: [...new Set([call.tool.toLowerCase(), plain, own])] };
  tools.set(call, tool);
  return tool;
}

/** An operation of several words says what it is about; one alone (`delete`) leaves that to the tool's name. */
const told = (operation: readonly string[], words: readonly string[]) => ({
  words: [...operation, ...words],
  last: (operation.length > 1 ? operation : words).at(-1) ?? '',
});

/** Fields in which a tool that does several things is told which: `manage_clusters {operation: 'delete-cluster'}`. */
const OPERATIONS = 'operation operation_type action action_type run_action operation_id method command sub_command verb mode'.split(' ');
const METHOD = /^(?:get|head|post|put|patch|delete|options)$/i;

function operations(input: ToolInput): readonly string[] {
  // `op: remove` is a word of JSON Patch, about a field of what is changed.
  const given = new Set([...input.texts(...OPERATIONS), ...input.texts('op').filter((one) => one !== 'remove')]);
  // A method that goes with an address is judged as the request that it makes.
  const sends = [...given].some((one) => METHOD.test(one)) && input.texts('url', 'uri', 'path', 'endpoint').length > 0;
  return [...given].filter((one) => /^[\w.:-]{2,60}$/.test(one) && !(sends && METHOD.test(one))).map(toolName);
}

/** Whether a rule's condition holds for a tool's call. */
export function matchTool(when: Extract<When, { call: 'mcp' }>, call: McpCall): boolean {
  const { spoken, names } = toolOf(call);
  if (!spoken.some(({ words, last }) => matchWords(when, words, last))) return false;
  const [first = '', ...rest] = spoken[0]?.words ?? [];
  if (when.noServer?.some((glob) => globMatches(glob, call.server.toLowerCase()) || globMatches(glob, first))) return false;
  const servers = when.server ?? ['*'];
  const byServer = servers.some((glob) => globMatches(glob, call.server.toLowerCase()));
  // Where the client does not tell the server, the tool's own name often begins with it (`railway_volume_delete`).
  const byName = when.server !== undefined && rest.length > 0 && servers.some((glob) => globMatches(glob, first));
  if (!byServer && !byName) return false;
  const all = byName ? [...names, rest.join('_')] : names;
  if (!when.tool.some((glob) => all.some((name) => globMatches(glob, name)))) return false;
  return Object.entries(when.input ?? {}).every(([names, globs]) =>
    names
      .split('|')
      .flatMap((name) => toolValues(call, name))
      .some((value) => isAmong(globs, typeof value === 'string' ? value : JSON.stringify(value))),
  );
}

function matchWords(when: Extract<When, { call: 'mcp' }>, words: readonly string[], last: string): boolean {
  if (when.words && !when.words.every((list) => words.some((word) => list.includes(word)))) return false;
  if (when.noWords?.some((word) => words.includes(word)) || when.noLast?.includes(last)) return false;
  if (!when.before) return true;
  const verb = words.findIndex((word) => when.words?.[0]?.includes(word));
  return !words.slice(0, verb).some((word) => when.before?.includes(word));
}

/** Tools take `DELETE` for `delete`. */
const isAmong = (globs: readonly string[], value: string): boolean =>
  globs.some((glob) => globMatches(glob, value) || globMatches(glob, value.toLowerCase()));

/** The values that a tool is told under a dotted name, in any spelling of it and in any envelope; that of the input itself comes first. `=name`: as it is spelt, there alone. */
export function toolValues(call: McpCall, dotted: string): readonly Json[] {
  if (dotted.startsWith('=')) return [jsonAt(call.input, dotted.slice(1))].filter((one) => one !== undefined);
  const { input } = toolOf(call);
  const own = jsonAt(call.input, dotted);
  const others = dotted.includes('.')
    ? input.members
        .slice(1)
        .flatMap((one) => [jsonAt(one, dotted)])
        .filter((one) => one !== undefined)
    : input.values(dotted);
  return own === undefined ? others : [own, ...others.filter((one) => one !== own)];
}

const NAME =
  /[a-z]names?$|(?:^|[_-])(?:ids?|uid|gid|names?|identifier|arn|slug|key)$|^(?:ID|Id|Name|Arn)$|[a-z](?:Ids?|ID|Uid|Gid|Names?|Identifier|Arn|ARN|Slug|Key)$/;
const PLACE =
  /(?:^|[_-]|[a-z])(?:url|domain|app|server|container|index|table|channel|bucket|topic|queue|cluster|database|service|site|project|path|email|user|account|args)$/i;
const LONGEST = 200;

/**
 * What the fields of an input name whose own name says that they do (`gateway_identifier`, `clusterName`), first those that speak of what the tool
 * speaks of (`delete_feature_flag {projectKey, featureFlagKey}`).
 */
export function namesIn(call: McpCall): readonly Json[] {
  const { input, spoken } = toolOf(call);
  const about = new Set(spoken.flatMap(({ words }) => words).map(stem));
  const fields = input.members.flatMap((one) =>
    Object.entries(one).flatMap(([key, value]): readonly (readonly [string, Json])[] =>
      isMembers(value) ? Object.entries(value) : [[key, value]],
    ),
  );
  const named = fields.filter(([key, value]) => NAME.test(key) && isName(value));
  const found = named.length > 0 ? named : fields.filter(([key, value]) => PLACE.test(key) && isName(value));
  const shared = (key: string): number =>
    toolName(key)
      .split('_')
      .filter((word) => about.has(stem(word))).length;
  return found
    .map(([key, value], at) => ({ value, at, score: shared(key) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ value }) => value);
}

const stem = (word: string): string => word.replace(/s$/, '');
const isName = (value: Json): boolean =>
  isList(value)
    ? value.length > 0 && value.every((one) => !isList(one) && isName(one))
    : typeof value === 'number' || (typeof value === 'string' && value !== '' && value.length <= LONGEST);
