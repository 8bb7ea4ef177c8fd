import { HOLE, type ProgramCall, type Text } from '../../../types';
import { normalise } from '../../files/path';
import { foundBy } from '../../wrappers/lists';
import { matching } from '../files';
import { codeFrom, DECODING, known, type Output, SILENT, union, unknown } from '../output';
import { absolute, readFile } from '../redirects';
import { choose, type Run, type Stream } from '../run';
import { seenBy } from '../seen';
import type { State } from '../state';
import { awk } from './awk';
import { decode, encode } from './encodings';
import { grep } from './grep';
import { jq } from './jq';
import { listed } from './listings';
import { echo, printf } from './print';
import { sed } from './sed';
import { cut, lines, pasted, reverse, sequence, sorted, translate, unique } from './text';

/** What a program prints: the text; null where its arguments and input do not tell. */
type Print = (argv: readonly Text[], input: Text, around: Around) => Text | null;
interface Around {
  readonly run: Run;
  readonly call: ProgramCall;
  /** Everything in these files, one after the other; without files, standard input. */
  read(files: readonly Text[]): Output;
}

const printers: Readonly<Record<string, Print>> = {
  echo: (argv, _input, { run }) => {
    const [read, plain] = [echo(argv, true), echo(argv, false)];
    // `sh` is dash here and bash there.
    if (run.shell !== 'sh' || read === plain) return run.shell === 'zsh' ? read : plain;
    return [read, plain][choose(run, 2)] ?? null;
  },
  printf: (argv) => printf(argv),
  tee: (_argv, input) => input,
  sponge: (_argv, input) => input,
  tr: translate,
  openssl: (argv, input, { call, read }) => {
    const from = argv.indexOf('-in');
    if (from < 0 && call.stdin.kind === 'none') return null;
    const text = from < 0 ? input : read(argv.slice(from + 1, from + 2)).text;
    return flagged(argv, /^base64$|^-base64$|^-a$/) && flagged(argv, /^-d$/) ? decode('base64', text) : null;
  },
  seq: sequence,
  basename: ([path = '', suffix = ''], _input) => (path.startsWith('-') || path.includes(HOLE) ? null : `${baseOf(path, suffix)}\n`),
  dirname: ([path = '']) =>
    path.startsWith('-') || path.includes(HOLE) ? null : `${path.includes('/') ? path.replace(/\/+[^/]*\/*$/, '') || '/' : '.'}\n`,
  which: (argv) => argv.map((name) => (name.startsWith('-') ? '' : `/usr/bin/${name}\n`)).join(''),
  // What this action has written is there, whatever else is.
  ls: (argv, _input, { run, call }) => {
    const at = (word: Text): Text => normalise(word.startsWith('/') ? word : `${call.cwd}/${word}`);
    const there = (word: Text): boolean => run.host.files.has(at(word)) || matching(run.host.files, at(word)).length > 0;
    return argv.length > 0 && argv.every((word) => !word.startsWith('-') && there(word))
      ? argv.map((word) => `${word}\n`).join('')
      : listed(argv);
  },
  find: (argv, _input, { call }) =>
    argv.some((word) => word === '-printf' || word === '-ls')
      ? null
      : foundBy(call)
          .map((path) => `${path}${argv.includes('-print0') ? '\0' : '\n'}`)
          .join(''),
  jq,
  paste: (argv, input, { read }) => {
    const files = filesOf(argv, 'd', 0);
    return pasted(
      argv,
      (files.length === 0 ? ['-'] : files).map((file) => (file === '-' ? input : read([file]).text)),
    );
  },
  mktemp: (argv, _input, { run }) =>
    argv.some((word) => !/^-(?:d|q|t)$/.test(word))
      ? null
      : `${run.host.context.facts.temporary[0] ?? '/tmp'}/tmp.mollyguard-${++run.host.names}\n`,
};

/** A line with a pattern may be that text, or stand for the names of files that a listing tells. */
function grepping(...flags: readonly string[]): Print {
  return (argv, input, { run }) => {
    const [plain, listed] = grep([...flags, ...argv], input);
    return plain === listed ? plain : ([plain, listed][choose(run, 2)] ?? null);
  };
}

/** Programs that print what they do with files they are given, or with standard input. `options` tell which words take a value. */
const filters: Readonly<Record<string, { readonly valued: string; readonly operands: number; readonly print: Print }>> = {
  cat: { valued: '', operands: 0, print: (argv, input) => (flagged(argv, /^-\w*[AbeEnstTv]/) ? null : input) },
  rev: { valued: '', operands: 0, print: (_argv, input) => reverse(input) },
  base64: {
    valued: 'w',
    operands: 0,
    print: (argv, input) => (flagged(argv, /^-\w*[dD]|^--decode/) ? decode('base64', input) : encode('base64', input)),
  },
  xxd: {
    valued: 'cglo',
    operands: 0,
    print: (argv, input) =>
      flagged(argv, /^-\w*r/) ? decode('hex', input) : flagged(argv, /^-(?:p|ps|plain)$/) ? encode('hex', input) : null,
  },
  tac: {
    valued: 'bs',
    operands: 0,
    print: (_argv, input) =>
      lines(input)
        .reverse()
        .map((line) => `${line}\n`)
        .join(''),
  },
  head: { valued: 'nc', operands: 0, print: (argv, input) => part(argv, input, 'head') },
  tail: { valued: 'nc', operands: 0, print: (argv, input) => part(argv, input, 'tail') },
  cut: { valued: 'dfcb', operands: 0, print: cut },
  sort: { valued: 'kto', operands: 0, print: sorted },
  uniq: { valued: 'fsw', operands: 0, print: unique },
  sed: { valued: 'ef', operands: 1, print: sed },
  grep: { valued: 'ef', operands: 1, print: grepping() },
  egrep: { valued: 'ef', operands: 1, print: grepping('-E') },
  fgrep: { valued: 'ef', operands: 1, print: grepping('-F') },
  awk: { valued: 'Fvf', operands: 1, print: awk },
  gawk: { valued: 'Fvf', operands: 1, print: awk },
  mawk: { valued: 'Fvf', operands: 1, print: awk },
};

