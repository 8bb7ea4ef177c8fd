import { dangerOf, resolveEnvironment } from '../engine/policy/environment';
import type { EnvironmentLevel, Evidence, Policy } from '../engine/types';

interface AmbientLine {
  readonly environment: EnvironmentLevel;
  readonly note: string;
  readonly file: string | null;
  readonly line: number | null;
}
export interface Ambient {
  /** What is in reach of a folder: the most dangerous of what its evidence says; `local` where nothing speaks. */
  readonly environment: EnvironmentLevel;
  readonly lines: readonly AmbientLine[];
}

/**
 * The environment of a folder, for the banner. Each piece of evidence says its own, unless the policy knows one of its identifiers. Something that is
 * reached without anybody saying what it is (a remote database) makes the folder `unknown`.
 */
export function ambientEnvironment(evidence: readonly Evidence[], policy: Policy): Ambient {
  const lines = evidence.filter(isInReach).map((one): AmbientLine => {
    const identifiers = [...new Set(one.identifiers.flatMap((identifier) => [identifier, ...identifier.split('/')]))];
    const known = identifiers.length === 0 ? null : resolveEnvironment({ place: identifiers, own: [] }, policy, []);
    const environment = known && known.names.length > 0 ? moreDangerous(known.environment, one.environment) : one.environment;
    return { environment, note: one.note, file: one.file, line: one.line };
  });
  const worst = (of: readonly AmbientLine[]): EnvironmentLevel =>
    of.reduce<EnvironmentLevel>((a, { environment }) => (dangerOf(environment) > dangerOf(a) ? environment : a), 'local');
  const said = worst(lines.filter(({ environment }) => environment !== 'unknown'));
  const environment = said === 'local' ? worst(lines) : said;
  return { environment, lines: [...lines].sort((a, b) => dangerOf(b.environment) - dangerOf(a.environment)) };
}

/**
 * Of what a program may be pointed at, only that counts which it takes by itself. Databases are told by the files that name them; this machine's
 * Docker, and a profile or workspace that says nothing, are everywhere.
 */
function isInReach({ choice, environment }: Evidence): boolean {
  if (!choice) return true;
  // What a folder is linked to speaks of it by itself.
  if (choice.of.endsWith('-link')) return false;
  if (!choice.current || choice.part === 'said' || choice.of === 'database') return false;
  if (choice.of === 'kube-context') return choice.from === '';
  return environment === 'production' || (choice.of === 'docker-context' && environment !== 'local');
}

/** The policy's word goes before a label, except where the label says production. */
const moreDangerous = (policy: EnvironmentLevel, label: EnvironmentLevel): EnvironmentLevel => (label === 'production' ? label : policy);
