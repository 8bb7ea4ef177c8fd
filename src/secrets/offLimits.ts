import {
  ENDINGS,
  HOME_NAMES,
  MACHINE_FILES,
  MACHINE_PATTERN,
  NAME_PATTERNS,
  NAMES,
  OPEN_IN_STORES,
  OPEN_KEYS,
  OPEN_NAMES,
  PLACES,
  TEST_FOLDERS,
} from './defaultFiles';

const names = new Set(NAMES);
const homeNames = new Set(HOME_NAMES);
const machine = new Set(MACHINE_FILES);
/** Last segment → the ends of paths that it closes. */
const places = new Map<string, string[]>();
const folders: string[] = [];
for (const place of PLACES) {
  if (place.endsWith('/**')) folders.push(`/${place.slice(0, -2)}`);
  else {
    const name = place.slice(place.lastIndexOf('/') + 1);
    places.set(name, [...(places.get(name) ?? []), `/${place}`]);
  }
}

/** Names that a project's tests may well hold without any secret. */
const GENERIC = /^(?:credentials|secrets?)\b|\.json$|\.htpasswd$/;
const KEY = /\.(?:pem|key|p12|pfx|p8|ppk|jks|keystore)$/;

/** A file that holds credentials by the default list. Text only: no pattern is tried that the name does not call for. */
export function isSecretByDefault(path: string, home: string): boolean {
  const lower = path.toLowerCase();
  const at = lower.lastIndexOf('/');
  const name = lower.slice(at + 1);
  if (name === '') return false;
  if (machine.has(lower) || ((name === 'environ' || name === 'mem') && MACHINE_PATTERN.test(lower))) return true;
  if (inStore(lower)) return !OPEN_IN_STORES.test(name);
  if (places.get(name)?.some((end) => lower.endsWith(end))) return true;
  if (homeNames.has(name)) return isHome(lower.slice(0, at), home.toLowerCase());
  if (!isSecretName(name) || (isOpenName(name) && !names.has(name))) return false;
  if (KEY.test(name)) return !(isKeyName(name) && OPEN_KEYS.test(name)) && !TEST_FOLDERS.test(lower);
  return !(TEST_FOLDERS.test(lower) && (GENERIC.test(name) || lower.includes('/node_modules/')));
}

/** A key's name says that it may be a certificate instead: what it holds decides, where that is known. */
export const isKeyName = (path: string): boolean => /\.(?:pem|key)$/i.test(path);

const isOpenName = (name: string): boolean => OPEN_NAMES.some((open) => open.test(name.toLowerCase()));

const ending = new RegExp(`(?:${ENDINGS.map((one) => one.replaceAll('.', '\\.')).join('|')})$`);
const pattern = new RegExp(NAME_PATTERNS.map(({ source }) => source).join('|'));
const isSecretName = (name: string): boolean => names.has(name) || ending.test(name) || pattern.test(name);

const stores = new RegExp(folders.map((folder) => folder.replaceAll('.', '\\.')).join('|'));
const inStore = (lower: string): boolean => stores.test(lower);

/** The folder is somebody's home. */
const isHome = (folder: string, home: string): boolean =>
  folder === home || /^(?:[a-z]:)?\/(?:root|home\/[^/]+|users\/[^/]+)$/.test(folder);

/** Folders that hold little else than credentials: taking such a folder as a whole takes them. */
export const isSecretFolder = (path: string): boolean => {
  const lower = `${path.toLowerCase()}/`;
  return lower.endsWith('/.mollyguard/') || folders.some((folder) => lower.endsWith(folder));
};

/** What was saved before it was written over: copies of off-limits files among them, under names that say nothing. */
export const isSaved = (path: string): boolean => path.toLowerCase().includes('/.mollyguard/snapshots/');

/** Names under which a project most often keeps its secrets: what is asked for in a folder that a command goes through. */
export const LIKELY_NAMES = ['.env', '.env.local', '.env.production', '.env.development', '.env.staging'] as const;

/** Names that stand for the others where a pattern is all that is known. */
export const SAMPLE_NAMES = [
  ...LIKELY_NAMES,
  '.envrc',
  '.dev.vars',
  '.netrc',
  '.npmrc',
  '.pypirc',
  '.pgpass',
  '.git-credentials',
  'id_rsa',
  'id_ed25519',
  'server.pem',
  'server.key',
  'client.p12',
  'client.pfx',
  'terraform.tfstate',
  'credentials',
  'credentials.json',
  'service-account.json',
] as const;

/** The same in folders that hold credentials of tools. */
export const STORE_SAMPLE_NAMES = [
  'credentials',
  'config',
  'config.json',
  'hosts.yml',
  'auth.json',
  'id_rsa',
  'secring.gpg',
  '.credentials.json',
] as const;

/** What stands for the unknown part of a name. */
export const ENDINGS_SAMPLE = 'x';
