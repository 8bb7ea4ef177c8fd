import type { When } from './rule';
import { command, request } from './when';

/** The words in which Cloudflare's rules are written. */

const HELP = ['--help', '-h'];
export const wrangler = command('wrangler', { none: HELP });
/** Commands that work on this machine's copy with `--local`; without a flag that depends on the version. */
export const away = command('wrangler', { none: [...HELP, '--local'] });
export const flarectl = command('flarectl', { none: HELP });
export const cloudflared = command('cloudflared', { none: HELP });

type Http = Extract<When, { call: 'http' }>;
const BASE = '/client/v4';
/** Requests to Cloudflare's API, paths without what all of them begin with. */
export const api = (line: string, more: Omit<Http, 'call' | 'method' | 'path'> = {}): When => {
  const [methods = '', ...paths] = line.split(' ');
  return request([methods, ...paths.map((path) => `${BASE}${path}`)].join(' '), more);
};
/** Paths below an account. */
export const account = (line: string, more: Omit<Http, 'call' | 'method' | 'path'> = {}): When => {
  const [methods = '', ...paths] = line.split(' ');
  return api([methods, ...paths.map((path) => `/accounts/{account}${path}`)].join(' '), more);
};
/** Tools of Cloudflare's own MCP servers. */
export const tool = (names: string): When => ({ call: 'mcp', tool: names.split(' ').flatMap((name) => [name, `*_${name}`]) });

/** The environment of the settings that a Worker is deployed in is its own place. */
const ENVIRONMENT = ['flag:--env', 'flag:-e', 'env:CLOUDFLARE_ENV'];
const COMMON = [
  'flag:--profile',
  'env:CLOUDFLARE_ACCOUNT_ID',
  'path:account',
  'path:zone',
  'path:worker',
  'path:project',
  'path:database',
  'path:bucket',
  'path:namespace',
  'flag:--zone',
];
const NAMES = [
  'args',
  'flag:--name',
  'flag:--namespace-id',
  'flag:--binding',
  'flag:--project-name',
  'flag:--id',
  'path:name',
  'path:worker',
  'path:project',
  'path:database',
  'path:bucket',
  'path:namespace',
  'path:zone',
  'path:last',
  'input:database_id',
  'input:namespace_id',
  'input:name',
  'input:hyperdrive_id',
];
/** What is found by its own name: an environment in the settings says nothing certain of it. */
export const named = (kind: string) => ({
  kind,
  name: [...NAMES, `=${kind}`],
  identifiers: [...COMMON, ...ENVIRONMENT.map((one) => `label:${one}`), 'label:flag:--config', 'label:flag:-c'],
});
/** What is chosen by the environment of the settings. */
export const deployed = (kind: string) => ({ kind, name: [...NAMES, `=this ${kind}`], identifiers: [...COMMON, ...ENVIRONMENT] });
export const docs = (page: string): string => `https://developers.cloudflare.com/${page}/`;
