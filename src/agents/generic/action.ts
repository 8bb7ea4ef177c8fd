import type { Action, Json, ShellKind } from '../../engine/types';
import { type Fields, isFields } from '../fields';

const SHELLS: readonly ShellKind[] = ['bash', 'zsh', 'sh', 'fish', 'powershell', 'cmd'];
const KINDS = ['shell', 'mcp', 'read', 'write', 'delete', 'http'] as const;

/** An action as the command line takes it; null, or `problems` filled, where it is malformed. `resolve`: the folder it happens in. */
export function readAction(
  value: Fields,
  who: Pick<Action, 'agent' | 'conversation'>,
  resolve: (cwd: string | null) => string,
  problems: string[],
): Action | null {
  const text = (key: string): string => {
    const found = value[key];
    if (typeof found === 'string') return found;
    problems.push(found === undefined ? `"${key}" is missing` : `"${key}" must be a string`);
    return '';
  };
  const optional = (key: string): string | null => (value[key] === undefined || value[key] === null ? null : text(key));
  const kind = KINDS.find((one) => one === value.kind);
  if (kind === undefined) {
    problems.push(value.kind === undefined ? '"kind" is missing' : `"kind" must be one of ${KINDS.join(', ')}`);
    return null;
  }
  const base = { ...who, cwd: resolve(optional('cwd')) };
  switch (kind) {
    case 'shell': {
      const given = value.shell;
      const shell = given === undefined || given === null ? 'bash' : SHELLS.find((one) => one === given);
      if (shell === undefined) problems.push(`"shell" must be one of ${SHELLS.join(', ')}`);
      return { ...base, kind, command: text('command'), shell: shell ?? 'bash' };
    }
    case 'mcp': {
      const input = value.input;
      if (input === undefined) problems.push('"input" is missing');
      return { ...base, kind, server: text('server'), tool: text('tool'), input: input ?? null };
    }
    case 'http':
      return {
        ...base,
        kind,
        method: text('method'),
        url: text('url'),
        headers: readHeaders(value.headers, problems),
        body: optional('body'),
      };
    case 'read':
    case 'write':
    case 'delete':
      return { ...base, kind, path: text('path'), content: optional('content') };
    default:
      return kind satisfies never;
  }
}

function readHeaders(value: Json | undefined, problems: string[]): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {};
  const entries = isFields(value) ? Object.entries(value) : [];
  const headers = entries.flatMap(([name, one]): (readonly [string, string])[] => (typeof one === 'string' ? [[name, one]] : []));
  if (!isFields(value) || headers.length < entries.length) problems.push('"headers" must be an object of strings');
  return Object.fromEntries(headers);
}
