import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { evidenceOfVariables } from './variableEvidence';
import { type Variable, variablesOf } from './variables';

const NAMES = ['compose', 'docker-compose'].flatMap((name) =>
  ['', '.override'].flatMap((more) => ['yaml', 'yml'].map((end) => `${name}${more}.${end}`)),
);
const MOST_FILES = 8;
const MOST_LINES = 5_000;

/**
 * What services of a Compose file are given: databases by `environment` and `env_file` (https://docs.docker.com/reference/compose-file/services/).
 * Labels as in `.env`. A service's own name is a host of this machine's network: it says nothing. Nor does `NODE_ENV=production`, which most
 * images are given wherever they run.
 */
export const compose: Detector = {
  id: 'compose',
  wants: ({ cwd }) => NAMES.map((name) => `${cwd}/${name}`),
  leads: (files, place) => NAMES.flatMap((name) => envFilesOf(files[`${place.cwd}/${name}`] ?? '', place)),
  detect: (files, place) => {
    const composed = NAMES.filter((name) => files[`${place.cwd}/${name}`] !== undefined);
    const services = new Set(composed.flatMap((name) => servicesOf(files[`${place.cwd}/${name}`] ?? '')));
    const own = composed.flatMap((name) => {
      const file = `${place.cwd}/${name}`;
      return evidenceOfVariables(given(files[file] ?? ''), { source: 'compose', file, shown: name, suffix: 'unknown' });
    });
    const named = composed.flatMap((name) => envFilesOf(files[`${place.cwd}/${name}`] ?? '', place));
    return [...own, ...[...new Set(named)].flatMap((file) => fromFile(file, files, place))].filter(
      ({ identifiers }) => identifiers.length > 0 && !services.has(identifiers[0] ?? ''),
    );
  },
};

function fromFile(file: string, files: Files, { cwd }: Place): readonly Evidence[] {
  const shown = file.slice(cwd.length + 1);
  const suffix = environmentOfWords(shown);
  return evidenceOfVariables(variablesOf(files[file] ?? ''), { source: 'compose', file, shown, suffix });
}

/** `KEY: value` and `- KEY=value`; what Compose itself fills in is not known. */
const given = (text: string): readonly Variable[] =>
  text.split('\n', MOST_LINES).flatMap((line, at): readonly Variable[] => {
    const [, key = '', rest = ''] =
      /^\s+(?:-\s*)?["']?([A-Z][A-Z0-9_]{1,80})(?:["']?\s*:\s+|=)(.+?)["']?\s*$/.exec(line.slice(0, 2_000)) ?? [];
    const value = rest.replace(/^["']/, '').replace(/\s+#.*$/, '');
    return key === '' || value === '' || value.includes('${') ? [] : [{ key, value, line: at + 1 }];
  });

const servicesOf = (text: string): readonly string[] =>
  [...text.slice(0, 200_000).matchAll(/^ {2,4}([a-z0-9][a-z0-9_.-]*):\s*$/gim)].map(([, name = '']) => name.toLowerCase());

/** `env_file: x`, a list of names, or of `path: x`; below the folder. */
function envFilesOf(text: string, { cwd }: Place): readonly string[] {
  const lines = text.split('\n', MOST_LINES);
  return lines
    .flatMap((line, at): readonly string[] => {
      const found = /^(\s*)env_file:\s*(.*?)\s*$/.exec(line);
      if (!found) return [];
      if (found[2] !== '') return (found[2] ?? '').replace(/^\[|\]$/g, '').split(',');
      const items = lines.slice(at + 1, at + 20);
      const end = items.findIndex((one) => !/^\s*(?:-\s*(?:path:\s*)?\S|path:|required:|format:)/.test(one));
      return (end < 0 ? items : items.slice(0, end)).map((one) => /^\s*-\s*(?:path:\s*)?(\S.*)$/.exec(one)?.[1] ?? '');
    })
    .map((name) =>
      name
        .trim()
        .replace(/^["']|["']$/g, '')
        .replace(/^\.\//, ''),
    )
    .filter((name) => /^[\w.][\w./-]*$/.test(name) && !name.split('/').includes('..'))
    .slice(0, MOST_FILES)
    .map((name) => `${cwd}/${name}`);
}
