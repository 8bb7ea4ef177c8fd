import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { mentions } from '../agents/command';
import type { HookFault } from '../agents/hookFaults';
import type { Installer } from '../agents/installer';
import { firstOf } from '../host/setUp/agentFiles';
import { isExecutable } from '../host/setUp/files';
import { places } from '../host/setUp/places';
import { readLimited } from '../host/setUp/readLimited';
import type { SetUpState } from '../host/setUp/state';
import type { Finding } from '../protocol/doctor';
import { note, problem } from './finding';
import { readOnly, unsafeBelow } from './unsafe';

export interface Registration {
  readonly findings: readonly Finding[];
  /** The registered command, if the file carries ours byte for byte: the only thing that a probe may start. */
  readonly command: string | null;
  /** We are, or were, in this agent's file. */
  readonly set: boolean;
}

/** As many other hook files of one folder are looked at. */
const MOST = 50;

/** Is our hook in the agent's own file, whole and once? */
export async function checkRegistered(installer: Installer, home: string, state: SetUpState): Promise<Registration> {
  const file = installer.file(home);
  const { launcher } = places(home);
  const read = await readLimited(file);
  const known = Object.hasOwn(state.files, file);
  const around = [...(await unsafeBelow(home, file)), ...(await siblings(file, launcher))];
  if (read.kind === 'unreadable') {
    const unread = problem('hook-file-unreadable', file, { why: read.why });
    return { findings: [unread, ...around], command: null, set: true };
  }
  const text = read.kind === 'text' ? read.text : null;
  const first = await firstOf(installer, home).catch(() => undefined);
  const ours = installer.state(text, launcher, file, first) !== 'missing';
  const set = known || ours || [text, first?.text ?? null].some((one) => one !== null && mentions(one, launcher));
  const { broken, faults, command } = installer.inspect(text, launcher, file, first);
  const findings = [
    ...(broken === null ? [] : [(set ? problem : note)('hook-file-broken', file, { problem: broken })]),
    ...(broken !== null && faults.length === 0 && command === null && set ? [problem('hook-missing', file)] : []),
    ...faults.flatMap((fault) => (fault.kind === 'missing' && !set ? [] : [findingOf(fault, file)])),
    ...(set && text !== null && installer.mode !== undefined && !(await isExecutable(file))
      ? [problem('hook-settings-changed', file, { event: '', keys: 'not executable' })]
      : []),
    ...(set ? around : []),
    ...(set && (await readOnly(file)) ? [note('hook-file-read-only', file)] : []),
  ];
  return { findings, command, set };
}

function findingOf(fault: HookFault, file: string): Finding {
  switch (fault.kind) {
    case 'missing':
      return problem('hook-missing', file);
    case 'event-missing':
      return problem('hook-event-missing', file, { event: fault.event });
    case 'command-changed':
      return problem('hook-command-changed', file, { event: fault.event });
    case 'settings-changed':
      if (fault.keys.includes('disableAllHooks')) return problem('hooks-switched-off', file, { key: 'disableAllHooks' });
      return problem('hook-settings-changed', file, { event: fault.event ?? '', keys: fault.keys.slice(0, 10).join(', ') });
    case 'duplicate':
      return problem('hook-duplicate', file, { event: fault.event, count: String(fault.count) });
    case 'untrusted':
      return problem('hook-untrusted', file, { why: fault.why });
    case 'foreign-before':
      return note('hook-foreign-before', file, { event: fault.event, count: String(fault.count) });
  }
}

/** In a folder where every file is read, another one that calls our launcher too. */
async function siblings(file: string, launcher: string): Promise<readonly Finding[]> {
  const folder = path.dirname(file);
  if (path.basename(folder) !== 'hooks') return [];
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.json') && name !== path.basename(file));
  const found: Finding[] = [];
  for (const name of names.slice(0, MOST)) {
    const other = path.join(folder, name);
    const read = await readLimited(other);
    if (read.kind === 'text' && mentions(read.text, launcher)) found.push(problem('hook-duplicate', other, { event: '', count: '2' }));
  }
  return found;
}
