import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { memberOf, parseJson, textOf } from './json';
import { terraformFiles, writtenBackend, writtenLabels } from './terraformFiles';

const FILES = ['environment', 'terraform.tfstate'];

/** A folder in which Terraform keeps what was selected, and where evidence of it counts from. */
interface Data {
  readonly folder: string;
  readonly from: string;
}

/** `.terraform`, or what TF_DATA_DIR of a command or of the editor names. */
function dataOf({ cwd, env, named = [] }: Place): readonly Data[] {
  const editor = env?.TF_DATA_DIR ?? '';
  const other = editor === '' ? [] : [{ folder: editor.startsWith('/') ? editor : `${cwd}/${editor}`, from: cwd }];
  const commands = named.flatMap(({ of, name }) => (of === 'terraform-data' ? [{ folder: name, from: name }] : []));
  return [{ folder: `${cwd}/.terraform`, from: cwd }, ...other, ...commands];
}

/**
 * What Terraform and OpenTofu would work on in a folder: the workspace that is selected (`environment` in the data folder) and where the state lies
 * (`terraform.tfstate` there, as `init` writes it), or what the code says of that before. Workspace and state are the target's own names; the folder's
 * name and everything in code is a label. https://developer.hashicorp.com/terraform/cli/config/environment-variables#tf_data_dir
 */
export const terraform: Detector = {
  id: 'terraform-workspace',
  wants: (place) => [...dataOf(place).flatMap(({ folder }) => FILES.map((name) => `${folder}/${name}`)), ...terraformFiles(place)],
  detect(files, place) {
    const selected = dataOf(place).flatMap((data) => selectedIn(files, data));
    const other = place.env?.TF_WORKSPACE ?? '';
    const written = selected.length === 0 ? writtenBackend(files, place) : [];
    const overruled =
      other === '' || selected.length + written.length === 0 ? [] : [label(place, other, `TF_WORKSPACE of the editor is ${other}`)];
    return [...selected, ...written, ...overruled, ...writtenLabels(files, place), ...folderLabel(place)];
  },
};

/** A command may name a workspace by a variable: then only the state counts. */
function selectedIn(files: Files, { folder, from }: Data): readonly Evidence[] {
  const backend = backendOf(files[`${folder}/terraform.tfstate`] ?? '');
  const text = files[`${folder}/environment`]?.trim() ?? '';
  const workspace = text === 'default' || !/^\S{1,200}$/.test(text) ? '' : text;
  const file = workspace === '' ? `${folder}/terraform.tfstate` : `${folder}/environment`;
  const state = backend ? [`the state in ${backend.shown}`] : [];
  const named = workspace === '' ? [] : [`the Terraform workspace ${workspace}`];
  const one = (part: 'said' | 'unsaid' | null, identifiers: readonly string[], shown: readonly string[]): readonly Evidence[] =>
    shown.length === 0
      ? []
      : [
          evidence(
            from,
            file,
            identifiers,
            `this folder works on ${shown.join(', ')}`,
            part,
            FILES.map((name) => `${folder}/${name}`),
          ),
        ];
  const places = backend?.identifiers ?? [];
  if (workspace === '') return one(null, places, state);
  return [...one('unsaid', [workspace, ...places], [...named, ...state]), ...one('said', places, state)];
}

const evidence = (
  from: string,
  file: string | null,
  identifiers: readonly string[],
  note: string,
  part: 'said' | 'unsaid' | null,
  rests: readonly string[] = [],
): Evidence => ({
  source: 'terraform-workspace',
  environment: environmentOfWords(identifiers.join(' ')) === 'production' ? 'production' : 'unknown',
  identifiers,
  names: {},
  file,
  line: null,
  strength: 'target',
  note,
  choice: { of: 'terraform-workspace', name: '', current: true, from, ...(part ? { part } : {}), ...(rests.length > 0 ? { rests } : {}) },
});
const label = ({ cwd }: Place, words: string, note: string): Evidence => ({
  ...evidence(cwd, null, [words], note, note.startsWith('TF_WORKSPACE') ? 'unsaid' : null),
  identifiers: [],
  strength: 'ambient',
});

/** `envs/prod`, from the workspace's own folder on: those above it are nobody's word about it. */
function folderLabel(place: Place): readonly Evidence[] {
  const { cwd, home, workspace } = place;
  const inside = workspace.filter((one) => cwd === one || cwd.startsWith(`${one}/`)).sort((a, b) => b.length - a.length)[0];
  const above = inside === undefined ? home : inside.slice(0, inside.lastIndexOf('/'));
  const below = cwd.startsWith(`${above}/`) ? cwd.slice(above.length + 1) : '';
  return environmentOfWords(below) === 'production' ? [label(place, below, `the folder is ${below}`)] : [];
}

/** Members of a backend's settings that name the state; everything else, credentials first of all, stays unread. */
const TELLING = [
  'bucket',
  'key',
  'prefix',
  'path',
  'container_name',
  'storage_account_name',
  'organization',
  'hostname',
  'address',
  'schema_name',
];

function backendOf(text: string): { readonly identifiers: readonly string[]; readonly shown: string } | null {
  const backend = memberOf(parseJson(text), 'backend');
  const type = textOf(backend, 'type');
  if (type === '') return null;
  const config = memberOf(backend, 'config');
  const workspaces = memberOf(config, 'workspaces');
  const first: unknown = Array.isArray(workspaces) ? workspaces[0] : workspaces;
  const told = [...TELLING.map((name) => plain(textOf(config, name))), textOf(first, 'name'), textOf(first, 'prefix')];
  const identifiers = told.filter((value) => value !== '');
  return { identifiers, shown: [type, ...identifiers].join(' ') };
}

/** An address without user and query. */
const plain = (value: string): string => value.replace(/^([a-z]+:\/\/)[^@/]*@/i, '$1').replace(/[?#].*$/s, '');
