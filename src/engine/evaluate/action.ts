import type { Context } from '../context';
import type { Action, Call, FileAction, FileCall, Json } from '../types';
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
      return [{ ...here, kind: 'mcp', server: action.server, tool: action.tool, input: action.input }, ...requestOf(action.input)];
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

/** A tool that sends whatever request it is told (`{url, method, headers, body}`) does what an HTTP client does. */
function requestOf(input: Json): readonly Call[] {
  if (!isObject(input)) return [];
  const { url, uri } = input;
  const address = typeof url === 'string' ? url : uri;
  const body = input.body ?? input.data ?? input.json ?? null;
  if (typeof address !== 'string' || !/^https?:/i.test(address.trim()) || (input.method === undefined && body === null)) return [];
  const headers = isObject(input.headers) ? Object.entries(input.headers).map(([name, value]) => [name, String(value)] as const) : [];
  const method = typeof input.method === 'string' ? input.method : body === null ? 'GET' : 'POST';
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return [httpCall({ method, url: address.trim(), headers, body: body === null ? { kind: 'none' } : { kind: 'text', text } }, here)];
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only where a write would be Mollyguard's own matter does a read count as one, too. */
function fileCallsOf(action: FileAction, context: Context): readonly Call[] {
  const call = fileCallOf(action, context);
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
