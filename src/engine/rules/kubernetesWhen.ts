import type { Source, When } from './rule';
import { command, request } from './when';

/** Runs that change nothing. `--dry-run` alone is `client` in old versions. */
const DRY = ['--dry-run=client', '--dry-run=server', '--dry-run=true', '--help', '-h'];

/** A command of `kubectl` or `oc` that is no dry run. */
export const kubectl = command('kubectl', { none: DRY });

/** Every way to write kinds as the word after a verb: `pvc`, `pvc/data`, `pvc.v1`, `pod,pvc`. */
export const kinds = (names: string): string =>
  names
    .split('|')
    .flatMap((name) => [name, `${name}/*`, `${name}.*`, `${name},*`, `*,${name}`, `*,${name},*`, `*,${name}/*`])
    .join('|');

/** A request to an API server, wherever it is: its paths are told apart from those of others. */
export const server = (line: string): When => request(line, { hosts: ['*'] });

/** Where cluster and namespace are told. */
export const CLUSTER: readonly Source[] = [
  'flag:--context',
  'flag:--namespace',
  'flag:-n',
  'flag:--cluster',
  'flag:--server',
  'flag:-s',
  'flag:--kubeconfig',
  'env:KUBECONFIG',
  'path:namespace',
];

export const docs = (page: string): string => `https://kubernetes.io/docs/${page}`;
