import { HOLE, type ProgramCall, type Text } from '../../../types';
import { baseName, normalise } from '../../files/path';
import { contentsOf } from '../files';
import { runText } from '../lists';
import { codeFrom } from '../output';
import { arrivedAt } from '../program';
import { emitOpaque, type Io, type Run, spend, withMeter } from '../run';
import { newState } from '../state';

/** A file of tasks, as it stands when the tool starts. */
export interface Found {
  readonly path: Text;
  readonly text: Text;
  readonly from: readonly string[];
}

/** A file's text; null where there is none, or where it is not to be read: then that is said. */
export function readAt(run: Run, call: ProgramCall, path: Text): Found | null {
  if (call.remote || path.includes(HOLE)) return null;
  const contents = contentsOf(run.host.files, path, run.host.disk);
  const known = contents.find((content) => content !== null && content.text !== HOLE);
  // Reading it is paid by its length: it may be named many times.
  if (known && !spend(run, 1 + (known.text.length >> 4))) return null;
  if (known) return { path: normalise(path), text: known.text, from: known.from };
  const from = [...arrivedAt(run.host, normalise(path)), ...contents.flatMap((content) => content?.from ?? [])];
  const why = codeFrom(from);
  if (why !== 'unreadable-code') emitOpaque({ ...run, via: [...run.via, call.program] }, why, baseName(path), '');
  return null;
}

/**
 * The nearest of these files, in the folder or in one above it, `levels` in all. All are asked for at once. One that came with a download is said
 * not to be known, unless only what is `there` counts.
 */
export function findFile(run: Run, call: ProgramCall, names: readonly string[], levels: number, there = false): Found | null {
  if (call.remote || call.cwd.includes(HOLE)) return null;
  const folders = [normalise(call.cwd)];
  for (let at = folders[0] ?? ''; folders.length < levels && at.includes('/') && at !== ''; ) {
    at = at.slice(0, at.lastIndexOf('/'));
    if (at !== '') folders.push(at);
  }
  const known = folders.map((folder) =>
    names
      .map((name) => `${folder}/${name}`)
      .find((path) => contentsOf(run.host.files, path, run.host.disk).some((content) => content !== null)),
  );
  for (const [level, folder] of folders.entries()) {
    const path = known[level] ?? (!there && arrivedAt(run.host, `${folder}/`).length > 0 ? `${folder}/${names[0] ?? ''}` : undefined);
    if (path !== undefined) return readAt(run, call, path);
  }
  return null;
}

/** Runs one command line of a task in a shell of its own. */
export function runTask(run: Run, call: ProgramCall, path: Text, text: Text, io: Io, args: readonly Text[] = []): void {
  const here: Run = { ...run, via: [...call.via, call.program], remote: call.remote, shell: 'sh' };
  const state = newState(call.cwd, call.env, 'sh', args);
  const go = () => void runText(here, state, text, { ...io, wanted: false });
  if (path === '') go();
  else withMeter(here, path, baseName(path), go);
}
