import type { Reader } from '../../context';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';

/** Variables that start an agent without the person's hooks, or with other settings. */
const LOOSENING =
  /^(?:(?:CLAUDE_CODE|QWEN_CODE)_(?:SIMPLE|SAFE_MODE)|CLAUDE_CONFIG_DIR|CLINE_DIR|(?:[A-Z]+_)?HOME|GEMINI_CLI_HOME|[A-Z_]+_SYSTEM_(?:SETTINGS|DEFAULTS)_PATH|(?:OPENCODE|KILO)_(?:CONFIG(?:_DIR|_CONTENT)?|PURE|TEST_HOME|DISABLE_[A-Z_]+)|XDG_CONFIG_HOME)$/;

/** Settings by which the Copilot CLI's `config` command switches hooks, or adds some. */
const COPILOT_HOOKS = /^(?:disableallhooks|disabledhooks|hooks)(?:\.|$)/i;
const COPILOT_FILES: Readonly<Record<string, string>> = {
  '--repo': '.github/copilot/settings.json',
  '--local': '.github/copilot/settings.local.json',
};

/** `copilot config <key> <value>` writes a settings file; without a value it shows one. */
export const copilot: Reader = (call, context) => {
  const [command, ...rest] = call.argv.filter((word) => !word.startsWith('--no-'));
  if (command !== 'config') return agent(call, context);
  const [key = '', value] = rest.filter((word) => !word.startsWith('-'));
  const writes = value !== undefined || rest.includes('--rm');
  if (!writes || !(COPILOT_HOOKS.test(key) || key.includes(HOLE))) return agent(call, context);
  const file = rest.map((word) => COPILOT_FILES[word]).find((one) => one !== undefined) ?? '~/.copilot/settings.json';
  return [...agent(call, context), fileCall(call, context, 'overwrite', file, { content: UNKNOWN_CONTENT, by: call.program })];
};

/** Variables by which other code runs inside a program, or in the shells that it starts hooks with. */
const LOADS = /^(?:LD_(?:PRELOAD|LIBRARY_PATH|AUDIT)|DYLD_[A-Z_]+|BASH_ENV|ENV|PYTHONSTARTUP|BUN_OPTIONS)$/;
const LOADED = /(?:^|\s)(?:-r|--require|--import|--(?:experimental-)?loader|--env-file|--inspect\S*)\b|\uE000/;

/** Programs that start another as another user, whose hooks nobody has set up, or with other files in the place of the person's. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  'sudo doas su runuser pkexec run0 sudo-rs gosu su-exec setpriv chroot bwrap firejail unshare nsenter systemd-nspawn proot fakechroot'.split(
    ' ',
  ),
);
/** What starts no conversation. */
const TELLS =
  /^(?:--?(?:version|help|v|V|h)|update|upgrade|install|doctor|login|logout|auth|mcp|config|migrate-installer|setup-token|completion)$/;

/** A server of tools that is added will be started by the agent itself, beside its hooks: `mcp add name -- command…`. */
function added({ argv, ...call }: ProgramCall): readonly ProgramCall[] {
  const at = argv.findIndex((word, index) => word === 'add' && argv[index - 1] === 'mcp');
  if (at < 0) return [];
  const end = argv.indexOf('--', at);
  const words = end >= 0 ? argv.slice(end + 1) : behindName(argv.slice(at + 1));
  const [path, ...rest] = words;
  if (path === undefined || /^[a-z]+:\/\//i.test(path)) return [];
  return [{ ...call, program: path.slice(path.lastIndexOf('/') + 1), path, argv: rest, via: [...call.via, call.program] }];
}

/** Without the options that stand before the server's name, and without that name. */
function behindName(words: readonly Text[]): readonly Text[] {
  let at = 0;
  while (words[at]?.startsWith('-')) at += TAKES_VALUE.test(words[at] ?? '') ? 2 : 1;
  return words.slice(at + 1);
}
const TAKES_VALUE = /^(?:-[stTeH]|--(?:scope|transport|type|env|header|timeout|description|include-tools|exclude-tools))$/;

/** An agent that an agent starts: with such a variable it runs as if its settings were rewritten. */
export const agent: Reader = (call, context) => [...started(call, context), ...added(call)];

const started: Reader = (call, context) =>
  Object.entries(call.env).some(
    ([name, value]) => LOOSENING.test(name) || (LOADS.test(name) && value !== '') || (name === 'NODE_OPTIONS' && LOADED.test(value)),
  ) ||
  (call.via.some((program) => ELSEWHERE.has(program)) && !TELLS.test(call.argv[0] ?? ''))
    ? [fileCall({ ...call, remote: null }, context, 'overwrite', '~/.claude/settings.json', { content: UNKNOWN_CONTENT, by: call.program })]
    : [];
