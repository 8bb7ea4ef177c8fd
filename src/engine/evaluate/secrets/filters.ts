import type { Text } from '../../types';
import { has, readWords, type Words } from '../files/flags';
import { FED, MORE_NAMES, PRINTERS } from './filtersMore';

/** How a program that prints what it is given is read. */
interface Filter {
  /** Flags that take a value, which is no file to print. */
  readonly values: readonly string[];
  /** Leading operands that are a program or a pattern, unless one of `scriptFlags` gives it. */
  readonly scripts: number;
  readonly scriptFlags: readonly string[];
  /** Flags with which it prints nothing of the content. */
  readonly quiet: readonly string[];
  /** Words are text or sets of characters, never files. */
  readonly noFiles?: boolean;
}

const filter = (values: string, more: Partial<Filter> & { readonly quietWords?: string } = {}): Filter => ({
  values: values.split(' '),
  scripts: more.scripts ?? 0,
  scriptFlags: more.scriptFlags ?? [],
  quiet: (more.quietWords ?? '').split(' ').filter((word) => word !== ''),
  ...(more.noFiles ? { noFiles: true } : {}),
});

const GREP_VALUES =
  '-e -f -m -A -B -C -d -D --regexp --file --max-count --after-context --before-context --context --exclude --include --exclude-dir --exclude-from --color --colour --label --binary-files --directories --devices';
const grep = filter(GREP_VALUES, {
  scripts: 1,
  scriptFlags: ['-e', '-f', '--regexp', '--file'],
  quietWords: '-c --count -q --quiet --silent -l --files-with-matches -L --files-without-match',
});
const ripgrep = filter(
  '-e -f -g -t -T -m -A -B -C -E -j -M -r --regexp --file --glob --iglob --type --type-not --max-count --after-context --before-context --context --encoding --threads --max-columns --replace --color --colors --max-depth --max-filesize --sort --sortr --pre --ignore-file --ignore --ignore-dir --depth -p -G',
  {
    scripts: 1,
    scriptFlags: ['-e', '-f', '--regexp', '--file', '--files'],
    quietWords: '-c --count --count-matches -q --quiet -l --files-with-matches --files-without-match --files --type-list -L',
  },
);
const awk = filter('-F -v -f -l -i -E --field-separator --assign --file --load --include', { scripts: 1, scriptFlags: ['-f', '--file'] });
const sed = filter('-e -f -l --expression --file --line-length', {
  scripts: 1,
  scriptFlags: ['-e', '-f', '--expression', '--file'],
  quietWords: '-i --in-place',
});
const ends = filter('-n -c --lines --bytes --pid -s --sleep-interval');
const packer = filter('-S --suffix -b -T --threads --memlimit', { quietWords: '-l --list -t --test' });
const query = filter(
  '--indent -f --from-file --tab --arg --argjson --slurpfile --rawfile -L -I --indent -o --output-format -p --input-format',
  {
    scripts: 1,
    scriptFlags: ['-f', '--from-file'],
  },
);
const plain = filter('');

/** Programs that print the content of files, or of their standard input, as it is or in a form that can be turned back. */
const filters: Readonly<Record<string, Filter>> = {
  ...Object.fromEntries(Object.entries(PRINTERS).map(([name, values]) => [name, filter(values)])),
  ...Object.fromEntries(FED.map((name) => [name, filter('', { noFiles: true })])),
  cat: plain,
  tac: filter('-b -s --separator'),
  nl: filter('-b -d -f -h -i -l -n -s -v -w'),
  less: filter('-p -P -t -T -o -O -k -j -x -y -z -b -h --pattern --prompt --tag --log-file'),
  more: filter('-n --lines'),
  most: plain,
  head: ends,
  tail: ends,
  bat: filter(
    '-l -H -r -m --language --theme --style --line-range --highlight-line --map-syntax --tabs --wrap --color --decorations --paging --terminal-width',
  ),
  pygmentize: filter('-l -f -O -o'),
  highlight: filter('-S -O'),
  view: plain,
  xxd: filter('-c -g -l -o -s -n'),
  od: filter('-A -t -N -j -w -S --address-radix --format --read-bytes --skip-bytes --width'),
  hexdump: filter('-e -f -n -s'),
  hexyl: filter('-n -s -c'),
  strings: filter('-n -t -e -T --bytes --radix --encoding'),
  base64: filter('-w -b --wrap'),
  base32: filter('-w --wrap'),
  basenc: filter('-w --wrap'),
  uuencode: plain,
  rev: plain,
  cut: filter('-d -f -b -c --delimiter --fields --bytes --characters --output-delimiter'),
  awk,
  sed,
  grep,
  rg: ripgrep,
  tr: filter('', { noFiles: true }),
  sort: filter(
    '-k -t -S -T -o --key --field-separator --buffer-size --temporary-directory --output --parallel --files0-from --compress-program',
    {
      quietWords: '-c -C --check',
    },
  ),
  uniq: filter('-f -s -w --skip-fields --skip-chars --check-chars', { quietWords: '' }),
  diff: filter('-U -C -I -x -X -W -F -L --label --exclude --exclude-from --ignore-matching-lines --width --unified --context', {
    quietWords: '-q --brief',
  }),
  comm: plain,
  paste: filter('-d --delimiters'),
  join: filter('-1 -2 -a -e -j -o -t -v'),
  fold: filter('-w --width'),
  fmt: filter('-w -g -p'),
  pr: filter('-l -w -h -o -s'),
  column: filter('-s -c -o -N -d --separator --table-columns'),
  expand: filter('-t --tabs'),
  iconv: filter('-f -t -o --from-code --to-code --output'),
  envsubst: filter('', { noFiles: true }),
  tee: filter('', { noFiles: true }),
  sponge: filter('', { noFiles: true }),
  jq: query,
  gzip: packer,
  zcat: packer,
  ul: plain,
  m4: filter('-D -I -U -F -R -L -l'),
  troff: filter('-T -m -d -r -w'),
  ptx: plain,
  tsort: plain,
  factor: filter('', { noFiles: true }),
  numfmt: filter('--from --to --format --field --delimiter', { noFiles: true }),
  shuf: filter('-n -i -o --head-count --input-range --output'),
  look: plain,
  lolcat: plain,
  glow: plain,
  'git-crypt': plain,
  type: plain,
  'get-content': filter('-totalcount -tail -encoding'),
};

