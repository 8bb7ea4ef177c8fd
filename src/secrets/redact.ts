import { nameKind } from './names';
import { privateKeys, shapesIn } from './shapes';

/** What stands in the place of a masked value. */
export const REDACTED = '‹redacted›';

const CLOSED = String.raw`\\{1,7}"[^"]*?\\{1,7}"|"(?:\\[\s\S]|[^"\\])*"|'[^']*'|\`[^\`]*\``;
const BARE = String.raw`(?:\$\{[^}\s]*\}|\$\([^)\n]*\)|\\[^"'\n]|[^\s"'\`\\&|;,)}\]])+`;
/**
 * One shell word or literal. One that begins with a quote takes every adjacent piece, an unclosed quote reaches to the end (the text may
 * have been cut); one that begins bare takes only quoted pieces without blanks, since the quote may be that of the word around it.
 */
const WORD = String.raw`(?:(?:${CLOSED})(?:${CLOSED}|${BARE})*|["'][\s\S]*$|${BARE}(?:${BARE}|"[^"\s]+"|'[^'\s]+')*)`;
const pattern = (text: string, flags = 'gi'): RegExp => new RegExp(text.replaceAll('WORD', WORD), flags);

const QUOTED = String.raw`((?:\\[\s\S]|(?!\1)[^\\\n])*)`;
const HEADER_QUOTED = pattern(String.raw`(["'])((?:proxy-)?authorization\s*:\s*)${QUOTED}`);
const HEADER = pattern(
  String.raw`((?:proxy-)?authorization\\*["']?\]?\s*(?:[:=]|=>)\s*\\*(?:[fbru]{0,2}["'\`])?)(?:([A-Za-z][\w-]*)((?:\\? |%20|[+"'])+)(?!-))?([^\s"'\`\\,;&|)\]]+)`,
);
const COOKIE = pattern(String.raw`(["'])((?:set-)?cookie\s*:\s*)${QUOTED}`);
const SCHEME = /\b(bearer|basic)((?:\\? |%20|["'+]|\s)+)([\w.~+/=-]{6,})/gi;
const NAME = /(?<![\w.-])([\w.-]+)(\\*["']?\]?\s*(?:=>|:=|[:=])\s*)/g;
const VALUE = pattern('WORD', 'y');
const FLAG = pattern(String.raw`(?<![\w-])(--?[A-Za-z][\w-]*)(\s+)(WORD)`);
const SET = pattern(String.raw`\b((?:setenv|setx|set\s+-[a-z]*[xU][a-z]*)\s+)([\w]+)(\s+)(WORD)`);
const USER_FLAG = String.raw`((?<!\S)(?:-u|-U|-[sSfkLiIvgGNjJORlanq#]{1,8}u|--user|--proxy-user|--auth)(?:\s+|=)?)`;
const USER_QUOTED = new RegExp(String.raw`${USER_FLAG}(["'])([^\s:"'=/]*):((?:\\[\s\S]|(?!\2)[^\\])*)`, 'g');
const USER = pattern(String.raw`${USER_FLAG}([^\s:"'=/]*):(WORD)`, 'g');
const URL_USER = /([a-z][a-z0-9+.-]{0,40}:\/\/)([^\s/:@"'?#]{0,300})(?::([^\s/"'?#]{0,500}))?@(?=[^\s"'])/gi;
/** Programs whose short flags carry a password, by words of their names: the flag, then the value glued or as the next word. */
const SHORT: readonly (readonly [words: readonly string[], short: RegExp])[] = [
  [['mysql', 'mariadb'], pattern(String.raw`\b((?:mysql|mariadb)\w*(?:\s+[^\s;|&]+){0,40}?\s+-p)(WORD)`)],
  [
    ['sshpass', 'mongo', 'twine', 'login', '7z'],
    pattern(
      String.raw`\b((?:sshpass|mongo\w*|twine|docker\s+login|podman\s+login|az\s+login|7z\w?)(?:\s+[^\s;|&]+){0,12}?\s+-p\s*)(?!\d+:\d)(WORD)`,
    ),
  ],
  [['http', 'xh'], pattern(String.raw`\b((?:https?|xhs?)(?:\s+[^\s;|&]+){0,12}?\s+-a\s*["']?[^\s:"'/]*:)(WORD)`)],
  [['redis-cli'], pattern(String.raw`\b(redis-cli(?:\s+[^\s;|&]+){0,12}?\s+-a\s*)(WORD)`)],
  [['sqlcmd', 'zip'], pattern(String.raw`\b((?:sqlcmd|zip|unzip)(?:\s+[^\s;|&]+){0,12}?\s+-P\s*)(WORD)`, 'g')],
  [['pass:'], pattern(String.raw`\b(pass:)(WORD)`, 'g')],
  [['htpasswd'], pattern(String.raw`\b(htpasswd\s+-\w*b\w*\s+\S+\s+\S+\s+)(WORD)`)],
];

/**
 * Masks what stands in credential position, known token shapes, and the given values. The shape of the text is kept
 * (`Bearer ‹redacted›`), references to variables stay readable, and masking twice changes nothing.
 */
export function redact(text: string, known: readonly string[] = []): string {
  let out = text;
  for (const value of [...known].sort((a, b) => b.length - a.length)) {
    if (value.length < 4) continue;
    out = out.replaceAll(value, REDACTED).replaceAll(percent(value), REDACTED).replaceAll(JSON.stringify(value).slice(1, -1), REDACTED);
  }
  // V8 compiles a pattern when it is first used, and all of these take longer than judging: each is asked only where the text holds what
  // its every match holds. Masking adds none of these words.
  const low = out.toLowerCase();
  const holds = (...words: readonly string[]): boolean => words.some((word) => low.includes(word));
  const flagged = low.includes('-') && /\s/.test(low);
  if (holds('-----begin')) out = out.replace(privateKeys, (_all, begin: string, end: string) => `${begin}${REDACTED}${end}`);
  const shapes = shapesIn(out);
  if (shapes) out = out.replace(shapes, REDACTED);
  if (holds('authorization'))
    out = out.replace(HEADER_QUOTED, (_all, quote: string, name: string, value: string) => quote + name + headerValue(value, quote));
  if (holds('cookie'))
    out = out.replace(COOKIE, (_all, quote: string, name: string, value: string) => quote + name + (isReference(value) ? value : REDACTED));
  if (holds('authorization'))
    out = out.replace(HEADER, (_all, name: string, scheme = '', gap = '', value: string) => name + scheme + gap + headerToken(value, gap));
  if (holds('bearer', 'basic'))
    out = out.replace(SCHEME, (all: string, scheme: string, gap: string, value: string) => (random(value) ? scheme + gap + REDACTED : all));
  if (holds('://')) out = out.replace(URL_USER, urlUser);
  if (holds('-') && holds(':')) out = users(out);
  for (const [words, short] of SHORT)
    if (holds(...words)) out = out.replace(short, (_all, before: string, value: string) => before + masked(value));
  if (holds(':', '=')) out = named(out);
  if (flagged)
    out = out.replace(FLAG, (all: string, flag: string, gap: string, value: string) =>
      nameKind(flag) === 'credential' && !value.startsWith('-') ? flag + gap + masked(value) : all,
    );
  if (!holds('set')) return out;
  return out.replace(SET, (all: string, verb: string, name: string, gap: string, value: string) =>
    hides(name, '=', value) ? verb + name + gap + masked(value) : all,
  );
}

/** `-u name:password` and the like. */
function users(text: string): string {
  return text
    .replace(USER_QUOTED, (all: string, flag: string, quote: string, user: string, value: string) =>
      isUser(flag, user, value) ? `${flag}${quote}${user}:${quote === '"' && isReference(value) ? value : REDACTED}` : all,
    )
    .replace(USER, (all: string, flag: string, user: string, value: string) =>
      isUser(flag, user, value) ? `${flag}${user}:${masked(value)}` : all,
    );
}

/** `NAME=value`, `name: value`, `"name":"value"`: only a credential's value is consumed, so that names inside other values are seen. */
function named(text: string): string {
  let out = '';
  let done = 0;
  for (const match of text.matchAll(NAME)) {
    const [all, name = '', gap = ''] = match;
    const at = match.index + all.length;
    if (match.index < done || nameKind(name) === 'other' || /authorization$/i.test(name)) continue;
    VALUE.lastIndex = at;
    const value = VALUE.exec(text)?.[0];
    if (value === undefined || !hides(name, gap, value)) continue;
    out += text.slice(done, at) + masked(value);
    done = at + value.length;
  }
  return out + text.slice(done);
}

/** Masks every string of a JSON value; a string under a credential's key whole. */
export function redactJson<T>(value: T, known: readonly string[] = []): T {
  const walk = (inner: unknown, key: string): unknown => {
    if (typeof inner === 'string') return nameKind(key) === 'credential' && !isReference(inner) ? REDACTED : redact(inner, known);
    if (Array.isArray(inner)) return inner.map((item) => walk(item, key));
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, item]) => [redact(name, known), walk(item, name)]));
  };
  // The walk changes nothing but the text of strings.
  return walk(value, '') as T;
}

const percent = (value: string): string => {
  try {
    return encodeURIComponent(value);
  } catch {
    return value; // a lone surrogate has no percent form
  }
};

function hides(name: string, gap: string, value: string): boolean {
  const bare = unquoted(value);
  if (bare === '' || /^(?:true|false|null|none|undefined|nil)$/i.test(bare)) return false;
  switch (nameKind(name)) {
    case 'credential':
      if (/^(?:OLD)?PWD$/.test(name) && /^[/~.]/.test(bare)) return false;
      if (/tokens$/i.test(name) && /^\d{1,7}$/.test(bare)) return false;
      // "fix token: handle expiry" is prose.
      return !(
        /^(?:token|secret|auth|password|credentials?)$/.test(name) &&
        /^:\s+$/.test(gap) &&
        /^[a-z]{1,12}$/.test(bare) &&
        bare === value
      );
    case 'key':
      return /^[A-Z\d_]+$/.test(name) || random(bare);
    case 'about':
      return /secret_?id$/i.test(name) && /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(bare);
    case 'other':
      return false;
  }
}

/** Not a word of a language: has a digit and a letter, or is long, or ends like base64. */
const random = (value: string): boolean =>
  (value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value)) || value.length >= 24 || (value.length >= 8 && value.endsWith('='));

