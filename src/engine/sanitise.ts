import { limits } from './limits';
import type { Action, Json } from './types';
import { HOLE } from './types';

/** The agent's own text cannot contain a HOLE: one that stands there becomes U+FFFD. */
const plain = (text: string): string => (text.includes(HOLE) ? text.replaceAll(HOLE, '\uFFFD') : text);

function plainJson(value: Json): Json {
  if (typeof value === 'string') return plain(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Json) => plainJson(one));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [plain(key), plainJson(one)]));
}

/** The action without anything that could be taken for a mark of the engine's own. */
export function sanitise(action: Action): Action {
  const cwd = plain(action.cwd);
  switch (action.kind) {
    case 'shell':
      return { ...action, cwd, command: plain(action.command) };
    case 'mcp':
      return { ...action, cwd, server: plain(action.server), tool: plain(action.tool), input: plainJson(action.input) };
    case 'http': {
      const headers = Object.fromEntries(Object.entries(action.headers).map(([name, value]) => [plain(name), plain(value)]));
      return {
        ...action,
        cwd,
        method: plain(action.method),
        url: plain(action.url),
        headers,
        body: action.body === null ? null : plain(action.body),
      };
    }
    case 'read':
    case 'write':
    case 'delete':
      return {
        ...action,
        cwd,
        path: plain(action.path),
        content: action.content === null ? null : plain(action.content),
        ...(action.loose === undefined ? {} : { loose: plain(action.loose) }),
        ...(action.edits ? { edits: action.edits.map((edit) => ({ ...edit, old: plain(edit.old), new: plain(edit.new) })) } : {}),
      };
    default:
      return action satisfies never;
  }
}

/** Whether any text of the action is beyond what is read. */
export function tooBig(action: Action): boolean {
  switch (action.kind) {
    case 'shell':
      return action.command.length > limits.actionLength;
    case 'mcp':
      return lengthOf(action.input) > limits.actionLength;
    case 'http':
      return action.url.length + (action.body?.length ?? 0) > limits.actionLength;
    case 'read':
    case 'write':
    case 'delete':
      return (
        action.path.length +
          (action.content?.length ?? 0) +
          (action.edits ?? []).reduce((sum, edit) => sum + edit.old.length + edit.new.length, 0) >
        limits.actionLength
      );
    default:
      return action satisfies never;
  }
}

/** Characters in all strings of a JSON value; nested beyond what is followed, it counts as beyond any length. */
function lengthOf(root: Json): number {
  let total = 0;
  const stack: (readonly [Json, number])[] = [[root, 0]];
  for (let top = stack.pop(); top && total <= limits.actionLength; top = stack.pop()) {
    const [value, depth] = top;
    if (depth > limits.jsonDepth) return Number.POSITIVE_INFINITY;
    if (typeof value === 'string') total += value.length;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      total += key.length + 1;
      stack.push([inner, depth + 1]);
    }
  }
  return total;
}
