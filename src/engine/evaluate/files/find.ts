import type { Reader } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { findExec } from '../wrappers/index';
import { fileCall } from './fileCall';
import { write } from './writes';

/** Patterns (paths with `**`, `*`) for what a `find` call would delete. */
interface Finding {
  readonly paths: readonly Text[];
  /** The paths are roots that are taken with all below. */
  readonly whole: boolean;
}

const VALUE_TESTS: ReadonlySet<string> = new Set(
  (
    '-amin -anewer -atime -cmin -cnewer -context -ctime -fstype -gid -group -ilname -iname -inum -ipath -iregex -iwholename -links -lname -mmin -mtime -name -newer -path ' +
    '-perm -regex -samefile -size -type -uid -used -user -wholename -xtype -maxdepth -mindepth -regextype -files0-from -printf -fprint -fls -fprint0 ' +
    // BSD and bfs
    '-Bmin -Bnewer -Btime -flags -mnewer -xattrname -exclude -limit -since -asince -csince -msince'
  ).split(' '),
);
/** What is found is written into the file named next. */
const WRITES: ReadonlySet<string> = new Set(['-fprint', '-fprint0', '-fls', '-fprintf']);
/** Tests that leave out next to nothing: what is found is still all of it. */
const NO_TESTS: ReadonlySet<string> = new Set(
  (
    '-depth -d -mindepth -xdev -mount -noleaf -ignore_readdir_race -noignore_readdir_race -regextype -warn -nowarn -daystart -follow -true -print -print0 -ls -type ' +
    '-xtype -printf -fprint -fprint0 -fls -fprintf -maxdepth -readable -writable -a -and ,'
  ).split(' '),
);
/** `-rm` is bfs's name for it. */
const DELETES: ReadonlySet<string> = new Set(['-delete', '-rm']);
const EXECS: ReadonlySet<string> = new Set(['-exec', '-execdir', '-ok', '-okdir']);
const DEEPEST = 50;

/** What is known of the files that an expression lets through: their names, `some` of all, or all. */
type Narrowing = readonly string[] | 'some' | 'all';

/** Reads a find command line: where it starts, what it deletes and which files it writes. */
class Findings {
  readonly deleted: Finding[] = [];
  readonly written: Text[] = [];
  readonly #argv: readonly Text[];
  readonly #roots: Text[];
  #at = 0;

  constructor(argv: readonly Text[]) {
    this.#argv = argv;
    while (LINKS.has(this.#word) || /^-[DO]/.test(this.#word)) this.#at += this.#word === '-D' ? 2 : 1;
    if (this.#word === '--') this.#at++;
    this.#roots = argv.includes('-files0-from') ? [HOLE] : [];
    for (; this.#at < argv.length && !/^(?:-.|[(!,]$)/.test(this.#word); this.#at++) this.#roots.push(this.#word);
    if (this.#roots.length === 0) this.#roots.push('.');
    for (; this.#at < argv.length; this.#at++) this.#either('all', 0);
  }

  get #word(): Text {
    return this.#argv[this.#at] ?? '';
  }

  #delete(narrowing: Narrowing): void {
    const paths = this.#roots.flatMap((root) => pathsOf(root, narrowing));
    this.deleted.push({ paths, whole: narrowing === 'all' });
  }

  #either(outer: Narrowing, depth: number): Narrowing {
    let all: Narrowing = this.#both(outer, depth);
    while (this.#word === '-o' || this.#word === '-or' || this.#word === ',') {
      this.#at++;
      all = union(all, this.#both(outer, depth));
    }
    return all;
  }

  #both(outer: Narrowing, depth: number): Narrowing {
    let now = outer;
    while (this.#at < this.#argv.length && !ENDS.has(this.#word)) now = this.#one(now, depth);
    return now;
  }

  #one(now: Narrowing, depth: number): Narrowing {
    const argv = this.#argv;
    const word = this.#word;
    if (word === '!' || word === '-not') {
      this.#at++;
      if (this.#at < argv.length) this.#one(now, depth + 1);
      return now === 'all' ? 'some' : now;
    }
    if (word === '(') {
      this.#at++;
      if (depth > DEEPEST) return 'all';
      const inner = this.#either(now, depth + 1);
      if (this.#word === ')') this.#at++;
      return inner;
    }
    if (EXECS.has(word)) {
      while (this.#at < argv.length && this.#word !== ';' && !(this.#word === '+' && argv[this.#at - 1] === '{}')) this.#at++;
      this.#at++;
      return now;
    }
    if (DELETES.has(word)) this.#delete(now);
    if (WRITES.has(word)) this.written.push(argv[this.#at + 1] ?? '');
    // Its format is a second word.
    if (word === '-fprintf') this.#at += 1;
    const value = VALUE_TESTS.has(word) || word === '-fprintf' || /^-newer../.test(word) ? argv[this.#at + 1] : undefined;
    this.#at += value === undefined ? 1 : 2;
    if (value !== undefined && /^-i?name$/.test(word)) return narrower(now, [value]);
    if (value !== undefined && /^-i?(?:path|wholename)$/.test(word))
      return narrower(now, [value.replace(/^\*\//, '').replace(/^\.\//, '')]);
    return NO_TESTS.has(word) || DELETES.has(word) || word === '-prune' || word === '-quit' ? now : narrower(now, 'some');
  }
}
const LINKS: ReadonlySet<string> = new Set(['-H', '-L', '-P']);
const ENDS: ReadonlySet<string> = new Set(['-o', '-or', ',', ')']);

function narrower(now: Narrowing, more: Narrowing): Narrowing {
  if (now === 'all') return more;
  if (typeof now === 'string') return more === 'all' ? now : more;
  // Both hold: the longer name says more (`-path '*/node_modules/*' -name '*.js'`).
  return typeof more === 'string' || !now.some((name) => name.includes('*')) ? now : more;
}
function union(one: Narrowing, other: Narrowing): Narrowing {
  if (one === 'all' || other === 'all') return 'all';
  return typeof one === 'string' || typeof other === 'string' ? 'some' : [...one, ...other];
}

function pathsOf(root: Text, narrowing: Narrowing): readonly Text[] {
  const folder = root === '/' ? '' : root.replace(/(?<=.)\/+$/, '');
  if (narrowing === 'all') return [root];
  return narrowing === 'some' ? [`${folder}/*?`] : narrowing.map((name) => `${folder}/**/${name}`);
}

/** `find`: what `-delete` deletes, what `-fprint` writes, and what `-exec` runs. */
export const find: Reader = (call: ProgramCall, context) => {
  // Most of them only look.
  if (!call.argv.some((word) => DELETES.has(word) || WRITES.has(word))) return findExec(call, context);
  const { deleted, written } = new Findings(call.argv);
  const calls: Call[] = [];
  for (const { paths, whole } of deleted)
    for (const path of paths) calls.push(fileCall(call, context, 'delete', path, { recursive: whole, by: 'find -delete' }));
  for (const path of written) calls.push(...write(call, context, path));
  calls.push(...findExec(call, context));
  return calls;
};
