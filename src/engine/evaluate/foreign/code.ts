import type { Context, Reader } from '../../context';
import { type Call, HOLE, type OpaqueCall, type ProgramCall, type Text } from '../../types';
import { absolute } from '../http/sources';
import { codeFrom, sourcesOf } from '../shell/output';
import { deletedBy, statementsIn } from './effects';
import { type Token, tokensOf } from './literals';
import { sdkNames } from './sdkNames';

/** A language that is read by its words only: what its strings run as commands is known, the rest is not. */
interface Language {
  /** Flags whose value is code (`-e`), of one letter: they may end a cluster (`-ne`). */
  readonly code: string;
  /** Flags that take another value as the next word. */
  readonly valued: string;
  /** The first word that is no flag is code, not a script (awk). */
  readonly first?: boolean;
}

/** Names that run the strings after them as commands. */
const RUNS = new Set(
  (
    'system exec popen popen2 popen3 capture2 capture2e capture3 pipeline spawn shell_exec passthru proc_open pcntl_exec os.execute io.popen ' +
    'IO.popen Process.spawn Kernel.system Kernel.exec Kernel.spawn Open3.capture2 Open3.capture2e Open3.capture3 Open3.popen3 Open3.pipeline system2 shell shell.exec unix System.cmd System.shell os:cmd sys.process posix_spawn'
  ).split(' '),
);
/** Names that destroy files, or send what nobody has read; what follows them is not understood. */
const TELLING = new Set(
  (
    'unlink rmdir rmtree remove_tree rm_rf rm_r remove_entry remove_dir File.delete File.unlink Dir.rmdir FileUtils.rm_rf FileUtils.rm_r FileUtils.rm ' +
    'FileUtils.remove_dir FileUtils.remove_entry os.remove fsockopen stream_socket_client curl_init curl_exec file_get_contents Net::HTTP HTTP::Tiny ' +
    'LWP::UserAgent LWP::Simple IO::Socket IO::Socket::INET IO::Socket::SSL TCPSocket TCPSocket.new URI.open Faraday HTTParty RestClient eval instance_eval ' +
    'class_eval create_function assert socket.http ssl.https load loadstring dofile File.rm_rf File.rm deleteDir deleteRecursively removeItem'
  ).split(' '),
);
const FILES = new Set(
  (
    'unlink rmdir rmtree remove_tree rm_rf rm_r remove_entry remove_dir File.delete File.unlink Dir.rmdir os.remove File.rm_rf File.rm ' +
    'deleteDir deleteRecursively removeItem'
  ).split(' '),
);

const tells = (name: string): boolean => TELLING.has(name) || TELLING.has(name.split('.')[0] ?? '') || name.endsWith('.removeItem');

const opaque = (call: ProgramCall, about: Text, text: Text): OpaqueCall => ({
  kind: 'opaque',
  via: call.via,
  remote: call.remote,
  why: 'unreadable-code',
  about,
  text,
});

const ARGUMENTS = /ARGV|\bshift\b|\$argv|\barg\b|@_|commandArgs/;
const ENVIRONMENT = /\bENV\b|ENVIRON|getenv/;

