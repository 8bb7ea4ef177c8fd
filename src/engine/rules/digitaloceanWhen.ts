import type { When } from './rule';
import { command } from './when';

/** The words in which DigitalOcean's rules are written. */

export const doctl = command('doctl', { none: ['--help', '-h'] });
/** `delete` and its short forms. */
export const RM = 'delete|del|d|rm';
const PLACE = [
  'flag:--context',
  'env:DIGITALOCEAN_CONTEXT',
  'flag:--project-id',
  'path:cluster',
  'path:app',
  'path:registry',
  'path:zone',
  'label:flag:--region',
];
export const named = (kind: string) => ({
  kind,
  name: [
    'args',
    'path:name',
    'path:cluster',
    'path:app',
    'path:zone',
    'query:name',
    'query:tag_name',
    'path:last',
    'input:ID',
    'input:Id',
    'input:id',
    'input:Name',
    'input:name',
    'input:ClusterID',
    'input:AppID',
    'input:Domain',
    '=resource',
  ],
  identifiers: PLACE,
});
const SERVERS = ['*digitalocean*', '*digital-ocean*', '*digital_ocean*', '*doctl*'];
/** Tools of DigitalOcean's own MCP server, by globs on their names; older ones carry the maker's name themselves. */
export const tool = (names: string): readonly When[] => [
  { call: 'mcp', server: SERVERS, tool: names.split(' ').map((name) => `*${name}`) },
  { call: 'mcp', tool: names.split(' ').map((name) => `digitalocean_*${name}`) },
];
export const docs = (page: string): string => `https://docs.digitalocean.com/reference/doctl/reference/${page}/`;
