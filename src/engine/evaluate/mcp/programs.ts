import { HOLE, type McpCall, type ProgramCall } from '../../types';
import { isList, quoted, type ToolInput } from './input';
import { LINES, PROGRAMS } from './tables';
import { fill } from './template';

const COMMANDS = ['command', 'cmd', 'cli_command', 'args', 'arguments', 'argv', 'commands'] as const;

/** The lines that a tool stands for; null where its name is not among those that are known. */
export function linesOf(input: ToolInput): readonly (readonly string[])[] | null {
  const known = Object.entries(LINES).find(([name]) => input.name === name || input.name.endsWith(`_${name}`));
  const filled = known?.[1].map((line) => fill(line, input)).find((words) => words !== null);
  return filled ? [filled] : null;
}

/** A line of a known program as the call it makes. */
export function programCall(words: readonly string[], call: McpCall, cwd: string, stdin: readonly string[]): ProgramCall {
  const [program = '', ...argv] = words;
  return {
    kind: 'program',
    via: [...call.via, call.tool],
    remote: call.remote,
    program,
    path: program,
    argv: argv.map((word) => word.replaceAll('\0', '')),
    stdin: stdin.length > 0 ? { kind: 'text', text: stdin.join('\n') } : { kind: 'none' },
    env: {},
    cwd: cwd === '' ? HOLE : cwd,
    stdout: { to: 'shown', target: '' },
  };
}

/** Shell texts for a tool that runs one program with what it is told: `call_aws {cli_command}`, `docker {args}`. */
export function programTexts(input: ToolInput): readonly string[] {
  const program = [...input.words]
    .map((word) => (Object.hasOwn(PROGRAMS, word) ? PROGRAMS[word] : undefined))
    .find((one) => one !== undefined);
  if (program === undefined) return redisTexts(input);
  const start = program === 'redis-cli' ? REDIS : program;
  const started = (text: string): string => (text.trimStart().split(/\s/, 1)[0] === program ? text : `${start} ${text}`);
  const parts = operated(input, program);
  if (parts.length > 0) return parts;
  return input.values(...COMMANDS).flatMap((value) => {
    if (typeof value === 'string') return [started(value)];
    if (!isList(value)) return [];
    // A list of words, of whole commands, or of lists of words.
    const lists = value.filter(isList).map((one) => started(one.map((word) => quoted(String(word))).join(' ')));
    const words = value.filter((one) => typeof one === 'string');
    const whole = words.filter((one) => /\s/.test(one)).map(started);
    return [...lists, ...(words.length > 0 ? [started(words.map(quoted).join(' ')), ...whole] : [])];
  });
}

/** `kubectl_resources {operation, resource, args}`, `az_aks_operations {operation: 'nodepool-delete', args}` */
function operated(input: ToolInput, program: string): readonly string[] {
  if (program !== 'kubectl' && program !== 'helm' && !(program === 'az' && input.words.has('aks'))) return [];
  const rest = [...input.texts('resource'), ...input.texts('args')];
  return input.texts('operation').map((one) => [program, program === 'az' ? `aks ${one.replaceAll('-', ' ')}` : one, ...rest].join(' '));
}

/** Which server it is connected to is not told; that of this machine is only the client's own guess. */
const REDIS = 'redis-cli -h "$REDIS_HOST"';

/** Tools of Redis servers that run whatever command they are told (`execute_command {command: 'FLUSHALL'}`), or that are called after one. */
function redisTexts(input: ToolInput): readonly string[] {
  if (!/redis|valkey|keydb/.test(input.server)) return [];
  if (/^(?:flush_?(?:all|db)|script_flush)$/.test(input.name)) return [`${REDIS} ${input.name.replaceAll('_', '')}`];
  if (!/(?:^|_)(?:command|commands|cmd|execute|exec|raw|run|send|call)(?:_|$)/.test(input.name)) return [];
  const args = input.texts('args', 'arguments').map(quoted).join(' ');
  return input.texts('command', 'cmd', 'commands', 'query').map((text) => `${REDIS} ${text.replace(/^\s*redis-cli\s/, '')} ${args}`.trim());
}
