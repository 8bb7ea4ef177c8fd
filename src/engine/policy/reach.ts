import { normalise, resolvePath } from '../evaluate/files/path';
import { limits } from '../limits';
import { type Call, HOLE, type ProgramCall, type Text } from '../types';
import type { Reach } from './choice';
import { folderFlags } from './hosted';
import { namedBy } from './named';

/** Where an action's calls run and which kubeconfigs they name, as far as both are known: there evidence about their targets lies. */
export function reachOf(calls: readonly Call[], home: string): Reach {
  const programs = calls.filter((call): call is ProgramCall => call.kind === 'program' && call.remote === null);
  return {
    folders: known(programs.map((call) => folderOf(call, home))),
    kubeconfigs: known(programs.map((call) => kubeconfigOf(call, home))),
    named: namedBy(calls, (call) => folderOf(call, home), home)
      .filter(({ name }) => name !== '' && !name.includes(HOLE) && !name.includes('\0'))
      .slice(0, limits.places),
  };
}

const known = (paths: readonly Text[]): readonly string[] =>
  [...new Set(paths)].filter((path) => path.startsWith('/') && !path.includes(HOLE) && !path.includes('\0')).slice(0, limits.places);

/** Whether everything that is wanted was looked at. */
export const covers = (looked: Reach, wanted: Reach): boolean =>
  wanted.folders.every((one) => looked.folders.includes(one)) &&
  wanted.kubeconfigs.every((one) => looked.kubeconfigs.includes(one)) &&
  (wanted.named ?? []).every(({ of, name }) => looked.named?.some((one) => one.of === of && one.name === name));

const FOLDER_FLAGS = ['-chdir', '--chdir', '--working-dir', '--terragrunt-working-dir'];
const PULUMI_FLAGS = ['--cwd', '-C'];
const TERRAFORM: ReadonlySet<string> = new Set(['terraform', 'tofu', 'opentofu', 'terragrunt', 'tf']);

/** The folder whose files say where a call goes. */
export function folderOf(call: ProgramCall, home: string): Text {
  const flags = TERRAFORM.has(call.program) ? FOLDER_FLAGS : call.program === 'pulumi' ? PULUMI_FLAGS : folderFlags(call.program);
  const other = flagValue(call.argv, flags);
  return other === undefined ? normalise(call.cwd) : resolvePath(other, call.cwd, home);
}

/** The kubeconfig that a call names, made absolute, several files with `:` between them; `` where it names none. */
export function kubeconfigOf(call: ProgramCall, home: string): Text {
  const flag = flagValue(call.argv, ['--kubeconfig']);
  const variable = Object.hasOwn(call.env, 'KUBECONFIG') ? (call.env.KUBECONFIG ?? '') : '';
  const files = flag === undefined ? variable.split(':') : [flag];
  return files
    .filter((one) => one !== '')
    .map((one) => resolvePath(one, call.cwd, home))
    .join(':');
}

/** The folder that Terraform keeps its settings in, where a call names another than the usual one; else ``. */
export function dataFolderOf(call: ProgramCall, home: string): Text {
  const named = Object.hasOwn(call.env, 'TF_DATA_DIR') ? (call.env.TF_DATA_DIR ?? '') : '';
  return named === '' ? '' : resolvePath(named, folderOf(call, home), home);
}

/** The inventories that a call of Ansible names. */
export const inventoriesOf = (call: ProgramCall, home: string): readonly Text[] =>
  namedBy([call], (one) => folderOf(one, home), home).flatMap(({ of, name }) => (of === 'ansible-inventory' ? [name] : []));

/** The last value of a flag, in either way of writing. */
function flagValue(argv: readonly Text[], names: readonly string[]): Text | undefined {
  let found: Text | undefined;
  for (const [at, word] of argv.entries()) {
    const name = names.find((one) => word === one || word.startsWith(`${one}=`));
    if (name !== undefined) found = word === name ? argv[at + 1] : word.slice(name.length + 1);
  }
  return found;
}
