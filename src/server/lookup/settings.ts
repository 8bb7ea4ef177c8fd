import { isLoopback } from '../../engine/policy/loopback';
import type { Connection, LookupSettings, ProviderSettings } from './lookup';

/** Every provider that `index.ts` has a look-up for; kept apart from it since settings are read by servers that never look anything up. */
export const LOOKUP_PROVIDERS = ['postgres', 'mysql', 'railway', 'kubernetes', 'github', 'aws', 'gcp', 'azure'] as const;

export interface ParsedLookups {
  readonly settings: LookupSettings;
  /** One sentence each for a person. What is malformed is left out: that provider is not looked up. */
  readonly problems: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;
const MOST_CONNECTIONS = 100;
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?|[0-9a-f:]{2,45}|\/[^\0]{1,200})$/i;
const WORD = /^[^\s\0]{1,200}$/;
const PLAIN: ProviderSettings = { endpoint: null, credential: null, program: null, connections: [] };

/** Reads the person's own `mollyguard.lookups`. No other layer has it: what is asked, with which credential, is no matter of a workspace. */
export function parseLookups(value: unknown): ParsedLookups {
  const problems: string[] = [];
  const settings: Record<string, ProviderSettings> = {};
  if (value === undefined || value === null) return { settings, problems };
  if (!isFields(value)) return { settings, problems: ['must be an object such as {"railway": true}'] };
  for (const [provider, one] of Object.entries(value)) {
    if (!LOOKUP_PROVIDERS.some((known) => known === provider)) {
      problems.push(`"${provider}" is none of ${LOOKUP_PROVIDERS.join(', ')}`);
      continue;
    }
    if (one === false) continue;
    const parsed = one === true ? PLAIN : providerOf(one);
    if (typeof parsed === 'string') problems.push(`"${provider}" ${parsed}`);
    else settings[provider] = parsed;
  }
  return { settings, problems };
}

/** What is wrong with it, if it is a sentence. */
function providerOf(value: unknown): ProviderSettings | string {
  if (!isFields(value)) return 'must be true, false or an object';
  const { endpoint = null, credential = null, program = null, connections = [], ...rest } = value;
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) return `has an unknown entry "${unknown}"`;
  if (endpoint !== null && !isEndpoint(endpoint)) return 'endpoint must be an https address without user or query';
  if (credential !== null && !isWord(credential)) return 'credential must be the name of a look-up credential';
  if (program !== null && !(isText(program) && /^(?:\/|[A-Za-z]:\\)/.test(program))) return 'program must be an absolute path';
  if (!Array.isArray(connections) || connections.length > MOST_CONNECTIONS) return 'connections must be a list';
  const parsed = connections.map(connectionOf);
  const wrong = parsed.find((one) => typeof one === 'string');
  if (wrong !== undefined) return `connections: ${wrong}`;
  return { endpoint, credential, program, connections: parsed.filter((one) => typeof one !== 'string') };
}

function connectionOf(value: unknown): Connection | string {
  if (!isFields(value)) return 'each must be an object such as {"host": "db.example.com", "user": "reader"}';
  const { host, port = null, database = null, user = null, credential = null, tls, ...rest } = value;
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) return `unknown entry "${unknown}"`;
  if (!isText(host) || !HOST.test(host)) return 'host must be the name of one host, or the folder of a socket';
  if (port !== null && !(typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536)) return 'port must be a port';
  if (database !== null && !isWord(database)) return 'database must be a name';
  if (user !== null && !isWord(user)) return 'user must be a name';
  if (credential !== null && !isWord(credential)) return 'credential must be the name of a look-up credential';
  if (tls !== undefined && tls !== 'verify' && tls !== 'unverified' && tls !== 'off') return 'tls must be verify, unverified or off';
  const here = isLoopback(host) || host.startsWith('/');
  const kept = host.startsWith('/') ? host : host.toLowerCase();
  return { host: kept, port, database, user, credential, tls: tls ?? (here ? 'off' : 'verify') };
}

/** Over TLS, or to this machine. A credential in it would be shown with the settings. */
function isEndpoint(value: unknown): value is string {
  if (!isText(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 1_000;
const isWord = (value: unknown): value is string => isText(value) && WORD.test(value);
