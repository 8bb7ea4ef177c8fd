import { HOLE, type ProgramCall, type Text } from '../../types';
import { baseName } from '../files/path';
import { writtenAt } from './files';
import { absolute } from './redirects';
import type { Run } from './run';
import type { State } from './state';
import { currentValue } from './variables';

/** What else a name stands for: a program that this action has copied or linked to it, or what it has put first into `PATH`. */
export function namedHere(run: Run, state: State, call: ProgramCall): readonly ProgramCall[] {
  const { files } = run.host;
  if (files.size === 0 || call.remote) return [];
  const paths = call.path.includes('/')
    ? [absolute(run, state, call.path)]
    : searched(run, state, call).map((folder) => `${folder}/${call.path}`);
  return paths.flatMap((path): ProgramCall[] => {
    const written = writtenAt(files, path);
    if (!written) return [];
    const ways = written.kind === 'either' ? written.ways : [written];
    const origins = ways.flatMap((way) => (way.kind === 'disk' && baseName(way.path) !== baseName(path) ? [way.path] : []));
    // Behind `PATH` the file itself runs as well.
    return [...origins, ...(call.path.includes('/') ? [] : [path])].map((origin) => ({ ...call, path: origin, program: baseName(origin) }));
  });
}

/** The folders that this action has put into `PATH`. */
function searched(run: Run, state: State, { env }: ProgramCall): readonly Text[] {
  const set = env.PATH ?? (state.variables.has('PATH') ? currentValue(run, state, 'PATH') : undefined);
  if (typeof set !== 'string') return [];
  return set.split(':').flatMap((folder) => (folder === '' || folder.includes(HOLE) ? [] : [absolute(run, state, folder)]));
}
