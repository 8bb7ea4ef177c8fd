import { isLoopback } from '../engine/policy/loopback';
import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { memberOf, parseJson, textOf } from './json';
import { sha256 } from './sha256';

const folderOf = ({ home, env }: Place): string => env?.DOCKER_CONFIG || `${home}/.docker`;
const configFile = (place: Place): string => `${folderOf(place)}/config.json`;
const metaFile = (place: Place, name: string): string => `${folderOf(place)}/contexts/meta/${sha256(name)}/meta.json`;

/** Contexts that programs for this machine make: a command may name them. Folders of contexts cannot be listed here, only looked up by name. */
const MADE_HERE = ['desktop-linux', 'desktop-windows', 'rootless', 'colima', 'orbstack', 'rancher-desktop', 'lima', 'podman'];

/** Where Docker's commands go: to this machine, or to the one that the current context, or the editor's DOCKER_HOST, names. */
export const dockerContext: Detector = {
  id: 'docker-context',
  once: true,
  wants: (place) => [configFile(place)],
  leads: (files, place) => namesIn(files, place).map((name) => metaFile(place, name)),
  detect(files, place) {
    const current = currentOf(files, place);
    const moved = place.docker ? [evidence(null, '', true, [], '', 'an earlier command said which machine Docker works on')] : [];
    const found = [...moved, ...namesIn(files, place).flatMap((name) => contextOf(name, name === current, files, place))];
    const host = place.env?.DOCKER_HOST ?? '';
    if (host === '' || isLoopback(host)) return found;
    const shown = hostOf(host);
    return [...found, evidence(null, '', true, [shown], shown, `DOCKER_HOST of the editor is ${shown}`)];
  },
};

const namesIn = (files: Files, place: Place): readonly string[] => {
  const named = (place.named ?? []).flatMap(({ of, name }) => (of === 'docker-context' && NAME.test(name) ? [name] : []));
  return [...new Set(['default', currentOf(files, place), ...MADE_HERE, ...named])];
};
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/;

function currentOf(files: Files, place: Place): string {
  const named = place.env?.DOCKER_CONTEXT ?? '';
  return named !== '' ? named : textOf(parseJson(files[configFile(place)] ?? ''), 'currentContext') || 'default';
}

function contextOf(name: string, current: boolean, files: Files, place: Place): readonly Evidence[] {
  const file = metaFile(place, name);
  const endpoints = memberOf(parseJson(files[file] ?? ''), 'Endpoints');
  const host = textOf(memberOf(endpoints, 'docker'), 'Host');
  if (name === 'default') return files[configFile(place)] === undefined ? [] : [evidence(null, name, current, [], '', '')];
  if (host === '') return current ? [evidence(configFile(place), name, current, [name], name, `the Docker context is ${name}`)] : [];
  if (isLoopback(host))
    return [{ ...evidence(file, name, current, [], '', `the Docker context ${name} is this machine`), environment: 'local' }];
  const shown = hostOf(host);
  return [evidence(file, name, current, [name, shown], `${name} ${shown}`, `the Docker context ${name} is ${shown}`)];
}

/** `ssh://user@Host:22` → `host`. */
const hostOf = (address: string): string =>
  address
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/^.*@/s, '')
    .replace(/:\d*$/, '')
    .toLowerCase();

const evidence = (
  file: string | null,
  name: string,
  current: boolean,
  identifiers: readonly string[],
  words: string,
  note: string,
): Evidence => ({
  source: 'docker-context',
  environment: name === 'default' ? 'local' : environmentOfWords(words) === 'production' ? 'production' : 'unknown',
  identifiers,
  names: {},
  file,
  line: null,
  strength: 'target',
  note: name === 'default' ? 'Docker of this machine' : note,
  choice: { of: 'docker-context', name, current, from: '' },
});
