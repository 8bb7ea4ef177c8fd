import type { Installer } from '../agents/installer';
import { installers } from '../agents/installers';
import { findAgents } from '../host/setUp/found';
import { readState } from '../host/setUp/state';
import type { CheckId, CheckLine, DoctorReport, Finding, FindingId } from '../protocol/doctor';
import { checkClineDocuments, checkClineSources } from './clineSources';
import { checkCursorSources } from './cursorSources';
import { checkDotenv, checkSettingsEnvironment } from './environment';
import { type DoctorOptions, line, note, problem } from './finding';
import { checkGeminiSources } from './geminiSources';
import { checkFiles, checkPermissions } from './library';
import { checkManaged } from './managed';
import { checkKiloPlugins, checkOpencodePlugins } from './pluginSources';
import { type Probed, probeAgent } from './probes';
import { checkJournal, checkPolicies } from './records';
import { checkRegistered, type Registration } from './registered';
import { checkSocket } from './socket';
import { type ByAgent, checkSwitches } from './switches';
import { checkVersion } from './versions';

export type { DoctorOptions } from './finding';
export { managedAgents, offerManaged } from './managed';

/** What lies there is not, or not surely, what set-up wrote. */
const FOREIGN: ReadonlySet<FindingId> = new Set(['launcher-changed', 'library-changed', 'state-broken', 'check-failed']);
/** Where hooks of others run beside ours. */
const SOURCES: Readonly<Record<string, typeof checkCursorSources>> = {
  cursor: checkCursorSources,
  cline: checkClineSources,
  'cline-vscode': checkClineDocuments,
  gemini: checkGeminiSources,
  opencode: checkOpencodePlugins,
  kilo: checkKiloPlugins,
};
const OURS = { agent: null, title: 'Mollyguard' } as const;

/**
 * Looks at everything that the protection rests on, and tries each registered hook. Changes nothing and asks nobody; the one thing that is
 * started is our own registered command, where launcher and library are as set-up wrote them. Every check is made whatever another found.
 */
export async function examine(options: DoctorOptions): Promise<DoctorReport> {
  const { home, folders, platform } = options;
  const report = (checks: readonly CheckLine[]): DoctorReport => ({
    version: 1,
    home,
    folders,
    ok: checks.every(({ result }) => result !== 'problem'),
    checks,
  });
  if (platform === 'win32') return report([line({ ...OURS, check: 'agents' }, [problem('unsupported-platform', null)])]);

  const state = await readState(home);
  const files = await attempt(() => checkFiles(home, state));
  const found = new Set((await findAgents(home, options.searchPath, state)).map(({ id }) => id));
  const switches = await checkSwitches(options);
  const registrations = await Promise.all(
    installers.map(async (installer) => ({ installer, registration: await checkRegistered(installer, home, state) })),
  );
  const guarded = registrations.some(({ registration }) => registration.set);
  // Foreign code is not started, wherever it lies: the files are looked at before.
  const trusted = files.every(({ id }) => !FOREIGN.has(id));
  // One agent's hook that hangs does not make the others wait.
  const agents = await Promise.all(
    registrations.map(async ({ installer, registration }) => {
      const present = registration.set || found.has(installer.id);
      return present ? agentLines(installer, registration, switches, trusted, guarded, options) : [absent(installer)];
    }),
  );
  const own = async (check: CheckId, look: () => Promise<readonly Finding[]>) => line({ ...OURS, check }, await attempt(look));
  const mine = [
    line({ ...OURS, check: 'agents' }, guarded ? [] : [problem('not-set-up', null)]),
    guarded || state.interpreters.length > 0 ? line({ ...OURS, check: 'files' }, files) : skipped(OURS, 'files'),
    await own('permissions', () => checkPermissions(home, state)),
    await own('socket', () => checkSocket(options.runtime)),
    await own('journal', () => checkJournal(home)),
    await own('policy', async () => checkPolicies(home)),
    await own('environment', () => checkDotenv(folders)),
  ];
  return report([...agents.flat(), ...mine]);
}

async function agentLines(
  installer: Installer,
  registration: Registration,
  switches: ByAgent,
  trusted: boolean,
  guarded: boolean,
  options: DoctorOptions,
): Promise<readonly CheckLine[]> {
  const { home, folders, searchPath, platform } = options;
  const at = { agent: installer.id, title: installer.title };
  const file = installer.file(home);
  const { findings, command, set } = registration;
  // An agent that was left out of the set-up is the person's choice.
  const look = set && !installer.companion ? SOURCES[installer.id] : undefined;
  const others = look ? await attempt(() => look(home, folders)) : [];
  const left = set || !guarded ? [] : [note('agent-unguarded', file)];
  const registered =
    set || findings.length > 0 || left.length > 0
      ? line({ ...at, check: 'registered' }, [...findings, ...others, ...left])
      : skipped(at, 'registered');
  if (!set || installer.companion) return [registered];
  const tries = trusted && options.untried !== true;
  const probed: Probed | null = command !== null && tries ? await probeAgent(installer.id, command, file, options) : null;
  const tried = probed !== null && probed.tried > 0 ? probed : null;
  const environment = installer.id === 'claude-code' ? await attempt(() => checkSettingsEnvironment(home, folders)) : null;
  const off = switches[installer.id] ?? [];
  const managed = await attempt(() => checkManaged(installer.id, home, platform, off));
  const version = await checkVersion(installer.id, searchPath).catch(() => null);
  return [
    registered,
    tried ? line({ ...at, check: 'denies' }, tried.denies) : skipped(at, 'denies'),
    tried ? line({ ...at, check: 'passes' }, tried.passes) : skipped(at, 'passes'),
    line({ ...at, check: 'switches' }, [...off, ...managed]),
    ...(environment === null ? [] : [line({ ...at, check: 'environment' }, environment)]),
    version === null ? skipped(at, 'version') : line({ ...at, check: 'version' }, version),
  ];
}

const skipped = (at: Pick<CheckLine, 'agent' | 'title'>, check: CheckId): CheckLine => ({ ...at, check, result: 'skipped', findings: [] });
const absent = ({ id, title }: Installer): CheckLine => ({ agent: id, title, check: 'registered', result: 'absent', findings: [] });

/** A check that fails is a finding, not the end of the others. */
async function attempt(look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [problem('check-failed', null, { why: error instanceof Error && 'code' in error ? String(error.code) : 'unknown error' })];
  }
}
