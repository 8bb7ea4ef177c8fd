import path from 'node:path';
import { variablesFrom } from '../../environments/variablesFrom';
import type { AuditGap, AuditReport } from '../../protocol/audit';
import { countsByContent } from '../../secrets/byContent';
import { CONFIGURATION } from '../../secrets/stores/index';
import type { Homes } from '../../secrets/stores/store';
import { gatherEvidence } from '../evidence';
import { createDisk } from './disk';
import { auditHistory } from './history';
import { Rows } from './rows';
import { auditStores } from './stores';
import { auditVariables, type NamedVariable } from './variables';
import { auditFile, auditFolder } from './workspace';

/** What keeps agents from a file: its name, a setting, or what it holds. */
export type OffLimitsAs = (file: string) => 'default' | 'policy' | 'content' | null;

export interface AuditOptions {
  readonly homes: Homes;
  /** The folders of the workspace, absolute. */
  readonly folders: readonly string[];
  readonly variables: readonly NamedVariable[];
  readonly offLimits: OffLimitsAs;
  /** So many of the last commits of each folder; 0: no history is read. */
  readonly history: number;
}

/**
 * Every credential that an agent on this machine could read: in the stores of tools, in the workspace's files, in the environment and, where asked
 * for, in what commits added. Files are read to tell the kind of what is in them; no value leaves this function.
 */
export async function audit({ homes, folders, variables, offLimits, history }: AuditOptions): Promise<AuditReport> {
  const { home } = homes;
  const [cwd = home] = folders;
  const env = variablesFrom(Object.fromEntries(variables.flatMap(({ name, value }) => (value === null ? [] : [[name, value]]))));
  const inFolder = (file: string): boolean =>
    folders.some((folder) => file.startsWith(folder + path.sep) && countsByContent(path.relative(folder, file).replaceAll('\\', '/')));
  const rows = new Rows(
    (file, proven) => offLimits(file) !== null || (proven && inFolder(file)),
    [cwd, ...folders.slice(1)].flatMap((folder) => gatherEvidence({ cwd: folder, home, workspace: folders, env })),
  );
  const disk = createDisk();
  const stores = auditStores(homes, disk, rows);
  const gaps: AuditGap[] = [...stores.gaps];
  const known = new Set(stores.files);
  for (const at of CONFIGURATION) {
    const file = home.replaceAll('\\', '/') + at.slice(1);
    if (!known.has(file) && disk.has(file)) auditFile(file, disk, rows, true);
    known.add(file);
  }
  for (const folder of folders) gaps.push(...(await auditFolder(folder, { disk, rows, offLimits, known })));
  auditVariables(variables, rows);
  let read = 0;
  if (history > 0)
    for (const folder of folders) {
      if (auditHistory(folder, history, home, rows)) read += 1;
      else gaps.push({ kind: 'history', folder });
    }
  return { version: 1, rows: rows.sorted, gaps, history: read === 0 ? 0 : history };
}

/** This process's platform, as the catalogue knows it. */
export const platformOf = (platform: NodeJS.Platform): Homes['platform'] =>
  platform === 'win32' ? 'windows' : platform === 'darwin' ? 'mac' : 'linux';
