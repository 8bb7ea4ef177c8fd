import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { evidenceOf, type Link } from './link';

const OF = 'serverless-link';
const settingsFiles = ({ cwd }: Place): readonly string[] => [`${cwd}/serverless.yml`, `${cwd}/serverless.yaml`];
const stageFile = ({ cwd }: Place): string => `${cwd}/.sst/stage`;

/**
 * The stage that the Serverless Framework takes where `--stage` names none: `provider.stage`, or `dev`
 * (https://www.serverless.com/framework/docs/providers/aws/guide/deploying), and the stage that SST keeps for a person in `.sst/stage`.
 */
export const serverless: Detector = {
  id: OF,
  wants: (place) => [...settingsFiles(place), stageFile(place)],
  detect: (files, place) => [
    ...evidenceOf(
      settingsFiles(place).flatMap((file) => linked(file, files)),
      place,
    ),
    ...sst(files, place),
  ],
};

const LONGEST = 100_000;

/** Such files are full of tags that no plain reader knows; what is wanted stands in lines of its own. */
function linked(file: string, files: Files): readonly Link[] {
  const text = (files[file] ?? '').slice(0, LONGEST);
  const service = /^service:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
  if (service === undefined) return [];
  const lines = text.split('\n');
  const provider = lines.findIndex((line) => /^provider:\s*(?:#.*)?$/.test(line));
  const end = lines.findIndex((line, at) => at > provider && /^\S/.test(line) && !line.startsWith('#'));
  const at = provider < 0 ? -1 : lines.findIndex((line, at) => at > provider && (end < 0 || at < end) && /^\s+stage:/.test(line));
  const said = at < 0 ? 'dev' : stageOf((lines[at] ?? '').replace(/^\s+stage:\s*/, ''));
  const note = `the stage of the service ${service} is ${said === '' ? 'not known' : said}`;
  return [
    {
      of: OF,
      name: said,
      current: true,
      file,
      line: at < 0 ? null : at + 1,
      ids: said === '' ? [] : [`${service}-${said}`],
      resource: service,
      note,
    },
  ];
}

/** `prod`, or what is taken where the option is missing: `${opt:stage, 'prod'}`. */
function stageOf(value: string): string {
  const plain = value.replace(/\s+#.*$/, '').trim();
  const fallback = /^["']?\$\{opt:\s*stage\s*,\s*["']([\w-]+)["']\s*\}["']?$/.exec(plain)?.[1];
  return fallback ?? /^["']?([\w-]+)["']?$/.exec(plain)?.[1] ?? '';
}

function sst(files: Files, place: Place): readonly Evidence[] {
  const file = stageFile(place);
  const stage = files[file]?.trim() ?? '';
  if (!/^[\w-]{1,100}$/.test(stage)) return [];
  const base = { source: 'sst-stage', identifiers: [], names: {}, file, line: 1, strength: 'ambient' } as const;
  return [{ ...base, environment: environmentOfWords(stage), note: `the SST stage of this folder is ${stage}` }];
}
