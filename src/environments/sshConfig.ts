/** Where `~/.ssh/config` leads a host. */
export interface SshHost {
  /** Lower case. */
  readonly host: string;
  readonly file: string;
  readonly line: number;
  /** Nothing that cannot be told from the files may lead it elsewhere. */
  readonly sure: boolean;
}
/** The text of a file; undefined where it is not there. */
type Read = (path: string) => string | undefined;
type Answer = boolean | 'maybe';

/** More than people have; what stands behind it is not read, and nothing is certain then. */
const LONGEST = 100_000;
const DEEPEST = 8;
const MOST_FILES = 40;

interface Line {
  readonly keyword: string;
  readonly words: readonly string[];
  readonly line: number;
}

const linesOf = (text: string): readonly Line[] =>
  text
    .slice(0, LONGEST)
    .split('\n')
    .flatMap((raw, at): Line[] => {
      const [, keyword = '', rest = ''] = /^([A-Za-z]+)(?:\s*=|\s)(.*)$/.exec(raw.slice(0, 1_000).trim()) ?? [];
      return keyword === '' ? [] : [{ keyword: keyword.toLowerCase(), words: wordsOf(rest), line: at + 1 }];
    });

/** Words may be quoted; a comment ends the line. */
const wordsOf = (rest: string): readonly string[] =>
  [...rest.replace(/(?<=^|\s)#.*$/, '').matchAll(/"([^"]*)"|([^\s"]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** Paths that an `Include` names, from the folder of the settings; null for one that only the disk can expand. */
const included = (words: readonly string[], folder: string): readonly (string | null)[] =>
  words.map((word) => {
    if (/[*?[]/.test(word)) return null;
    if (word.startsWith('~/')) return `${folder.slice(0, folder.lastIndexOf('/'))}${word.slice(1)}`;
    return word.startsWith('/') ? word : `${folder}/${word}`;
  });

/** Every file that settings include, themselves first, as far as they could be read. */
export function sshFiles(file: string, read: Read, folder: string): readonly string[] {
  const files = [file];
  for (let at = 0; at < files.length; at += 1) {
    const named = linesOf(read(files[at] ?? '') ?? '')
      .filter(({ keyword }) => keyword === 'include')
      .flatMap(({ words }) => included(words, folder));
    for (const one of new Set(named)) if (one !== null && files.length < MOST_FILES && !files.includes(one)) files.push(one);
  }
  return files;
}

interface State {
  readonly alias: string;
  readonly read: Read;
  readonly folder: string;
  readonly found: { host: string; file: string; line: number }[];
  /** A value counts that stands under no condition: those after it do not. */
  settled: boolean;
  sure: boolean;
  /** How many files were read so far: settings may include themselves. */
  files: number;
}

/** Where `ssh alias` may lead: of each setting the first value that applies counts. Empty where the files say nothing of it. */
export function hostsOf(alias: string, file: string, read: Read, folder: string): readonly SshHost[] {
  const state: State = { alias, read, folder, found: [], settled: false, sure: true, files: 0 };
  readInto(state, file, true, 0);
  const sure = state.sure && state.settled && state.found.length === 1;
  return state.found.map((one) => ({ ...one, sure: sure && !one.host.includes('%') }));
}

function readInto(state: State, file: string, outer: Answer, depth: number): void {
  state.files += 1;
  const text = depth > DEEPEST || state.files > MOST_FILES ? undefined : state.read(file);
  if (text === undefined) {
    if (depth > 0) state.sure = false;
    return;
  }
  state.sure &&= text.length <= LONGEST;
  let applies = outer;
  for (const { keyword, words, line } of linesOf(text)) {
    if (keyword === 'host') applies = both(outer, matchesHost(words, state.alias));
    else if (keyword === 'match') applies = both(outer, matchesAll(words, state.alias));
    else if (applies === false) continue;
    else if (keyword === 'include') {
      for (const path of included(words, state.folder)) {
        if (path === null) state.sure = false;
        else readInto(state, path, applies, depth + 1);
      }
    } else setInto(state, { keyword, words, line }, file, applies);
  }
}

function setInto(state: State, { keyword, words, line }: Line, file: string, applies: true | 'maybe'): void {
  const value = words[0] ?? '';
  if (keyword === 'hostname' && !state.settled && value !== '' && state.found.length < 20) {
    const host = value.replaceAll('%h', state.alias).replaceAll('%%', '%').toLowerCase();
    state.found.push({ host, file, line });
    state.settled = applies === true;
  }
  if (keyword === 'canonicalizehostname' && !/^(?:no|none)$/i.test(value)) state.sure = false;
  // A program of the person's may lead anywhere, unless it is told the host.
  if (keyword === 'proxycommand' && value !== 'none' && !words.join(' ').includes('%h')) state.sure = false;
}

const both = (a: Answer, b: Answer): Answer => (a === false || b === false ? false : a === true && b === true ? true : 'maybe');

/** `Host web* !web1`: one that is excluded excludes all. */
function matchesHost(patterns: readonly string[], alias: string): boolean {
  const hit = (pattern: string): boolean => fits(pattern.toLowerCase(), alias.toLowerCase());
  return !patterns.some((one) => one.startsWith('!') && hit(one.slice(1))) && patterns.some((one) => !one.startsWith('!') && hit(one));
}

/** `Match originalhost web,db exec "…"`: what only a program or the machine can tell may be. */
function matchesAll(words: readonly string[], alias: string): Answer {
  let answer: Answer = true;
  for (let at = 0; at < words.length; at += 1) {
    const word = (words[at] ?? '').toLowerCase();
    const not = word.startsWith('!');
    const name = not ? word.slice(1) : word;
    if (name === 'all') continue;
    if (name !== 'canonical' && name !== 'final') at += 1;
    if (name !== 'originalhost') answer = 'maybe';
    else if (matchesHost((words[at] ?? '').split(','), alias) === not) return false;
  }
  return answer;
}

/** `*` and `?`, in time that both lengths bound. */
function fits(pattern: string, name: string): boolean {
  let [p, n, star, mark] = [0, 0, -1, 0];
  while (n < name.length) {
    const char = pattern[p];
    if (char === '*') [star, p, mark] = [p, p + 1, n];
    else if (char === '?' || char === name[n]) [p, n] = [p + 1, n + 1];
    else if (star < 0) return false;
    else [p, mark, n] = [star + 1, mark + 1, mark + 1];
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}
