import { HOLE } from '../../types';
import { textOf, textValue, UNKNOWN, type Value } from './values';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (also URL-safe) as UTF-8 text; unknown where it is no text. */
export function fromBase64(value: Value | undefined): Value {
  const text = textOf(value)
    .replace(/\s|=+$/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (text.includes(HOLE)) return UNKNOWN;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of text) {
    const code = ALPHABET.indexOf(char);
    if (code < 0) return UNKNOWN;
    held = ((held << 6) | code) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return fromBytes(bytes);
}

/** Pairs of hexadecimal digits as UTF-8 text. */
export function fromHex(value: Value | undefined): Value {
  const text = textOf(value).replace(/\s/g, '');
  if (!/^([0-9a-fA-F]{2})*$/.test(text)) return UNKNOWN;
  return fromBytes((text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
}

/** A list of character codes. */
export const fromCodes = (values: readonly Value[]): Value =>
  values.every((one) => one.v === 'plain' && typeof one.value === 'number')
    ? textValue(
        values
          .map((one) =>
            one.v === 'plain' ? String.fromCodePoint(Math.min(0x10ffff, Math.max(0, Math.trunc(Number(one.value)) || 0))) : '',
          )
          .join(''),
      )
    : UNKNOWN;

function fromBytes(bytes: readonly number[]): Value {
  try {
    const text = decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
    return textValue(text.replaceAll(HOLE, '\uFFFD'));
  } catch {
    return UNKNOWN; // not UTF-8: no text that could be code or a request
  }
}
