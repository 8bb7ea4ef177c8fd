import { isLoopback } from '../../engine/policy/loopback';
import type { Call, Effect } from '../../engine/types';
import { type Command, commandOf, notKnown } from './command';
import { copyContext, KUBECONFIG, type KubeCopy } from './kubeCopy';
import { type Ask, namespaceFacts, storageFacts, volumeFacts, workloadFacts } from './kubeFacts';
import type { Found, LiveFact, Lookup, LookupTools } from './lookup';

const RULES: ReadonlySet<string> = new Set(['kubernetes/delete-namespace', 'kubernetes/delete-storage', 'kubernetes/delete-stateful-set']);
/** Then another cluster is asked than the kubeconfig says, or as somebody else. */
const AWAY_FLAGS =
  `--kubeconfig --kuberc --server -s --cluster --tls-server-name --certificate-authority --insecure-skip-tls-verify --user --username --token
  --client-certificate --client-key --as --as-group --as-uid --as-user-extra`.split(/\s+/);
const AWAY_VARIABLES = ['KUBECONFIG', 'KUBERNETES_MASTER', 'KUBERC'];

type Kind = 'namespace' | 'claim' | 'volume' | 'set';
const KINDS: Readonly<Record<string, Kind>> = Object.fromEntries(
  (
    [
      ['namespace', 'namespace namespaces ns project projects'],
      ['claim', 'persistentvolumeclaim persistentvolumeclaims pvc'],
      ['volume', 'persistentvolume persistentvolumes pv'],
      ['set', 'statefulset statefulsets sts statefulset.apps statefulsets.apps'],
    ] as const
  ).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind])),
);
interface Target {
  readonly kind: Kind;
  readonly name: string;
}
/** A name of an object; nothing that could be a flag, a path or a second argument. */
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const MOST_TARGETS = 3;

/**
 * Asks `kubectl` what lies in a namespace, and what becomes of volumes. With a copy of the very context that the command takes from the home's
 * kubeconfig; a context whose login runs a program, which is how most clouds log in, is not used. Lists and gets, never of secrets.
 */
export const kubectl: Lookup = {
  id: 'kubectl',
  provider: 'kubernetes',
  wants: (effect, call) => RULES.has(effect.rule) && call?.kind === 'program' && call.program !== 'microk8s.kubectl',
  async find(effect: Effect, call: Call | undefined, tools: LookupTools): Promise<Found | null> {
    const command = commandOf(call, 'kubernetes', 'kubectl', AWAY_VARIABLES);
    if (!command || command.flag(...AWAY_FLAGS).length > 0) return notKnown('kubernetes', 'target');
    const targets = targetsOf(command);
    if (targets === null) return notKnown('kubernetes', 'target');
    const copy = await copyContext(tools.home, command.flag('--context')[0] ?? '');
    if (typeof copy === 'string') return notKnown('kubernetes', copy);
    const namespace = command.flag('--namespace', '-n')[0] ?? copy.namespace;
    if (!isSame(copy, effect) || !NAME.test(namespace)) return notKnown('kubernetes', 'target');
    const ask: Ask = (args) => tools.run('kubectl', [...OURS, ...args], [copy.file]);
    const facts = await Promise.all(targets.map((target) => factsOf(target, namespace, ask)));
    const where = [`context ${copy.context}`, `host ${copy.host}`, ...(isInside(targets) ? [`namespace ${namespace}`] : [])];
    // Else a variable of the terminal may have named another kubeconfig.
    const sure = command.flag('--context').length > 0 ? 'yes' : 'no';
    return { evidence: [], facts: [{ id: 'looked-up', data: { where: where.join(', '), sure } }, ...facts.flat()] };
  },
};

/** It finds its own kubeconfig by this flag alone: KUBECONFIG and a service account of a pod say nothing. */
const OURS = [`--kubeconfig=${KUBECONFIG}`, '--request-timeout=2s'];

function factsOf({ kind, name }: Target, namespace: string, ask: Ask): Promise<readonly LiveFact[]> {
  switch (kind) {
    case 'namespace':
      return namespaceFacts(name, ask);
    case 'claim':
      return storageFacts(name, namespace, ask);
    case 'volume':
      return volumeFacts(name, ask);
    case 'set':
      return workloadFacts(name, namespace, ask);
    default:
      return kind satisfies never;
  }
}

const isInside = (targets: readonly Target[]): boolean => targets.some(({ kind }) => kind === 'claim' || kind === 'set');

/** `delete ns shop`, `delete pvc/data pv/pv-1`; null where it says them otherwise, or where a part of them is of a kind that is not known here. */
function targetsOf({ words, flag }: Command): readonly Target[] | null {
  const [verb, first = '', ...rest] = words;
  if (verb !== 'delete' || flag('--all', '-l', '--selector', '--field-selector', '-A', '--all-namespaces', '-f', '-k').length > 0)
    return null;
  const pairs = first.includes('/') ? [first, ...rest].map((word) => word.split('/')) : rest.map((name) => [first, name]);
  const targets = pairs.map(([kind = '', name = '', ...more]): Target | null => {
    const known = Object.hasOwn(KINDS, kind.toLowerCase()) ? KINDS[kind.toLowerCase()] : undefined;
    return known === undefined || more.length > 0 || !NAME.test(name) ? null : { kind: known, name };
  });
  const known = targets.filter((one) => one !== null);
  return known.length === 0 || known.length < targets.length || known.length > MOST_TARGETS ? null : known;
}

/** The verdict was about this context: another kubeconfig, or a switch before in the same action, leads to another host. */
const isSame = ({ context, host }: KubeCopy, { resource: { identifiers } }: Effect): boolean =>
  identifiers.includes(isLoopback(host) ? context : host);
