import type { Reader } from '../../context';
import type { Text } from '../../types';
import { readWords } from './flags';

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
  return readWords(rest, { values }).operands.flatMap((_, index, all) => (index === 0 ? context.shell(all.join(' '), call, 'sh', []) : []));
};

/** `screen -X stuff TEXT`, `screen -dm COMMAND…`. */
export const screen: Reader = (call, context) => {
  const stuff = call.argv.indexOf('stuff');
  if (stuff >= 0) return context.shell((call.argv[stuff + 1] ?? '').replace(/\\n|\^M|\r/g, '\n'), call, 'sh', []);
  const { operands } = readWords(call.argv, {
    values: ['-S', '-t', '-T', '-c', '-e', '-h', '-p', '-s', '-X', '-r', '-x', '-L', '-Logfile'],
  });
  return operands.length === 0 ? [] : context.shell(operands.join(' '), call, 'sh', []);
};
