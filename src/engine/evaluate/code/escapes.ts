import type { Text } from '../../types';

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0', a: '\x07', '\n': '' };

/** Undoes backslash escapes as Python and JavaScript share them. */
export function unescaped(body: Text): Text {
  if (!body.includes('\\')) return body;
  return body.replace(
    /\\(u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([0-7]{2,3})|\r?\n|[\s\S])/g,
    (_, whole: string, ...codes: (string | undefined)[]) => {
      const [braced, four, eight, two, octal] = codes;
      const hex = braced ?? four ?? eight ?? two;
      if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return fromCode(Number.parseInt(octal, 8));
      return whole === '\r\n' ? '' : (SIMPLE[whole] ?? whole);
    },
  );
}

/** Private-use HOLE cannot be written by an escape: it would pass for an unknown part. */
const fromCode = (code: number): string => (code > 0x10ffff || code === 0xe000 ? '\uFFFD' : String.fromCodePoint(code));