/** What code finds outside of itself: the words behind it, variables that are set for it, its standard input. */
function givenTo({ argv, env, stdin, program }: ProgramCall, code: Text): readonly Text[] {
  const at = argv.indexOf(code);
  const words = at >= 0 && ARGUMENTS.test(code) ? argv.slice(at + 1).filter((word) => word !== '--') : [];
  const variables = /awk$/.test(program) ? argv.flatMap((word) => /^(?:-v)?[A-Za-z_]\w*=([\s\S]*)$/.exec(word)?.[1] ?? []) : [];
  const input = stdin.kind === 'text' && stdin.text !== code && stdin.text.trim() !== '' ? [stdin.text] : [];
  return [
    ...words,
    ...variables.map((value) => value.replace(/\\(["\\])/g, '$1')),
    ...(ENVIRONMENT.test(code) ? Object.values(env) : []),
    ...input,
  ];
}

/** What the code does as far as its words tell. */
function readWords(code: Text, call: ProgramCall, context: Context): readonly Call[] {
  const tokens = tokensOf(code, !/awk$/.test(call.program));
  if (!context.spend(tokens.length)) return [{ ...opaque(call, call.program, ''), why: 'budget' }];
  const calls: Call[] = [];
  const via = [...call.via, call.program];
  // What is not understood is said once: each time it carries the whole text.
  const said = new Set<Text>();
  const run = (words: readonly Text[]): void => {
    const [program = HOLE, ...argv] = words;
    if (program.includes(HOLE) && !said.has(HOLE)) {
      said.add(HOLE);
      calls.push({ ...opaque(call, HOLE, code), why: 'dynamic-program' });
    }
    if (words.length > 1) {
      const path = program;
      calls.push(...context.unwrap({ ...call, via, program: path.slice(path.lastIndexOf('/') + 1), path, argv, stdin: { kind: 'none' } }));
      calls.push({ ...call, via, program: path.slice(path.lastIndexOf('/') + 1), path, argv, stdin: { kind: 'none' } });
    } else
      calls.push(
        ...context.shell(program, { ...call, program: 'sh', path: 'sh', argv: ['-c', program], stdin: { kind: 'none' }, via }, 'sh', []),
      );
  };
  // A command that is not written out comes from what the code is given: any of it, or all, may be what it runs.
  const given = givenTo(call, code);
  let dynamic = false;
  calls.push(...statementsIn(tokens, { ...call, via }, context), ...sdkNames(tokens, { ...call, via }));
  tokens.forEach((token, at) => {
    if (token.kind === 'string' && (token.command || isPipe(tokens, at))) {
      dynamic ||= token.text.includes(HOLE) || (!token.command && /^\s*\|?\s*(?:\/bin\/)?(?:ba|da|z)?sh\b/.test(token.text));
      if (given.length === 0 || token.text.trim() !== HOLE) run([token.command ? token.text : token.text.replace(/^\s*\||\|\s*$/g, '')]);
    } else if (token.kind === 'name' && RUNS.has(token.text)) {
      const words = stringsAfter(tokens, at + 1);
      dynamic ||= words.length === 0 || words.some((word) => word.includes(HOLE));
      if (given.length > 0 && words.every((word) => word === HOLE)) return;
      if (words.length === 0) calls.push(opaque(call, call.program, code));
      else run(words);
    } else if (token.kind === 'string' && tokens[at + 1]?.text === '.' && tokens[at + 2]?.text === 'execute') {
      run([token.text]);
    } else if (token.kind === 'name' && (tells(token.text) || (call.program === 'julia' && token.text === 'rm'))) {
      const deletes = FILES.has(token.text) || /^rm$|\.removeItem$/.test(token.text) || token.text.startsWith('FileUtils');
      const known = deletes ? deletedBy(tokens, at, { ...call, via }, context) : null;
      const about = deletes ? 'rm' : call.program;
      if (known) calls.push(...known);
      else if (!said.has(about)) {
        said.add(about);
        calls.push(opaque(call, about, code));
      }
    }
  });
  if (dynamic) {
    if (given.length > 1) run(given);
    for (const one of given) run([one]);
  }
  return calls;
}

/** `open(F, "curl … |")`, awk's `print x | "command"` and `"command" | getline`. */
function isPipe(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'string') return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (before?.text === '|' || (after?.text === '|' && tokens[at + 2]?.text === 'getline')) return true;
  return /^\s*\|\s*\w|\w.*\|\s*$/.test(token.text) && tokens.slice(Math.max(0, at - 8), at).some(({ text }) => text === 'open');
}

/** The strings of one call's arguments, up to its end; a word that is no string is a HOLE. */
function stringsAfter(tokens: readonly Token[], from: number): readonly Text[] {
  const words: Text[] = [];
  let open = false;
  let depth = 0;
  for (let at = from; at < Math.min(tokens.length, from + 64); at += 1) {
    const token = tokens[at];
    if (!token || (token.kind !== 'string' && token.text === ';')) break;
    if (token.kind === 'mark' && '({['.includes(token.text)) depth += 1;
    else if (token.kind === 'mark' && ')}]'.includes(token.text)) {
      depth -= 1;
      if (depth < 0 || (depth === 0 && token.text === ')')) break;
    } else if (token.kind === 'string') {
      if (open) words[words.length - 1] += token.text;
      else words.push(token.text);
      open = false;
    } else if (token.text === '.' || token.text === '+') open = words.length > 0;
    else if (token.kind === 'name' || token.text === '$') {
      if (open) words[words.length - 1] += HOLE;
      else if (words.at(-1) !== HOLE) words.push(HOLE);
      open = false;
    }
  }
  return words;
}

/** The reader of one such language: its code from flags, a script file, or standard input. */
const reader = (language: Language): Reader => {
  const codeBehind = new RegExp(`^-[A-Za-z0-9]*?[${language.code}]([\\s\\S]+)$`);
  return (call, context) => {
    const calls: Call[] = [];
    const read = (code: Text): void => void calls.push(...readWords(code, call, context));
    let inline = false;
    for (let at = 0; at < call.argv.length; at += 1) {
      const word = call.argv[at] ?? '';
      const short = /^-([A-Za-z0-9]*)$/.exec(word)?.[1] ?? '';
      const long = /^(?:--(?:eval|source|run|code)|-eval)(?:=([\s\S]*))?$/.exec(word);
      const glued = codeBehind.exec(word)?.[1];
      if (/^-[MmI]./.test(word)) continue;
      if (language.first && /^-f/.test(word)) {
        inline = true;
        fromFile(word === '-f' ? (call.argv[++at] ?? '') : word.slice(2));
      } else if (long) {
        inline = true;
        read(long[1] ?? call.argv[++at] ?? '');
      } else if (short !== '' && [...language.code].some((letter) => short.endsWith(letter))) {
        inline = true;
        read(call.argv[++at] ?? '');
      } else if (word.startsWith('-') && glued !== undefined && !language.first) {
        inline = true;
        read(glued);
      } else if (short !== '' && [...language.valued].some((letter) => short.endsWith(letter))) at += 1;
      else if (!word.startsWith('-') || word === '-') {
        if (inline) break;
        inline = true;
        if (language.first) read(word);
        else if (word === 'eval' && call.argv[at + 1] !== undefined) read(call.argv[at + 1] ?? '');
        else if (word === '-') fromInput();
        else fromFile(word);
        break;
      }
    }
    if (!inline) fromInput();
    return calls;

    function fromInput(): void {
      if (call.stdin.kind === 'text') read(call.stdin.text);
      else if (call.stdin.kind === 'unreadable')
        calls.push({ ...opaque(call, call.program, call.stdin.why), why: codeFrom(sourcesOf(call.stdin)) });
    }
    function fromFile(path: Text): void {
      if (path === '-' || path === '/dev/stdin') {
        fromInput();
        return;
      }
      const fact = context.file(absolute(path, call.cwd), 'text');
      if (fact.kind === 'text') read(fact.text);
      // What this action has fetched into a file, or gives by a process substitution.
      else if (fact.kind === 'unreadable' && fact.why === 'remote' && !call.remote)
        calls.push({ ...opaque(call, call.program, ''), why: 'fetched-code' });
    }
  };
};

const perl = reader({ code: 'eE', valued: 'IMmF' });
const ruby = reader({ code: 'e', valued: 'IrCE' });
const lua = reader({ code: 'e', valued: 'l' });
const shortEval = reader({ code: 'e', valued: '' });
/** `mix run -e code`, `mix run script.exs`, `mix eval code`: https://hexdocs.pm/mix/Mix.Tasks.Run.html */
const mix: Reader = (call, context) => {
  const [task, ...argv] = call.argv;
  return task === 'run' || task === 'eval' ? shortEval({ ...call, argv: task === 'eval' ? ['-e', ...argv] : argv }, context) : [];
};
const awk = reader({ code: '', valued: 'Fvf', first: true });

/** Languages read by their words, by program name. */
export const wordReaders: Readonly<Record<string, Reader>> = {
  perl,
  ruby,
  lua,
  luajit: lua,
  'lua5.4': lua,
  awk,
  ...Object.fromEntries(
    'R Rscript julia octave gnuplot raku crystal swift groovy elixir iex erl scala kotlin dart nim tcc'
      .split(' ')
      .map((name) => [name, shortEval]),
  ),
  mix,
  gawk: awk,
  mawk: awk,
  nawk: awk,
};