/** `$NAME`, `${NAME}`, `$(command)`, `{{ name }}`, `<name>`: tells nothing. Only the spelling of an environment variable counts. */
const isReference = (value: string): boolean =>
  /^(?:\$[A-Z_][A-Z\d_]{2,}|\$\{[\w.[\]"']+\}|\{[A-Za-z_][\w.]*\}|\$\([^)]*\)?|\{\{[^}]*\}\}|<[a-z][\w -]*>|\u2039redacted\u203a)$/.test(
    value,
  );

const unquoted = (value: string): string => value.replace(/^\\*["'`]/, '').replace(/\\*["'`]$/, '');

/** The mask for one word, in its quotes. Single quotes make `$NAME` literal, so that it is masked like anything else. */
function masked(value: string): string {
  const open = /^\\*["'`]/.exec(value)?.[0] ?? '';
  const close = open !== '' && value.length > open.length && value.endsWith(open) ? open : '';
  const inner = value.slice(open.length, value.length - close.length);
  const literal = open.endsWith("'");
  if (inner === '') return value;
  if (!literal && isReference(inner)) return value;
  return open + REDACTED + close;
}

function headerValue(value: string, quote: string): string {
  const [, scheme = '', rest = ''] = /^([A-Za-z][\w-]*\s+)?([\s\S]*)$/.exec(value) ?? [];
  if (rest.trim() === '' || (quote !== "'" && isReference(rest))) return value;
  return scheme + REDACTED;
}

/** A scheme alone, and a variable that code adds (`'Bearer ' + token`), tell nothing. */
function headerToken(value: string, gap: string): string {
  const word = /^(?:bearer|basic|token|digest|apikey|negotiate)$/i.test(value) || (/ \+ $/.test(gap) && /^[a-z_][a-z_.]*$/i.test(value));
  return word || isReference(value) ? value : REDACTED;
}

/** `-u 1000:1000` is a user id; a cluster such as `rsync -au host:/path` is another program's. */
const isUser = (flag: string, user: string, value: string): boolean =>
  value !== '' && !(/^\d+$/.test(user) && /^\d+$/.test(value)) && !(/^-[^-\s]+u/.test(flag) && /^[/~.]/.test(value));

function urlUser(all: string, scheme: string, user: string, password: string | undefined): string {
  if (password === undefined) return random(user) && !isReference(user) ? `${scheme}${REDACTED}@` : all;
  const name = random(user) && !isReference(user) ? REDACTED : user;
  return `${scheme}${name}:${password === '' || isReference(password) ? password : REDACTED}@`;
}
