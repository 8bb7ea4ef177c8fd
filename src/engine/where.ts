import { type Chosen, chosenBy } from './policy/chosen';
import { isFileElsewhere } from './policy/databaseFile';
import { resolveEnvironment } from './policy/environment';
import { aroundOf, carriedBy, carrierOf, type Linked, linkedBy, meantBy } from './policy/hosted';
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
  const chosen = both(link, link?.itself ? null : pointedAt(call, outer, asked, surroundings));
  const around = aroundOf(provider, link, evidence);
  const linked = around.filter(({ source, choice }) => source === link?.of && !choice);
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

/** What a hosting platform's program works on, for its own calls and what it carries there. What it makes on this machine is nothing of the platform. */
function linkOf(
  call: Call,
  { resource, own, place, at }: Asked,
  { calls, changes, evidence, facts, tunnel }: Surroundings,
): (Linked & { readonly itself: boolean }) | null {
  const carrier = resource.here ? null : carrierOf(call, at, calls);
  if (!carrier) return null;
  const around = { calls, changes, at: carrier.at, evidence, folder: folderOf(carrier.call, facts.home) };
  const link = linkedBy(carrier.call, around);
  if (!link) return null;
  const certain = link.certain && !tunnel;
  if (carrier.at !== at) return { ...carriedBy({ ...link, certain, sure: certain }, place), itself: false };
  if (resource.link === 'itself' && own.length > 0)
    return { ...link, evidence: [], sure: false, certain: false, named: true, itself: true };
  return { ...link, certain, sure: certain && (own.length === 0 || link.holds || resource.link === 'inside'), itself: true };
}

/** What a program takes besides from files of its own makes a link uncertain. */
function both(link: Chosen | null, own: Chosen | null): Chosen {
  if (!link || !own) return link ?? own ?? { evidence: [], sure: false, words: [] };
  return {
    evidence: [...link.evidence, ...own.evidence],
    sure: link.sure && own.evidence.length === 0,
    words: [...link.words, ...own.words],
  };
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
