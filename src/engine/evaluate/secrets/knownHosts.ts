import { CREDENTIAL_PROVIDERS } from '../../../secrets/detect/providers';
import type { KnownSecret } from '../../../secrets/known/index';
import type { Context } from '../../context';
import { domainOf, isShared } from '../../policy/domains';
import { isLoopback } from '../../policy/loopback';
import { HOLE, type Text } from '../../types';

/** Hosts under a provider's domain that belong to its customers. */
const HOSTED =
  /\.up\.railway\.app$|\.(?:execute-api|lambda-url|elb|elasticbeanstalk)\.|\.cloudapp\.azure\.com$|(?:^|\.)s3[.-]|\.(?:blob|web)\.core\.windows\.net$|\.(?:on|pages|gist)\.github/;
/** Providers whose software runs anywhere, or whose credentials have another of them to go to. */
const KIN: Readonly<Record<string, readonly string[]>> = { gcp: ['gemini'], gemini: ['gcp'], openai: ['azure'], azure: ['openai'] };
const INSIDE =
  /^(?!0x)(?=.*[a-z])[a-z\d-]+$|\.(?:local|localdomain|internal|intranet|lan|corp|home|test|localhost|svc|consul)$|^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)(?:\.\d{1,3}){2,3}$|^f[cd][\da-f]{2}:/;

/**
 * Whether a secret is at home on a host: its provider's own, one that is named beside it in its file, this machine or its network. null: nothing
 * tells where it belongs, or where it goes.
 */
export function isAtHome(secret: KnownSecret, host: Text, context: Context): boolean | null {
  if (host === '' || host.includes(HOLE)) return null;
  if (isLoopback(host) || INSIDE.test(host)) return true;
  const homes = homesOf(secret);
  if (!HOSTED.test(host) && homes.some((home) => isUnder(host, home))) return true;
  const beside = hostsBeside(secret, context);
  if (beside.some((one) => isSibling(host, one))) return true;
  return homes.length + beside.length === 0 ? null : false;
}

/** Endings of the hosts that take a secret, as far as its provider tells. */
export function homesOf({ provider }: KnownSecret): readonly string[] {
  if (provider === null) return [];
  const ids = [provider, ...(KIN[provider] ?? [])];
  return CREDENTIAL_PROVIDERS.filter(({ id }) => ids.includes(id)).flatMap(({ hosts }) => hosts);
}

const isUnder = (host: string, ending: string): boolean => host === ending || host.endsWith(`.${ending}`);

const NAMED =
  /(?:[a-z][a-z\d+.-]{1,20}:\/\/(?:[^\s/@"']{0,400}@)?|(?:host|server|endpoint|url|machine|domain)\w{0,20}["']?\s{0,4}[:=\s]\s{0,4}["']?)((?:[a-z\d-]{1,63}\.){1,8}[a-z\d-]{2,63})/gi;
/** Lines around a secret that count as beside it where its file is no list of variables. */
const AROUND = 6;
/** First words of names that say nothing of what they are for. */
const GENERAL =
  /^(?:api|app|my|next|vite|react|expo|public|secret|private|db|database|access|auth|test|dev|prod|production|staging|the|token|key|password|user|base|client|server|service|admin|default|main|web)$/;

/** Hosts that a secret's own file names beside it: on its line, under names that begin as its own does, or close to it in a script. */
function hostsBeside(secret: KnownSecret, context: Context): readonly string[] {
  const fact = context.file(secret.file, 'text');
  if (fact.kind !== 'text') return [];
  const lines = fact.text.split('\n');
  const own = secret.line - 1;
  const variables = /(?:^|\/)\.?env(?:\.|rc$|$)|\.env$/.test(secret.file);
  const word = firstWord(secret.key ?? '');
  const found = lines.flatMap((line, at) => {
    const near = at === own || (!variables && Math.abs(at - own) <= AROUND) || (word !== null && firstWord(nameOf(line)) === word);
    return near ? [...line.matchAll(NAMED)].map(([, host = '']) => host.toLowerCase()) : [];
  });
  return [...new Set(found)];
}

const nameOf = (line: string): string => /^\s*(?:export\s+|set\s+|-\s+)?["']?([A-Za-z_][\w.-]*)/.exec(line)?.[1] ?? '';

function firstWord(name: string): string | null {
  const word = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .find((one) => one !== '' && !GENERAL.test(one));
  return word === undefined || word.length < 3 ? null : word;
}

/** The same host, or another of the same owner. */
function isSibling(host: string, named: string): boolean {
  if (host === named) return true;
  const domain = domainOf(named);
  return !isShared(domain) && domain === domainOf(host);
}
