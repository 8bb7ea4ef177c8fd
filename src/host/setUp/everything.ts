import { rm } from 'node:fs/promises';
import path from 'node:path';
import { places } from './places';

/** Removes programs, state and policy copies below the home, and the runtime folder. The journal stays: it belongs to the person. */
export async function removeEverything(home: string, runtime: string): Promise<void> {
  const at = places(home);
  for (const folder of [at.bin, at.lib, path.dirname(at.state), at.policy, runtime]) await rm(folder, { recursive: true, force: true });
}
