import type { Context } from '../../context';
import type { FileCall } from '../../types';
import { HOLE } from '../../types';
import { exposureOf } from '../secrets/exposure';
import { isOffLimits } from '../secrets/offLimits';
import { type Change, changeOf, isWatchedFile } from './afterState';
import { folderOf, hasGlob, isWithin } from './path';
import { type Place, placeBeneath, placeOf, placesBelow } from './place';

/** What a file call comes to; the words that rules with `call: 'file'` are matched with. */
export interface Matter {
  /** As `FileCall.verb`, but `create` where nothing is there to lose and `truncate` where nothing would be left. */
  readonly verb: string;
  readonly place: Place;
  /** For settings, hook and environment files: what the write leaves. null: not such a file. */
  readonly change: Change | null;
}

const WRITES: ReadonlySet<string> = new Set(['overwrite', 'append', 'truncate', 'create']);
const TAKES_AWAY: ReadonlySet<string> = new Set(['delete', 'move', 'discard']);

/** Weighs one file call: its place with links followed, whether there is something to lose, what a settings file would say. */
export function matterOf(call: FileCall, context: Context): Matter {
  const exposure = exposureOf(call, context);
  if (exposure) return { ...exposure, change: null };
  if (call.verb === 'read') return { verb: 'read', place: placeOf(call.path, context.facts), change: null };
  if (call.remote !== null) return remoteMatter(call, context);
  const written = placeOf(call.path, context.facts);
  const path = realPath(call, written, context);
  const lies = path === call.path ? written : placeOf(path, context.facts);
  const wide = runsLauncher(path, wider(call, path, lies, context), context);
  // Whose files lie deep in the system is somebody's choice; whose the system is, nobody's.
  const place = wide === 'system' && call.verb === 'permissions' && path.split('/').length > 3 ? 'outside' : wide;
  if (WRITES.has(call.verb) && INTO_KERNEL.test(path)) return { verb: 'overwrite', place, change: null };
  const verb = call.verb === 'overwrite' && call.content.kind === 'text' && call.content.text === '' ? 'truncate' : call.verb;
  const settings = place === 'agent-settings' || place === 'editor-settings';
  if (settings || isWatchedFile(path)) {
    const change = changeOf({ ...call, path }, place, context);
    const beneath = placeBeneath(path, context.facts);
    if (change !== 'harmless') return { verb, place, change };
    // What a harmless change of settings leaves has been compared with what was there: nothing is lost.
    const kept = settings ? call.verb === 'overwrite' && verb !== 'truncate' : lossless(call, verb, beneath, path, context);
    const left = kept ? 'create' : verb;
    return { verb: left, place: offLimitsPlace(call, left, beneath, path, context), change };
  }
  if (verb === 'move' && call.to !== null && placeOf(call.to, context.facts) === 'device-null')
    return { verb: 'delete', place, change: null };
  const left = lossless(call, verb, place, path, context) ? 'create' : verb;
  return { verb: left, place: offLimitsPlace(call, left, place, path, context), change: null };
}

/** A file of the project that is off limits: what is deleted or overwritten of it stands nowhere else, not even in git. */
function offLimitsPlace(call: FileCall, verb: string, place: Place, path: string, context: Context): Place {
  if (place !== 'workspace' || call.recursive || (verb !== 'delete' && verb !== 'overwrite')) return place;
  if (!isOffLimits(path, context, false)) return place;
  const { kind } = context.file(path, 'stat');
  return verb === 'overwrite' && (kind === 'missing' || kind === 'directory') ? place : 'off-limits';
}

/** Where set-up keeps the programs that it found to run the launcher's part in. */
const STATE = '.mollyguard/state/setUp.json';

/** The very program that the launcher runs with is part of us. */
function runsLauncher(path: string, place: Place, context: Context): Place {
  if (place !== 'persistence' || !path.endsWith('/node')) return place;
  const state = context.file(`${context.facts.home}/${STATE}`, 'text');
  return state.kind === 'text' && state.text.includes(JSON.stringify(path)) ? 'self' : place;
}

/**
 * Overwriting outside the project, and emptying inside it, loses something only where something is. A file outside whose name is not known is taken
 * for a new one; what the kernel shows as files holds nothing.
 */