const same: Readonly<Record<string, string>> = {
  ...MORE_NAMES,
  gcat: 'cat',
  gtac: 'tac',
  ghead: 'head',
  gtail: 'tail',
  batcat: 'bat',
  ccat: 'cat',
  hd: 'hexdump',
  gbase64: 'base64',
  gsort: 'sort',
  gcut: 'cut',
  gtr: 'tr',
  gsed: 'sed',
  gawk: 'awk',
  mawk: 'awk',
  nawk: 'awk',
  busybox: 'cat',
  egrep: 'grep',
  fgrep: 'grep',
  ggrep: 'grep',
  zgrep: 'grep',
  ugrep: 'grep',
  ug: 'grep',
  ag: 'rg',
  ack: 'rg',
  pt: 'rg',
  sift: 'rg',
  colordiff: 'diff',
  sdiff: 'diff',
  delta: 'diff',
  difft: 'diff',
  icdiff: 'diff',
  vimdiff: 'diff',
  unexpand: 'expand',
  gtee: 'tee',
  yq: 'jq',
  dasel: 'jq',
  gojq: 'jq',
  jaq: 'jq',
  fx: 'jq',
  bzip2: 'gzip',
  xz: 'gzip',
  zstd: 'gzip',
  lz4: 'gzip',
  lzma: 'gzip',
  pigz: 'gzip',
  brotli: 'gzip',
  bzcat: 'zcat',
  xzcat: 'zcat',
  zstdcat: 'zcat',
  zless: 'zcat',
  zmore: 'zcat',
  gc: 'get-content',
  nroff: 'troff',
  groff: 'troff',
};

const usualNames: ReadonlyMap<string, string> = new Map(Object.entries(same));
const byName: ReadonlyMap<string, Filter> = new Map(Object.entries(filters));

/** The name under which a program is known here. */
export const filterName = (program: string): string => {
  const lower = program.toLowerCase();
  return usualNames.get(lower) ?? lower;
};

/** The words of a filter's call. */
export interface Filtered {
  readonly name: string;
  readonly words: Words;
  /** The pattern or program, where the words hold it. */
  readonly script: Text | null;
  /** Several scripts were given. */
  readonly many: boolean;
  /** Files it reads; none: standard input. */
  readonly files: readonly Text[];
  readonly quiet: boolean;
}

/** The call of a program that prints what it reads; null for any other program. */
export function filteredBy(program: string, argv: readonly Text[]): Filtered | null {
  const name = filterName(program);
  const spec = byName.get(name);
  if (!spec) return null;
  const words = readWords(argv, spec);
  const given = spec.scriptFlags.filter((flag) => words.flags.has(flag));
  const byFlag = given.map((flag) => words.values.get(flag)).find((value) => value !== undefined);
  const scripts = given.length > 0 ? 0 : spec.scripts;
  const many = argv.filter((word) => given.includes(word)).length > 1;
  return {
    name,
    words,
    script: given.length > 0 ? (byFlag ?? null) : scripts > 0 ? (words.operands[0] ?? null) : null,
    many,
    files: spec.noFiles ? [] : words.operands.slice(scripts),
    quiet: spec.quiet.length > 0 && has(words, ...spec.quiet),
  };
}
