import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { memberOf, parseJson, textOf } from './json';

const workspaceFile = ({ cwd }: Place): string => `${cwd}/.terraform/environment`;
const backendFile = ({ cwd }: Place): string => `${cwd}/.terraform/terraform.tfstate`;

/**
 * What Terraform and OpenTofu would work on in a folder: the workspace that is selected, where the state lies, and what the folder is called. The
 * folder's name is a label; workspace and state are the target's own names.
 */
export const terraform: Detector = {
  id: 'terraform-workspace',
  wants: (place) => [workspaceFile(place), backendFile(place)],
  detect(files, place) {
    const backend = backendOf(files, place);
    const workspace = files[workspaceFile(place)]?.trim() ?? '';
    const selected = workspace === '' || workspace === 'default' ? [] : [workspace];
    const other = place.env?.TF_WORKSPACE ?? '';
    const shown = [
      ...selected.map((name) => `the Terraform workspace ${name}`),
      ...(backend ? [`the state in ${backend.shown}`] : []),
    ].join(', ');
    const file = selected.length > 0 ? workspaceFile(place) : backendFile(place);
    const own =
      shown === '' ? [] : [evidence(place, file, [...selected, ...(backend?.identifiers ?? [])], `this folder works on ${shown}`)];
    const overruled = shown === '' || other === '' ? [] : [label(place, other, `TF_WORKSPACE of the editor is ${other}`)];
    return [...own, ...overruled, ...folderLabel(place)];
  },
};

const evidence = ({ cwd }: Place, file: string | null, identifiers: readonly string[], note: string): Evidence => ({
  source: 'terraform-workspace',
  environment: environmentOfWords(identifiers.join(' ')) === 'production' ? 'production' : 'unknown',
  identifiers,
  names: {},
  file,
  line: null,
  strength: 'target',
  note,
  choice: { of: 'terraform-workspace', name: '', current: true, from: cwd },
});
const label = (place: Place, words: string, note: string): Evidence => ({
  ...evidence(place, null, [words], note),
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

function backendOf(files: Files, place: Place): { readonly identifiers: readonly string[]; readonly shown: string } | null {
  const backend = memberOf(parseJson(files[backendFile(place)] ?? ''), 'backend');
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
