import type { SnapshotLine } from '../../protocol/messages';
import { holds } from '../owner';
import type { Info } from './types';

const MOST = 100;

/** The snapshots that a window offers: those of actions in its folders. */
export const snapshotLines = (infos: readonly Info[], folders: readonly string[]): readonly SnapshotLine[] =>
  infos
    .filter(({ cwd }) => folders.some((folder) => holds(folder, cwd)))
    .slice(0, MOST)
    .map(({ id, at, action, summary, files }) => ({ id, at, action, summary, files }));
