import { limits } from '../../limits';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { type Inner, innerProgram, innerScript, type Unwrap } from './inner';
import { flag, hasFlag, type Options, parseOptions } from './options';
import { quoted } from './special';

export const XARGS: Options = {
  short: 'aEdILnPsJRS',
  // These take a value only where it sticks to them.
  attached: 'iel',
  long: 'arg-file delimiter max-args max-procs max-chars process-slot-var',
  cut: true,
};

/** `xargs -n 1 -I {} program {}`: arguments come from standard input. */
const xargs: Unwrap = (call) => {
  const parsed = parseOptions(call.argv, XARGS);
  const words = parsed.rest.length > 0 ? parsed.rest : ['echo'];
  const replace = flag(parsed, 'I', 'J', 'i', 'replace') ?? (hasFlag(parsed, 'i', 'replace') ? '{}' : undefined);
  const fromFile = hasFlag(parsed, 'a', 'arg-file');
  const delimiter = hasFlag(parsed, '0', 'null') ? '\0' : (flag(parsed, 'd', 'delimiter') ?? undefined);
  // The evaluator puts a file's text in the place of standard input.
  const items =
    fromFile && call.stdin.kind === 'none' ? [HOLE] : itemsOf(call, typeof replace === 'string' ? (delimiter ?? '\n') : delimiter);
  const most = Number(flag(parsed, 'n', 'max-args', 'L', 'max-lines') ?? Number.POSITIVE_INFINITY);
  if (typeof replace === 'string' && !hasFlag(parsed, 'J')) {
    const [program = '', ...rest] = words;
    return few(items).flatMap((item) => {
      const filled = rest.map((word) => word.replaceAll(replace, () => item));
      // Whether the program's own name is replaced differs from one xargs to the next.
      const names = new Set([program, program.replaceAll(replace, () => item)]);
      return [...names].flatMap((name) => innerProgram(call, [name, ...filled], NO_INPUT));
    });
  }
  const chunks = Number.isFinite(most) && most > 0 ? few(chunked(items, most)) : [items];
  return chunks.flatMap((chunk) => innerProgram(call, [...words, ...(chunk === HOLE ? [HOLE] : chunk)], NO_INPUT));
};
const NO_INPUT = { stdin: { kind: 'none' } } as const;

