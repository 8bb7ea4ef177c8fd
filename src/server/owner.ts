import type { Registration } from './registry';

/**
 * The servers that may judge an action in `cwd` (a real path), best first: longest folder above it, then last focused. `own` (the leader
 * itself) is always in the list, last where it is nobody's window.
 */
export function owners(cwd: string, servers: readonly Registration[], own: string): readonly Registration[] {
  const reach = (server: Registration): number =>
    Math.max(-1, ...server.folders.filter((folder) => holds(folder, cwd)).map((folder) => folder.length));
  return [...servers].sort((a, b) => reach(b) - reach(a) || b.focused - a.focused || Number(b.id === own) - Number(a.id === own));
}

/** Whether a path lies in a folder; both real. */
export const holds = (folder: string, cwd: string): boolean =>
  cwd === folder || cwd.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
