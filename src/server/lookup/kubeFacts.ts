import { counted, holds } from './command';
import type { LiveFact } from './lookup';

/** What `kubectl` printed with these arguments; null where it could not tell. */
export type Ask = (args: readonly string[]) => Promise<string | null>;

/** What a person runs there. Secrets and settings are not asked for: kubectl would be sent their values. */
const OBJECTS: readonly (readonly [kind: string, resource: string, name: string])[] = [
  ['Deployment', 'deployments.apps', 'deployments'],
  ['StatefulSet', 'statefulsets.apps', 'stateful sets'],
  ['DaemonSet', 'daemonsets.apps', 'daemon sets'],
  ['CronJob', 'cronjobs.batch', 'cron jobs'],
  ['Service', 'services', 'services'],
  ['Ingress', 'ingresses.networking.k8s.io', 'ingresses'],
  ['PersistentVolumeClaim', 'persistentvolumeclaims', 'volume claims'],
];

type Row = readonly string[];

/** The same, where without it there is nothing to tell. Rejects where it is not known. */
async function needed(ask: Ask, what: readonly string[], columns: readonly string[]): Promise<readonly Row[]> {
  const found = await rows(ask, what, columns);
  if (found === null) throw new Error('kubectl could not tell');
  return found;
}

/** Columns of plain words: no name, kind or policy of Kubernetes has a space in it. */
async function rows(ask: Ask, what: readonly string[], columns: readonly string[]): Promise<readonly Row[] | null> {
  const shape = columns.map((column, at) => `C${at}:${column}`).join(',');
  const text = await ask(['get', ...what, '--no-headers', '--ignore-not-found', `--output=custom-columns=${shape}`]);
  if (text === null) return null;
  const found = text.split('\n').filter((line) => line.trim() !== '');
  const split = found.map((line) => line.trim().split(/\s+/));
  return split.every((row) => row.length === columns.length) ? split : null;
}

const POLICY_UNKNOWN: readonly LiveFact[] = [{ id: 'not-known', data: { provider: 'kubernetes', about: 'reclaim policy', why: 'failed' } }];
const missing = (name: string): readonly LiveFact[] => [{ id: 'missing', data: { name } }];

/** Volumes of claims, and how many of them stay when their claim goes. */
interface Volume {
  readonly namespace: string;
  readonly claim: string;
  readonly kept: boolean;
}
async function volumesOf(ask: Ask, name: string | null): Promise<readonly Volume[] | null> {
  const columns = ['.metadata.name', '.spec.persistentVolumeReclaimPolicy', '.spec.claimRef.namespace', '.spec.claimRef.name'];
  const found = await rows(ask, ['persistentvolumes', ...(name === null ? [] : [name])], columns);
  return found?.map(([, policy, namespace = '', claim = '']) => ({ namespace, claim, kept: policy === 'Retain' })) ?? null;
}
function volumeFact(volumes: readonly Volume[]): readonly LiveFact[] {
  const kept = volumes.filter((one) => one.kept).length;
  const data = { count: String(volumes.length), kept: String(kept), deleted: String(volumes.length - kept) };
  return volumes.length === 0 ? [] : [{ id: 'volumes', data }];
}

/** What goes with a namespace. */
export async function namespaceFacts(name: string, ask: Ask): Promise<readonly LiveFact[]> {
  const resources = OBJECTS.map(([, resource]) => resource).join(',');
  const [own, objects, volumes] = await Promise.all([
    needed(ask, ['namespaces', name], ['.metadata.name']),
    needed(ask, [resources, `--namespace=${name}`], ['.kind', '.metadata.name']),
    volumesOf(ask, null),
  ]);
  if (own.length === 0) return missing(name);
  const held = OBJECTS.flatMap(([kind, , shown]) =>
    holds(
      shown,
      objects.filter((row) => row[0] === kind).map((row) => row[1] ?? ''),
    ),
  );
  const empty: readonly LiveFact[] = [{ id: 'holds', data: { kind: 'workloads', ...counted([]) } }];
  const claims = objects.some(([kind]) => kind === 'PersistentVolumeClaim');
  const kept = volumes === null ? (claims ? POLICY_UNKNOWN : []) : volumeFact(volumes.filter((one) => one.namespace === name));
  return [...(held.length === 0 ? empty : held), ...kept];
}

/** What becomes of a claim's volume. */
export async function storageFacts(name: string, namespace: string, ask: Ask): Promise<readonly LiveFact[]> {
  const [claims, volumes] = await Promise.all([
    needed(ask, ['persistentvolumeclaims', name, `--namespace=${namespace}`], ['.metadata.name']),
    volumesOf(ask, null),
  ]);
  if (claims.length === 0) return missing(name);
  return volumes === null ? POLICY_UNKNOWN : volumeFact(volumes.filter((one) => one.namespace === namespace && one.claim === name));
}

/** What becomes of a volume, and who uses it. */
export async function volumeFacts(name: string, ask: Ask): Promise<readonly LiveFact[]> {
  const volumes = await volumesOf(ask, name);
  if (volumes === null) throw new Error('kubectl could not tell');
  if (volumes.length === 0) return missing(name);
  const users = volumes.filter(({ claim }) => claim !== '<none>').map(({ namespace, claim }) => `${namespace}/${claim}`);
  return [...volumeFact(volumes), ...(users.length === 0 ? [] : [{ id: 'dependants' as const, data: counted(users) }])];
}

/** A stateful set's pods, and its claims: they stay unless the set says that they go with it. */
export async function workloadFacts(name: string, namespace: string, ask: Ask): Promise<readonly LiveFact[]> {
  const place = `--namespace=${namespace}`;
  const columns = [
    '.spec.replicas',
    '.spec.persistentVolumeClaimRetentionPolicy.whenDeleted',
    '.spec.volumeClaimTemplates[*].metadata.name',
  ];
  const [sets, claims, volumes] = await Promise.all([
    needed(ask, ['statefulsets.apps', name, place], columns),
    needed(ask, ['persistentvolumeclaims', place], ['.metadata.name']),
    volumesOf(ask, null),
  ]);
  const [set] = sets;
  if (set === undefined) return missing(name);
  const [replicas = '0', whenDeleted, templates = ''] = set;
  const prefixes = templates.split(',').map((template) => `${template}-${name}-`);
  const owned = claims.flatMap(([claim = '']) =>
    prefixes.some((prefix) => claim.startsWith(prefix) && /^\d+$/.test(claim.slice(prefix.length))) ? [claim] : [],
  );
  const pods: readonly LiveFact[] = /^\d+$/.test(replicas) ? [{ id: 'holds', data: { kind: 'pods', count: replicas, names: '' } }] : [];
  if (owned.length === 0) return pods;
  const all = volumes?.filter((one) => one.namespace === namespace && owned.includes(one.claim)) ?? [];
  const stays = whenDeleted !== 'Delete';
  if (volumes === null && !stays) return [...pods, ...holds('volume claims', owned), ...POLICY_UNKNOWN];
  return [...pods, ...holds('volume claims', owned), ...volumeFact(all.map((one) => ({ ...one, kept: stays || one.kept })))];
}
