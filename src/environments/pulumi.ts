import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { memberOf, parseJson, textOf } from './json';
import { settingsIn } from './setters';
import { sha1 } from './sha1';
import { isMap, readYaml } from './yaml';

/** In the order in which Pulumi looks for them. */
const EXTENSIONS = ['.json', '.yaml', '.yml'];
const MOST_FOLDERS = 8;

interface Project {
  readonly name: string;
  readonly file: string;
  readonly folder: string;
  readonly extension: string;
}

/** A project's file is looked for in the folder and those above it. */
function foldersOf({ cwd, home }: Place): readonly string[] {
  const folders = [cwd];
  for (let at = cwd; at !== home && at.lastIndexOf('/') > 0 && folders.length < MOST_FOLDERS; ) {
    at = at.slice(0, at.lastIndexOf('/'));
    folders.push(at);
  }
  return folders;
}

function projectOf(files: Files, place: Place): Project | null {
  for (const folder of foldersOf(place)) {
    for (const extension of EXTENSIONS) {
      const file = `${folder}/Pulumi${extension}`;
      const text = files[file];
      if (text === undefined) continue;
      const root = readYaml(text);
      const name = isMap(root) ? root.get('name') : undefined;
      return { name: typeof name === 'string' ? name : '', file, folder, extension };
    }
  }
  return null;
}

/** Which stack is selected stands outside the project, in a file that is named by the project and a hash of its path. */
const settingsFile = ({ home, env }: Place, { name, file }: Project): string =>
  `${env?.PULUMI_HOME || `${home}/.pulumi`}/workspaces/${name}-${sha1(file)}-workspace.json`;
/** `org/project/stack` is called `stack` in file names, and its slashes are dashes. */
const stackFile = ({ folder, extension }: Project, stack: string): string =>
  `${folder}/Pulumi.${shortOf(stack).replaceAll('/', '-')}${extension}`;
const shortOf = (stack: string): string => stack.slice(stack.lastIndexOf('/') + 1);

/**
 * The stack that Pulumi works on: the one that is selected for each backend (`~/.pulumi/workspaces`), the editor's PULUMI_STACK, and those that a
 * command names, with the accounts and projects that the stack's settings (`Pulumi.<stack>.yaml`) name. https://www.pulumi.com/docs/iac/concepts/stacks/
 */
export const pulumi: Detector = {
  id: 'pulumi-stack',
  wants: (place) => [
    ...foldersOf(place).flatMap((folder) => EXTENSIONS.map((extension) => `${folder}/Pulumi${extension}`)),
    ...settingsIn({}, place, []).files,
  ],
  leads(files, place) {
    const project = projectOf(files, place);
    if (!project) return [];
    return [settingsFile(place, project), ...stacksOf(files, place, project).map(({ stack }) => stackFile(project, stack))];
  },
  detect(files, place) {
    const project = projectOf(files, place);
    if (!project) return [];
    const sure = place.env !== undefined && settingsIn(files, place, ['PULUMI_STACK']).set.length === 0;
    return stacksOf(files, place, project).flatMap((one) => evidenceOf(files, place, project, one, sure));
  },
};

interface Stack {
  readonly stack: string;
  readonly current: boolean;
  readonly file: string | null;
  readonly shown: string;
}

function stacksOf(files: Files, place: Place, project: Project): readonly Stack[] {
  const file = settingsFile(place, project);
  const settings = parseJson(files[file] ?? '');
  const byBackend = memberOf(settings, 'stacks');
  const backends = typeof byBackend === 'object' && byBackend !== null ? Object.keys(byBackend).slice(0, 20) : [];
  const selected = [textOf(settings, 'stack'), ...backends.map((backend) => textOf(byBackend, backend))];
  const own: Stack[] = selected.map((stack) => ({ stack, current: true, file, shown: 'the Pulumi stack that is selected is' }));
  const set = settingsIn(files, place, ['PULUMI_STACK']).set.map(
    ({ value, where, ...one }): Stack => ({ stack: value, current: true, file: one.file, shown: `PULUMI_STACK (${where}) is` }),
  );
  const editor: Stack = { stack: place.env?.PULUMI_STACK ?? '', current: true, file: null, shown: 'PULUMI_STACK of the editor is' };
  const named = (place.named ?? []).flatMap(({ of, name }): Stack[] =>
    of === 'pulumi-stack' ? [{ stack: name, current: false, file: null, shown: 'the Pulumi stack' }] : [],
  );
  const all = [...own, ...set, editor, ...named].filter(({ stack }) => /^[\w./-]{1,300}$/.test(stack));
  return [...new Map(all.reverse().map((one) => [one.stack, one])).values()].reverse();
}

/** Settings of providers that say where a stack works; those that are secret are maps, and stay unread. */
const ACCOUNTS =
  /^(?:aws(?:-native)?:(?:profile|roleArn)|(?:gcp|google-native):project|azure(?:-native)?:subscriptionId|kubernetes:(?:context|cluster)|digitalocean:apiEndpoint)$/;

/** Its names tell a stack. Accounts stand in a file beside the code, and what is destroyed is what its state knows: they raise, and lower nothing. */
function evidenceOf(
  files: Files,
  { cwd }: Place,
  project: Project,
  { stack, current, file, shown }: Stack,
  sure: boolean,
): readonly Evidence[] {
  const settings = stackFile(project, stack);
  const root = readYaml(files[settings] ?? '');
  const config = isMap(root) ? root.get('config') : undefined;
  const accounts = isMap(config)
    ? [...config].flatMap(([key, value]) => (ACCOUNTS.test(key) && typeof value === 'string' && value !== '' ? [value] : []))
    : [];
  const short = shortOf(stack);
  const own: Evidence = {
    source: 'pulumi-stack',
    environment: environmentOfWords(stack) === 'production' ? 'production' : 'unknown',
    identifiers: [...new Set([stack, short, ...(project.name === '' ? [] : [`${project.name}/${short}`])])],
    names: {},
    file: file ?? (files[settings] === undefined ? null : settings),
    line: null,
    strength: sure ? 'target' : 'ambient',
    note: `${shown} ${stack}`,
    choice: { of: 'pulumi-stack', name: stack, also: [short], current, from: cwd, resource: stack, rests: [settings, project.file] },
  };
  const told = environmentOfWords(accounts.join(' ')) === 'production';
  const beside: Evidence = {
    ...own,
    environment: 'production',
    identifiers: accounts,
    file: settings,
    strength: 'ambient',
    note: `the Pulumi stack ${stack} works in ${accounts.join(', ')}`,
  };
  return told ? [own, beside] : [own];
}
