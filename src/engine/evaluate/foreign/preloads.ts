import type { Reader } from '../../context';
import { HOLE, type ProgramCall, type Text } from '../../types';

/** How an interpreter is told to run a file before its own work. */
interface Preload {
  /** Flags with a file as their value, as a word of its own or behind it. */
  readonly flags: RegExp;
  readonly variable: string;
  /** Variables whose whole value is a file. */
  readonly file?: string;
}

const NONE: readonly never[] = [];
const isFile = (path: Text): boolean => /^\.{0,2}\/|^file:|\.(?:c?js|mjs|c?ts|mts|py|rb|pl)$/.test(path) && !path.includes(HOLE);

function filesIn(words: readonly Text[], flags: RegExp): readonly Text[] {
  return words.flatMap((word, at) => {
    const match = flags.exec(word);
    if (!match) return [];
    const path = match[1] === undefined || match[1] === '' ? (words[at + 1] ?? '') : match[1].replace(/^=/, '');
    return isFile(path) ? [path.replace(/^file:(?:\/\/)?/, '')] : [];
  });
}

const reader =
  ({ flags, variable, file }: Preload): Reader =>
  (call) => {
    const option = (call.env[variable] ?? '').split(/\s+/);
    const whole = file === undefined ? '' : (call.env[file] ?? '');
    const paths = new Set([...filesIn(option, flags), ...filesIn(call.argv, flags), ...(isFile(whole) ? [whole] : [])]);
    if (paths.size === 0) return NONE;
    const env = { ...call.env };
    delete env[variable];
    if (file !== undefined) delete env[file];
    return [...paths].map((path): ProgramCall => ({ ...call, env, argv: [path], stdin: { kind: 'none' } }));
  };

const node = reader({ flags: /^(?:-r|--require|--import|--loader|--experimental-loader|--preload)(=.*)?$/s, variable: 'NODE_OPTIONS' });
const ruby = reader({ flags: /^-r(.*)$/s, variable: 'RUBYOPT' });
const python = reader({ flags: /^$(?!)/, variable: 'PYTHONOPTS', file: 'PYTHONSTARTUP' });

/** Interpreters that can be told to run another file first. */
export const preloadReaders: Readonly<Record<string, Reader>> = {
  node,
  nodejs: node,
  tsx: node,
  bun: node,
  ruby,
  python,
  python3: python,
};
