import type { McpCall, ProgramCall } from '../../types';
import type { ToolInput } from './input';
import { programCall } from './programs';

const FIELDS = [
  'code',
  'python',
  'python_code',
  'javascript',
  'js',
  'js_code',
  'source_code',
  'cell_source',
  'code_to_execute',
  'code_to_run',
] as const;
const INTERPRETER = /(?:^|_)(?:process|repl|python|node|notebook|cell)(?:_|$)/;

const codeOf = (input: ToolInput): readonly string[] => [
  ...new Set([...input.texts(...FIELDS), ...(INTERPRETER.test(input.name) ? input.texts('input', 'source') : [])]),
];

/** Code of an interpreter, in either of the languages that are read. */
export function codeCalls(input: ToolInput, call: McpCall, cwd: string): readonly ProgramCall[] {
  return codeOf(input).flatMap((code) => {
    const plain = code.replace(/^[ \t]*[!%].*$/gm, '');
    return [programCall(['node', '-e', plain], call, cwd, []), programCall(['python3', '-c', plain], call, cwd, [])];
  });
}

/** Lines of a notebook's cell that go to a shell (`!rm -rf data`, a cell that begins with `%%bash`). */
export function cellCommands(input: ToolInput): readonly string[] {
  return codeOf(input).flatMap((code) => {
    const whole = /^\s*%%(?:bash|sh|script\s+(?:ba|z)?sh)\b[^\n]*\n([\s\S]*)$/.exec(code)?.[1];
    return whole === undefined ? [...code.matchAll(/^[ \t]*(?:!{1,2}|%(?:sx|system)\s)(.+)$/gm)].map(([, line = '']) => line) : [whole];
  });
}

const VERB =
  /(?:^|_)(?:delete|destroy|drop|purge|wipe|terminate|truncate|erase)_|[a-z](?:Delete|Destroy|Drop|Purge|Wipe|Terminate)(?:[A-Z]|$)|^(?:delete|destroy|drop|purge|wipe|terminate)[A-Z]|_(?:delete|destroy|drop|purge)$/i;
const CALLED = /(?:^|[^\w$])(?<!\bfunction\s)([A-Za-z_$][\w$]{3,80})\s*\(/g;
const QUOTED = /(["'`])([A-Za-z][\w.:/-]{3,80})\1/g;
const MOST = 100;

/**
 * Tools that code calls which runs beside them (`await codemode.github_delete_repository({…})`, `callTool('supabase', 'delete_project')`): only those
 * that are called after something that takes away.
 */
export function toolsInCode(input: ToolInput, call: McpCall): readonly McpCall[] {
  const names = codeOf(input).flatMap((code) => {
    const text = code.slice(0, 100_000);
    const called = [...text.matchAll(CALLED)].map(([, name = '']) => name);
    const handed = /tool/i.test(text) ? [...text.matchAll(QUOTED)].map(([, , name = '']) => name.replace(/^.*[.:/]/, '')) : [];
    return [...called, ...handed].filter((name) => VERB.test(name) && /[_a-z][A-Z_]|_/.test(name));
  });
  return [...new Set(names)].slice(0, MOST).map((tool) => ({ ...call, via: [...call.via, call.tool], tool, input: {} }));
}
