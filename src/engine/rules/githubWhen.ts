import type { Source } from './rule';
import { command, mutation, request } from './when';

export const gh = command('gh', { none: ['--help'] });
export const api = request;
export const graphql = mutation;
/** Which repository, organisation and environment. */
export const PLACE: readonly Source[] = [
  'flag:-R',
  'flag:--repo',
  'flag:--org',
  'flag:-o',
  'flag:--env',
  'flag:-e',
  'path:owner',
  'path:repo',
  'path:environment',
  'env:GH_REPO',
];
export const docs = (page: string): string => `https://docs.github.com/en/rest/${page}`;
export const manual = (page: string): string => `https://cli.github.com/manual/${page}`;