function lossless(call: FileCall, verb: string, place: Place, path: string, context: Context): boolean {
  const outside = call.verb === 'overwrite' && (place === 'outside' || place === 'system');
  if (!outside && !(verb === 'truncate' && place === 'workspace')) return false;
  if (path.includes(HOLE) || hasGlob(path)) return outside;
  if (outside && (isWithin(path, '/proc') || isWithin(path, '/sys'))) return !THROUGH.test(path);
  const { kind } = context.file(path, 'stat');
  return kind === 'missing' || kind === 'directory';
}

/**
 * A process's memory and what it prints (an agent takes an answer from there), the key that restarts or stops the machine, and what stops or starves
 * processes as a group: what is written there is done at once.
 */
const INTO_KERNEL =
  /^\/proc\/(?:[^/]+(?:\/task\/[^/]+)?\/mem|(?!(?:self|thread-self|1)\/)[^/]+\/fd\/[^/]+|sysrq-trigger|kcore)$|^\/sys\/fs\/cgroup\/.*(?:cgroup\.(?:kill|freeze|procs|threads)|pids\.max|memory\.(?:max|high|swap\.max)|cpu\.max|(?:freezer\.state|tasks))$/;
/** What a process has open or stands in, by which other files are reached. */
const THROUGH = /^\/proc\/[^/]+(?:\/task\/[^/]+)?\/(?:cwd|fd\/[^/]+)\/./;

/**
 * The path with symbolic links resolved where it would seem harmless without: a link inside the project may lead out of it. Deleting and moving
 * take the link itself, so there only its folder counts.
 */
function realPath(call: FileCall, place: Place, context: Context): string {
  const { facts } = context;
  if (place !== 'workspace' && place !== 'disposable' && place !== 'outside' && place !== 'repository') return call.path;
  const sure = surePart(call.path);
  const rest = call.path.slice(sure.length);
  const ask = rest === '' && TAKES_AWAY.has(call.verb) ? folderOf(sure) : sure;
  const { real } = context.file(ask, 'stat');
  if (real === ask) return call.path;
  const resolved = (real === '/' ? '' : real) + call.path.slice(ask.length);
  // The project itself may lie behind a link (`/tmp` on macOS): then both names mean the same place.
  for (const folder of [...facts.workspace, facts.home]) {
    const realFolder = context.file(folder, 'stat').real;
    if (realFolder !== folder && isWithin(resolved, realFolder)) return folder + resolved.slice(realFolder.length);
  }
  return resolved;
}

/** The folders before the first part that is not known or stands for several. */
function surePart(path: string): string {
  if (!path.includes(HOLE) && !hasGlob(path)) return path;
  const segments = path.split('/');
  const at = segments.findIndex((segment) => segment.includes(HOLE) || hasGlob(segment));
  return segments.slice(0, at).join('/');
}

/** A folder that goes as a whole takes with it what lies below. */
function wider(call: FileCall, path: string, place: Place, context: Context): Place {
  const whole = call.recursive || call.pattern || call.verb === 'move';
  if (!whole || place === 'self' || place === 'home-root' || place === 'system') return place;
  if (path.includes(HOLE)) return place === 'workspace' ? 'unknown' : place;
  for (const [below, special] of placesBelow(path.replace(/(?:\/[*?][^/]*)+$/, ''), context.facts)) {
    const fixed = below.includes('*') ? folderOf(below.slice(0, below.indexOf('*'))) : below;
    if ((special === 'self' || special === 'agent-settings') && context.file(fixed, 'stat').kind !== 'missing') return special;
  }
  return place;
}

/** On another machine or in a container only the shape of the path is known: the system, temporary files, or somebody's data. */
function remoteMatter(call: FileCall, context: Context): Matter {
  const there = placeOf(call.path, { ...context.facts, home: '/root', workspace: [], own: [], temporary: [] });
  const place: Place =
    there === 'disposable' || there === 'device-null' || there === 'system' || there === 'disk' || there === 'unknown' ? there : 'outside';
  return { verb: WRITES.has(call.verb) ? 'create' : call.verb, place, change: null };
}