/** What is read from standard input, item by item. Without a delimiter quotes and backslashes count. */
function itemsOf({ stdin }: ProgramCall, delimiter: Text | undefined): readonly Text[] {
  if (stdin.kind === 'unreadable') return [HOLE];
  if (stdin.kind === 'none' || stdin.text === '') return [];
  if (delimiter !== undefined) {
    const by = delimiter === '\\0' ? '\0' : delimiter === '\\n' ? '\n' : delimiter;
    return stdin.text.split(by === '' ? '\n' : by).filter((item, i, all) => item !== '' || i < all.length - 1);
  }
  const items = stdin.text.match(/(?:"[^"]*"|'[^']*'|\\[\s\S]|[^\s"'\\])+/g) ?? [];
  return items.map((item) => item.replace(/"([^"]*)"|'([^']*)'|\\([\s\S])/g, '$1$2$3'));
}

function few<T>(all: readonly T[]): readonly (T | typeof HOLE)[] {
  return all.length > limits.passes ? [...all.slice(0, limits.passes), HOLE] : all;
}

const chunked = (items: readonly Text[], size: number): readonly (readonly Text[])[] =>
  Array.from({ length: Math.min(limits.passes + 1, Math.ceil(items.length / size)) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** `find … -exec program {} ;`: what is found stands as a pattern below the folder it is looked for in. */
const find: Unwrap = (call) => {
  const { argv } = call;
  const inners: Inner[] = [];
  let found: readonly Text[] | undefined;
  for (let at = 0; at < argv.length; at++) {
    if (!EXECS.has(argv[at] ?? '')) continue;
    found ??= foundBy(call);
    const words: Text[] = [];
    for (at++; at < argv.length; at++) {
      const word = argv[at] ?? '';
      if (word === ';' || (word === '+' && argv[at - 1] === '{}')) break;
      if (word === '{}') words.push(...found);
      else words.push(word);
    }
    if (!words.some((word) => word.includes('{}'))) inners.push(...innerProgram(call, words));
    else
      for (const one of few(found))
        inners.push(
          ...innerProgram(
            call,
            words.map((word) => word.replaceAll('{}', () => one)),
          ),
        );
  }
  return inners;
};
const EXECS: ReadonlySet<string> = new Set(['-exec', '-execdir', '-ok', '-okdir']);

/** The paths that a `find` tells, as patterns: `./**`, with the name behind it where only one is looked for. Asked for several times. */
export function foundBy({ argv }: ProgramCall): readonly Text[] {
  const before = told.get(argv);
  if (before) return before;
  const found = foundIn(argv);
  told.set(argv, found);
  return found;
}
const told = new WeakMap<readonly Text[], readonly Text[]>();

function foundIn(argv: readonly Text[]): readonly Text[] {
  const plain = argv.filter((word, i) => i > 3 || !/^-(?:[HLP]+|D|O\d?)$/.test(word));
  const first = plain.findIndex((word) => /^[-(!]/.test(word));
  const starts = first < 0 ? plain : plain.slice(0, first);
  const rest = behindPrune(argv);
  const at = rest.findIndex((word) => /^-i?name$/.test(word));
  // No file has no name.
  if (at >= 0 && rest[at + 1] === '' && !rest.some((word) => /^-(?:o|or|not)$|^!$/.test(word))) return [];
  const alternatives = rest.some((word) => /^-(?:o|or|not)$|^!$/.test(word));
  const names = alternatives ? namesIn(rest) : at >= 0 ? [rest[at + 1] ?? '*'] : [''];
  const folders = (starts.length > 0 ? starts : ['.']).map((start) => start.replace(/\/$/, ''));
  return folders.flatMap((folder) => names.map((name) => `${folder}/**${name === '' ? '' : `/${name}`}`));
}

/** `-name a -o -name b`, in brackets or not: the names, if every way through has one; else one for all of them. */
function namesIn(words: readonly Text[]): readonly Text[] {
  const names: Text[] = [];
  let named = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (EXECS.has(word)) {
      while (at < words.length && words[at] !== ';' && words[at] !== '+') at++;
    } else if (word === '!' || word === '-not') {
      // What is left out makes it fewer.
      if (!/^-i?(?:path|name|wholename)$/.test(words[at + 1] ?? '')) return EVERYTHING;
      at += 2;
    } else if (word === '-o' || word === '-or') {
      if (!named) return EVERYTHING;
      named = false;
    } else if (/^-i?name$/.test(word)) {
      names.push(words[++at] ?? '*');
      named = true;
    } else if (word === ',') return EVERYTHING;
  }
  return named && names.length > 0 && names.length <= 16 ? names : EVERYTHING;
}
const EVERYTHING: readonly Text[] = [''];

const ACTION = /^-(?:f?print[0f]?|exec|execdir|ok|okdir|delete|f?ls)$/;

/** `-path x -prune -o …`: the part that something is done with. Without an action what is pruned is told as well. */
function behindPrune(argv: readonly Text[]): readonly Text[] {
  const pruned = argv.findLastIndex((word, i) => word === '-prune' && /^-or?$/.test(argv[i + 1] ?? ''));
  if (pruned < 0 || argv.some((word) => /^(?:[()!]|-not)$/.test(word))) return argv;
  const rest = argv.slice(pruned + 2);
  return rest.some((word) => ACTION.test(word)) && !argv.slice(0, pruned).some((word) => ACTION.test(word)) ? rest : argv;
}

/** `fd pattern -x program {}` */
const fd: Unwrap = (call) => {
  const at = call.argv.findIndex((word) => /^(?:-x|-X|--exec|--exec-batch)$/.test(word));
  if (at < 0) return [];
  const words = call.argv.slice(at + 1);
  const end = words.indexOf(';');
  const own = end < 0 ? words : words.slice(0, end);
  const found = './**';
  const filled = own.map((word) => word.replace(/\{(?:\/\/|\/\.|\/|\.)?\}/g, () => found));
  return innerProgram(call, own.some((word) => /\{.{0,2}\}/.test(word)) ? filled : [...filled, found]);
};

/** `parallel text {} ::: a b`, `parallel < commands` */
const parallel: Unwrap = (call) => {
  const parsed = parseOptions(call.argv, {
    short: 'jNnLaIdS',
    long: 'jobs max-args arg-file delay joblog results retries timeout tmpdir workdir sshlogin colsep halt',
  });
  const at = parsed.rest.findIndex((word) => /^:{3,4}\+?$/.test(word));
  const listed = hasFlag(parsed, 'a', 'arg-file') || /^::::/.test(parsed.rest[at] ?? '');
  const words = at < 0 ? parsed.rest : parsed.rest.slice(0, at);
  const items =
    at < 0 || listed
      ? call.stdin.kind === 'none'
        ? [HOLE]
        : itemsOf(call, '\n')
      : parsed.rest.slice(at + 1).filter((word) => !/^:::/.test(word));
  if (words.length === 0) return few(items).flatMap((item) => innerScript(call, item));
  const text = words.join(' ');
  return few(items.length > 0 ? items : [HOLE]).flatMap((item) =>
    innerScript(
      call,
      /\{.{0,3}\}/.test(text) ? text.replace(/\{(?:\.|\/|\/\/|\/\.|#|%|\d+)?\}/g, () => quoted(item)) : `${text} ${quoted(item)}`,
      NO_INPUT,
    ),
  );
};

/** zsh's `zargs -- a b -- program` */
const zargs: Unwrap = (call) => {
  const first = call.argv.indexOf('--');
  const second = call.argv.indexOf('--', first + 1);
  return second < 0 ? [] : innerProgram(call, [...call.argv.slice(second + 1), ...call.argv.slice(first + 1, second)]);
};

export const listWrappers: Readonly<Record<string, Unwrap>> = {
  xargs,
  zargs,
  ...Object.fromEntries(
    ['rm', 'mv', 'ln', 'rmdir', 'chmod', 'chown'].map((name): [string, Unwrap] => [
      `zf_${name}`,
      (call) => innerProgram(call, [name, ...call.argv]),
    ]),
  ),
  gxargs: xargs,
  find,
  gfind: find,
  bfs: find,
  fd,
  fdfind: fd,
  parallel,
};
