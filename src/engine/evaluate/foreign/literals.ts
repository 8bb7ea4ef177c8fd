import { HOLE, type Text } from '../../types';

/** One word of code that matters here: a name, a string, or any other character. */
export type Token =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'string'; readonly text: Text; readonly command: boolean }
  | { readonly kind: 'mark'; readonly text: string };

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
/** Perl's and Ruby's quotes of one's own choice; `x` runs a command. */
const CHOSEN = /^(?:q[qwx]?|%[qQwWx]?)(?=[^\w\s,;)=])/;

/** How a language writes its strings and comments. */
export interface Style {
  /** Variables stand in strings; awk has none there. */
  readonly interpolates: boolean;
  /** Like C: `//`, `"""text"""`, quotes around one character, backquotes around plain text. */
  readonly slashes: boolean;
  /** Like C, but single quotes are strings as well (Dart, Groovy). */
  readonly single: boolean;
}
const SCRIPT: Style = { interpolates: true, slashes: false, single: true };

/**
 * Reads code of Perl, Ruby, Lua, awk, Go, Java and their like just far enough to tell names from strings. Strings that run as a command in those
 * languages (backquotes, `qx()`, `%x()`) are marked. What is interpolated stands as a HOLE. Comments go. Linear; never throws.
 */
export function tokensOf(code: string, { interpolates, slashes, single }: Style = SCRIPT): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < code.length) {
    const rest = code.slice(at, at + 4);
    const char = code[at] ?? '';
    const last = tokens.at(-1);
    const chosen = slashes || last?.kind === 'name' || last?.text === '$' || last?.text === '@' ? null : CHOSEN.exec(rest);
    if (slashes && rest.startsWith('//')) at = endOfLine(code, at);
    else if (slashes && rest.startsWith('/*')) at = behind(code, at + 2, '*/');
    else if (slashes && (rest.startsWith('"""') || rest.startsWith("'''"))) {
      const end = behind(code, at + 3, rest.slice(0, 3));
      tokens.push({ kind: 'string', text: interpolated(code.slice(at + 3, Math.max(at + 3, end - 3))), command: false });
      at = end;
    } else if (char === "'" && slashes && !single && !/^'(?:\\.|[^\\])'/.test(rest)) at += 1;
    else if (chosen) {
      const open = code[at + chosen[0].length] ?? '';
      const { text, end } = until(code, at + chosen[0].length + 1, CLOSING[open] ?? open, open);
      tokens.push({ kind: 'string', text: chosen[0] === 'q' ? text : interpolated(text), command: chosen[0].endsWith('x') });
      at = end;
    } else if (char === '"' || char === "'" || char === '`') {
      const { text, end } = until(code, at + 1, char, '');
      tokens.push({
        kind: 'string',
        text: char === "'" ? plain(text) : interpolates ? interpolated(text) : escaped(text),
        command: char === '`' && !slashes,
      });
      at = end;
    } else if (/\s/.test(char)) at += 1;
    else if (char === '#' && (at === 0 || /[\s;]/.test(code[at - 1] ?? ''))) at = endOfLine(code, at);
    else if (/[A-Za-z_]/.test(char)) {
      let end = at + 1;
      while (/[\w:.]/.test(code[end] ?? '')) end += 1;
      tokens.push({ kind: 'name', text: code.slice(at, end) });
      at = end;
    } else {
      tokens.push({ kind: 'mark', text: char });
      at += 1;
    }
  }
  return tokens;
}

function endOfLine(code: string, from: number): number {
  const end = code.indexOf('\n', from);
  return end < 0 ? code.length : end;
}

/** Where the text goes on after this mark. */
function behind(code: string, from: number, mark: string): number {
  const end = code.indexOf(mark, from);
  return end < 0 ? code.length : end + mark.length;
}

/** The text up to the closing character, nested pairs and escapes respected. */
function until(code: string, from: number, close: string, open: string): { readonly text: string; readonly end: number } {
  let depth = 0;
  for (let at = from; at < code.length; at += 1) {
    const char = code[at];
    if (char === '\\') at += 1;
    else if (char === close && depth === 0) return { text: code.slice(from, at), end: at + 1 };
    else if (char === close) depth -= 1;
    else if (open !== close && char === open) depth += 1;
  }
  return { text: code.slice(from), end: code.length };
}

const plain = (text: string): Text => text.replace(/\\([\\'])/g, '$1');

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', e: '\u001b', '0': '\0' };

/** A string of awk. */
export const escaped = (text: string): Text =>
  text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_all, octal: string | undefined, char: string) =>
    octal === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(octal, 8)),
  );

/** A string whose variables are not known: each one is a HOLE. */
const interpolated = (text: string): Text =>
  text
    .replace(/\\x\{?([\dA-Fa-f]{1,4})\}?|\\([\s\S])/g, (_all, hex: string | undefined, char: string | undefined) =>
      hex === undefined
        ? (ESCAPES[char ?? ''] ?? (char === '$' || char === '@' ? `\\${char}` : (char ?? '')))
        : String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/#\{[^}]*\}|(?<!\\)[$@]\{?\w+\}?(?:->)?(?:\[[^\]]*\]|\{[^}]*\})*/g, HOLE)
    .replace(/\\([$@])/g, '$1');
