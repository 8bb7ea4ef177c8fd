/** Where a payload holds what: names of fields, with dots for those within others (`tool_input.command`). */
const FIELDS = ['event', 'tool', 'command', 'path', 'content', 'cwd', 'session', 'url', 'mcpServer', 'mcpTool', 'input'] as const;
const TOOLS = ['shell', 'read', 'write', 'edit', 'delete', 'fetch'] as const;
export type FieldName = (typeof FIELDS)[number];
export type ToolKind = (typeof TOOLS)[number];

/** An agent that a person has described: `mollyguard.customAgents`. */
export interface CustomAgent {
  readonly id: string;
  readonly title: string;
  /** Its hook file, which agents then cannot change; absolute, or below the home with `~/`. */
  readonly hookFile: string | null;
  readonly fields: Readonly<Partial<Record<FieldName, string>>>;
  /** The agent's names for its tools. */
  readonly tools: Readonly<Partial<Record<ToolKind, readonly string[]>>>;
  /** How it is told no: one line of JSON on stdout (`${reason}` in it), or an exit status with the reason on stderr. */
  readonly deny: { readonly stdout: string } | { readonly exitCode: number };
  /** What it needs to hear otherwise; '' for nothing. */
  readonly allow: string;
}

export type CustomAgents =
  | { readonly kind: 'agents'; readonly agents: readonly CustomAgent[] }
  | { readonly kind: 'broken'; readonly problem: string };

/** Where the reason stands in the description of a denial. */
export const REASON = '$'.concat('{reason}');
const ID = /^[a-z][a-z0-9-]{0,40}$/;
const PATH = /^[^.\s]+(?:\.[^.\s]+)*$/;
const MOST = 50;

type Fields = { readonly [key: string]: unknown };

/** Reads the setting. One entry that is wrong makes all of it wrong: a guess would answer in a language that its agent may not know. */
export function parseCustomAgents(value: unknown, taken: ReadonlySet<string>): CustomAgents {
  if (!Array.isArray(value)) return broken('must be a list');
  if (value.length > MOST) return broken(`has more than ${MOST} entries`);
  const agents: CustomAgent[] = [];
  for (const [index, entry] of value.entries()) {
    const agent = parseAgent(entry);
    if (typeof agent === 'string') return broken(`entry ${index + 1}: ${agent}`);
    if (taken.has(agent.id) || agent.id.startsWith('mollyguard') || agents.some(({ id }) => id === agent.id))
      return broken(`entry ${index + 1}: the id "${agent.id}" is taken`);
    agents.push(agent);
  }
  return { kind: 'agents', agents };
}
const broken = (problem: string): CustomAgents => ({ kind: 'broken', problem });

/** A text says what is wrong. */
function parseAgent(entry: unknown): CustomAgent | string {
  if (!isFields(entry)) return 'is not an object';
  const { id, title, hookFile = null, fields = {}, tools = {}, deny, allow } = entry;
  const unknown = Object.keys(entry).find((key) => !['id', 'title', 'hookFile', 'fields', 'tools', 'deny', 'allow'].includes(key));
  if (unknown !== undefined) return `"${unknown}" is not known`;
  if (typeof id !== 'string' || !ID.test(id)) return '"id" must be a short name in small letters, digits and hyphens';
  if (typeof title !== 'string' || title.trim() === '' || title.length > 100) return '"title" must be a name';
  if (hookFile !== null && !(typeof hookFile === 'string' && /^(?:~?\/)./.test(hookFile)))
    return '"hookFile" must be a path that begins with / or ~/';
  if (!isFields(fields) || !isNamed(fields, FIELDS, isPath)) return `"fields" must give names of fields for ${FIELDS.join(', ')}`;
  if (!isFields(tools) || !isNamed(tools, TOOLS, isNames)) return `"tools" must give lists of names for ${TOOLS.join(', ')}`;
  const no = parseDeny(deny);
  if (typeof no === 'string') return no;
  if (allow !== undefined && !isFields(allow)) return '"allow" must be an object';
  return { id, title, hookFile, fields, tools, deny: no, allow: allow === undefined ? '' : JSON.stringify(allow) };
}

function parseDeny(deny: unknown): CustomAgent['deny'] | string {
  if (!isFields(deny)) return '"deny" must be {"stdout": {…}} or {"exitCode": 2}';
  const { stdout, exitCode } = deny;
  if (Object.keys(deny).length !== 1) return '"deny" must be either {"stdout": {…}} or {"exitCode": 2}';
  if (typeof exitCode === 'number')
    return Number.isInteger(exitCode) && exitCode > 0 && exitCode < 126 ? { exitCode } : '"exitCode" must be from 1 to 125';
  if (!isFields(stdout)) return '"deny.stdout" must be an object';
  const text = JSON.stringify(stdout);
  return text.includes(REASON) ? { stdout: text } : `"deny.stdout" must hold ${REASON} in a text`;
}

function isNamed<K extends string, V>(
  value: Fields,
  names: readonly K[],
  isRight: (value: unknown) => value is V,
): value is Readonly<Partial<Record<K, V>>> & Fields {
  return Object.entries(value).every(([key, one]) => names.some((name) => name === key) && isRight(one));
}
const isPath = (value: unknown): value is string => typeof value === 'string' && PATH.test(value);
const isNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string' && name !== '');
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
