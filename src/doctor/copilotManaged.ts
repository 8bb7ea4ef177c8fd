import { mentions } from '../agents/command';
import { COPILOT_MANAGED, managedCommand } from '../agents/copilot-cli/install';
import { places } from '../host/setUp/places';
import { readLimited } from '../host/setUp/readLimited';
import type { Finding } from '../protocol/doctor';
import { note } from './finding';

/** Where a setting switches the Copilot CLI's hooks off: a hook of the administrator's would run all the same. */
export async function checkCopilotManaged(home: string, platform: string, switches: readonly Finding[]): Promise<readonly Finding[]> {
  if (platform !== 'linux' || !switches.some(({ id }) => id === 'hooks-switched-off')) return [];
  const read = await readLimited(COPILOT_MANAGED);
  if (read.kind === 'text' && mentions(read.text, places(home).launcher)) return [];
  return [note('managed-hook-missing', COPILOT_MANAGED, { command: managedCommand })];
}
