import { type Call, type Content, HOLE, type Json, type McpCall } from '../../types';
import { httpCall } from '../http/request';
import { isMembers, type Members, type ToolInput } from './input';
import { fill, type Template } from './template';

const HOST = { jira: `https://${HOLE}.atlassian.net`, conf: `https://${HOLE}.atlassian.net`, bb: 'https://api.bitbucket.org/2.0' } as const;

/** Tools of GitHub's own server (and those that copied its names), and of others, as the requests they send; what they are told besides goes in the body. */
const LINES: readonly (readonly [tool: string, when: readonly [string, string] | null, line: Template, body?: string])[] = [
  ['delete_repository', null, 'DELETE https://api.github.com/repos/{owner!}/{repo|repository!}'],
  ['delete_file', null, 'DELETE https://api.github.com/repos/{owner!}/{repo!}/contents/{path!}'],
  ['delete_branch', null, 'DELETE https://api.github.com/repos/{owner!}/{repo!}/git/refs/heads/{branch|name!}'],
  ['delete_release', null, 'DELETE https://api.github.com/repos/{owner!}/{repo!}/releases/{release_id|id!}'],
  ['delete_tag', null, 'DELETE https://api.github.com/repos/{owner!}/{repo!}/git/refs/tags/{tag|name!}'],
  ['delete_secret', null, 'DELETE https://api.github.com/repos/{owner!}/{repo!}/actions/secrets/{secret_name|name!}'],
  ['update_repository', null, 'PATCH https://api.github.com/repos/{owner!}/{repo!}'],
  ['archive_repository', null, 'PATCH https://api.github.com/repos/{owner!}/{repo!}?archived=true'],
  ['transfer_repository', null, 'POST https://api.github.com/repos/{owner!}/{repo!}/transfer'],
  ['update_ref', null, 'PATCH https://api.github.com/repos/{owner!}/{repo!}/git/refs/{ref!}'],
  ['label_write', ['method', 'delete'], 'DELETE https://api.github.com/repos/{owner!}/{repo!}/labels/{name!}'],
  [
    'actions_run_trigger',
    ['method', 'delete_workflow_run_logs'],
    'DELETE https://api.github.com/repos/{owner!}/{repo!}/actions/runs/{run_id!}/logs',
  ],
  // Jira, Confluence and Bitbucket by path; a browser's own client
  ...(['jira', 'conf', 'bb'] as const).flatMap((product) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).map(
      (verb) => [`${product}_${verb}`, null, `${verb.toUpperCase()} ${HOST[product]}{path!}`] as const,
    ),
  ),
  ['playwright_delete', null, 'DELETE {url!}'],
  // HashiCorp's own server
  ['action_run', ['run_action', 'apply'], 'POST https://app.terraform.io/api/v2/runs/{run_id!}/actions/apply'],
  [
    'create_run',
    ['run_type', 'is_destroy'],
    'POST https://app.terraform.io/api/v2/runs',
    '{"data":{"type":"runs","attributes":{"is-destroy":true}}}',
  ],
  [
    'create_run',
    ['run_type', 'auto_approve'],
    'POST https://app.terraform.io/api/v2/runs',
    '{"data":{"type":"runs","attributes":{"auto-apply":true}}}',
  ],
  ['force_unlock_workspace', null, 'POST https://app.terraform.io/api/v2/workspaces/{workspace_name|workspace_id!}/actions/force-unlock'],
];

/** The request that a tool of a known API sends; null where it is none of them. */
export function apiRequest(input: ToolInput, call: McpCall): Call | null {
  for (const [tool, when, line, body] of LINES) {
    if (input.name !== tool && !input.name.endsWith(`_${tool}`)) continue;
    if (when && !input.texts(when[0]).includes(when[1])) continue;
    const [method, url] = fill(line, input) ?? [];
    if (method === undefined || url === undefined) continue;
    const text = body ?? JSON.stringify(Object.assign({}, ...input.members));
    return httpCall(
      { method, url, headers: [], body: { kind: 'text', text }, credential: true },
      { via: [...call.via, call.tool], remote: call.remote },
    );
  }
  return null;
}

/** A tool that sends whatever request it is told (`{url, method, headers, body}`) does what an HTTP client does. */
export function toldRequests({ members }: ToolInput, call: McpCall): readonly Call[] {
  return members.flatMap((one) => toldRequest(one, call));
}

const METHOD = /^(?:get|head|post|put|patch|delete|options)$/i;

function toldRequest(input: Members, call: McpCall): readonly Call[] {
  const body = input.body ?? input.data ?? input.json ?? input.requestBody ?? null;
  const given = input.method ?? input.http_method ?? input.httpMethod ?? input.verb;
  const address = [input.url, input.uri, input.endpoint, input.path].find((one) => typeof one === 'string');
  if (typeof address !== 'string' || (given === undefined && body === null)) return [];
  const absolute = /^\s*https?:/i.test(address);
  // A path alone goes to an API that only the server knows.
  if (!absolute && !(address.startsWith('/') && typeof given === 'string' && METHOD.test(given))) return [];
  const headers = isMembers(input.headers) ? Object.entries(input.headers).map(([name, value]) => [name, String(value)] as const) : [];
  const method = typeof given === 'string' ? given : body === null ? 'GET' : 'POST';
  const url = absolute ? address.trim() : `https://${HOLE}${address}`;
  const content: Content =
    body === null ? { kind: 'none' } : { kind: 'text', text: typeof body === 'string' ? body : JSON.stringify(body) };
  return [
    httpCall(
      { method, url, headers, body: content, query: queryOf(input.query ?? input.params), ...(absolute ? {} : { credential: true }) },
      { via: call.via, remote: call.remote },
    ),
  ];
}

const queryOf = (value: Json | undefined): readonly (readonly [string, string])[] =>
  isMembers(value) ? Object.entries(value).map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)] as const) : [];