const printersByName = new Map(Object.entries(printers));
const filtersByName = new Map(Object.entries(filters));

/** What such a word makes an installed program print is its own set-up for a shell: as good as the program. */
const SETS_UP = /^(?:--)?(?:completions?|autocomplete|shell-completion|shellenv|shell-init|docker-env)(?:$|[:=])/;

/** What a program prints, where its arguments and input tell. */
export function outputOf(run: Run, state: State, call: ProgramCall, stdin: Stream, from: readonly string[]): Output {
  const { program, argv } = call;
  const around: Around = {
    run,
    call,
    read(files) {
      if (files.length === 0) return stdin.output;
      return files.map((file) => (file === '-' ? stdin.output : readFile(run, absolute(run, state, file)))).reduce(concat, SILENT);
    },
  };
  const filter = filtersByName.get(program);
  const print = filter?.print ?? printersByName.get(program);
  const setsUp = !print && codeFrom([program]) === 'unreadable-code' && argv.some((word) => SETS_UP.test(word));
  if (!print)
    return setsUp
      ? SILENT
      : unknown(
          recodes(call, stdin) ? `${DECODING}${program}` : program,
          union(stdin.output.from, from),
          seenBy(run, state, call, stdin.output),
        );
  const files = filter ? filesOf(argv, filter.valued, filter.operands) : [];
  // What is typed in, or comes from where the action was started, is known to nobody.
  if (filter && files.length === 0 && !stdin.present && !/^[gm]?awk$/.test(program)) return unknown(program, from);
  const input = filter ? around.read(files) : stdin.output;
  const text = print(argv, input.text, around);
  const sources = union(input.from, from);
  const decoding = filter && input.text !== '' && !input.text.includes(HOLE);
  return text === null
    ? unknown(decoding ? `${DECODING}${program}` : program, sources, seenBy(run, state, call, input))
    : known(text, sources.length > 0 ? sources : [program]);
}

/** Programs that make another text of the one which they are given. */
const RECODERS = new Set(
  'fold paste od hexdump perl python python2 python3 ruby node php lua dd column nl fmt pr expand unexpand iconv uconv rev m4 bc dc tclsh'.split(
    ' ',
  ),
);

/** What is known is made into something else by a program that is not followed: as good as encoded. */
const recodes = ({ program, argv }: ProgramCall, { present, output }: Stream): boolean =>
  program === 'expr' || program === 'jq' || program === 'yq'
    ? !argv.some((word) => word.includes(HOLE)) && (!present || !output.text.includes(HOLE))
    : RECODERS.has(program) && present && output.text !== '' && !output.text.includes(HOLE);

const concat = (a: Output, b: Output): Output => known(a.text + b.text, union(a.from, b.from));
const flagged = (argv: readonly Text[], pattern: RegExp): boolean => argv.some((word) => pattern.test(word));
const baseOf = (path: string, suffix: string): string => {
  const base = path.replace(/\/+$/, '').replace(/^.*\//s, '') || '/';
  return suffix !== '' && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
};

/** The words that are neither options nor their values. A script that is given by an option leaves no operand. */
function filesOf(argv: readonly Text[], valued: string, operands: number): readonly Text[] {
  const files: Text[] = [];
  let scripts = operands;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') return [...files, ...argv.slice(i + 1)].slice(scripts);
    if (word === '-' || !word.startsWith('-')) files.push(word);
    else if (!word.startsWith('--') && valued.includes(word.charAt(word.length - 1))) {
      if (/[ef]/.test(word)) scripts = 0;
      i++;
    }
  }
  return files.slice(scripts);
}

function part(argv: readonly Text[], input: Text, end: 'head' | 'tail'): Text | null {
  if (input.includes(HOLE)) return null;
  const all = argv.join(' ');
  const bytes = /(?:^|\s)(?:-c\s?|--bytes[= ])(\+?\d+)/.exec(all)?.[1];
  const count = bytes ?? /(?:^|\s)(?:-n\s?|--lines[= ]|-)(\+?-?\d+)/.exec(all)?.[1] ?? '10';
  const n = Math.abs(Number(count));
  const pieces = bytes === undefined ? lines(input) : [...input];
  const kept =
    end === 'head'
      ? count.startsWith('-')
        ? pieces.slice(0, -n)
        : pieces.slice(0, n)
      : count.startsWith('+')
        ? pieces.slice(n - 1)
        : n === 0
          ? []
          : pieces.slice(-n);
  return bytes === undefined ? kept.map((line) => `${line}\n`).join('') : kept.join('');
}
