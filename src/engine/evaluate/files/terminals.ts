import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { readWords } from './flags';
import { baseName, resolvePath } from './path';

const TMUX_VALUES = [
  '-t',
  '-n',
  '-s',
  '-c',
  '-e',
  '-F',
  '-x',
  '-y',
  '-b',
  '-d',
  '-l',
  '-p',
  '-N',
  '-I',
  '-L',
  '-S',
  '-f',
  '-h',
  '-w',
  '-T',
];
const RUNS =
  /^(?:new(?:-session|-window|w)?|split(?:-window|w)|respawn(?:-pane|-window|p|w)|run(?:-shell)?|display-popup|popup|pipe(?:-pane|p))$/;
/** Commands that hold other commands of tmux in words of theirs. */
const HOLDS = /^(?:if(?:-shell)?|set-hook)$/;
const TYPES = /^send(?:-keys)?$/;
const KEYS = /^(?:Enter|C-m|C-j|KPEnter)$/;

/** Keys as the shell in that terminal gets them: names of the enter key are line ends, other words stand as they are. */
const typed = (keys: readonly Text[]): Text => keys.map((key) => (KEYS.test(key) ? '\n' : key.replace(/\r/g, '\n'))).join('');

/** `tmux`: what it types into another terminal, or starts in one, is run there without anybody being asked. Several commands stand with `;` between. */
export const tmux: Reader = (call, context) => {
  const parts: Text[][] = [[]];
  for (const word of call.argv) {
    if (word !== ';') parts.at(-1)?.push(word.replace(/\\?;$/, ''));
    if (word.endsWith(';')) parts.push([]);
  }
  return parts.flatMap((argv) => tmuxCommand({ ...call, argv }, context));
};

const tmuxCommand: Reader = (call, context) => {
  const file = call.argv.findIndex((word) => word === 'source-file' || word === 'source');
  if (file >= 0) {
    const path = call.argv.slice(file + 1).find((word) => !word.startsWith('-')) ?? '';
    const fact = context.file(resolvePath(path, call.cwd, context.facts.home), 'text');
    return fact.kind === 'text' ? commandsIn(fact.text, call, context) : [];
  }
  const at = call.argv.findIndex(
    (word, index) =>
      (RUNS.test(word) || TYPES.test(word) || HOLDS.test(word)) && !['-t', '-L', '-S', '-f'].includes(call.argv[index - 1] ?? ''),
  );
  const verb = call.argv[at];
  if (verb === undefined) return [];
  const rest = call.argv.slice(at + 1);
  if (HOLDS.test(verb)) {
    const words = readWords(rest, { values: ['-t', '-c'] }).operands;
    const asked = verb.startsWith('if') && !rest.includes('-F') ? context.shell(words[0] ?? '', call, 'sh', []) : [];
    return [...asked, ...words.slice(1).flatMap((text) => commandsIn(text, call, context))];
  }
  if (TYPES.test(verb)) {
    const literal = rest.filter((word) => !/^-[lHRMXK]+$/.test(word));
    return context.shell(typed(readWords(literal, { values: ['-t', '-N', '-c'] }).operands), call, 'sh', []);
  }
  const values = /^split|^pipe|^run|^if/.test(verb)
    ? TMUX_VALUES.filter((flag) => flag !== '-d' && flag !== '-h' && flag !== '-b')
    : TMUX_VALUES.filter((flag) => flag !== '-d');
  return started(rest, values, call, context);
};

/** Commands of tmux, as a file or a word holds them. */
const commandsIn = (text: Text, call: ProgramCall, context: Context): readonly Call[] =>
  text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => RUNNING.test(line))
    .flatMap((line) => context.shell(`tmux ${line}`, call, 'sh', []));
const RUNNING = /\b(?:run|send|if|new|split|respawn|pipe|popup|display-popup|set-hook|setenv|set-environment)/;

/** The command behind the flags: one word is shell text, several are a program with its arguments. */
function started(argv: readonly Text[], values: readonly string[], call: ProgramCall, context: Context): readonly Call[] {
  let at = 0;
  const env: Record<string, Text> = {};
  while (at < argv.length && argv[at]?.startsWith('-')) {
    const word = argv[at++] ?? '';
    if (word === '--') break;
    const [, name, value] = (word === '-e' ? /^(\w+)=([\s\S]*)$/.exec(argv[at] ?? '') : null) ?? [];
    if (name !== undefined) env[name] = value ?? '';
    if (values.includes(word) || values.includes(`-${word.at(-1) ?? ''}`)) at++;
  }
  const [path, ...rest] = argv.slice(at);
  if (path === undefined) return [];
  const from = { ...call, env: { ...call.env, ...env } };
  if (rest.length === 0) return context.shell(path, from, 'sh', []);
  return [{ ...from, program: baseName(path), path, argv: rest, via: [...call.via, call.program] }];
}

/** `screen -X stuff TEXT`, `screen -dm COMMAND…`. */
export const screen: Reader = (call, context) => {
  const stuff = call.argv.indexOf('stuff');
  if (stuff >= 0) return context.shell((call.argv[stuff + 1] ?? '').replace(/\\n|\^M|\r/g, '\n'), call, 'sh', []);
  return started(call.argv, ['-S', '-t', '-T', '-c', '-e', '-h', '-p', '-s', '-X', '-r', '-x', '-Logfile'], call, context);
};
