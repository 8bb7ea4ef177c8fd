/** Words that make a name a credential's wherever they stand in it. */
const ANYWHERE =
  /token|secret|passwd|password|passphrase|credential|apikey|accesskey|privatekey|signingkey|encryptionkey|masterkey|accountkey|servicekey|sessionkey|authkey|connectionstring|authorization/;
/** Words that count only as a whole part (`PASS`, `DB_PWD`), since they are part of harmless ones (`compass`, `passed`). */
const WHOLE = new Set(['pass', 'pwd', 'auth', 'creds', 'cred', 'cookie', 'dsn', 'sig', 'signature', 'bearer', 'webhook']);
/** Endings that make it a name *of* a credential: an id, a file, a number. */
const ABOUT = new Set([
  'id',
  'ids',
  'name',
  'names',
  'arn',
  'file',
  'path',
  'dir',
  'type',
  'kind',
  'ttl',
  'expiry',
  'version',
  'count',
  'limit',
  'length',
  'size',
  'ref',
  'store',
  'helper',
  'method',
  'env',
  'url',
  'uri',
  'endpoint',
  'region',
  'policy',
  'usage',
]);

export type NameKind = 'credential' | 'key' | 'about' | 'other';

/**
 * What a variable, flag, header or JSON key says of its value. `key`: a key of some kind, perhaps not a secret one (`primaryKey`);
 * `about`: speaks of a credential without being one (`secret-id`, `TOKEN_FILE`).
 */
export function nameKind(name: string): NameKind {
  const parts = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((part) => part !== '');
  const joined = parts.join('');
  const last = parts.at(-1) ?? '';
  const credential = ANYWHERE.test(joined) || parts.some((part) => WHOLE.has(part)) || /(?:db|pg|root|user|admin)pass$/.test(joined);
  if (credential && ABOUT.has(last)) return 'about';
  if (credential) return 'credential';
  return parts.includes('key') || parts.includes('keys') ? 'key' : 'other';
}

/** Names of what everybody may know: ids of things, addresses, what is built into pages. */
const PUBLIC = /^(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|GATSBY)_|public/i;
const THING =
  /(?:^|[_.-]|(?<=[a-z])(?=[A-Z]))(?:ids?|uuid|guid|name|host|region|zone|email|version|sha|digest|checksum|volume|service|project|environment|team|org|organi[sz]ation|workspace|account|user|username|tenant|database|bucket|cluster|node|instance|app|site|deployment|domain|commit|ref)s?$/i;

/** Whether a name says that its value is the id of something, or is public. */
export const namesThing = (name: string): boolean => PUBLIC.test(name) || (THING.test(name) && nameKind(name) !== 'credential');
