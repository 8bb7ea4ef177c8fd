import type { ManagedHook } from '../agents/managed';
import { managedHooks } from '../agents/managed';
import { places } from '../host/setUp/places';
import { readLimited } from '../host/setUp/readLimited';
import type { Finding, ManagedOffer } from '../protocol/doctor';
import { note } from './finding';

/** Where a setting switches an agent's hooks off that a hook of the administrator's withstands: the offer of one. */
export async function checkManaged(
  agent: string,
  home: string,
  platform: string,
  switches: readonly Finding[],
): Promise<readonly Finding[]> {
  const offer = await offerManaged(agent, home, platform);
  const keys = switches.filter(({ id }) => id === 'hooks-switched-off').map(({ data }) => data.key ?? '');
  if (offer === null || offer.state === 'installed' || !keys.some((key) => withstands(offer, key))) return [];
  return [note('managed-hook-missing', offer.file, { agent })];
}

/** The file that an administrator can install for an agent, as it has to be on this machine; null: there is none. Reads only. */
export async function offerManaged(agent: string, home: string, platform: string): Promise<ManagedOffer | null> {
  const hook = managedHooks.find((one) => one.agent === agent);
  const file = hook?.files[platform];
  if (hook === undefined || file === undefined) return null;
  const { launcher } = places(home);
  const { title, leaves, proof } = hook;
  return { agent, title, file, leaves, proof, ...(await textFor(hook, file, launcher)) };
}

/** Agents for which there is such a file on this platform. */
export const managedAgents = (platform: string): readonly string[] =>
  managedHooks.filter(({ files }) => files[platform] !== undefined).map(({ agent }) => agent);

async function textFor(hook: ManagedHook, file: string, launcher: string): Promise<Pick<ManagedOffer, 'state' | 'text'>> {
  const read = await readLimited(file);
  if (read.kind === 'unreadable') return { state: 'to-merge', text: hook.part(launcher, file) };
  const before = read.kind === 'text' ? read.text : null;
  if (before !== null && hook.isInstalled(before, launcher, file)) return { state: 'installed', text: before };
  const edited = hook.install(before, launcher, file);
  if (edited.kind === 'broken' || edited.text === null) return { state: 'to-merge', text: hook.part(launcher, file) };
  return { state: before === null ? 'absent' : 'there', text: edited.text };
}

const withstands = ({ leaves }: ManagedOffer, key: string): boolean => leaves !== 'variables' || !/QWEN_CODE_/.test(key);
