import type { EnvironmentLevel, Evidence, Policy, ProtectedResource } from '../types';
import { dangerOf, raisingMatch } from './environment';

/** What an effect would take, as far as its call tells. */
export interface Taken {
  readonly kind: string;
  readonly provider: string;
  /** What it is called: as configured, and in the agent's own words. */
  readonly names: readonly string[];
  /** What it lies in: hosts, projects, databases. */
  readonly within: readonly string[];
  /** A thing of this machine, most often a file: only an entry that says its kind means it. */
  readonly local: boolean;
}
export interface Protection {
  /** At least this; null: the policy says nothing of it. */
  readonly level: EnvironmentLevel | null;
  readonly evidence: readonly Evidence[];
  /** The entry that forbids it. */
  readonly denied: ProtectedResource | null;
}
const NOTHING: Protection = { level: null, evidence: [], denied: null };

/**
 * What a policy says of a resource. An entry speaks of what it names and of what lies in it: `kind` and `provider` narrow what is named, and a database that
 * is protected protects its tables.
 */
export function protectionOf(taken: Taken, policy: Policy): Protection {
  const met = policy.protected.filter((entry) => speaksOf(entry, taken));
  if (met.length === 0) return NOTHING;
  const levels = met.map(({ level }): EnvironmentLevel => (level === 'staging' ? 'staging' : 'production'));
  return {
    level: levels.reduce((a, b) => (dangerOf(a) >= dangerOf(b) ? a : b)),
    evidence: met.map((entry) => evidenceOf(entry)),
    denied: met.find(({ level }) => level === 'deny') ?? null,
  };
}

function speaksOf({ name, kind, provider }: ProtectedResource, taken: Taken): boolean {
  if (provider !== null && provider.toLowerCase() !== taken.provider.toLowerCase()) return false;
  const named = kind === null ? !taken.local : sameKind(kind, taken.kind);
  return (named && taken.names.some((one) => raisingMatch(name, one))) || taken.within.some((one) => raisingMatch(name, one));
}

/** `materialized view` and `materialized-view` are one. */
const sameKind = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (kind: string): string => kind.toLowerCase().replace(/[\s_-]+/g, ' ');

const evidenceOf = ({ name, level, note, origin }: ProtectedResource): Evidence => ({
  source: 'policy',
  environment: level === 'staging' ? 'staging' : 'production',
  identifiers: [name],
  names: {},
  file: null,
  line: null,
  strength: 'target',
  note: `${name} is protected by ${origin}${note === null ? '' : `: ${note}`}`,
});
