import { toolName } from '../../toolName';
import type { Json, McpCall } from '../../types';
import { readJson } from '../graphql/json';

export type Members = Readonly<Record<string, Json>>;

/** What a tool is told, under the many spellings of one name. Nothing is left out because a name stands twice: all its values count. */
export interface ToolInput {
  /** The tool's name in snake case: `deleteProject` and `delete-project` are `delete_project`. */
  readonly name: string;
  readonly words: ReadonlySet<string>;
  /** The server's name, lower case. */
  readonly server: string;
  readonly members: readonly Members[];
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
]);
const MOST = 64;

export const isMembers = (value: Json | undefined): value is Members => typeof value === 'object' && value !== null && !isList(value);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const plainKey = (key: string): string => key.replace(/[-_\s]/g, '').toLowerCase();

export function toolInput(call: McpCall): ToolInput {
  const name = toolName(call.tool);
  const members = wrapped(call.input, 0);
  const byKey = new Map<string, Json[]>();
  for (const one of members)
    for (const [key, value] of Object.entries(one)) byKey.set(plainKey(key), [...(byKey.get(plainKey(key)) ?? []), value]);
  const values = (...names: readonly string[]): readonly Json[] => names.flatMap((key) => byKey.get(plainKey(key)) ?? []);
  return {
    name,
    words: new Set(name.split('_')),
    server: call.server.toLowerCase(),
    members,
    values,
    texts: (...names) =>
      values(...names)
        .flatMap((value) => (isList(value) ? value : [value]))
        .filter((value) => typeof value === 'string'),
  };
}

/** The input itself, and what stands in an envelope in it; text that is JSON is read as what it holds. */
function wrapped(value: Json, depth: number): readonly Members[] {
  const read = typeof value === 'string' && /^\s*\{/.test(value) ? readJson(value)?.value : value;
  if (!isMembers(read) || depth > 3) return [];
  const inner = Object.entries(read).flatMap(([key, one]) => (WRAPPERS.has(key.toLowerCase()) ? wrapped(one, depth + 1) : []));
  return [read, ...inner].slice(0, MOST);
}

/** A text as one word of POSIX sh. */
export const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
