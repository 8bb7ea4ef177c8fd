import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { readWords } from './flags';
import { baseName } from './path';

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
  /^(?:new(?:-session|-window|w)?|split(?:-window|w)|respawn(?:-pane|-window|p|w)|run(?:-shell)?|if(?:-shell)?|display-popup|popup|pipe(?:-pane|p))$/;
const TYPES = /^send(?:-keys)?$/;
const KEYS = /^(?:Enter|C-m|C-j|KPEnter)$/;

/** Keys as the shell in that terminal gets them: names of the enter key are line ends, other words stand as they are. */
const typed = (keys: readonly Text[]): Text => keys.map((key) => (KEYS.test(key) ? '\n' : key.replace(/\r/g, '\n'))).join('');

/** `tmux`: what it types into another terminal, or starts in one, is run there without anybody being asked. */
export const tmux: Reader = (call, context) => {
  const at = call.argv.findIndex(
    (word, index) => (RUNS.test(word) || TYPES.test(word)) && !['-t', '-L', '-S', '-f'].includes(call.argv[index - 1] ?? ''),
  );
  const verb = call.argv[at];
  if (verb === undefined) return [];
  const rest = call.argv.slice(at + 1);
  if (TYPES.test(verb)) {
    const literal = rest.filter((word) => !/^-[lHRMXK]+$/.test(word));
    return context.shell(typed(readWords(literal, { values: ['-t', '-N', '-c'] }).operands), call, 'sh', []);
  }
  const values = /^split|^pipe|^run|^if/.test(verb)
    ? TMUX_VALUES.filter((flag) => flag !== '-d' && flag !== '-h' && flag !== '-b')
    : TMUX_VALUES.filter((flag) => flag !== '-d');
  return started(rest, values, call, context);
};

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
