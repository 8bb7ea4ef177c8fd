import { type Chosen, chosenBy } from './policy/chosen';
import { isFileElsewhere } from './policy/databaseFile';
import { resolveEnvironment } from './policy/environment';
import { aroundOf, type Linked, linkedBy, meantBy } from './policy/hosted';
import { isLoopback } from './policy/loopback';
import { outerOf, outerProgram } from './policy/outer';
import { folderOf } from './policy/reach';
import type { Change } from './policy/switches';
import type { Rule } from './rules/rule';
import type { Call, EnvironmentLevel, Evidence, Facts, ProgramCall, Text } from './types';
import { HOLE } from './types';

export interface Surroundings {
  readonly facts: Facts;
  readonly evidence: readonly Evidence[];
  /** The action opens a tunnel: loopback is not this machine. */
  readonly tunnel: boolean;
  /** All calls of the action, in order. */
  readonly calls: readonly Call[];
  readonly changes: readonly Change[];
}
export interface Where {
  readonly environment: EnvironmentLevel;
  /** Names of the environments that the target was positively resolved to. */
  readonly names: readonly string[];
  readonly evidence: readonly Evidence[];
  /** What the call is pointed at by its program's files. */
  readonly chosen: readonly Evidence[];
}
/** What a rule finds in a call about its target's place. */
export interface Asked {
  readonly place: readonly Text[];
  readonly own: readonly Text[];
  readonly labels: readonly Text[];
  readonly provider: string;
  /** Id of the program that the rule matched. */
  readonly program: string | null;
  readonly resource: Rule['resource'];
  readonly at: number;
}

/** Where the target of a call is. */
export function whereIs(call: Call, asked: Asked, surroundings: Surroundings): Where {
  const { place, own, labels, provider, resource } = asked;
  const { facts, evidence, tunnel } = surroundings;
  const outer = call.remote === null ? null : outerOf(call, asked.at, surroundings.calls);
  const link = linkOf(call, asked, surroundings);
  const chosen = link ?? pointedAt(call, outer, asked, surroundings);
  const around = aroundOf(provider, link, evidence);
  const linked =
    call.kind === 'program' && !resource.here ? around.filter(({ source, choice }) => source === `${provider}-link` && !choice) : [];
  const found = resolveEnvironment(meantBy(link, { place, own, labels }), facts.policy, around, { linked, chosen });
  const elsewhere = chosen.evidence.some(({ environment }) => environment !== 'local');
  // Loopback of another machine is that machine.
  const told = resource.here && place.length === 0 && !elsewhere ? ['localhost'] : place;
  const away = isFileElsewhere(call, asked.at, surroundings.calls, facts);
  const known = !tunnel && !away && !resource.behind && !told.some((one) => one.includes(HOLE));
  const inside = outer !== null && call.remote?.kind === 'container' && staysInside(call) && !elsewhere && isDaemonHere(outer);
  const loopback = known && (inside || (call.remote === null && told.some(isLoopback)));
  return loopback && found.names.length === 0
    ? { environment: 'local', names: [], evidence: [], chosen: chosen.evidence }
    : { ...found, chosen: chosen.evidence };
}

/** What a hosting platform's program works on. What it makes on this machine is nothing of the platform. */
function linkOf(
  call: Call,
  { program, resource, own, at }: Asked,
  { calls, changes, evidence, facts, tunnel }: Surroundings,
): Linked | null {
  if (call.kind !== 'program' || call.remote !== null || program === null || resource.here) return null;
  const link = linkedBy(call, program, { calls, changes, at, evidence, folder: folderOf(call, facts.home) });
  if (link && resource.link === 'itself' && own.length > 0) return { ...link, evidence: [], sure: false, certain: false, named: true };
  return (
    link && {
      ...link,
      certain: link.certain && !tunnel,
      sure: link.sure && !tunnel && (own.length === 0 || link.holds || resource.link === 'inside'),
    }
  );
}

function pointedAt(call: Call, outer: ProgramCall | null, asked: Asked, { changes, evidence, facts, tunnel }: Surroundings): Chosen {
  const around = { changes, at: asked.at, evidence, home: facts.home };
  if (call.kind === 'program' && call.remote === null && asked.program !== null) {
    const chosen = chosenBy(call, asked.program, around);
    return { ...chosen, sure: chosen.sure && !tunnel };
  }
  if (!outer) return { evidence: [], sure: false, words: [] };
  const named = call.remote?.kind === 'ssh' ? { named: call.remote.host.replaceAll(HOLE, '').split(/[,:]/) } : {};
  const chosen = chosenBy(outer, outerProgram(outer.program), { ...around, ...named });
  return { ...chosen, sure: chosen.sure && !tunnel && staysInside(call) };
}

/** What is changed lies in the pod or container itself. */
const staysInside = (call: Call): boolean => call.kind === 'file' || (call.kind === 'sql' && call.host === call.remote?.host);

const AWAY = /^(?:-H|-c|--host|--context|--url|--connection|--config)(?:=|$)/;
/** Nothing in a call of `docker` says that its daemon is on another machine. */
const isDaemonHere = ({ argv, env }: ProgramCall): boolean =>
  !argv.slice(0, 4).some((word) => AWAY.test(word)) &&
  !['DOCKER_HOST', 'DOCKER_CONTEXT', 'CONTAINER_HOST'].some((name) => Object.hasOwn(env, name));
