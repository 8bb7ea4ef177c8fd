import type { Context } from '../../context';
import { limits } from '../../limits';
import { type Call, HOLE, type OpaqueCall, type ProgramCall, type Text } from '../../types';
import { activeRecord } from '../sql/rails';
import { assignedTo, isPipedName } from './awkPipes';
import { fileEffect, isAboutFiles } from './deletions';
import { statementsIn } from './effects';
import { escaped, type Style, type Token, tokensOf } from './literals';
import { type Names, namesIn } from './paths';
import { requestsIn } from './requests';
import { describedAt, runsCommand, startedBefore, startsProcesses, stringsAfter } from './runs';
import { sdkNames } from './sdkNames';
import { storesIn } from './stores';

/** Names that send or run what nobody has read; what follows them is not understood. */
const TELLING = new Set(
  (
    'fsockopen stream_socket_client curl_init curl_exec file_get_contents Net::HTTP HTTP::Tiny ' +
    'LWP::UserAgent LWP::Simple IO::Socket IO::Socket::INET IO::Socket::SSL TCPSocket TCPSocket.new URI.open Faraday HTTParty RestClient eval instance_eval ' +
    'class_eval create_function assert socket.http ssl.https load loadstring dofile'
  ).split(' '),
);
const tells = (name: string): boolean => TELLING.has(name) || TELLING.has(name.split('.')[0] ?? '');

/** What an interpreter does that was not understood. */
export const opaque = (call: ProgramCall, about: Text, text: Text): OpaqueCall => ({
  kind: 'opaque',
  via: call.via,
  remote: call.remote,
  why: 'unreadable-code',
  about,
  text,
});

const ARGUMENTS = /ARGV|\bshift\b|\$argv|\barg\b|@_|commandArgs/;
const ENVIRONMENT = /\bENV\b|ENVIRON|getenv/;

/** What every method has in its name by which a library, a request or a store takes something away. */
const TAKES = /del|destroy|terminate|purge|remove|cancel|empty|clear|flush|drop/i;
/** The same of files that are deleted, emptied or moved. */
const TOUCHES = /unlink|rm|remove|del|trash|clean|truncate|write|create|open|file|rename|move/i;

