import { describeValue, isSecretKey, pemKind } from './describe';
import { isName, shownName } from './names';

const MOST_LINES = 4_000;

/** Lines of a file of `name = value`: dotenv, ini, toml, properties. What a value spans over several lines is one value; what is no assignment is counted. */
export function viewAssignments(text: string): readonly string[] {
  const out: string[] = [];
  const lines = text.split(/\r?\n/).slice(0, MOST_LINES);
  let others = 0;
  let unclear = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line === '' || /^[#;!]/.test(line)) continue;
    const section = /^\[{1,2}([^[\]]{1,200})\]{1,2}\s*(?:[#;].*)?$/.exec(line)?.[1];
    if (section !== undefined && !unclear) {
      out.push(
        `[${section
          .split(/["'\s]+/)
          .filter((word) => word !== '')
          .map(shownName)
          .join(' ')}]`,
      );
      continue;
    }
    const assignment = readAssignment(line);
    // A value over several lines without quotes: its last line may look like a name without a value.
    if (!assignment || (unclear && /^=*$/.test(assignment.value))) {
      const begins = /-----BEGIN /.test(line);
      if (begins) {
        out.push(pemKind(line));
        at = lineWith(lines, at, /-----END /);
      } else others += 1;
      unclear = !begins;
      continue;
    }
    const { key } = assignment;
    const { value, last } = wholeValue(lines, at, assignment.value);
    at = last;
    unclear = unclear && !isName(key);
    out.push(`${shownName(key)}: ${describeValue(key, value, isSecretKey(key))}`);
  }
  if (others > 0) out.push(`and ${others} ${others === 1 ? 'line' : 'lines'} of something else`);
  return out;
}

function readAssignment(line: string): { readonly key: string; readonly value: string } | null {
  const match =
    /^(?:export\s+|set\s+)?(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s="'][^="']{0,200}?))\s*=\s*(.*)$/s.exec(line) ??
    /^(?:"([^"]{1,200})"|'([^']{1,200})'|([\w.-]{1,200}))\s*:\s+(.*)$/s.exec(line);
  if (!match) return null;
  return { key: match[1] ?? match[2] ?? match[3] ?? '', value: match[4] ?? '' };
}

/** The value with the lines that it goes on over, without its quotes; and its last line. */
function wholeValue(lines: readonly string[], at: number, value: string): { readonly value: string; readonly last: number } {
  const quote = /^(?:"""|'''|["'`])/.exec(value)?.[0];
  if (quote !== undefined) {
    const rest = value.slice(quote.length);
    const here = endOf(rest, quote);
    if (here >= 0) return { value: rest.slice(0, here), last: at };
    const parts = [rest];
    for (let next = at + 1; next < lines.length; next += 1) {
      const line = lines[next] ?? '';
      const end = endOf(line, quote);
      parts.push(end < 0 ? line : line.slice(0, end));
      if (end >= 0) return { value: parts.join('\n'), last: next };
    }
    return { value: parts.join('\n'), last: lines.length };
  }
  if (/-----BEGIN /.test(value) && !/-----END /.test(value)) {
    const last = lineWith(lines, at, /-----END /);
    return { value: [value, ...lines.slice(at + 1, last + 1)].join('\n'), last };
  }
  if (/^\[[^\]]*$/.test(value)) return { value: '[…]', last: lineWith(lines, at, /\]/) };
  let last = at;
  let whole = value;
  while (whole.endsWith('\\') && last + 1 < lines.length) {
    last += 1;
    whole = whole.slice(0, -1) + (lines[last] ?? '').trim();
  }
  return { value: whole.replace(/\s+#.*$/, ''), last };
}

/** Where an unescaped quote closes; -1: not here. */
function endOf(text: string, quote: string): number {
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0 || quote.startsWith("'")) return at;
  }
  return -1;
}

/** The first line from here on with this in it; the last line where none has. */
function lineWith(lines: readonly string[], from: number, pattern: RegExp): number {
  for (let at = from; at < lines.length; at += 1) if (pattern.test(lines[at] ?? '')) return at;
  return lines.length;
}
