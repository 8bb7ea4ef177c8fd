import type { Finding } from '../protocol/doctor';
import { MUST_DENY, MUST_PASS } from '../protocol/probe';
import { type DoctorOptions, note, problem } from './finding';
import { newMark, PROBES, type Probe } from './payloads';
import { run } from './run';
import { traceOf } from './trace';

/** Does an agent's registered hook refuse what must be refused, and let go what is harmless, right now? */
export interface Probed {
  readonly denies: readonly Finding[];
  readonly passes: readonly Finding[];
  /** How many ways were tried: a way whose shell is not on this machine is left out. */
  readonly tried: number;
}

/** `command`: ours, and registered byte for byte. */
export async function probeAgent(agent: string, command: string, file: string, options: DoctorOptions): Promise<Probed> {
  const denies: Finding[] = [];
  const passes: Finding[] = [];
  let tried = 0;
  for (const probe of PROBES.filter((one) => one.agent === agent)) {
    const denied = await mustDeny(probe, command, file, options);
    if (denied === null) continue;
    tried += 1;
    denies.push(...denied);
    passes.push(...((await mustPass(probe, command, file, options)) ?? []));
  }
  return { denies, passes, tried };
}

async function mustDeny(probe: Probe, command: string, file: string, options: DoctorOptions): Promise<readonly Finding[] | null> {
  const since = Date.now();
  const mark = newMark();
  const said = await send(probe, command, MUST_DENY, mark, options);
  const data = { program: probe.program, event: probe.event };
  const { journaled, observed } = await traceOf(options.home, mark, since);
  switch (said) {
    case 'no-shell':
      return null;
    case 'silent':
      return [problem('probe-silent', file, data)];
    case 'failed':
      return [problem('probe-not-denied', file, data)];
    case 'refused': // the agent takes this for a denial, too; what is wrong the harmless one tells
      return [];
    case 'denied':
      return journaled ? [] : [problem('probe-not-journaled', file, data)];
    case 'no-opinion':
      return observed ? [note('observing', null, data)] : [problem('probe-not-denied', file, data)];
  }
}

async function mustPass(probe: Probe, command: string, file: string, options: DoctorOptions): Promise<readonly Finding[] | null> {
  const said = await send(probe, command, MUST_PASS, newMark(), options);
  const data = { program: probe.program, event: probe.event };
  switch (said) {
    case 'no-shell':
    case 'no-opinion':
      return null;
    case 'silent':
      return [problem('probe-silent', file, data)];
    case 'refused':
      return [problem('probe-refuses', file, data)];
    case 'failed':
    case 'denied':
      return [problem('harmless-denied', file, data)];
  }
}

/** What the agent would make of the answer: `refused` is exit status 2, by which a launcher refuses that cannot judge. */
async function send(probe: Probe, command: string, action: string, mark: string, { home, folders, patienceMs }: DoctorOptions) {
  const folder = folders[0] ?? home;
  const ran = await run(command, probe, probe.payload(action, mark, folder), home, folder, patienceMs);
  if (ran.kind !== 'ended') return ran.kind;
  if (ran.code === 2) return 'refused';
  return ran.code === 0 ? probe.read(ran.stdout) : 'failed';
}
