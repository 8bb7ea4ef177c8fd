import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { has, readWords } from '../files/flags';
import { resolvePath } from '../files/path';
import { excluded, type Packed, packed, taken } from './archives';
import { leftOut } from './corrected';

type Archiver = (call: ProgramCall, context: Context) => Packed | null;

/** Names that come by standard input, one a line; `./**` (all that `find` tells) is its folder. */
const listed = ({ stdin }: ProgramCall): readonly Text[] =>
  stdin.kind === 'text' ? stdin.text.split(/[\n\0]/).flatMap((line) => (line === '' ? [] : [line.replace(/\/\*\*$/, '')])) : [];

function pack(
  call: ProgramCall,
  context: Context,
  {
    to,
    words,
    plain,
    out,
    safer,
  }: Pick<Packed, 'to' | 'plain'> & {
    readonly words: readonly Text[];
    readonly out: (path: Text) => boolean;
    readonly safer: (files: readonly Text[]) => string;
  },
): Packed {
  const paths = words.map((word) => resolvePath(word, call.cwd, context.facts.home)).filter((path) => !out(path));
  const found = taken(paths, out, call, context);
  return { to, ...found, plain, safer: safer(found.files) };
}

/** `zip -r - .`, `find . | zip x.zip -@` */
const zip: Archiver = (call, context) => {
  const { argv } = call;
  const words = readWords(argv, { values: ['-x', '-i', '-b', '-t', '-P', '-n', '-s', '-O', '--out', '-Z', '--exclude'] });
  if (has(words, '-d', '-T', '-sf', '--delete', '--show-files', '-h', '-v')) return null;
  const [to = '-', ...files] = words.operands;
  return pack(call, context, {
    to: words.values.get('-O') ?? words.values.get('--out') ?? to,
    words: argv.includes('-@') ? [...files, ...listed(call)] : files,
    plain: argv.some((word) => /^-[a-zA-Z]*0/.test(word)) || words.values.get('-Z') === 'store',
    out: excluded(argv),
    safer: (found) => leftOut(call, found, (one) => ['-x', one], "Leave them out: zip … -x '.env*'.", argv.length),
  });
};

/** `7z a -so x .` */
const sevenZip: Archiver = (call, context) => {
  const { argv } = call;
  if (!/^[au]$/.test(argv[0] ?? '')) return null;
  const globs = argv.flatMap((word) => /^-xr?[!@](.+)$/.exec(word)?.slice(1) ?? []);
  const out = excluded(globs.map((glob) => `--exclude=${glob}`));
  const [name = '', ...files] = argv.slice(1).filter((word) => !word.startsWith('-'));
  return pack(call, context, {
    to: argv.includes('-so') ? '-' : name,
    words: files,
    plain: argv.some((word) => /^-mx=?0$|^-ttar$/.test(word)),
    out,
    safer: (found) => leftOut(call, found, (one) => [`-xr!${one}`], "Leave them out: 7z a … '-xr!.env*'.", argv.length),
  });
};

/** What `cpio -o` takes is what it is told by its input. */
const cpio: Archiver = (call, context) => {
  const words = readWords(call.argv, { values: ['-F', '-O', '-H', '-C', '--file', '--format'] });
  if (!has(words, '-o', '--create')) return null;
  return pack(call, context, {
    to: words.values.get('-F') ?? words.values.get('-O') ?? words.values.get('--file') ?? '-',
    words: listed(call),
    plain: true,
    out: () => false,
    safer: () => "Leave them out: find . ! -name '.env*' | cpio -o ….",
  });
};

const pax: Archiver = (call, context) => {
  const words = readWords(call.argv, { values: ['-f', '-x', '-s', '-b', '-B', '-o'] });
  if (!has(words, '-w') || has(words, '-r')) return null;
  return pack(call, context, {
    to: words.values.get('-f') ?? '-',
    words: words.operands.length > 0 ? words.operands : listed(call),
    plain: !has(words, '-z', '-j', '-J'),
    out: () => false,
    safer: () => "Leave them out: find . ! -name '.env*' | pax -w ….",
  });
};

const tar: Archiver = (call, context) => {
  const archive = packed(call, context);
  if (!archive) return null;
  // Names that come by standard input: `find . | tar cf - -T -`.
  const named = call.argv.some(
    (word, at) => /^-T-$|^--files-from=-$/.test(word) || (word === '-' && /^(?:-T|--files-from)$/.test(call.argv[at - 1] ?? '')),
  );
  if (!named) return archive;
  const more = pack(call, context, {
    to: archive.to,
    words: listed(call),
    plain: archive.plain,
    out: excluded(call.argv),
    safer: () => archive.safer,
  });
  return { ...archive, named: [...archive.named, ...more.named], files: [...archive.files, ...more.files] };
};

const archivers: ReadonlyMap<string, Archiver> = new Map(
  Object.entries({ tar, gtar: tar, bsdtar: tar, zip, '7z': sevenZip, '7za': sevenZip, '7zz': sevenZip, cpio, bsdcpio: cpio, pax }),
);

/** The programs that make archives. */
export const archiverNames: readonly string[] = [...archivers.keys()];

/** The archive that a program makes or adds to; null: it makes none. */
export const archiveOf: Archiver = (call, context) => archivers.get(call.program)?.(call, context) ?? null;
