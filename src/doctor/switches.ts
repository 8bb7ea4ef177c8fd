import { readLimited } from '../host/setUp/readLimited';
import {
  perhapsOff,
  type SettingsFile,
  settingsOfAdministrators,
  settingsOfEditors,
  settingsOfFolder,
  settingsOfHome,
  switchedOff,
} from '../host/setUp/switches';
import type { Finding } from '../protocol/doctor';
import { type DoctorOptions, note, problem } from './finding';

/** Findings for each agent's id. */
export type ByAgent = Readonly<Record<string, readonly Finding[]>>;

/** Which settings, of a person, an administrator or a project, keep hooks from running? */
export async function checkSwitches({ home, folders }: Pick<DoctorOptions, 'home' | 'folders'>): Promise<ByAgent> {
  const own = [...settingsOfHome(home), ...(await settingsOfAdministrators()), ...(await settingsOfEditors(home))];
  const files = [...own, ...(await Promise.all(folders.map(settingsOfFolder))).flat()];
  const all: Record<string, Finding[]> = {};
  for (const settings of files) {
    const findings = await look(settings);
    for (const agent of settings.agents) all[agent] = [...(all[agent] ?? []), ...findings];
  }
  return all;
}

async function look(settings: SettingsFile): Promise<readonly Finding[]> {
  const { file } = settings;
  const read = await readLimited(file);
  if (read.kind === 'absent') return [];
  if (read.kind === 'unreadable') return [note('settings-broken', file, { why: read.why })];
  const { broken, keys } = switchedOff(read.text, settings);
  return [
    ...keys.map((key) => problem('hooks-switched-off', file, { key })),
    ...perhapsOff(read.text, settings).map((key) => note('hooks-switched-off', file, { key })),
    ...(broken ? [note('settings-broken', file, { why: file.endsWith('.toml') ? 'no valid TOML' : 'no valid JSON' })] : []),
  ];
}
