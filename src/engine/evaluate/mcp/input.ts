import { limits } from '../../limits';
import { toolName } from '../../toolName';
import type { Json, McpCall } from '../../types';
import { readJson } from '../graphql/json';
import { decodedFields } from './encoded';

export type Members = Readonly<Record<string, Json>>;

/** What a tool is told, under the many spellings of one name. Nothing is left out because a name stands twice: all its values count. */
export interface ToolInput {
  /** The tool's name in snake case: `deleteProject` and `delete-project` are `delete_project`. */
  readonly name: string;
  readonly words: ReadonlySet<string>;
  /** The server's name, lower case. */
  readonly server: string;
  readonly members: readonly Members[];
  /** It has more in it than is read. */
  readonly cut: boolean;
  /** All values under these names, in the order of the names. */
  values(...names: readonly string[]): readonly Json[];
  /** The texts among them; of a list its texts. */
  texts(...names: readonly string[]): readonly string[];
}

/** Objects in which a tool's own input may stand. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'params',
  'parameters',
  'arguments',
  'args',
  'input',
  'inputs',
  'request',
  'payload',
  'data',
  'options',
  'toolinput',
  'toolargs',
  'toolarguments',
  'kwargs',
  'selectschema',
  'json',
  'jsoninput',
  'argumentsjson',
  'argsjson',
  'paramsjson',
  'query',
  'sql',
  'statement',
  'command',
  'configuration',
  'spec',
  'job',
  'function',
]);
/** Lists of steps that a tool does one after the other, each told as the only one would be. */
const STEPS: ReadonlySet<string> = new Set(
  'args arguments params calls toolcalls tools invocations requests operations steps actions batch commands statements queries mutations transaction transactions sqls sqllist'.split(
    ' ',
  ),
);
const DEEPEST = 12;
/** Objects in one input that are looked at; of more, what is told is not known. */
const MOST = 2_000;

export const isMembers = (value: Json | undefined): value is Members => typeof value === 'object' && value !== null && !isList(value);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const ENCODED = /b64|base64|encod/;
const plainKey = (key: string): string => key.replace(/[-_\s]/g, '').toLowerCase();

export function toolInput(call: McpCall): ToolInput {
  const name = toolName(call.tool);
  const members: Members[] = [];
  const whole = collect(call.input, 0, members);
  const cut = !whole || members.reduce((sum, one) => sum + Object.keys(one).length, 0) > limits.fields;
  const byKey = new Map<string, Json[]>();
  const keep = (key: string, value: Json): void => {
    const same = byKey.get(key);
    if (same) same.push(value);
    else byKey.set(key, [value]);
  };
  for (const one of cut ? [] : [...members]) {
    let encoded = false;
    for (const [key, value] of Object.entries(one)) {
      const plain = plainKey(key);
      encoded ||= ENCODED.test(plain);
      keep(plain, value);
    }
    const decoded = encoded ? decodedFields(one) : [];
    if (decoded.length > 0) members.push(Object.fromEntries(decoded));
    for (const [key, value] of decoded) keep(key, value);
  }
  const values = (...names: readonly string[]): readonly Json[] => names.flatMap((key) => byKey.get(plainKey(key)) ?? []);
  return {
    name,
    words: new Set(name.split('_')),
    server: call.server.toLowerCase(),
    members,
    cut,
    values,
    texts: (...names) =>
      values(...names)
        .flatMap((value) => (isList(value) ? value.flatMap((one) => (isList(one) ? one.slice(0, 1) : [one])) : [value, ...listIn(value)]))
        .filter((value) => typeof value === 'string'),
  };
}

/** Adds the input itself, and what stands in an envelope or a step in it; text that is JSON is read as what it holds. False: that is not all. */
function collect(value: Json, depth: number, into: Members[]): boolean {
  const read = typeof value === 'string' && /^\s*[[{]/.test(value) ? readJson(value)?.value : value;
  if (isList(read)) return read.every((one) => typeof one === 'string' || collect(one, depth + 1, into));
  if (!isMembers(read)) return true;
  if (depth > DEEPEST || into.length >= MOST) return false;
  into.push(read);
  return Object.entries(read).every(([key, one]) => {
    // Only what can hold more is looked at by its name.
    if (!isList(one) && !isMembers(one) && !(typeof one === 'string' && /^\s*[[{]/.test(one))) return true;
    const name = plainKey(key);
    if (WRAPPERS.has(name)) return collect(one, depth + 1, into);
    return !STEPS.has(name) || !(isList(one) || (typeof one === 'string' && /^\s*\[/.test(one))) || collect(one, depth + 1, into);
  });
}

/** A list that stands as the text of one: the texts in it count beside the whole. */
function listIn(value: Json): readonly Json[] {
  const list = typeof value === 'string' && /^\s*\[\s*"/.test(value) ? readJson(value)?.value : undefined;
  return isList(list) ? list : [];
}

/** A text as one word of POSIX sh. */
export const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
