import type { Provider, Rule, When } from './rule';
import { request } from './when';

const REPO = '/2.0/repositories/{workspace}/{repo}';
/** Bitbucket Data Center, on any host: the same for each version of its API. */
const SERVER = '/projects/{workspace}/repos/{repo}';
const server = (line: string, more: Parameters<typeof request>[1] = {}): When => request(line, { hosts: ['*'], away: true, ...more });
const below = (method: string, root: string, ...paths: readonly string[]): string =>
  [method, ...paths.map((path) => `${root}${path}`)].join(' ');
const tool = (...names: readonly string[]): When => ({
  call: 'mcp',
  server: ['*bitbucket*', '*atlassian*'],
  tool: names.flatMap((name) => [name, `bb_${name}`, `bitbucket_${name}`]),
});
const PLACE = ['path:workspace', 'path:repo', 'host', 'input:workspace', 'input:repo_slug', 'input:repoSlug'];
const named = (kind: string) => ({
  kind,
  name: ['path:name', 'body:name', 'path:last', 'input:name', 'input:branch_name', 'input:branchName', 'input:id', `=${kind}`],
  identifiers: PLACE,
});
const docs = (page: string): string => `https://developer.atlassian.com/cloud/bitbucket/rest/${page}/`;

const rules = [
  {
    id: 'bitbucket/delete-repository',
    when: [
      request(`DELETE ${REPO} /2.0/workspaces/{workspace}/projects/{repo}`),
      server(`DELETE /rest/api/{version}${SERVER} /rest/api/{version}/projects/{workspace}`),
      tool('delete_repository', 'delete_project'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'repository',
      name: ['path:workspace/repo', 'path:workspace', 'input:repo_slug', 'input:repoSlug', 'input:project_key', '=repository'],
      identifiers: PLACE,
    },
    dies: 'code, pull requests, issues, pipelines, downloads and settings; forks stay',
    undo: 'none known: push a clone again, if somebody has one',
    safer: 'Archive it in its settings, or make a mirror clone first.',
    docs: docs('api-group-repositories'),
    examples: {
      held: [
        'curl -X DELETE -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://git.acme.com/rest/api/1.0/projects/ACME/repos/shop',
        { kind: 'mcp', server: 'bitbucket', tool: 'bb_delete_repository', input: { repo_slug: 'shop', workspace: 'acme' } },
      ],
      free: [
        'curl -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop',
        'curl -X DELETE -u "me:$T" http://localhost:7990/rest/api/1.0/projects/ACME/repos/shop',
        { kind: 'mcp', server: 'bitbucket', tool: 'list_repositories', input: { workspace: 'acme' } },
      ],
    },
  },
  {
    id: 'bitbucket/change-repository',
    when: [
      request(`PUT ${REPO}`, { fields: { is_private: [true, false] } }),
      request(`PUT ${REPO}`, { fields: { name: ['*'] } }),
      request(`PUT ${REPO}`, { fields: { project: ['*'] } }),
      ...['public', 'name', 'project', 'archived'].map((field) =>
        server(`PUT /rest/api/{version}${SERVER}`, { fields: { [field]: ['*', true, false] } }),
      ),
    ],
    verb: 'change',
    class: 'data',
    resource: { kind: 'repository', name: ['path:workspace/repo'], identifiers: PLACE },
    reversible: true,
    dies: 'who can see, find or change it: what was public once stays copied',
    undo: 'change it back; not what others copied meanwhile',
    safer: 'Let an administrator change it in the settings.',
    docs: docs('api-group-repositories'),
    examples: {
      held: [`curl -X PUT -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop -d '{"is_private":false}'`],
      free: [`curl -X PUT -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop -d '{"description":"new"}'`],
    },
  },
  {
    id: 'bitbucket/delete-ref',
    when: [
      request(below('DELETE', REPO, '/refs/branches/{name}', '/refs/tags/{name}')),
      server(`DELETE /rest/branch-utils/{version}${SERVER}/branches /rest/git/{version}${SERVER}/tags/{name}`),
      tool('delete_branch', 'delete_tag'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('branch'),
    dies: 'commits that no other branch or tag has',
    undo: 'push the old commit again, if somebody still has it',
    safer: 'Let branches be closed where pull requests are merged.',
    docs: docs('api-group-refs'),
    examples: {
      held: [
        'curl -X DELETE -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop/refs/branches/main',
        `curl -X DELETE -u "me:$T" https://git.acme.com/rest/branch-utils/1.0/projects/ACME/repos/shop/branches -d '{"name":"refs/heads/main"}'`,
        { kind: 'mcp', server: 'bitbucket', tool: 'delete_branch', input: { repoSlug: 'shop', branchName: 'main' } },
      ],
      free: [
        'curl -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop/refs/branches',
        `curl -X POST -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop/pullrequests/7/merge -d '{"close_source_branch":true}'`,
      ],
    },
  },
  {
    id: 'bitbucket/remove-protection',
    when: [
      request(below('DELETE', REPO, '/branch-restrictions/{name}', '/default-reviewers/{name}', '/environments/{name}')),
      server(`DELETE /rest/branch-permissions/{version}${SERVER}/restrictions/{name}`),
      server(`DELETE /rest/api/{version}${SERVER}/settings/hooks/{name}/enabled`),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    dies: 'what keeps a branch from being deleted or rewritten',
    undo: 'set the same restrictions again',
    safer: 'Let an administrator change it in the settings.',
    docs: docs('api-group-branch-restrictions'),
    examples: {
      held: [
        'curl -X DELETE -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop/branch-restrictions/7',
        'curl -X DELETE -u "me:$T" https://git.acme.com/rest/branch-permissions/2.0/projects/ACME/repos/shop/restrictions/7',
      ],
      free: ['curl -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop/branch-restrictions'],
    },
  },
  {
    id: 'bitbucket/tidy-up',
    when: [
      request(
        below(
          'DELETE',
          REPO,
          '/pipelines-config/caches',
          '/pipelines-config/caches/{name}',
          '/issues/{issue}/vote',
          '/issues/{issue}/watch',
        ),
      ),
      request(below('DELETE', REPO, '/pullrequests/{request}/approve', '/pullrequests/{request}/request-changes')),
      server(
        `DELETE /rest/api/{version}${SERVER}/pull-requests/{request}/approve /rest/api/{version}${SERVER}/pull-requests/{request}/watch`,
      ),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('cache'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('api-group-pipelines'),
    examples: {
      held: [],
      free: ['curl -X DELETE -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop/pipelines-config/caches/node'],
    },
  },
  {
    id: 'bitbucket/delete-resource',
    net: 'provider',
    when: [request('DELETE'), server(`DELETE /rest/{api}/{version}${SERVER}/**`), tool('delete_*', 'remove_*')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: keys, variables, hooks, downloads, members',
    undo: 'none known',
    safer: 'Look at it first with a GET of the same path.',
    docs: docs('intro'),
    examples: {
      held: [
        'curl -X DELETE -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop/downloads/app.zip',
        'curl -X DELETE -H "Authorization: Bearer $T" https://git.acme.com/rest/api/latest/projects/ACME/repos/shop/webhooks/7',
        { kind: 'mcp', server: 'bitbucket', tool: 'delete_webhook', input: { id: '7' } },
      ],
      free: [
        'curl -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop/downloads',
        { kind: 'mcp', server: 'bitbucket', tool: 'get_pull_request', input: { repoSlug: 'shop' } },
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Bitbucket Cloud and Data Center: their REST APIs and MCP servers. They ship no command line of their own. */
export const bitbucket = {
  id: 'bitbucket',
  title: 'Bitbucket',
  hosts: ['api.bitbucket.org'],
  programs: [],
  rules,
} as const satisfies Provider;
