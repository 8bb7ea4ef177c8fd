import type { Context } from '../../context';
import type { Content, FileCall, ProgramCall, Text } from '../../types';
import { contentOf, joined, mapped, percentEncode, readOf } from './sources';

/** A piece of a body and the files it was read from. */
export interface Piece {
  readonly content: Content;
  readonly reads: readonly FileCall[];
}
const literal = (text: Text): Piece => ({ content: { kind: 'text', text }, reads: [] });

/** What one `--data*`, `--json` or `--url-query` option adds. */
export function dataPiece(option: string, value: Text, call: ProgramCall, context: Context): Piece {
  const file = (path: Text, change: (text: Text) => Text): Piece => ({
    content: mapped(contentOf(path, call, context), change),
    reads: readOf(path, call),
  });
  const same = (text: Text): Text => text;
  switch (option) {
    case 'data-raw':
      return literal(value);
    case 'data-binary':
    case 'json':
      return value.startsWith('@') ? file(value.slice(1), same) : literal(value);
    case 'url-query':
      if (value.startsWith('+')) return literal(value.slice(1));
      return encoded(value, file);
    case 'data-urlencode':
      return encoded(value, file);
    default:
      return value.startsWith('@') ? file(value.slice(1), (text) => text.replace(/[\r\n\0]/g, '')) : literal(value);
  }
}

/** The five forms: `content`, `=content`, `name=content`, `@file`, `name@file`. */
function encoded(value: Text, file: (path: Text, change: (text: Text) => Text) => Piece): Piece {
  const equals = value.indexOf('=');
  if (equals >= 0) {
    const name = value.slice(0, equals);
    return literal((name === '' ? '' : `${name}=`) + percentEncode(value.slice(equals + 1)));
  }
  const at = value.indexOf('@');
  if (at < 0) return literal(percentEncode(value));
  const name = value.slice(0, at);
  return file(value.slice(at + 1), (text) => (name === '' ? '' : `${name}=`) + percentEncode(text));
}

export const BOUNDARY = 'mollyguard-boundary';

/** A multipart body from `-F` (`name=text`, `name=@file`, `name=<file`, options after `;`) and `--form-string`. */
export function formBody(fields: readonly { readonly option: string; readonly value: Text }[], call: ProgramCall, context: Context): Piece {
  const reads: FileCall[] = [];
  const parts = fields.map(({ option, value }): Content => {
    const equals = value.indexOf('=');
    const name = value.slice(0, Math.max(0, equals));
    const rest = value.slice(equals + 1);
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`;
    const framed = (content: Content): Content => mapped(content, (text) => `${head}${text}\r\n`);
    if (option === 'form-string') return framed({ kind: 'text', text: rest });
    if (/^[@<]/.test(rest)) {
      const path = unquote(rest.slice(1));
      reads.push(...readOf(path, call));
      return framed(contentOf(path, call, context));
    }
    return framed({ kind: 'text', text: unquote(rest) });
  });
  return { content: mapped(joined(parts), (text) => `${text}--${BOUNDARY}--\r\n`), reads };
}

/** `"quoted;text"` or everything before the options (`;type=…`). */
function unquote(text: Text): Text {
  if (text.startsWith('"')) return /^"((?:[^"\\]|\\.)*)"/.exec(text)?.[1]?.replace(/\\(.)/g, '$1') ?? text;
  return text.replace(/;\s*(type|filename|encoder|headers)=.*$/s, '');
}
