import { isLoopback } from '../engine/policy/loopback';
import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { type KubeContext, type Kubeconfig, mergeConfigs, readKubeconfig } from './kubeconfig';
import { variablesOf } from './variables';

const ownConfig = ({ home }: Place): string => `${home}/.kube/config`;
const listed = (list: string, cwd: string): readonly string[] =>
  list
    .split(':')
    .filter((one) => one !== '')
    .map((one) => (one.startsWith('/') ? one : `${cwd}/${one}`));
/** Files that may set KUBECONFIG for everything that is started in a folder. */
const settersOf = ({ cwd, workspace }: Place): readonly string[] =>
  [...new Set([cwd, ...workspace])].flatMap((folder) => [
    `${folder}/.envrc`,
    `${folder}/.env`,
    `${folder}/.mise.toml`,
    `${folder}/mise.toml`,
  ]);

/**
 * Contexts of the kubeconfig: which cluster, host and namespace each is, and which one is taken where a command names none. KUBECONFIG of the editor,
 * or a file that sets it, adds candidates. A name is a label; only a cluster that local tools make, on this machine, is known to be local.
 */
export const kube: Detector = {
  id: 'kube-context',
  wants: (place) => [
    ...listed(place.env?.KUBECONFIG ?? '', place.cwd),
    ownConfig(place),
    ...(place.kubeconfigs ?? []).flatMap((list) => listed(list, place.cwd)),
    ...settersOf(place),
  ],
  detect(files, place) {
    const set = settersOf(place).flatMap((file) => settings(file, files[file] ?? ''));
    const sure = place.env !== undefined && set.length === 0;
    const editor = place.env?.KUBECONFIG ?? '';
    const own = editor === '' || listed(editor, place.cwd).includes(ownConfig(place)) ? [] : [editor];
    const lists = [...own, editor !== '' && own.length === 0 ? editor : ownConfig(place)];
    const configs = [
      ...lists.map((list) => ({ config: configOf(list, files, place), from: '', sure, rests: listed(list, place.cwd) })),
      ...(place.kubeconfigs ?? []).map((list) => ({
        config: configOf(list, files, place),
        from: list,
        sure: true,
        rests: listed(list, place.cwd),
      })),
    ];
    return [
      ...configs.flatMap(({ config, ...one }) => evidenceOf(config, one, place.home)),
      ...set,
      ...configs.flatMap(({ config, ...one }) => clustersOf(config, one, place.home)),
      ...configs.flatMap(({ config, from }) => (from === '' ? ofHelm(config, place) : [])),
    ];
  },
};

function configOf(list: string, files: Files, { cwd }: Place): Kubeconfig {
  return mergeConfigs(
    listed(list, cwd).flatMap((file) => {
      const text = files[file];
      const read = text === undefined ? null : readKubeconfig(file, text);
      return read ? [read] : [];
    }),
  );
}

/** `KUBECONFIG` in a file that shells or tools load: nobody knows whether they have. */
function settings(file: string, text: string): readonly Evidence[] {
  if (!text.includes('KUBECONFIG')) return [];
  const found = variablesOf(text).find(({ key }) => key === 'KUBECONFIG');
  const said = environmentOfWords(found?.value ?? '');
  return [
    {
      ...base(file, found?.line ?? null, 'ambient'),
      environment: said === 'production' ? 'production' : 'unknown',
      identifiers: [],
      names: {},
      note: `KUBECONFIG is set${said === 'production' ? ' to production' : ''} (${fileName(file)}${found ? ` line ${found.line}` : ''})`,
      choice: { of: 'kube-context', name: '', current: true, from: '' },
    },
  ];
}

/** One list of files, as it is named; `` is what is taken where a command names none. */
interface Origin {
  readonly from: string;
  readonly sure: boolean;
  readonly rests: readonly string[];
}

function evidenceOf({ contexts, current }: Kubeconfig, { from, sure, rests }: Origin, home: string): readonly Evidence[] {
  return contexts.flatMap((context): Evidence[] => {
    const isCurrent = context.name === current.name;
    const kept = isKept(context.file, home);
    const local = kept && isLocal(context, home);
    const note = `${isCurrent ? 'the current Kubernetes context is' : 'the Kubernetes context'} ${describe(context)}`;
    const one = (namespace: string, part: 'said' | 'unsaid' | null): Evidence => ({
      ...base(isCurrent ? current.file : context.file, null, sure ? 'target' : 'ambient'),
      environment: levelOf([context.name, context.cluster, context.host, namespace, context.user], local),
      // In a file that anybody may have written the names are anybody's words; the host is where it leads.
      identifiers: toldBy(kept ? [context.name, context.cluster, context.host, namespace] : [context.host]),
      names: {},
      note,
      choice: { of: 'kube-context', name: context.name, current: isCurrent, from, rests, ...(part ? { part } : {}) },
    });
    // The namespace of a context counts where the command names no other.
    const own = context.namespace === '' ? [one('', null)] : [one(context.namespace, 'unsaid'), one('', 'said')];
    // The name alone is a label: it speaks for the banner, not for the target.
    const said = environmentOfWords([context.name, context.cluster, context.host, context.namespace, context.user].join(' '));
    const label: Evidence = { ...base(current.file, null, 'ambient'), environment: said, identifiers: [], names: {}, note };
    return isCurrent && from === '' && !local && (said === 'staging' || said === 'preview') ? [...own, label] : own;
  });
}

