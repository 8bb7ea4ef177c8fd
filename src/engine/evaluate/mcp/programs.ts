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
  if (program === undefined) return [];
  const started = (text: string): string => (text.trimStart().split(/\s/, 1)[0] === program ? text : `${program} ${text}`);
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
