import { resolvePath } from '../evaluate/files/path';
import type { Call, FileCall, ProgramCall, Text } from '../types';
import type { ChoiceKind } from './choice';

/** Words that must all stand there, in any place: options may stand between them. */
interface Switch {
  readonly words: readonly string[];
}
const one = (...lines: readonly string[]): readonly Switch[] =>
  lines.map((line) => ({ words: line.split(' ').filter((word) => word !== '') }));

const KUBECTL = one(
  'config use-context',
  'config use',
  'config set',
  'config set-context',
  'config set-cluster',
  'config set-credentials',
  'config rename-context',
  'config delete-context',
  'config delete-cluster',
  'config unset',
);
const DOTENV = one('');

/** Commands after which programs are pointed elsewhere. */
const SWITCHES: Readonly<Record<ChoiceKind, Readonly<Record<string, readonly Switch[]>>>> = {
  'kube-context': {
    kubectl: KUBECTL,
    k: KUBECTL,
    kubecolor: KUBECTL,
    oc: [...KUBECTL, ...one('login', 'logout', 'project')],
    kubectx: one(''),
    kubens: one(''),
    kubie: one(''),
    kubeswitch: one(''),
    switcher: one(''),
    kubelogin: one('convert-kubeconfig'),
    aws: one('eks update-kubeconfig'),
    gcloud: one('get-credentials'),
    az: one('aks get-credentials'),
    doctl: one('kubeconfig save', 'cluster create'),
    tsh: one('kube login', 'kube join'),
    eksctl: one('write-kubeconfig', 'create cluster'),
    linode: one('kubeconfig-view'),
    civo: one('config'),
    ibmcloud: one('ks cluster config'),
    rancher: one('context switch'),
    vcluster: one('connect', 'create'),
    kind: one('create cluster', 'export kubeconfig', 'delete cluster'),
    k3d: one('cluster create', 'kubeconfig merge', 'cluster delete'),
    minikube: one('start', 'profile', 'update-context', 'delete'),
    colima: one('start'),
  },
  'docker-context': {
    docker: one('context use', 'context update', 'context create', 'context import'),
    'docker-machine': one(''),
    podman: one('connection default', 'connection add'),
  },
  'kube-cluster': Object.fromEntries(['kubectl', 'k', 'kubecolor', 'oc'].map((name) => [name, KUBECTL])),
  'helm-context': {},
  'gcloud-configuration': {
    gcloud: one(
      'config set',
      'config unset',
      'config configurations',
      'init',
      'auth activate-service-account',
      'auth login',
      'auth application-default',
    ),
    gsutil: one('config'),
    bq: one('init'),
  },
  'azure-subscription': {
    az: one('account set', 'account clear', 'login', 'logout', 'cloud set', 'cloud update', 'init', 'configure', 'config set'),
    azd: one('config set', 'auth login'),
  },
  'pulumi-stack': { pulumi: one('stack select', 'stack init', 'stack rename', 'stack unselect', 'new', 'login', 'logout') },
  server: {},
  'ssh-host': {},
  'ansible-inventory': {},
  'aws-profile': {
    aws: one('configure set', 'configure import', 'configure sso', 'configure'),
    'aws-vault': one(''),
    'aws-okta': one(''),
    assume: one(''),
    granted: one(''),
    saml2aws: one(''),
    awsume: one(''),
    leapp: one(''),
  },
  'terraform-workspace': Object.fromEntries(
    ['terraform', 'tofu', 'opentofu', 'tf', 'terragrunt'].map((name) => [name, one('workspace select', 'workspace new', 'init')]),
  ),
  database: {
    ...Object.fromEntries(
      ['dotenv', 'dotenvx', 'dotenv-cli', 'env-cmd', 'direnv', 'doppler', 'infisical', 'op', 'chamber'].map((name) => [name, DOTENV]),
    ),
    vercel: one('env pull', 'pull'),
    railway: one('run'),
    heroku: one('local'),
  },
};

const kinds = [
  'kube-context',
  'kube-cluster',
  'docker-context',
  'aws-profile',
  'gcloud-configuration',
  'azure-subscription',
  'terraform-workspace',
  'pulumi-stack',
  'database',
] as const satisfies readonly ChoiceKind[];
const WRITES: ReadonlySet<string> = new Set(['overwrite', 'truncate', 'append', 'create', 'move', 'delete', 'copy', 'discard']);

