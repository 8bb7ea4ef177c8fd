import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { has, readWords } from '../files/flags';
import { baseName, folderOf, globMatches, hasGlob, resolvePath } from '../files/path';
import { leftOut } from './corrected';
import { isOffLimits, offLimitsIn } from './offLimits';

/** What an archive would hold that is off limits. */
export interface Packed {
  /** `-`: standard output. A `host:path` is another machine. */
  readonly to: Text;
  /** Files that are named. */
  readonly named: readonly Text[];
  /** Those, and files in folders that are packed as a whole. */
  readonly files: readonly Text[];
  readonly safer: string;
  /** What it holds can be read in it as it is. */
  readonly plain: boolean;
}

const TAR_VALUES =
  '-C --directory -f --file --to-command --checkpoint-action -I --use-compress-program -T --files-from -X --exclude --exclude-from --transform --owner --group --mode -b --blocking-factor -V --label -g --listed-incremental -N --newer'.split(
    ' ',
  );

/** A `tar` that makes an archive or adds to one; null for one that lists or extracts. */
export function packed(call: ProgramCall, context: Context): Packed | null {
  const first = call.argv[0] ?? '';
  const own = first.startsWith('-') || first === '' ? call.argv : [...oldStyle(first), ...call.argv.slice(1)];
  const preset = (call.env.TAR_OPTIONS ?? '').split(/\s+/).filter((word) => word !== '');
  const argv = [...preset, ...own];
  const words = readWords(argv, { values: TAR_VALUES });
  if (!has(words, '-c', '-r', '-u', '-A', '--create', '--append', '--update')) return null;
  const to = words.values.get('-f') ?? [...words.values].find(([flag]) => flag.length > 3 && '--file'.startsWith(flag))?.[1] ?? '-';
  const folder = resolvePath(words.values.get('-C') ?? words.values.get('--directory') ?? '.', call.cwd, context.facts.home);
  const out = excluded(argv);
  const operands = words.operands.map((word) => resolvePath(word, folder, context.facts.home)).filter((path) => !out(path));
  const found = taken(operands, out, call, context);
  // Letters without a dash come first, with their values.
  const at = own === call.argv ? 0 : 1 + [...first].filter((letter) => VALUED.includes(letter)).length;
  const safer = leftOut(call, found.files, (one) => [`--exclude=${one}`], "Leave them out: tar --exclude='.env*' ….", at);
  const packs = has(
    words,
    '-z',
    '-j',
    '-J',
    '-Z',
    '-I',
    '--gzip',
    '--bzip2',
    '--xz',
    '--zstd',
    '--lzma',
    '--lzip',
    '--use-compress-program',
  );
  const byName = has(words, '-a', '--auto-compress') && !/\.tar$/i.test(to);
  return { to, ...found, safer, plain: !packs && !byName };
}

const VALUED = 'fbCXTV';

/** `czf x.tgz .`: the letters take their values from the words behind them, in order. */
const oldStyle = (letters: Text): readonly Text[] => {
  const valued = [...letters].filter((letter) => VALUED.includes(letter));
  const alone = [...letters].filter((letter) => !VALUED.includes(letter)).join('');
  return [
    ...(alone === '' ? [] : [`-${alone}`]),
    ...(valued.length === 1 ? [`-${valued[0] ?? ''}`] : valued.map((letter) => `-${letter}`)),
  ];
};

/** Members of an archive that are named and would be taken out to standard output: `tar xOf x.tar .env`, `unzip -p x.zip .env`. */
export function unpacked(call: ProgramCall, context: Context): readonly Text[] {
  const operands = readWords(call.argv.slice(/^[a-zA-Z]/.test(call.argv[0] ?? '') && call.program !== 'unzip' ? 1 : 0), {
    values: TAR_VALUES,
  }).operands;
  return operands.map((word) => resolvePath(word, call.cwd, context.facts.home)).filter((path) => isOffLimits(path, context, true));
}

/** Files that are named, and what lies in folders that are named. */
export function taken(
  paths: readonly Text[],
  out: (path: Text) => boolean,
  call: ProgramCall,
  context: Context,
): Pick<Packed, 'named' | 'files'> {
  const remote = call.remote !== null;
  // A pattern that says no letter of a name means everything.
  const named = paths.filter((path) => /[a-z]/i.test(baseName(path).replace(/\[[^\]]*\]/g, '')) && isOffLimits(path, context, remote));
  const below = remote ? [] : paths.filter((path) => !named.includes(path)).flatMap((path) => matchedIn(path, context));
  const files = [...named, ...below.filter((path) => !out(path))];
  return { named: [...named, ...below.filter((path) => paths.includes(path))], files };
}

/** What lies in a folder, or fits a pattern such as `.[a-z]*`, by which hidden files are meant. */
function matchedIn(path: Text, context: Context): readonly Text[] {
  const name = baseName(path);
  if (!hasGlob(name)) return offLimitsIn(path, context);
  return name.startsWith('.') ? offLimitsIn(folderOf(path), context).filter((file) => globMatches(name, baseName(file))) : [];
}

/** Whether `--exclude` takes a path out. */
export function excluded(argv: readonly Text[]): (path: Text) => boolean {
  const globs = argv.flatMap((word, at) => {
    const value = /^--exclude=(.*)$/s.exec(word)?.[1] ?? (word === '--exclude' || word === '-x' ? argv[at + 1] : undefined);
    return value === undefined ? [] : [value.replace(/^(?:\*\*\/|\/|\.\/)/, '')];
  });
  return (path) => globs.some((glob) => globMatches(glob, baseName(path)) || path.endsWith(`/${glob}`));
}
