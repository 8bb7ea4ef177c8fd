import { resolvePath } from '../evaluate/files/path';
import type { Call, ProgramCall, Text } from '../types';
import type { Named } from './choice';

interface Naming {
  readonly of: Named['of'];
  readonly flags: readonly string[];
  readonly env: readonly string[];
  /** The word behind one of these is a name too. */
  readonly after: readonly string[];
  /** Names are paths. */
  readonly paths?: true;
}

const DOCKER: Naming = { of: 'docker-context', flags: ['--context', '-c'], env: ['DOCKER_CONTEXT'], after: ['use'] };
const GCLOUD: Naming = {
  of: 'gcloud-configuration',
  flags: ['--configuration'],
  env: ['CLOUDSDK_ACTIVE_CONFIG_NAME'],
  after: ['activate'],
};
const ANSIBLE: Naming = { of: 'ansible-inventory', flags: ['-i', '--inventory', '--inventory-file'], env: [], after: [], paths: true };

/** By the name of the program: what it calls by a name that only its files explain. */
const NAMINGS: Readonly<Record<string, Naming>> = {
  docker: DOCKER,
  'docker-compose': DOCKER,
  gcloud: GCLOUD,
  bq: GCLOUD,
  gsutil: GCLOUD,
  pulumi: { of: 'pulumi-stack', flags: ['--stack', '-s'], env: ['PULUMI_STACK'], after: ['select', 'rm', 'init'] },
  ...Object.fromEntries(
    ['terraform', 'tofu', 'opentofu', 'terragrunt', 'tf'].map((name): [string, Naming] => [
      name,
      { of: 'terraform-data', flags: [], env: ['TF_DATA_DIR'], after: [], paths: true },
    ]),
  ),
  ansible: ANSIBLE,
  'ansible-playbook': ANSIBLE,
};

/** Everything that an action's calls name so. */
export function namedBy(calls: readonly Call[], folderOf: (call: ProgramCall) => Text, home: string): readonly Named[] {
  const found = calls.flatMap((call): readonly Named[] => {
    if (call.remote?.kind === 'ssh') return call.remote.host.split(',').map((name): Named => ({ of: 'ssh-host', name }));
    if (call.kind !== 'program' || call.remote !== null) return [];
    const naming = Object.hasOwn(NAMINGS, call.program) ? NAMINGS[call.program] : undefined;
    if (!naming) return [];
    const values = valuesOf(call, naming);
    const names = naming.paths ? values.map((value) => resolvePath(value, folderOf(call), home)) : values;
    return names.map((name) => ({ of: naming.of, name }));
  });
  return [...new Map(found.map((one) => [`${one.of} ${one.name}`, one])).values()];
}

function valuesOf({ argv, env }: ProgramCall, naming: Naming): readonly Text[] {
  const words = argv.flatMap((word, at): readonly Text[] => {
    const next = argv[at + 1] ?? '';
    if (naming.flags.includes(word) || naming.after.includes(word)) return [next];
    const flag = naming.flags.find((one) => word.startsWith(`${one}=`));
    if (flag !== undefined) return [word.slice(flag.length + 1)];
    const short = naming.flags.find((one) => one.length === 2 && word.startsWith(one) && !word.startsWith('--'));
    return short === undefined ? [] : [word.slice(2)];
  });
  const set = naming.env.map((name) => (Object.hasOwn(env, name) ? (env[name] ?? '') : ''));
  // `-i web1,` is a list of hosts, no file.
  return [...words, ...set].filter((one) => one !== '' && !(naming.paths && one.includes(',')));
}
