import { isMap, readYaml, type Yaml } from './yaml';

export interface KubeContext {
  readonly name: string;
  readonly cluster: string;
  readonly user: string;
  readonly namespace: string;
  /** The API server's host, lower case, without port; `` where the cluster is not described. */
  readonly host: string;
  readonly file: string;
}
export interface Kubeconfig {
  readonly contexts: readonly KubeContext[];
  readonly current: { readonly name: string; readonly file: string | null };
}
/** One file of a kubeconfig: its contexts and clusters are merged with those of others before they are put together. */
export interface KubeFile {
  readonly file: string;
  readonly current: string;
  readonly clusters: ReadonlyMap<string, string>;
  readonly contexts: ReadonlyMap<string, Pick<KubeContext, 'cluster' | 'user' | 'namespace'>>;
}

const MOST_CONTEXTS = 500;

/** Reads one file; null where it is no kubeconfig. Nothing of its credentials is kept. */
export function readKubeconfig(file: string, text: string): KubeFile | null {
  const root = readYaml(text);
  if (!isMap(root)) return null;
  const clusters = new Map<string, string>();
  const contexts = new Map<string, Pick<KubeContext, 'cluster' | 'user' | 'namespace'>>();
  for (const { name, value } of entriesOf(root.get('clusters'), 'cluster'))
    if (!clusters.has(name)) clusters.set(name, hostOf(textAt(value, 'server')));
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
      const host = files.map(({ clusters }) => clusters.get(context.cluster)).find((one) => one !== undefined) ?? '';
      contexts.set(name, { name, ...context, host, file });
    }
  }
  const first = files.find(({ current }) => current !== '');
  return { contexts: [...contexts.values()], current: { name: first?.current ?? '', file: first?.file ?? null } };
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
