import type { Text } from '../../types';

/** One line of a config file as the option it stands for; `value` null where the line has none. */
export interface ConfigLine {
  readonly name: string;
  readonly value: Text | null;
}

/** Reads curl's `-K` format: one option a line, dashes optional, `=`, `:` or space before the value, quotes with backslash escapes. */
export function* configLines(text: Text): Generator<ConfigLine> {
  for (const line of text.split('\n')) {
    const match = /^\s*(-{0,2})([^\s=:#]+)\s*(?:[=:]\s*)?(.*?)\r?$/.exec(line);
    if (!match || /^\s*#/.test(line)) continue;
    const [, dashes = '', word = '', rest = ''] = match;
    // `-d value`, `-XPOST`: a single dash is read like on the command line.
    yield dashes === '-'
      ? { name: `-${word}`, value: rest === '' ? null : unquote(rest) }
      : { name: word, value: rest === '' ? null : unquote(rest) };
  }
}

function unquote(rest: string): string {
  if (!rest.startsWith('"')) return rest.replace(/\s+(#.*)?$/, '').split(/\s/)[0] ?? '';
  let text = '';
  for (let at = 1; at < rest.length; at++) {
    const char = rest.charAt(at);
    if (char === '"') break;
    if (char !== '\\') text += char;
    else {
      at++;
      const escaped = rest.charAt(at);
      text += { n: '\n', r: '\r', t: '\t', v: '\v' }[escaped] ?? escaped;
    }
  }
  return text;
}
