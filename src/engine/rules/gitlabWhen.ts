import type { Source, When } from './rule';
import { command, mutation, ownMutation, request } from './when';

export const glab = command('glab', { none: ['--help'] });
/** A request to GitLab wherever it is installed: its paths under `/api/v4` are the same on every host. */
export const api = (line: string, more: Parameters<typeof request>[1] = {}): When => request(line, { hosts: ['*'], away: true, ...more });
export const graphql = mutation;
/** Of mutations whose names others use too. */
export const ownGraphql = ownMutation;
/** Tools of servers that speak for GitLab, its own among them. */
export const tool = (...names: readonly string[]): When => ({
  call: 'mcp',
  server: ['*gitlab*'],
  tool: names.flatMap((name) => [name, `gitlab_${name}`]),
});

export const PROJECT = '/api/v4/projects/{project}';
export const GROUP = '/api/v4/groups/{group}';
/** The same path of a project and of a group. */
export const both = (method: string, ...paths: readonly string[]): When =>
  api([method, ...paths.flatMap((path) => [`${PROJECT}${path}`, `${GROUP}${path}`])].join(' '));
export const inProject = (method: string, ...paths: readonly string[]): When =>
  api([method, ...paths.map((path) => `${PROJECT}${path}`)].join(' '));

/** Which project, group and host. */
export const PLACE: readonly Source[] = [
  'flag:-R',
  'flag:--repo',
  'flag:--group',
  'flag:-g',
  'path:project',
  'path:group',
  'env:GITLAB_HOST',
  'field:input.projectPath',
  'input:project_id',
  'input:group_id',
];
export const named = (kind: string) => ({
  kind,
  name: [
    'args',
    'path:name',
    'path:last',
    'field:input.name',
    'field:input.id',
    'input:name',
    'input:branch_name',
    'input:tag_name',
    'input:key',
    'input:id',
    'flag:-R',
    'flag:--repo',
    `=this ${kind}`,
  ],
  identifiers: PLACE,
});
export const docs = (page: string): string => `https://docs.gitlab.com/${page}`;
