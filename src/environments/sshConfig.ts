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

const MOST_LINES = 5_000;
const DEEPEST = 8;
const MOST_FILES = 40;

interface Line {
  readonly keyword: string;
  readonly words: readonly string[];
  readonly line: number;
}

const linesOf = (text: string): readonly Line[] =>
  text.split('\n', MOST_LINES).flatMap((raw, at): Line[] => {
    const [, keyword = '', rest = ''] = /^\s*([A-Za-z]+)(?:\s*=\s*|\s+)(.*?)\s*$/.exec(raw.slice(0, 2_000)) ?? [];
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
export function sshFiles(file: string, read: Read, folder: string, depth = 0): readonly string[] {
  const text = read(file);
  if (text === undefined || depth >= DEEPEST) return [file];
  const inner = linesOf(text)
    .filter(({ keyword }) => keyword === 'include')
    .flatMap(({ words }) => included(words, folder))
    .flatMap((one) => (one === null ? [] : sshFiles(one, read, folder, depth + 1)));
  return [file, ...inner].slice(0, MOST_FILES);
}

interface State {
  readonly alias: string;
  readonly read: Read;
  readonly folder: string;
  readonly found: { host: string; file: string; line: number }[];
  /** A value counts that stands under no condition: those after it do not. */
  settled: boolean;
  sure: boolean;
}

/** Where `ssh alias` may lead: of each setting the first value that applies counts. Empty where the files say nothing of it. */
export function hostsOf(alias: string, file: string, read: Read, folder: string): readonly SshHost[] {
  const state: State = { alias, read, folder, found: [], settled: false, sure: true };
  readInto(state, file, true, 0);
  const sure = state.sure && state.settled && state.found.length === 1;
  return state.found.map((one) => ({ ...one, sure: sure && !one.host.includes('%') }));
}

function readInto(state: State, file: string, outer: Answer, depth: number): void {
  const text = depth > DEEPEST ? undefined : state.read(file);
  if (text === undefined) {
    if (depth > 0) state.sure = false;
    return;
  }
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
  const hit = (pattern: string): boolean => globOf(pattern).test(alias);
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

const globOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .slice(0, 300)
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replaceAll('?', '.')}$`,
    'i',
  );
