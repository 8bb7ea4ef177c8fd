const NONE = 255;
const BASE64 = new Uint8Array(128).fill(NONE);
for (const [at, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) BASE64[char.charCodeAt(0)] = at;
BASE64['-'.charCodeAt(0)] = 62;
BASE64['_'.charCodeAt(0)] = 63;

export const isBase64 = (code: number): boolean => code < 128 && BASE64[code] !== NONE;
const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;

/** Room for decoded bytes; a longer run is decoded up to here. */
const room = new Uint8Array(1 << 16);
/** What is no encoding decodes to hardly any run of printable characters. */
const TEXT = 8;

/** Characters that are made at once: more arguments than that may be too many. */
const CHUNK = 4_096;

function fromRoom(length: number): string {
  let text = '';
  for (let at = 0; at < length; at += CHUNK) text += String.fromCharCode(...room.subarray(at, Math.min(at + CHUNK, length)));
  return text;
}

/** A run of base64 (either alphabet), from one offset to another, as bytes in a string; null where it says nothing. */
export function base64Text(text: string, from: number, to: number): string | null {
  let length = 0;
  let bits = 0;
  let held = 0;
  let run = 0;
  let longest = 0;
  for (let at = from; at < to && length < room.length; at += 1) {
    bits = ((bits << 6) | (BASE64[text.charCodeAt(at)] ?? 0)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    room[length] = byte;
    length += 1;
    run = isPrintable(byte) ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest >= TEXT ? fromRoom(length) : null;
}

/** A digit of base32, in letters of either case; -1: it is none. */
function digit32(code: number): number {
  const letter = code | 32;
  if (letter >= 97 && letter <= 122) return letter - 97;
  return code >= 50 && code <= 55 ? code - 24 : -1;
}

/** A run of base32, in capital or in small letters alone; null where it says nothing. */
export function base32Text(text: string, from: number, to: number): string | null {
  let length = 0;
  let bits = 0;
  let held = 0;
  let run = 0;
  let longest = 0;
  let cases = 0;
  for (let at = from; at < to && length < room.length; at += 1) {
    const code = text.charCodeAt(at);
    const value = digit32(code);
    if (code >= 65) cases |= code & 32 ? 1 : 2;
    if (value < 0 || cases === 3) return null;
    bits = ((bits << 5) | value) & 0xffff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    room[length] = byte;
    length += 1;
    run = isPrintable(byte) ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest >= TEXT ? fromRoom(length) : null;
}

/** The value of a hexadecimal digit; -1: it is none. */
function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
export const isHex = (code: number): boolean => digit(code) >= 0;

/** A run of hexadecimal digits, two to a character; null where it says nothing. */
export function hexText(text: string, from: number, to: number): string | null {
  let length = 0;
  let run = 0;
  let longest = 0;
  for (let at = from; at + 1 < to && length < room.length; at += 2) {
    const byte = (digit(text.charCodeAt(at)) << 4) | digit(text.charCodeAt(at + 1));
    room[length] = byte;
    length += 1;
    run = isPrintable(byte) ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest >= TEXT ? fromRoom(length) : null;
}
