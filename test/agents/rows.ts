import type { Decoded } from '../../src/agents/agent';
import { decodePayload } from '../../src/agents/index';
import type { Action } from '../../src/engine/types';

export const decode = (payload: string, hint: string): Decoded => decodePayload(payload, hint, { cwd: '/work', home: '/home/me' }).decoded;

/** An action in one line, for rows. */
function line(action: Action): string {
  switch (action.kind) {
    case 'shell':
      return `${action.shell}: ${action.command}`;
    case 'mcp':
      return `mcp ${action.server} ${action.tool} ${JSON.stringify(action.input)}`;
    case 'http':
      return `${action.method} ${action.url}`;
    default: {
      const content = action.content === null ? '' : ` = ${JSON.stringify(action.content)}`;
      const edits = (action.edits ?? []).map(
        (edit) => ` {${edit.all ? 'all ' : ''}${edit.lines ? 'lines ' : ''}${JSON.stringify(edit.old)} → ${JSON.stringify(edit.new)}}`,
      );
      return `${action.kind}${action.mayWrite ? ' or write' : ''} ${action.path}${content}${edits.join('')}`;
    }
  }
}

/** What a payload comes to: lines of its actions, or why there are none. */
export function actionsOf(payload: string, hint: string): readonly string[] | string {
  const decoded = decode(payload, hint);
  if (decoded.kind === 'malformed') return `malformed: ${decoded.problem}`;
  return decoded.kind === 'actions' ? decoded.actions.map(line) : decoded.kind;
}

/** The same as one text. */
export const show = (payload: string, hint: string): string => [actionsOf(payload, hint)].flat().join('\n');