/** A call after which programs may be pointed elsewhere, and its place among the calls. */
export interface Change {
  readonly at: number;
  /** null: it writes files, whichever kind they are of. */
  readonly of: ChoiceKind | null;
  /** Absolute paths that it may write. */
  readonly paths: readonly Text[];
  /** Words of it that may say where to. */
  readonly words: readonly Text[];
}

/** All such calls of an action. */
export const changesIn = (calls: readonly Call[]): readonly Change[] =>
  calls.flatMap((call, at): readonly Change[] => {
    if (call.kind === 'file')
      return WRITES.has(call.verb)
        ? [{ at, of: null, paths: [call.path, call.to ?? call.path], words: writtenWords(call, calls[at - 1]) }]
        : [];
    if (call.kind !== 'program') return [];
    const paths = mentioned(call);
    const named: readonly Change[] = paths.length > 0 ? [{ at, of: null, paths, words: call.argv }] : [];
    const loaded = loadedBy(call);
    const loads: readonly Change[] = loaded.length > 0 ? [{ at, of: 'database', paths: [], words: loaded }] : [];
    const switched = kinds.flatMap((of): readonly Change[] => {
      const words = switchOf(call, of);
      return words ? [{ at, of, paths: [], words }] : [];
    });
    return [...named, ...loads, ...switched];
  });

const LOADS = /^(?:--env-file(?:-if-exists)?|--dotenv|dotenv_config_path)$/;

/** Files whose variables a runtime takes before it runs what follows: `node --env-file=.env.production`, `-r dotenv/config dotenv_config_path=…`. */
function loadedBy({ argv, env }: ProgramCall): readonly Text[] {
  const named = Object.hasOwn(env, 'DOTENV_CONFIG_PATH') ? [env.DOTENV_CONFIG_PATH ?? ''] : [];
  const flags = argv.flatMap((word, at): readonly Text[] => {
    const end = word.indexOf('=');
    if (!LOADS.test(end < 0 ? word : word.slice(0, end))) return [];
    return [end < 0 ? (argv[at + 1] ?? '') : word.slice(end + 1)];
  });
  return [...named, ...flags];
}

function switchOf(call: ProgramCall, kind: ChoiceKind): readonly Text[] | null {
  const table = SWITCHES[kind];
  const known = Object.hasOwn(table, call.program) ? (table[call.program] ?? []) : [];
  const found = known.find(({ words }) => words.every((word) => call.argv.includes(word)));
  return found ? call.argv.filter((word) => !found.words.includes(word)) : null;
}

/** What is written, and the words of the program that does it. */
function writtenWords(call: FileCall, before: Call | undefined): readonly Text[] {
  const content = call.content.kind === 'text' ? [call.content.text.slice(0, 2_000)] : [];
  return [...content, ...(before?.kind === 'program' ? before.argv : [])];
}

/** Whether a file is changed, by itself or with the folder it lies in. */
export const writesTo = ({ paths }: Change, file: string): boolean => paths.some((path) => path === file || file.startsWith(`${path}/`));

/** Names of files that say where programs go, and programs that only look at what they are given. */
const TELLING =
  /(?:^|\/)(?:\.env[\w.]*|\.envrc|config|config\.json|credentials|environment|terraform\.tfstate|active_config|config_[\w-]+|azureProfile\.json|[\w.-]+-workspace\.json|Pulumi[\w.-]*|ansible\.cfg|database\.yml|schema\.prisma|prisma\.config\.\w+|fly(?:\.\w+)?\.toml|wrangler\.(?:toml|jsonc?)|\.firebaserc|firebase-tools\.json|project-ref|(?:project|repo|state)\.json|\.neon|\.pscale\.yml|serverless\.ya?ml|config\.(?:toml|yaml))$/;
const LOOKS: ReadonlySet<string> = new Set([
  'cat',
  'less',
  'more',
  'head',
  'tail',
  'grep',
  'rg',
  'ls',
  'stat',
  'wc',
  'diff',
  'file',
  'source',
  '.',
  'echo',
]);

function mentioned(call: ProgramCall): readonly Text[] {
  if (LOOKS.has(call.program)) return [];
  return call.argv.filter((word) => TELLING.test(word)).map((word) => resolvePath(word, call.cwd, ''));
}
