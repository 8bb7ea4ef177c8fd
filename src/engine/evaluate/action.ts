import type { Context } from '../context';
import type { Action, Call, FileAction, FileCall } from '../types';
import { meantElsewhere } from './files/elsewhere';
import { matterOf } from './files/matter';
import { normalise, resolvePath } from './files/path';
import { httpCall } from './http/request';
import { evaluateShell } from './shell/index';

const here = { via: [], remote: null } as const;

/** The first calls of an action, before any program in it is read further. */
export function callsOf(action: Action, context: Context): readonly Call[] {
  switch (action.kind) {
    case 'shell':
      return evaluateShell(action, context);
    case 'mcp':
      return [{ ...here, kind: 'mcp', server: action.server, tool: action.tool, input: action.input }];
    case 'http': {
      const { method, url, headers, body } = action;
      return [
        httpCall(
          { method, url, headers: Object.entries(headers), body: body === null ? { kind: 'none' } : { kind: 'text', text: body } },
          here,
        ),
      ];
    }
    case 'read':
    case 'write':
    case 'delete':
      return fileCallsOf(action, context);
    default:
      return action satisfies never;
  }
}

/** Only where a write would be Mollyguard's own matter does a read count as one, too. */
export function fileCallsOf(action: FileAction, context: Context): readonly Call[] {
  const call = fileCallOf(action, context);
  if (action.kind === 'write') return [call, ...meantElsewhere(action, call.path, context).map((path) => ({ ...call, path }))];
  if (action.kind !== 'read' || !action.mayWrite) return [call];
  const write = fileCallOf({ ...action, kind: 'write' }, context);
  const place = matterOf(write, context).place;
  return place === 'self' || place === 'agent-settings' ? [call, write] : [call];
}

/** An agent's own file tool does the same to a file as a program would. A file tool knows no globs: what looks like one is a name. */
function fileCallOf(action: FileAction, context: Context): FileCall {
  const { kind, content, cwd } = action;
  const path = fileToolPath(action.path, cwd, context.facts.home);
  const verb = kind === 'write' ? 'overwrite' : kind;
  const recursive = kind === 'delete' && context.file(path, 'stat').kind === 'directory';
  return {
    ...here,
    kind: 'file',
    verb,
    path,
    to: null,
    recursive,
    pattern: false,
    content:
      kind !== 'write'
        ? { kind: 'none' }
        : content === null
          ? { kind: 'unreadable', why: 'the agent does not tell' }
          : { kind: 'text', text: content },
    by: kind,
    ...(action.edits && content === null ? { edits: action.edits } : {}),
  };
}

function fileToolPath(path: string, cwd: string, home: string): string {
  const plain = path.startsWith('file://') ? path.slice('file://'.length) : path;
  return plain.startsWith('/') ? normalise(plain) : resolvePath(plain, cwd, home);
}
