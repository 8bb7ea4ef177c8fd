import path from 'node:path';
import { isLoopback } from '../../engine/policy/loopback';
import { isMap, readYaml, type Yaml, type YamlMap } from '../../environments/yaml';
import type { NotKnown } from '../../protocol/liveFact';
import { readHomeFile, readHomeText } from './homeFile';
import type { PrivateFile } from './lookup';

/** One context of the person's kubeconfig, without anything that runs code. */
export interface KubeCopy {
  readonly file: PrivateFile;
  readonly context: string;
  readonly namespace: string;
  /** Host of the API server, lower case, without port. */
  readonly host: string;
}

/** Where the copy lies in the private home: not where kubectl looks by itself. */
export const KUBECONFIG = '.kube/lookup.json';

type Login = Readonly<Record<string, string>>;

/**
 * Copies one context (`` for the current one) of `~/.kube/config`, and of it only what is known to be data: certificates and keys that it names are
 * taken in where they lie in `~/.kube`. With `exec` or `auth-provider` kubectl would start a program that stands in the file, so such a user is not
 * taken over. Neither is a server that is not told by its certificate.
 * https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 */
export async function copyContext(home: string, wanted: string): Promise<KubeCopy | NotKnown> {
  const root = readYaml((await readHomeText(home, '.kube/config')) ?? '');
  if (!isMap(root)) return 'no-connection';
  const name = wanted === '' ? textAt(root, 'current-context') : wanted;
  const context = entry(root, 'contexts', 'context', name);
  const cluster = entry(root, 'clusters', 'cluster', textAt(context, 'cluster'));
  const user = entry(root, 'users', 'user', textAt(context, 'user'));
  if (!context || !cluster || !user) return 'no-connection';
  if (['exec', 'auth-provider'].some((key) => isSet(user.get(key)))) return 'runs-code';
  const server = serverOf(textAt(cluster, 'server'));
  if (server === null || textAt(cluster, 'insecure-skip-tls-verify') === 'true') return 'failed';
  const login = await taken(home, user, ['token'], { tokenFile: 'token' }, CERTIFICATES);
  const place = await taken(home, cluster, ['server', 'tls-server-name', 'proxy-url'], {}, AUTHORITY);
  if (login === null || place === null) return 'failed';
  return {
    file: { path: KUBECONFIG, content: configOf(place, login) },
    context: name,
    namespace: textAt(context, 'namespace') || 'default',
    host: server,
  };
}

const CERTIFICATES = ['client-certificate', 'client-key'];
const AUTHORITY = ['certificate-authority'];
/** They say nothing about who is reached, or by whom. */
const SETTLED: ReadonlySet<string> = new Set(['insecure-skip-tls-verify', 'disable-compression', 'extensions', 'exec', 'auth-provider']);

/** Whole, or not at all: who another user is acted for (`as`) is not left out. */
async function taken(
  home: string,
  from: YamlMap,
  plain: readonly string[],
  texts: Readonly<Record<string, string>>,
  files: readonly string[],
): Promise<Login | null> {
  const to: Record<string, string> = {};
  for (const [key, value] of from) {
    if (!isSet(value) || SETTLED.has(key)) continue;
    if (typeof value !== 'string') return null;
    const target = Object.hasOwn(texts, key) ? texts[key] : undefined;
    if (plain.includes(key) || files.some((one) => key === `${one}-data`)) to[key] = value;
    else if (files.includes(key) || target !== undefined) {
      const content = await readKubeFile(home, value);
      if (content === null) return null;
      if (target === undefined) to[`${key}-data`] ??= content.toString('base64');
      else to[target] = content.toString('utf8').trim();
    } else return null;
  }
  return to;
}

/** A path is told from where the kubeconfig lies. */
async function readKubeFile(home: string, file: string): Promise<Buffer | null> {
  const folder = path.join(home, '.kube');
  const relative = path.relative(folder, path.resolve(folder, file));
  return relative === '' || relative.startsWith('..') || path.isAbsolute(relative)
    ? null
    : readHomeFile(home, path.join('.kube', relative));
}

/** JSON is YAML too, and nothing in it can be read otherwise than it was written. */
const configOf = (cluster: Login, user: Login): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'own', cluster }],
    users: [{ name: 'own', user }],
    contexts: [{ name: 'own', context: { cluster: 'own', user: 'own' } }],
    'current-context': 'own',
  });

/** The host that is asked; null where anybody could answer in its place. */
function serverOf(server: string): string | null {
  if (!URL.canParse(server)) return null;
  const { protocol, hostname, username, password } = new URL(server);
  const host = hostname.toLowerCase();
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(host));
  return safe && username === '' && password === '' ? host : null;
}

function entry(root: YamlMap, list: string, kind: string, name: string): YamlMap | undefined {
  const entries = root.get(list);
  if (!Array.isArray(entries) || name === '') return undefined;
  const found = entries.find((one: Yaml) => textAt(one, 'name') === name);
  const value = isMap(found) ? found.get(kind) : undefined;
  return isMap(value) ? value : undefined;
}

const isSet = (value: Yaml | undefined): boolean => value !== undefined && value !== null && value !== '';

function textAt(value: Yaml | undefined, key: string): string {
  const text = isMap(value) ? value.get(key) : undefined;
  return typeof text === 'string' ? text : '';
}
