import type { Context } from '../../context';
import type { FileCall, ProgramCall, Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';
import { below } from './guarded';
import { resolvePath } from './path';
import { isUserWide, placeOf } from './place';

const NONE: readonly never[] = [];
const wordsOf = (argv: readonly Text[]): readonly Text[] => argv.filter((word) => !word.startsWith('-'));
const last = (argv: readonly Text[], ...verbs: readonly string[]): readonly Text[] => {
  const words = wordsOf(argv);
  return words.slice(0, 4).some((word) => verbs.includes(word)) ? words.slice(-1) : NONE;
};
/** The values of flags that say where something goes. */
const valuesOf = (argv: readonly Text[], flags: RegExp): readonly Text[] =>
  argv.flatMap((word, at) => {
    const equals = word.indexOf('=');
    if (equals > 0 && flags.test(word.slice(0, equals))) return [word.slice(equals + 1)];
    return flags.test(word) ? [argv[at + 1] ?? ''] : [];
  });
const copies = ({ argv }: ProgramCall): readonly Text[] => last(argv, 'cp');
const stores = ({ argv }: ProgramCall): readonly Text[] =>
  last(argv, 'cp', 'mv', 'sync', 'rsync', 'get', 'copy', 'copyto', 'move', 'moveto');
const sql = ({ argv, stdin }: ProgramCall): readonly Text[] =>
  [...argv, stdin.kind === 'text' ? stdin.text : ''].flatMap((text) =>
    text.length > 20_000 ? [] : [...text.matchAll(/(?:\bwritefile\(\s*|\bto\s+)'([^']+)'/gi)].map(([, path]) => path ?? ''),
  );

/** Where programs put what they fetch or make, as far as no reader of theirs tells. */
const TARGETS: ReadonlyMap<string, (call: ProgramCall) => readonly Text[]> = new Map([
  ['docker', copies],
  ['podman', copies],
  ['nerdctl', copies],
  ['kubectl', copies],
  ['oc', copies],
  ['aws', stores],
  ['gsutil', stores],
  ['gcloud', stores],
  ['rclone', stores],
  ['s3cmd', stores],
  ['mc', stores],
  ['gh', ({ argv }) => valuesOf(argv, /^(?:-D|--dir|-O|--output)$/)],
  ['aria2c', ({ argv }) => valuesOf(argv, /^(?:-d|--dir|-o|--out)$/)],
  ['wget', ({ argv }) => valuesOf(argv, /^(?:-P|--directory-prefix)$/)],
  ['npm', ({ argv }) => valuesOf(argv, /^--pack-destination$/)],
  ['protoc', ({ argv }) => valuesOf(argv, /^--\w+_out$/)],
  [
    'git',
    ({ argv }) =>
      argv.includes('config') ? valuesOf(argv, /^(?:-f|--file)$/) : argv.includes('bundle') ? wordsOf(argv).slice(2, 3) : NONE,
  ],
  ['gunzip', ({ argv }) => wordsOf(argv).map((word) => word.replace(/\.t?gz$/, ''))],
  ['unxz', ({ argv }) => wordsOf(argv).map((word) => word.replace(/\.xz$/, ''))],
  ['sqlite3', sql],
  ['duckdb', sql],
  ['chmod', closed],
  ['gchmod', closed],
]);
const GUARDS: ReadonlySet<string> = new Set(['self', 'agent-settings', 'editor-settings']);

/** What lands on a file that guards agents, or in a folder of such files. */
export function landsOnGuards(call: ProgramCall, context: Context): readonly FileCall[] {
  const targets = TARGETS.get(call.program)?.(call) ?? NONE;
  const { home } = context.facts;
  for (const word of targets) {
    if (word === '' || word.length > 4_096) continue;
    const path = resolvePath(word, call.cwd, home);
    const whole = path === home ? call.program.endsWith('chmod') : path.startsWith(`${home}/.`);
    const found =
      GUARDS.has(placeOf(path, context.facts)) && isUserWide(path, context.facts) ? path : whole ? below(path, context)[0] : undefined;
    if (found !== undefined) return [fileCall(call, context, 'overwrite', found, { content: UNKNOWN_CONTENT, pattern: false })];
  }
  return NONE;
}

/** Folders that nobody can look into any more: what lies there is gone for agents that start. */
function closed({ argv }: ProgramCall): readonly Text[] {
  // With all that lies below, it is read as what it does to that.
  if (argv.some((word) => /^-[a-zA-Z]*R|^--recursive$/.test(word))) return NONE;
  const [mode = '', ...paths] = argv.filter((word) => !/^-(?:[RfvchHLP]|-)/.test(word));
  const owner = /^0?[0-7]?([0-7])[0-7]{2}$/.exec(mode)?.[1];
  const closes = owner === undefined ? /(?:^|,)[ua]*(?:-[wst]*[rx]|=[^rx,]*(?:,|$))/.test(mode) : (Number(owner) & 5) !== 5;
  return closes || /^0{1,3}$/.test(mode) ? paths : NONE;
}