/** A function that deletes or runs, as a text: `my $f = "unlink"; &$f($path)`, `File.send("unlink", path)`. */
const NAMED = /^(?:unlink|rmdir|rmtree|remove_tree|remove_entry\w*|rm_rf|rm_r|rm_f|system|exec|popen|spawn)$/;
const BY_NAME = /&\s*[${]|->\s*[($]|\b(?:public_|__)?send\b|\bmethod\b/;

/** Asked for when it is needed, and once. */
function once(find: () => boolean): () => boolean {
  let found: boolean | null = null;
  return () => {
    found ??= find();
    return found;
  };
}

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

/** What awk makes of a value: escapes count in it. One that means nothing loses its backslash in gawk, and keeps it in mawk. */
const assigned = (value: Text): readonly Text[] => [value, escaped(value), escaped(value.replace(/\\(?=[^"\\/abfnrtv0-7])/g, '\\\\'))];

/** What the code does as far as its words tell. `file`: it stands in a file that was there before, where more is read. */
export function readWords(code: Text, call: ProgramCall, context: Context, style: Style, file = false): readonly Call[] {
  if (code.length > (file ? limits.wordsFileLength : limits.wordsLength)) return [{ ...opaque(call, call.program, ''), why: 'too-big' }];
  if (!context.spend(1 + code.length / 32)) return [{ ...opaque(call, call.program, ''), why: 'budget' }];
  const tokens = tokensOf(code, style);
  if (!context.spend(tokens.length)) return [{ ...opaque(call, call.program, ''), why: 'budget' }];
  const calls: Call[] = [];
  const via = [...call.via, call.program];
  const from: ProgramCall = { ...call, via };
  // What is not understood is said once: each time it carries the whole text.
  const said = new Set<Text>();
  const unclear = (about: Text): void => {
    if (said.has(about)) return;
    said.add(about);
    calls.push(opaque(call, about, code));
  };
  const run = (words: readonly Text[]): void => {
    const [program = HOLE, ...argv] = words;
    if (program.includes(HOLE) && !said.has(HOLE)) {
      said.add(HOLE);
      calls.push({ ...opaque(call, HOLE, code), why: 'dynamic-program' });
    }
    if (words.length > 1) {
      const path = program;
      calls.push(...context.unwrap({ ...from, program: path.slice(path.lastIndexOf('/') + 1), path, argv, stdin: { kind: 'none' } }));
      calls.push({ ...from, program: path.slice(path.lastIndexOf('/') + 1), path, argv, stdin: { kind: 'none' } });
    } else
      calls.push(
        ...context.shell(program, { ...from, program: 'sh', path: 'sh', argv: ['-c', program], stdin: { kind: 'none' } }, 'sh', []),
      );
  };
  // A command that is not written out comes from what the code is given: any of it, or all, may be what it runs.
  const given = givenTo(call, code);
  let dynamic = false;
  const awk = /awk$/.test(call.program);
  let known: Names | null = null;
  const names = (): Names => {
    known ??= namesIn(tokens);
    return known;
  };
  const aboutFiles = once(() => isAboutFiles(tokens));
  const isScala = once(() => startsProcesses(tokens));
  calls.push(...statementsIn(tokens, from, context));
  if (!awk && TAKES.test(code)) calls.push(...sdkNames(tokens, from), ...requestsIn(tokens, code, from), ...storesIn(tokens, from));
  const files = !awk && TOUCHES.test(code);
  if (call.program === 'ruby') calls.push(...activeRecord(code, from, context));
  tokens.forEach((token, at) => {
    const started = startedBefore(tokens, at, isScala) ?? describedAt(tokens, at);
    if (token.kind === 'string' && NAMED.test(token.text) && BY_NAME.test(code)) unclear('rm');
    if (started !== null) run(started);
    else if (token.kind === 'string' && (token.command || isPipe(tokens, at))) {
      dynamic ||= token.text.includes(HOLE) || (!token.command && /^\s*(?:\|\s*)?(?:\/bin\/)?(?:ba|da|z)?sh\b/.test(token.text));
      const into = awk && /^\s*(?:\/\w+)*\/?(?:ba|da|z|k)?sh(?:\s+-s)?\s*$/.test(token.text) ? printedInto(tokens, at) : null;
      if (into !== null && into !== HOLE) run([into]);
      if (given.length === 0 || token.text.trim() !== HOLE) run([token.command ? token.text : token.text.replace(/^\s*\||\|\s*$/g, '')]);
    } else if (awk && isPipedName(tokens, at)) {
      dynamic = true;
      for (const text of assignedTo(tokens, token.text)) run([text]);
    } else if (token.kind === 'name' && runsCommand(token.text, call.program)) {
      const words = stringsAfter(tokens, at);
      dynamic ||= words.length === 0 || words.some((word) => word.includes(HOLE));
      if (given.length > 0 && words.every((word) => word === HOLE)) return;
      if (words.length === 0) calls.push(opaque(call, call.program, code));
      else run(words);
    } else if (token.kind === 'name') {
      const effect = files ? fileEffect(tokens, at, names(), from, context, aboutFiles) : null;
      if (effect === 'unknown') unclear('rm');
      else if (effect) calls.push(...effect);
      else if (tells(token.text)) unclear(call.program);
    }
  });
  if (dynamic) {
    if (given.length > 1) run(given);
    for (const one of new Set(given.flatMap((text) => (awk ? assigned(text) : [text])))) run([one]);
  }
  return calls;
}

/** awk's `print "text" | "sh"`: what the shell behind the pipe is given. */
function printedInto(tokens: readonly Token[], pipe: number): Text | null {
  let at = pipe - 1;
  while (at >= 0 && pipe - at < 32 && !/^(?:print|printf)$/.test(tokens[at]?.text ?? '')) at -= 1;
  const pieces = tokens
    .slice(at + 1, pipe)
    .flatMap((one) => (one.kind === 'string' ? [one.text.replace(/^%[sd](?:\\n|\n)?$/, '')] : one.kind === 'name' ? [HOLE] : []));
  return tokens[at]?.kind === 'name' && pieces.length > 0 ? pieces.join('') : null;
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
