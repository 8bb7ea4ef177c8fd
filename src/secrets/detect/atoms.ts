import { namesThing } from '../names';
import type { Atom } from './finding';
import { jsonItems, lineItems, type Piece, wholeItems } from './pieces';
import { hostsIn, NEAR, providerOfHost, providerOfName } from './providers';
import { scan } from './scan';
import { strengthOf } from './strength';

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const SCHEMES: Readonly<Record<string, string>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
  mongodb: 'mongodb',
  'mongodb+srv': 'mongodb',
  redis: 'redis',
  rediss: 'redis',
  amqp: 'rabbitmq',
  amqps: 'rabbitmq',
};

/**
 * The values of a file that may be secrets, each once, with the name beside it and a guess of whose they are. Every recognisable value is
 * taken, whatever its name; one that a person might have thought of only from a place where a credential stands.
 */
export function atomsOf(text: string, path: string): readonly Atom[] {
  const atoms = new Map<string, Atom>();
  const judged = new Map<string, Atom['strength'] | null>();
  const findings = scan(text);
  const hosts = hostsIn(text);
  const ofFile = ofStore(path);
  const lines = lineStarts(text);
  const take = ({ value, key, at, credential, host }: Piece): void => {
    const known = atoms.get(value);
    if (known?.key !== null && known !== undefined) return;
    // Most words of a text: short ones without a digit are never strong.
    if (value.length < 8 || (!credential && value.length < 24 && !/\d/.test(value))) return;
    // Most are ids of projects, volumes and rows; only its place makes one a token.
    if (!credential && UUID.test(value) && (key === null || namesThing(key))) return;
    const before = judged.get(value);
    const strength = before === undefined ? strengthOf(value) : before;
    judged.set(value, strength);
    if (strength === null || (strength === 'weak' && !credential)) return;
    const proven = findings.find((one) => one.provider !== null && at < one.to && one.from < at + value.length)?.provider;
    const provider =
      proven ?? (host === undefined ? ((key === null ? null : providerOfName(key)) ?? ofFile ?? nearest(hosts, at)) : ofPlace(host));
    atoms.set(value, { value, key, line: lineAt(lines, at), provider, strength });
  };
  for (const { from, to, key } of findings) {
    const value = text.slice(from, to);
    if (!value.includes('\n')) take({ value, key, at: from, credential: true });
  }
  for (const piece of wholeItems(text)) take(piece);
  // A file that is nothing but a value, as `$(cat token)` reads it, is named by its own name.
  const whole = text.trim();
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  if (UUID.test(whole)) take({ value: whole, key: name, at: text.indexOf(whole), credential: !namesThing(name) });
  if (/^\s*[{[]/.test(text) || /\.(?:json[c5]?|ipynb|tfstate)$/i.test(path)) for (const piece of jsonItems(text)) take(piece);
  for (const [index, start] of lines.entries()) {
    const line = text.slice(start, (lines[index + 1] ?? text.length + 1) - 1).replace(/\r$/, '');
    if (line.length >= 8) for (const piece of lineItems(line, start)) take(piece);
  }
  return [...atoms.values()];
}

/** The provider whose store a file is: by hidden names and what lies under `.config`, never by the names of a person's own folders. */
function ofStore(path: string): string | null {
  const parts = path.split(/[\\/]/);
  const hidden = parts.findIndex(
    (part, index) =>
      index >= parts.length - 4 &&
      part.startsWith('.') &&
      part.length > 2 &&
      !/^\.(?:env|local|share|git|vscode|circleci|husky)/.test(part),
  );
  return hidden < 0 ? null : providerOfName(parts.slice(hidden).join('/'));
}

function ofPlace(place: string): string | null {
  const [host = '', scheme = ''] = place.split(' ');
  return providerOfHost(host) ?? SCHEMES[scheme.toLowerCase()] ?? null;
}

/** The provider of the nearest host, else the only one that the text speaks to. */
function nearest(hosts: readonly { readonly at: number; readonly provider: string }[], at: number): string | null {
  let best: string | null = null;
  let distance = NEAR;
  for (const host of hosts)
    if (Math.abs(host.at - at) <= distance) {
      best = host.provider;
      distance = Math.abs(host.at - at);
    }
  if (best !== null) return best;
  const [only, ...others] = new Set(hosts.map(({ provider }) => provider));
  return others.length === 0 ? (only ?? null) : null;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The number of the line of an offset, counted from one. */
function lineAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low + 1;
}