/** `--cluster` puts another cluster of the kubeconfig in place of the context's. */
const clustersOf = ({ clusters }: Kubeconfig, { from, sure, rests }: Origin, home: string): readonly Evidence[] =>
  clusters.map(({ name, host, authority, file }) => {
    const kept = isKept(file, home);
    return {
      ...base(file, null, sure ? 'target' : 'ambient'),
      environment: levelOf([name, host], kept && isLocal({ name, host, authority }, home)),
      identifiers: toldBy(kept ? [name, host] : [host]),
      names: {},
      note: `the Kubernetes cluster ${name}${host === '' || host === name ? '' : `, host ${host}`}`,
      choice: { of: 'kube-cluster', name, current: false, from, rests },
    };
  });

/** What the editor's environment says to Helm alone: a candidate wherever a command says nothing. */
function ofHelm({ contexts }: Kubeconfig, { env, home }: Place): readonly Evidence[] {
  const name = env?.HELM_KUBECONTEXT ?? '';
  if (name === '') return [];
  const context = contexts.find((one) => one.name === name);
  return [
    {
      ...base(context?.file ?? null, null, 'target'),
      environment: levelOf(
        [name, context?.cluster ?? '', context?.host ?? '', context?.namespace ?? ''],
        context !== undefined && isKept(context.file, home) && isLocal(context, home),
      ),
      identifiers: toldBy([name, context?.cluster ?? '', context?.host ?? '']),
      names: {},
      note: `HELM_KUBECONTEXT of the editor is ${context ? describe(context) : name}`,
      choice: { of: 'helm-context', name, current: true, from: '' },
    },
  ];
}

const levelOf = (words: readonly string[], local: boolean): Evidence['environment'] =>
  environmentOfWords(words.join(' ')) === 'production' ? 'production' : local ? 'local' : 'unknown';
/** This machine's own address tells nothing. */
const toldBy = (identifiers: readonly string[]): readonly string[] => identifiers.filter((one) => one !== '' && !isLoopback(one));

const isKept = (file: string, home: string): boolean => KEPT.some((folder) => file.startsWith(folder.replace('~', home)));
/** Folders that a person's tools write to, and an agent only with a question. */
const KEPT = ['~/.kube/', '~/.config/', '/etc/'];

const base = (file: string | null, line: number | null, strength: Evidence['strength']) =>
  ({ source: 'kube-context', file, line, strength }) as const;

function describe({ name, cluster, host, namespace }: KubeContext): string {
  const more = [
    cluster === name || cluster === '' ? '' : `cluster ${cluster}`,
    host === '' ? '' : `host ${host}`,
    namespace === '' ? '' : `namespace ${namespace}`,
  ];
  return [name, ...more.filter((one) => one !== '')].join(', ');
}

const MADE_HERE: readonly (readonly [name: RegExp, host: RegExp])[] = [
  [/^(?:docker-desktop|docker-for-desktop)$/, /^kubernetes\.docker\.internal$/],
  [/^orbstack$/, /^k8s\.orb\.local$/],
];
/** Names that tools give to clusters which they make on this machine. */
const LOCAL_NAMES = /^(?:kind-.+|k3d-.+|minikube|docker-desktop|docker-for-desktop|rancher-desktop|orbstack|colima(?:-.+)?|microk8s)$/;

/** Networks on which minikube's drivers put their machines, on this machine. https://minikube.sigs.k8s.io/docs/drivers/ */
const MINIKUBE = /^192\.168\.(?:39|49|58|59|67|76|85|94)\.\d{1,3}$/;

/**
 * The cluster was made by a tool for this machine, and is reached on this machine. Loopback alone may be a tunnel. A server on one of minikube's own
 * networks is minikube's if its certificate must come from the authority that minikube keeps here.
 */
const isLocal = ({ name, host, authority }: Pick<KubeContext, 'name' | 'host' | 'authority'>, home: string): boolean =>
  (LOCAL_NAMES.test(name) && isLoopback(host)) ||
  MADE_HERE.some(([names, hosts]) => names.test(name) && hosts.test(host)) ||
  (MINIKUBE.test(host) && authority === `${home}/.minikube/ca.crt`);

const fileName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
