import type { Source, When } from './rule';
import { command, request } from './when';

/** Runs that change nothing. Without a value `--dry-run` is `client`. */
const DRY = ['--dry-run=client', '--dry-run=server', '--dry-run=true', '--dry-run=unchanged', '--dry-run=', '--help', '-h'];

/** A command of `kubectl` or `oc` that is no dry run. */
export const kubectl = command('kubectl', { none: DRY });

/** Every way to write kinds as the word after a verb: `pvc`, `pvc/data`, `pvc.v1`, `pod,pvc`. */
export const kinds = (names: string): string =>
  names
    .split('|')
    .flatMap((name) => [name, `${name}/*`, `${name}.*`, `${name},*`, `*,${name}`, `*,${name},*`, `*,${name}/*`])
    .join('|');

/** What stands before an API server's own paths where it is reached through something else: Rancher, the console of OpenShift. */
const BEHIND = ['', '/k8s/clusters/{cluster}', '/api/kubernetes'];

/** A request to an API server, wherever it is (`kubectl proxy` brings it to this machine): its paths are told apart from those of others. */
export function server(line: string, more: Omit<Parameters<typeof request>[1] & object, 'hosts'> = {}): When {
  const [method = '', ...paths] = line.split(' ');
  return request([method, ...paths.flatMap((path) => BEHIND.map((before) => before + path))].join(' '), { hosts: ['*'], ...more });
}

/** Where cluster and namespace are told. */
export const CLUSTER: readonly Source[] = [
  'flag:--context',
  'flag:--namespace',
  'flag:-n',
  'flag:--cluster',
  'flag:--server',
  'flag:-s',
  'label:flag:--kubeconfig',
  'label:env:KUBECONFIG',
  'path:namespace',
];

export const docs = (page: string): string => `https://kubernetes.io/docs/${page}`;
