import type { Context } from '../../context';
import { limits } from '../../limits';
import { type Content, type FileCall, HOLE, type OpaqueCall, type ProgramCall, type Text } from '../../types';

const unreadable = (why: string): Content => ({ kind: 'unreadable', why });

/** Absolute form of a path as the program would open it; it has a HOLE where that is not known. */
export function absolute(path: Text, cwd: Text): Text {
  if (path.startsWith('/') || path.startsWith(HOLE)) return path;
  const parts: string[] = [];
  for (const part of `${cwd}/${path}`.split('/')) {
    if (part === '..' && parts.at(-1) !== HOLE) parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return cwd.startsWith('/') ? `/${parts.join('/')}` : parts.join('/');
}

const STDIN = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

/** What a program finds in a file it is given by name, `-` being its standard input. A file that is not there may be made before it runs. */
export function contentOf(path: Text, call: ProgramCall, context: Context): Content {
  if (STDIN.has(path)) return call.stdin.kind === 'none' ? unreadable('standard input') : call.stdin;
  if (call.remote) return unreadable('a file on another machine');
  const file = context.file(absolute(path, call.cwd), 'text');
  // Work that is done with the text is paid here: the same large file may be named many times.
  if (file.kind === 'text') return context.spend(file.text.length / 250) ? { kind: 'text', text: file.text } : unreadable('budget');
  return unreadable(file.kind === 'unreadable' ? file.why : file.kind);
}

/** The same file as something that is read (and sent): for the rules on files. */
export function readOf(path: Text, call: ProgramCall): readonly FileCall[] {
  return STDIN.has(path) ? [] : [fileCall('read', path, call)];
}

/** More of something than is looked at. */
export const tooMany = ({ via, remote, program }: ProgramCall): OpaqueCall => ({
  kind: 'opaque',
  via,
  remote,
  why: 'budget',
  about: program,
  text: '',
});

/** A file that the program writes. */
export function writeOf(path: Text, call: ProgramCall): readonly FileCall[] {
  return path === '-' || path === '/dev/null' || path === '/dev/stdout' || path === '/dev/stderr' || path === ''
    ? []
    : [fileCall('overwrite', path, call)];
}

function fileCall(verb: 'read' | 'overwrite', path: Text, call: ProgramCall): FileCall {
  return {
    kind: 'file',
    via: call.via,
    remote: call.remote,
    verb,
    path: absolute(path, call.cwd),
    to: null,
    recursive: false,
    pattern: false,
    content: verb === 'read' ? { kind: 'none' } : unreadable('a download'),
    by: call.program,
  };
}

/** Pieces one after the other; unreadable if one is. */
export function joined(pieces: readonly Content[]): Content {
  const bad = pieces.find((piece) => piece.kind === 'unreadable');
  if (bad) return bad;
  const length = pieces.reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.length : 0), 0);
  if (length > limits.textLength) return unreadable('too long');
  return { kind: 'text', text: pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('') };
}

/** The same content with its text changed. */
export const mapped = (content: Content, change: (text: Text) => Text): Content =>
  content.kind === 'text' ? { kind: 'text', text: change(content.text) } : content;

/** Percent-encodes for a form; a HOLE stays one. */
export const percentEncode = (text: Text): Text => text.split(HOLE).map(encodePart).join(HOLE);
const encodePart = (part: string): string => {
  try {
    return encodeURIComponent(part);
  } catch {
    return part; // a lone surrogate: no client sends it as it is
  }
};
