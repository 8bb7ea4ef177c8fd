import type { ProgramCall, Text } from '../../types';
import { resolvePath } from './path';

/** A git command line, taken apart. */
export interface GitWords {
  /** The folder it works in: cwd, then every `-C`, then `--work-tree` or GIT_WORK_TREE. */
  readonly folder: Text;
  /** `-c name=value` and GIT_CONFIG_* in order; names in lower case. */
  readonly config: readonly (readonly [string, Text])[];
  readonly gitDir: Text | null;
  readonly verb: Text;
  readonly rest: readonly Text[];
  /** Help and version pages: nothing is done. */
  readonly help: boolean;
}

const GLOBAL_VALUES: ReadonlySet<string> = new Set([
  '-C',
  '-c',
  '--git-dir',
  '--work-tree',
  '--namespace',
  '--exec-path',
  '--config-env',
  '--super-prefix',
  '--attr-source',
  '--list-cmds',
]);

/** Options before the verb, as git.c reads them. */
export function gitWords(call: ProgramCall, home: string): GitWords {
  const { argv, env } = call;
  let folder = call.cwd;
  let gitDir: Text | null = env.GIT_DIR === undefined ? null : resolvePath(env.GIT_DIR, call.cwd, home);
  let workTree: Text | null = env.GIT_WORK_TREE ?? null;
  const config: (readonly [string, Text])[] = [...environmentConfig(env)];
  let at = 0;
  for (; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-')) break;
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = equals > 0 ? word.slice(0, equals) : word;
    const value = equals > 0 ? word.slice(equals + 1) : GLOBAL_VALUES.has(name) ? (argv[++at] ?? '') : '';
    if (name === '-C') folder = resolvePath(value, folder, home);
    else if (name === '-c') config.push(setting(value));
    else if (name === '--config-env')
      config.push([value.split('=')[0]?.toLowerCase() ?? '', env[value.slice(value.indexOf('=') + 1)] ?? '\uE000']);
    else if (name === '--git-dir') gitDir = resolvePath(value, folder, home);
    else if (name === '--work-tree') workTree = value;
    else if (name === '--exec-path' && equals > 0) config.push(['exec-path', value]);
    else if (name === '--help' || name === '-h' || name === '--version' || name === '-v')
      return { folder, config, gitDir, verb: 'help', rest: [], help: true };
  }
  if (workTree !== null) folder = resolvePath(workTree, folder, home);
  else if (gitDir?.endsWith('/.git')) folder = gitDir.slice(0, -'/.git'.length);
  const rest = argv.slice(at + 1);
  return { folder, config, gitDir, verb: argv[at] ?? '', rest, help: rest.includes('--help') && !afterValue(rest) };
}

/** `--help` right behind a flag that takes a value is that value, not a request for help. */
const afterValue = (rest: readonly Text[]): boolean => {
  const at = rest.indexOf('--help');
  const before = rest[at - 1] ?? '';
  return at > 0 && before.startsWith('-') && before !== '-' && !['--hard', '--force', '-f', '--all', '--mirror'].includes(before);
};

const setting = (word: Text): readonly [string, Text] => {
  const equals = word.indexOf('=');
  return equals < 0 ? [word.toLowerCase(), 'true'] : [word.slice(0, equals).toLowerCase(), word.slice(equals + 1)];
};

function environmentConfig(env: ProgramCall['env']): (readonly [string, Text])[] {
  const count = Math.min(Number(env.GIT_CONFIG_COUNT ?? '0') || 0, 64);
  const found: (readonly [string, Text])[] = [];
  for (let at = 0; at < count; at++) found.push([(env[`GIT_CONFIG_KEY_${at}`] ?? '').toLowerCase(), env[`GIT_CONFIG_VALUE_${at}`] ?? '']);
  for (const match of (env.GIT_CONFIG_PARAMETERS ?? '').matchAll(/'([^'=]+)(?:=|'=')([^']*)'/g))
    found.push([(match[1] ?? '').toLowerCase(), match[2] ?? '']);
  return found;
}
