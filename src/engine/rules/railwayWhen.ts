import type { Source, When } from './rule';

/** The words in which Railway's rules are written. All of them give data. */

type ProgramWhen = Extract<When, { call: 'program' }>;
type Values = Extract<When, { call: 'graphql' }>['args'];

/** A mutation of the API, by field and, where that decides, by argument. */
export const api = (field: string | readonly string[], args?: Values): When => ({
  call: 'graphql',
  operation: 'mutation',
  field: typeof field === 'string' ? [field] : field,
  ...(args ? { args } : {}),
});

/** A command of `railway`; each word of the verb may have several spellings, divided by `|`. */
export const cli = (verb: string, more: Omit<ProgramWhen, 'call' | 'program' | 'verb'> = {}): When => ({
  call: 'program',
  program: 'railway',
  verb: verb.split(' ').map((word) => word.split('|')),
  ...more,
});

/** A tool of Railway's own MCP server or of another one of that name. */
export const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*railway*'], tool: names });

export const DELETE = 'delete|remove|rm';
export const VOLUME = 'volume|volumes';
export const ENVIRONMENT = 'environment|env';
export const VARIABLE = 'variable|variables|vars|var';
export const PROJECT = 'project|projects';
export const SANDBOX = 'sandbox|sandboxes|sbx';

/** Where project, environment and service are told, in a request, on the command line, and to a tool. */
export const PLACE: readonly Source[] = [
  'field:environmentId',
  'field:input.environmentId',
  'field:projectId',
  'field:input.projectId',
  'field:serviceId',
  'field:input.serviceId',
  'field:workspaceId',
  'field:input.workspaceId',
  'flag:--environment',
  'flag:-e',
  'flag:--project',
  'flag:-p',
  'flag:--service',
  'flag:-s',
  'env:RAILWAY_ENVIRONMENT_ID',
  'env:RAILWAY_PROJECT_ID',
  'env:RAILWAY_SERVICE_ID',
  'input:environment_id',
  'input:project_id',
  'input:service_id',
];

/** A request to the API as a command line, for examples. */
export function sent(query: string, variables?: Readonly<Record<string, unknown>>): string {
  const body = JSON.stringify(variables ? { query, variables } : { query }).replaceAll("'", "'\\''");
  return `curl -s -X POST https://backboard.railway.com/graphql/v2 -H "Authorization: Bearer $RAILWAY_API_TOKEN" -H 'Content-Type: application/json' -d '${body}'`;
}

export const docs = (page: string): string => `https://docs.railway.com/${page}`;
