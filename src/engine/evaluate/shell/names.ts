import { HOLE, type ProgramCall, type Text } from '../../types';
import { baseName } from '../files/path';
import { isSystemPath } from '../wrappers/code';
import { writtenAt } from './files';
import { absolute } from './redirects';
import type { Run } from './run';
import type { State } from './state';
import { currentValue } from './variables';

/** What else a name stands for: a program that this action has copied or linked to it, or what it has put first into `PATH`. */
export function namedHere(run: Run, state: State, call: ProgramCall): readonly ProgramCall[] {
  const { files } = run.host;
  if (call.remote || call.program.includes(HOLE)) return NONE;
  const byPath = call.path.includes('/');
  const folders = byPath ? NONE : searched(run, state, call);
  if (byPath ? isSystemPath(call.path) : folders.length === 0) return NONE;
  const paths = byPath ? [absolute(run, state, call.path)] : folders.map((folder) => `${folder}/${call.path}`);
  return paths.flatMap((path): ProgramCall[] => {
    const written = writtenAt(files, path);
    if (!written) return onDisk(run, call, path).map((origin) => ({ ...call, path: origin, program: baseName(origin) }));
    const ways = written.kind === 'either' ? written.ways : [written];
    const origins = ways.flatMap((way) => (way.kind === 'disk' && baseName(way.path) !== baseName(path) ? [way.path] : []));
    // Behind `PATH` the file itself runs as well.
    return [...origins, ...(call.path.includes('/') ? [] : [path])].map((origin) => ({ ...call, path: origin, program: baseName(origin) }));
  });
}

const NONE: readonly never[] = [];

/** What lies there from before: a link to a program of another name, or a script in a folder that this action puts first. */
function onDisk(run: Run, call: ProgramCall, path: Text): readonly Text[] {
  if (path.includes(HOLE) || isSystemPath(path)) return [];
  const fact = run.host.disk(path);
  const linked = fact.kind !== 'missing' && baseName(fact.real) !== baseName(path) ? [fact.real] : [];
  return !call.path.includes('/') && fact.kind === 'text' ? [...linked, path] : linked;
}

/** The folders that this action has put into `PATH`. */
function searched(run: Run, state: State, { env }: ProgramCall): readonly Text[] {
  const set = env.PATH ?? (state.variables.has('PATH') ? currentValue(run, state, 'PATH') : undefined);
  if (typeof set !== 'string') return NONE;
  return set.split(':').flatMap((folder) => (folder === '' || folder.includes(HOLE) ? [] : [absolute(run, state, folder)]));
}
