import { nameKind } from '../names';
import { holdsShape } from '../shapes';

/** Longer than this only the beginning is looked at: enough to tell what it is. */
const LOOKED_AT = 4_000;
const STEPS = [10, 20, 40, 80, 160, 320, 640, 1_280, 2_560] as const;

/** Roughly how long: nobody learns a length that narrows a guess. */
export function lengthOf(characters: number): string {
  const at = STEPS.findIndex((step) => characters < step);
  if (at === 0) return `under ${STEPS[0]} characters`;
  return at < 0 ? `over ${STEPS.at(-1)} characters` : `${STEPS[at - 1]}–${STEPS[at]} characters`;
}

/** Whether a key, or one that it stands below, says that what it names is a credential. */
export const isSecretKey = (key: string): boolean => /^(?:credential|key)$/.test(nameKind(key));

/**
 * What may be told of a value: its type and roughly its length. The value itself only where its key and all of it are of a kind that hides nothing: a
 * port, the name of an environment, a log level, an address of this machine. `secret`: it stands where a credential would.
 */
export function describeValue(key: string, given: string, secret: boolean): string {
  const value = given.trim();
  if (value === '') return 'empty';
  if (!secret && isPlain(key, value)) return value;
  const start = value.slice(0, LOOKED_AT);
  const length = lengthOf(value.length);
  const pem = /-----BEGIN /.test(start) ? pemKind(start) : null;
  if (pem !== null) return `${pem}, ${length}`;
  if (/^\$(?:[A-Z_][A-Z\d_]*|\{[A-Z_][A-Z\d_]*\})$/.test(value)) return 'the value of another variable';
  if (/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(value)) return 'uuid';
  const url = describeUrl(start) ?? describePairs(start);
  if (url !== null) return url;
  if (!secret && /^(?:true|false|yes|no|on|off)$/i.test(value)) return 'boolean';
  if (!secret && /^[-+]?\d{1,40}(?:\.\d{1,40})?$/.test(value)) return 'number';
  if (/^ey[\w-]{8,}\.ey[\w-]{4,}\.[\w-]*$/.test(start)) return `token (JWT), ${length}`;
  if (/^[{[]/.test(value) && /[}\]]$/.test(value)) return `structured text, ${length}`;
  if (!secret && /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}$/.test(value)) return 'e-mail address';
  if (!secret && /^(?:~|\.{0,2})\/[\w./ -]{1,300}$/.test(value) && !holdsShape(value)) return 'path';
  if (isToken(start)) return `token, ${length}`;
  if (!secret && /^[a-z\d-]{1,63}(?:\.[a-z][a-z\d-]{0,62}){1,8}(?::\d{1,5})?$/i.test(value)) return 'host name';
  return `text, ${length}`;
}

const isToken = (value: string): boolean =>
  !/\s/.test(value) &&
  value.length >= 12 &&
  (holdsShape(value) || /^[\w+/=.~-]{32,}$/.test(value) || (/\d/.test(value) && /[A-Za-z]/.test(value)));

const MODES = /^(?:development|production|test|testing|staging|preview|local|ci|qa|dev|prod)$/;
const MODE_KEYS = /(?:^|[_.-])(?:env|environment|mode|stage)$/i;
const LEVELS = /^(?:trace|verbose|debug|info|notice|warn|warning|error|critical|fatal|silent)$/i;
const LEVEL_KEYS = /(?:^|[_.-])log[_.-]?level$/i;
const PORT_KEYS = /(?:^|[_.-])port$/i;
const PLACE_KEYS = /(?:^|[_.-])(?:host|hostname|url|uri|origin|endpoint|addr|address|bind)$/i;
const LOOPBACK = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|::1)(?::\d{1,5})?\/?$/;

const isPlain = (key: string, value: string): boolean =>
  nameKind(key) === 'other' &&
  ((PORT_KEYS.test(key) && /^\d{2,5}$/.test(value)) ||
    (MODE_KEYS.test(key) && MODES.test(value)) ||
    (LEVEL_KEYS.test(key) && LEVELS.test(value)) ||
    (PLACE_KEYS.test(key) && LOOPBACK.test(value)));

/** What kind of PEM block begins in a text, in words that are not its own. */
export function pemKind(text: string): string {
  const title = /-----BEGIN ([A-Z0-9 ]{1,60}?)-----/.exec(text)?.[1] ?? '';
  const made = ['OPENSSH', 'ENCRYPTED', 'RSA', 'EC', 'DSA', 'PGP'].find((word) => title.split(' ').includes(word));
  const of = made === undefined ? '' : ` (${made})`;
  if (/PRIVATE KEY/.test(title)) return `PEM private key${of}`;
  if (/PUBLIC KEY/.test(title)) return `PEM public key${of}`;
  return /CERTIFICATE/.test(title) ? 'PEM certificate' : 'PEM block';
}

const DATABASES = new Set(
  'postgres postgresql mysql mariadb mongodb mongodb+srv redis rediss amqp amqps sqlserver mssql clickhouse cockroachdb kafka nats'.split(
    ' ',
  ),
);
const OTHERS = new Set('http https ws wss ftp ftps sftp ssh git smtp smtps ldap ldaps file s3 gs'.split(' '));

/** A URL by its parts, which are named and not told. null: it is none. */
function describeUrl(value: string): string | null {
  const match = /^(?:jdbc:)?([a-z][a-z\d+.-]{0,20}):\/\/([^/?#\s]*)([^?#\s]*)(\?\S*)?(#\S*)?$/i.exec(value);
  if (!match) return null;
  const [, given = '', authority = '', path = '', query = ''] = match;
  const scheme = given.toLowerCase();
  const at = authority.lastIndexOf('@');
  const [user, place] = at < 0 ? ['', authority] : [authority.slice(0, at), authority.slice(at + 1)];
  const database = DATABASES.has(scheme);
  const parts = [
    user === '' ? '' : 'user',
    user.includes(':') ? 'password' : '',
    place === '' ? '' : 'host',
    /:\d+$/.test(place) ? 'port' : '',
    path.length > 1 ? (database ? 'database' : 'path') : '',
    query === '' ? '' : 'options',
  ].filter((part) => part !== '');
  const known = database || OTHERS.has(scheme) ? `${scheme}: ` : '';
  return `${database || user !== '' ? 'connection string' : 'url'} (${known}${parts.join(', ')})`;
}

const PAIRS = new Set(
  `server host port database user uid username password pwd accountname accountkey endpoint sharedaccesskeyname sharedaccesskey
  defaultendpointsprotocol endpointsuffix sslmode encrypt user_id initial_catalog data_source integrated_security trusted_connection`.split(
    /\s+/,
  ),
);

/** `Server=…;Password=…`, by the names that are known. */
function describePairs(value: string): string | null {
  if (!/^[\w ]{1,40}=[^;]*(?:;\s*[\w ]{1,40}=[^;]*)+;?\s*$/.test(value)) return null;
  const names = value.split(';').map((pair) => (pair.split('=')[0] ?? '').trim().toLowerCase());
  const told = names.filter((name) => PAIRS.has(name.replaceAll(' ', '_')));
  return told.length < 2 ? null : `connection string (${told.join(', ')})`;
}
