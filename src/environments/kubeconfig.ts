import { isMap, readYaml, type Yaml } from './yaml';

export interface KubeContext {
  readonly name: string;
  readonly cluster: string;
  readonly user: string;
  readonly namespace: string;
  /** The API server's host, lower case, without port; `` where the cluster is not described. */
  readonly host: string;
  /** Path of the authority that the server's certificate must come from; `` where it stands in the file itself. */
  readonly authority: string;
  readonly file: string;
}
export type KubeCluster = Pick<KubeContext, 'name' | 'host' | 'authority' | 'file'>;
export interface Kubeconfig {
  readonly contexts: readonly KubeContext[];
  readonly clusters: readonly KubeCluster[];
  readonly current: { readonly name: string; readonly file: string | null };
}
/** One file of a kubeconfig: its contexts and clusters are merged with those of others before they are put together. */
export interface KubeFile {
  readonly file: string;
  readonly current: string;
  readonly clusters: ReadonlyMap<string, Pick<KubeContext, 'host' | 'authority'>>;
  readonly contexts: ReadonlyMap<string, Pick<KubeContext, 'cluster' | 'user' | 'namespace'>>;
}

const MOST_CONTEXTS = 500;

/** Reads one file; null where it is no kubeconfig. Nothing of its credentials is kept. */
export function readKubeconfig(file: string, text: string): KubeFile | null {
  const root = readYaml(text);
  if (!isMap(root)) return null;
  const clusters = new Map<string, Pick<KubeContext, 'host' | 'authority'>>();
  const contexts = new Map<string, Pick<KubeContext, 'cluster' | 'user' | 'namespace'>>();
  for (const { name, value } of entriesOf(root.get('clusters'), 'cluster'))
    if (!clusters.has(name))
      clusters.set(name, { host: hostOf(textAt(value, 'server')), authority: textAt(value, 'certificate-authority') });
  for (const { name, value } of entriesOf(root.get('contexts'), 'context')) {
    if (!contexts.has(name))
      contexts.set(name, { cluster: textAt(value, 'cluster'), user: textAt(value, 'user'), namespace: textAt(value, 'namespace') });
  }
  return { file, current: textAt(root, 'current-context'), clusters, contexts };
}

/** As kubectl merges: of each context, cluster and the current context the first file that has it counts. */
export function mergeConfigs(files: readonly KubeFile[]): Kubeconfig {
  const contexts = new Map<string, KubeContext>();
  for (const { file, contexts: own } of files) {
    for (const [name, context] of own) {
      if (contexts.has(name) || contexts.size >= MOST_CONTEXTS) continue;
      const cluster = files.map(({ clusters }) => clusters.get(context.cluster)).find((one) => one !== undefined);
      contexts.set(name, { name, ...context, host: cluster?.host ?? '', authority: cluster?.authority ?? '', file });
    }
  }
  const clusters = new Map<string, KubeCluster>();
  for (const { file, clusters: own } of files) {
    for (const [name, cluster] of own)
      if (!clusters.has(name) && clusters.size < MOST_CONTEXTS) clusters.set(name, { name, ...cluster, file });
  }
  const first = files.find(({ current }) => current !== '');
  return {
    contexts: [...contexts.values()],
    clusters: [...clusters.values()],
    current: { name: first?.current ?? '', file: first?.file ?? null },
  };
}

function entriesOf(list: Yaml | undefined, kind: string): readonly { readonly name: string; readonly value: Yaml | undefined }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: Yaml) => {
    const name = textAt(entry, 'name');
    return name === '' || !isMap(entry) ? [] : [{ name, value: entry.get(kind) }];
  });
}

function textAt(value: Yaml | undefined, key: string): string {
  const text = isMap(value) ? value.get(key) : undefined;
  return typeof text === 'string' ? text : '';
}

/** `https://user@Host:6443/path` → `host`. */
function hostOf(server: string): string {
  const authority = server.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/s, '');
  return authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase();
}
