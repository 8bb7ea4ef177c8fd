import { namesThing } from '../names';
import { base64Decoded } from './base64';
import { crcBase62 } from './checksums';
import { entropy, isPlaceholder } from './placeholder';
import type { Check } from './row';
import { strengthOf } from './strength';
import { wordShare } from './words';

/** The value that a rule found, the text from the beginning of the match, and what comes after the value. */
export interface Candidate {
  readonly value: string;
  readonly before: string;
  readonly after: string;
}

/** Whether a value is what its rule says it is. */
export const CHECKS: Readonly<Record<Check, (candidate: Candidate) => boolean>> = {
  crc: ({ value }) => value.slice(-6) === crcBase62(value.slice(value.indexOf('_') + 1, -6)),
  random: ({ value }) => entropy(value) >= 2.9,
  mixed: ({ value }) => mixed(value),
  // Most that a provider gives out are ids: `RAILWAY_PROJECT_ID`.
  uuid: ({ value, before }) => !namesThing(/^[\w.-]*/.exec(before)?.[0] ?? '') && strengthOf(value) === 'strong' && new Set(value).size > 8,
  jwt: ({ value }) => isSignedToken(value),
  pem: ({ value }) => isKey(value),
  basic: ({ value }) => isLogin(base64Decoded(value)),
  url: ({ value, before, after }) => isLoginUrl(value, before, after),
  password: ({ value }) => isPassword(value),
  strong: ({ value }) => strengthOf(value) === 'strong' && (UUID.test(value) || mixed(value)),
};

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const mixed = (value: string): boolean => /[a-z]/.test(value) && /[A-Z]/.test(value) && entropy(value) >= 3.5;

/** What people write where no password is meant, and the ones that programs come with. */
const COMMON =
  /^(?:p[a4@]ss(?:w(?:or)?d)?|p[a4@]ssw[o0]rd|pwd|secret|admin|root|test|tests|testing|user(?:name)?|postgres(?:ql)?|mysql|maria(?:db)?|mongo(?:db)?|redis|rabbit(?:mq)?|guest|default|demo|local|dev|docker|hunter2|letmein|token|key|api[-_]?key|db|database|my[-_]?(?:secret|password|pass|db|user|token)|super[-_]?secret|top[-_]?secret|s3cr3t|strong[-_]?password)[-_!@#\d]*$/i;
const HERE =
  /^(?:localhost|127\.|0\.0\.0\.0|10\.0\.0\.1\b|\[?::1|host\.docker|[^.]*(?:[:/?]|$)|(?:[\w-]+\.)*example\.|(?:[\w-]+\.)*(?:test|invalid|local|localhost)(?:[:/?]|$)|(?:[\w-]+\.)*(?:foo|bar|host|domain|server|hostname|your\w*|my[-_]?\w*)\.(?:com|org|net|tld)\b)/i;

/** Whom manuals let sign in. */
const SOMEBODY = /^(?:user(?:name)?|usr|name|login|foo|bar|alice|bob|john|jane|joe|me|someone|somebody)$/i;

function isPassword(value: string): boolean {
  if (value.length < 6 || COMMON.test(value) || isPlaceholder(value)) return false;
  if (/^[$%{[(<*]|[}\])>]$/.test(value) || /%[sdv]|\$\w|\{\w/.test(value)) return false;
  if (!/[^A-Za-z]/.test(value)) return value.length >= 16 && wordShare(value) < 0.3;
  // Words with a number at the end: a year at least, or no words at all.
  return !/^[a-z]+(?:[-_.][a-z]+)*\d{0,4}$/i.test(value) || /\d{4}$/.test(value) || (value.length >= 12 && wordShare(value) === 0);
}

function isLoginUrl(value: string, before: string, after: string): boolean {
  const user = /:\/\/([^:]*):/.exec(before)?.[1] ?? '';
  const host = after.slice(after.lastIndexOf('@', after.search(/[/?\s"'`]|$/)) + 1);
  if (HERE.test(/^[^\s"'`,\\<>]*/.exec(host)?.[0] ?? '')) return false;
  if (/^https?:/i.test(before) && SOMEBODY.test(user)) return false;
  return value.toLowerCase() !== user.toLowerCase() && !isPlaceholder(user) && isPassword(value);
}

/** The logins and claims of the standards and of well-known manuals. */
const EXAMPLES = /^(?:s6BhdRkqt3|Aladdin):|"some":\s?"payload"|"(?:sub|name)"\s*:\s*"(?:1234567890|John Doe|joe)"/;

const isLogin = (text: string): boolean => {
  const at = text.indexOf(':');
  return (
    at > 0 &&
    !EXAMPLES.test(text) &&
    /^[\x20-\x7e]+$/.test(text) &&
    isPassword(text.slice(at + 1)) &&
    text.slice(0, at) !== text.slice(at + 1)
  );
};

function isKey(value: string): boolean {
  const body = value.replace(/-----[^-]*-----/g, '').replace(/\\+[nrt]|\s/g, '');
  const characters = body.replace(/[^A-Za-z\d+/=]/g, '');
  return (
    characters.length >= 60 &&
    characters.length > body.length * 0.85 &&
    /[A-Za-z\d+/]{40}/.test(body) &&
    entropy(characters) >= 4.5 &&
    !/\.\.\.|example|redacted/i.test(value)
  );
}

/** A token that still opens something: signed, not expired, not one that is meant for everybody, not the example of the standard. */
function isSignedToken(value: string): boolean {
  const [head = '', body = ''] = value.split('.');
  const header = base64Decoded(head);
  const claims = base64Decoded(body);
  if (!/"alg"\s*:\s*"(?!none")/i.test(header) || !claims.startsWith('{') || entropy(value.slice(-20)) < 3) return false;
  if (EXAMPLES.test(claims) || /"role"\s*:\s*"anon"|"iss"\s*:\s*"supabase-demo"/.test(claims)) return false;
  const expires = /"exp"\s*:\s*(\d{9,12})/.exec(claims)?.[1];
  return expires === undefined || Number(expires) * 1000 > Date.now();
}
