import { type Call, HOLE } from '../../../src/engine/types';
import { actionOf, judgeIn, PROJECT } from '../world';

const shown = (text: string): string => text.replaceAll(HOLE, '‹?›');

/** A call on one line, unknown parts as ‹?›: the whole of what matters of it. */
function line(call: Call): string {
  switch (call.kind) {
    case 'http': {
      const query = call.query.map(([name, value]) => `${name}=${value}`).join('&');
      const headers = call.headers.map(([name, value]) => `${name}: ${value}`).join(', ');
      const body =
        call.body.kind === 'text' ? ` ${call.body.text}` : call.body.kind === 'unreadable' ? ` unreadable (${call.body.why})` : '';
      return `${call.method} ${call.host}${call.path}${query && `?${query}`}${headers && ` [${headers}]`}${call.credential ? ' credential' : ''}${body}`;
    }
    case 'graphql':
      return `${call.operation} ${call.field} ${JSON.stringify(call.args)}`;
    case 'sql':
      return [call.dialect, call.verb, call.object, call.action, ...call.names].filter((word) => word !== '').join(' ');
    case 'file':
      return `${call.verb}${call.recursive ? ' -r' : ''} ${call.path}${call.to === null ? '' : ` → ${call.to}`}${call.content.kind === 'text' ? ` = ${call.content.text}` : ''}`;
    case 'program':
      return [call.program, ...call.argv].join(' ');
    case 'opaque':
      return `opaque ${call.why}`;
    case 'mcp':
      return `${call.server} ${call.tool} ${JSON.stringify(call.input)}`;
    default:
      return call satisfies never;
  }
}

/** All calls of some kinds that a command makes, in order; files lie in the project where they are not absolute. */
export function linesOf(command: string, kinds: readonly Call['kind'][], files: Readonly<Record<string, string>> = {}): readonly string[] {
  const absolute = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name.startsWith('/') ? name : `${PROJECT}/${name}`, text]),
  );
  const { calls } = judgeIn(actionOf(command), { files: absolute });
  return calls.filter(({ kind }) => kinds.includes(kind)).map((call) => shown(line(call)));
}

/** The GraphQL fields that a command sends, and whether a body of it cannot be read. */
export function graphqlOf(command: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  return linesOf(command, ['graphql', 'http'], files).flatMap((one) => {
    const unread = / unreadable \((.*)\)$/s.exec(one)?.[1];
    return /^(query|mutation|subscription) /.test(one) ? [one] : unread === undefined ? [] : [`unreadable: ${unread}`];
  });
}

/** What a program that is given code on its standard input does: everything but the program itself. */
export function doneBy(program: string, code: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const lines = linesOf(`${program} <<'END-OF-CODE'\n${code}\nEND-OF-CODE`, ['program', 'http', 'file', 'opaque'], files);
  return lines.filter((one) => one !== program);
}
