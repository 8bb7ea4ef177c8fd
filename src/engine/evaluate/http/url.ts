import { limits } from '../../limits';
import { HOLE, type HttpCall, type Text } from '../../types';

/** A URL taken apart as clients do it. */
export interface UrlParts {
  readonly host: Text;
  readonly path: Text;
  readonly query: readonly (readonly [string, Text])[];
  readonly userInfo: Text | null;
}

/**
 * Takes a URL apart: scheme optional, user info up to the last `@`, host lower case, decoded, without port and trailing dot. A HOLE stays
 * where it is; when the whole beginning is unknown (`$API/graphql`), it stands for the host.
 */
export function splitUrl(text: Text): UrlParts {
  const trimmed = text.trim().replace(/[\t\r\n]/g, '');
  const rest = trimmed.replace(/^[a-zA-Z][a-zA-Z0-9+.-]*:[/\\]{1,4}/, '').replace(/^[/\\]{2}/, '');
  const end = rest.search(/[/?#\\]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const tail = (end < 0 ? '' : rest.slice(end)).replace(/#.*$/s, '');
  const at = authority.lastIndexOf('@');
  const mark = tail.indexOf('?');
  const path = (mark < 0 ? tail : tail.slice(0, mark)).replaceAll('\\', '/');
  return {
    host: hostName(authority.slice(at + 1)),
    path: cleanPath(path === '' && authority.endsWith(HOLE) && at < 0 ? `/${HOLE}` : path),
    query: mark < 0 ? [] : formPairs(tail.slice(mark + 1)),
    userInfo: at < 0 ? null : authority.slice(0, at),
  };
}

/** The name that decides where a request goes: no port, no trailing dot, full-width and percent-encoded letters as what they stand for. */
export function hostName(authority: Text): Text {
  const bracketed = /^\[([^\]]*)\]/.exec(authority)?.[1];
  if (bracketed !== undefined) return bracketed.toLowerCase();
  const decoded = percentDecode(authority, false);
  const name = /^[\x20-\x7E]*$/.test(decoded) ? decoded.replace(/:\d*$/, '') : asciiName(decoded);
  return name.toLowerCase().replace(/\.+$/, '');
}

const asciiName = (authority: Text): Text =>
  authority
    .normalize('NFKC')
    .replace(/:[\d\uE000]*$/, '')
    .replace(/\u00AD|[\u200B-\u200D]|\u2060|\uFEFF|[\uFE00-\uFE0F]/g, '')
    .replace(/[\u3002\uFF0E\uFF61]/g, '.');

/** Dot segments and doubled slashes taken out, percent encoding undone: what servers route by. */
function cleanPath(path: Text): Text {
  const segments: string[] = [];
  for (const segment of percentDecode(path, false).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

/** `a=1&b=2` as pairs, decoded; beyond the ceiling one unknown pair stands for the rest. */
export function formPairs(text: Text): readonly (readonly [string, Text])[] {
  const parts = text.split('&', limits.pairs + 1).filter((part) => part !== '');
  const pairs = parts.slice(0, limits.pairs).map((part): readonly [string, Text] => {
    const equals = part.indexOf('=');
    return equals < 0
      ? [percentDecode(part, true), '']
      : [percentDecode(part.slice(0, equals), true), percentDecode(part.slice(equals + 1), true)];
  });
  return parts.length > limits.pairs ? [...pairs, [HOLE, HOLE]] : pairs;
}

/** Undoes `%41`, as UTF-8; what is malformed stays. `plus`: `+` is a space. */
function percentDecode(text: Text, plus: boolean): Text {
  const spaced = plus ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  return spaced.replace(/(%[0-9a-fA-F]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run).replaceAll(HOLE, '\uFFFD');
    } catch {
      return run;
    }
  });
}

/** The last value of a header, by its name in any case. */
export function headerOf(headers: HttpCall['headers'], name: string): Text | undefined {
  return headers.findLast(([key]) => key.toLowerCase() === name)?.[1];
}
