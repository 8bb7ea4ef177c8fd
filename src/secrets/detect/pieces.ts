import { nameKind } from '../names';
import { base64Decoded } from './base64';

/** A part of a text that may be a value: where it begins, the name beside it, and whether it stands where a credential is expected. */
export interface Piece {
  readonly value: string;
  readonly key: string | null;
  readonly at: number;
  readonly credential: boolean;
  /** The host or scheme it is sent to, where the place says so. */
  readonly host?: string;
}

const QUOTE = 34;
const BACKSLASH = 92;
const LINE_BREAK = 10;

const NAME = /(?<!\w)([A-Za-z_][\w.-]{0,80})\\?["'\]]{0,3}[ \t]{0,8}(?:=>|:=|[:=])[ \t]{0,8}/g;
const LINE =
  /^[ \t]*(?:export[ \t]+|declare[ \t]+-x[ \t]+|set[ \t]+|setenv[ \t]+|ENV[ \t]+|ARG[ \t]+|\$env:|-[ \t]+)?["']?([A-Za-z_/][\w.\-/:@]{0,200}?)["']?[ \t]{0,40}(?:=>|:=|=|:(?=[ \t]))(.*)$/;
const QUOTED = /(["'`])((?:\\.|(?!\1)[^\\\n]){0,1024})\1/y;
const BARE = /[^\s"'`,;)}\]&|]{1,512}/y;
const URL_USER = /([a-z][a-z\d+.-]{1,20}):\/\/([^\s/:@"'<>]{0,200}):([^\s/"'<>]{1,400}?)@([^\s/"'<>?,]{1,200})/gi;
const URL_TOKEN = /(https?):\/\/([^\s/:@"'<>]{8,200})@([^\s/"'<>?,]{1,200})/gi;
const HEADER = /\b(Bearer|Basic|Token|ApiKey|Bot)[ \t]{1,4}([A-Za-z\d._~+/=-]{8,4000})/gi;
const FLAG = /(?:^|\s)--?([A-Za-z][\w-]{0,60})[ \t=]{1,4}(["']?)([^\s"']{6,400})\2/g;
const USER_FLAG = /(?:^|\s)(?:-u|--user)[ \t=]{0,4}(["']?)([^\s:"']{0,200}):([^\s"']{4,400})\1/g;
const NETRC =
  /\b(?:machine[ \t]+(\S{1,200})|default)(?:\s{1,20}(?:login|account)\s{1,20}\S{1,200}){0,2}\s{1,20}password\s{1,20}("[^"\n]{1,400}"|\S{1,400})/g;
/** `<name>value</`; `'NAME', 'value'` of calls; `key="NAME" value="value"`. */
const ELEMENT = /<([A-Za-z][\w.:-]{0,60})>([^<>\s]{4,400})<\//g;
const PAIR = /(["'])([A-Za-z_][\w.-]{2,60})\1[ \t]{0,4}(?:,|=>|value[ \t]{0,2}=)[ \t]{0,4}(["'])([^"'\s]{4,400})\3/g;
const PAIRS = [
  [ELEMENT, 1, 2],
  [PAIR, 2, 4],
] as const;
const FIVE_FIELDS = /^([^:#\s]{1,200}):(\d{1,5}|\*):([^:\s]{1,200}):([^:\s]{1,200}):(.{1,400})$/;

/** Every piece of one line, at the offset where the line begins. */
export function* lineItems(line: string, start: number): Generator<Piece> {
  const five = FIVE_FIELDS.exec(line);
  if (five !== null && !line.includes('://')) {
    const value = five[5] ?? '';
    yield {
      value: value.replace(/\\([\\:])/g, '$1'),
      key: 'password',
      at: start + line.length - value.length,
      credential: true,
      host: five[1] ?? '',
    };
  }
  const whole = LINE.exec(line);
  if (whole !== null) {
    const [, key = '', rest = ''] = whole;
    const raw = uncommented(rest.trim());
    const host = /^\/\/([^/\s:]+)/.exec(key)?.[1];
    const place = { value: unquoted(raw), key, at: start + line.length - rest.length, credential: isCredential(key) };
    yield host === undefined ? place : { ...place, host };
  }
  for (const match of line.matchAll(NAME)) {
    const key = match[1] ?? '';
    const at = match.index + match[0].length;
    const value = wordAt(line, at);
    if (value !== null) yield { value, key, at: start + at, credential: isCredential(key) };
  }
  if (line.includes('://')) yield* addressItems(line, start, keyOf(whole));
  for (const match of line.matchAll(HEADER)) {
    const [all, scheme = '', value = ''] = match;
    const at = start + match.index + all.length - value.length;
    yield { value, key: 'Authorization', at, credential: true };
    if (/^basic$/i.test(scheme)) yield* userOf(value, at, 'Authorization');
  }
  for (const match of line.matchAll(USER_FLAG)) {
    const [all, quote = '', , value = ''] = match;
    yield { value, key: null, at: start + match.index + all.length - quote.length - value.length, credential: true };
  }
  for (const match of line.matchAll(FLAG)) {
    const [all, flag = '', quote = '', value = ''] = match;
    if (isCredential(flag))
      yield { value, key: flag, at: start + match.index + all.length - quote.length - value.length, credential: true };
  }
  for (const [pattern, name, group] of PAIRS)
    for (const match of line.matchAll(pattern)) {
      const [key = '', value = ''] = [match[name], match[group]];
      yield { value, key, at: start + match.index + match[0].lastIndexOf(value), credential: isCredential(key) };
    }
  for (const match of line.matchAll(/[^\s"'`,]{8,4000}/g)) {
    const word = match[0];
    if (!/^-{0,2}[A-Za-z_][\w.-]{0,80}[=:](?!=*$)/.test(word))
      yield { value: trimmed(word), key: keyOf(whole), at: start + match.index, credential: false };
    let at = start + match.index;
    for (const part of word.split(/[=:;<>]/)) {
      if (part.length >= 8 && part !== word) yield { value: trimmed(part), key: keyOf(whole), at, credential: false };
      at += part.length + 1;
    }
  }
}

/** Logins in addresses. */
function* addressItems(line: string, start: number, key: string | null): Generator<Piece> {
  for (const match of line.matchAll(URL_USER)) {
    const [, scheme = '', user = '', password = '', host = ''] = match;
    const at = start + match.index + scheme.length + user.length + 4;
    const place = { key, at, credential: true, host: /^https?$/i.test(scheme) ? host : `${host} ${scheme}` };
    yield { value: password, ...place };
    const decoded = percentDecoded(password);
    if (decoded !== password) yield { value: decoded, ...place };
    if (user.length >= 20) yield { value: user, ...place, at: at - user.length - 1 };
  }
  for (const match of line.matchAll(URL_TOKEN)) {
    const [, scheme = '', user = '', host = ''] = match;
    yield { value: user, key, at: start + match.index + scheme.length + 3, credential: true, host };
  }
}

/** What only several lines together show: logins of `.netrc`. */
export function* wholeItems(text: string): Generator<Piece> {
  if (!text.includes('password')) return;
  for (const match of text.matchAll(NETRC)) {
    const [all, host = '', raw = ''] = match;
    yield { value: unquoted(raw), key: 'password', at: match.index + all.length - raw.length, credential: true, host };
  }
}

/** The strings of a JSON text with the key each belongs to; those of several lines also line by line. */
export function* jsonItems(text: string): Generator<Piece> {
  let key: string | null = null;
  for (let open = text.indexOf('"'); open >= 0; ) {
    let end = open + 1;
    while (end < text.length && text.charCodeAt(end) !== QUOTE && text.charCodeAt(end) !== LINE_BREAK)
      end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
    const raw = text.slice(open + 1, end);
    const at = open + 1;
    open = text.indexOf('"', end + 1);
    if (text.charCodeAt(end) !== QUOTE) continue;
    if (/^\s{0,40}:/.test(text.slice(end + 1, end + 42))) {
      key = raw.slice(0, 200);
      continue;
    }
    const value = raw.includes('\\') ? unescaped(raw) : raw;
    yield { value, key, at, credential: key !== null && isCredential(key) };
    if (value.includes('\n')) for (const line of value.split('\n')) yield { value: line.trim(), key, at, credential: false };
    if (key === 'auth') yield* userOf(value, at, key);
  }
}

/** `user:password` in base64, as headers and the logins of registries hold it. */
function* userOf(value: string, at: number, key: string): Generator<Piece> {
  const text = base64Decoded(value);
  const colon = text.indexOf(':');
  if (colon > 0 && /^[\x20-\x7e]+$/.test(text)) yield { value: text.slice(colon + 1), key, at, credential: true };
}

/** A plain `key` names things more often than secrets. */
const isCredential = (key: string): boolean => {
  const kind = nameKind(key);
  return kind === 'credential' || (kind === 'key' && !/^keys?$/i.test(key)) || /(?:^|[_.-])(?:pw|psk|pat)$/i.test(key);
};
const keyOf = (line: RegExpExecArray | null): string | null => line?.[1] ?? null;

function wordAt(line: string, at: number): string | null {
  QUOTED.lastIndex = at;
  const quoted = QUOTED.exec(line);
  if (quoted !== null) return quoted[2] ?? null;
  BARE.lastIndex = at;
  return BARE.exec(line)?.[0] ?? null;
}

const unquoted = (value: string): string => {
  const first = value.charAt(0);
  return value.length >= 2 && '"\'`'.includes(first) && value.endsWith(first) ? value.slice(1, -1) : value;
};

/** Without the comment after it, and without the sign that ends it in a list. */
function uncommented(value: string): string {
  const comments = [' #', '\t#'].map((sign) => value.indexOf(sign)).filter((at) => at >= 0);
  const kept = comments.length === 0 ? value : value.slice(0, Math.min(...comments)).trimEnd();
  return /[,;]$/.test(kept) ? kept.slice(0, -1) : kept;
}

/** Without the brackets and signs of the text around it. */
function trimmed(word: string): string {
  let from = 0;
  let to = word.length;
  while (from < to && '([{<\\'.includes(word.charAt(from))) from += 1;
  while (to > from && ')]}>\\.!?'.includes(word.charAt(to - 1))) to -= 1;
  return word.slice(from, to);
}

function unescaped(raw: string): string {
  try {
    const value: unknown = JSON.parse(`"${raw}"`);
    return typeof value === 'string' ? value : raw;
  } catch {
    return raw;
  }
}

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
