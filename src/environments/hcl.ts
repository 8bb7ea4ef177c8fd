/** What is read of Terraform's and Terragrunt's own language: blocks by their head, and attributes whose value is a plain text. */

const LONGEST = 60_000;
const MOST_BLOCKS = 60;

export interface HclBlock {
  /** What stands in front of its brace, without quotes: `backend s3`. */
  readonly head: string;
  readonly line: number;
  readonly body: string;
}

/** Blocks with one of these heads, however deep they stand; a body that does not end is none. */
export function blocksOf(text: string, kinds: readonly string[]): readonly HclBlock[] {
  const plain = withoutComments(text.slice(0, LONGEST));
  const heads = new RegExp(String.raw`(?:^|[\n{;])[ \t]*(${kinds.join('|')})((?:[ \t]+"[^"\n]{0,200}")*)[ \t]*(?:=[ \t]*)?\{`, 'g');
  const found: HclBlock[] = [];
  let tried = 0;
  for (let match = heads.exec(plain); match && tried < MOST_BLOCKS; match = heads.exec(plain)) {
    tried += 1;
    const start = match.index + match[0].length;
    const end = endOf(plain, start);
    heads.lastIndex = start;
    if (end < 0) continue;
    const head = `${match[1] ?? ''}${(match[2] ?? '').replaceAll('"', '')}`.replace(/\s+/g, ' ');
    found.push({ head, line: lineOf(plain, start), body: plain.slice(start, end) });
  }
  return found;
}

/** Attributes of these names with a text that holds no code, wherever they stand. */
export function textsIn(body: string, names: readonly string[]): readonly string[] {
  const attribute = new RegExp(String.raw`(?:^|[\n{;,(])[ \t]*"?(?:${names.join('|')})"?[ \t]*[=:][ \t]*"([^"\n]{1,400})"`, 'g');
  return [...body.slice(0, LONGEST).matchAll(attribute)].flatMap(([, value = '']) => (/[$%]\{/.test(value) ? [] : [value]));
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Comments are taken out; `#` and `//` inside of quotes are none. */
export function withoutComments(given: string): string {
  const text = given.slice(0, LONGEST);
  const parts: string[] = [];
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const two = text.slice(at, at + 2);
    if (text[at] === '"') {
      for (at += 1; at < text.length && text[at] !== '"' && text[at] !== '\n'; at += 1) if (text[at] === '\\') at += 1;
    } else if (text[at] === '#' || two === '//' || two === '/*') {
      const close = two === '/*' ? text.indexOf('*/', at + 2) : text.indexOf('\n', at);
      const end = close < 0 ? text.length : two === '/*' ? close + 2 : close;
      parts.push(text.slice(kept, at), text.slice(at, end).replace(/[^\n]/g, ' '));
      kept = end;
      at = end - 1;
    }
  }
  return `${parts.join('')}${text.slice(kept)}`;
}

/** Where the brace that is open at `from` is closed. */
function endOf(text: string, from: number): number {
  let depth = 1;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (quoted && char === '\\') at += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && char === '{') depth += 1;
    else if (!quoted && char === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
