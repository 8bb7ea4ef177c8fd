import path from 'node:path';
import { mergePolicies } from '../engine/policy/merge';
import { parsePolicy } from '../engine/policy/parse';
import { both } from '../engine/policy/team';
import { NO_POLICY, type Policy } from '../engine/types';
import type { Problem, WindowSettings } from '../protocol/messages';
import type { AcceptedPolicy } from '../protocol/policies';
import { MACHINE_POLICY, type MachineFile, type MachineLimits, type MachinePolicy, readMachinePolicy, scopeUnder } from './machinePolicy';
import { realPath } from './registry';
import { problemOf } from './settings';
import { markOf, TEAM_FILE } from './teamFile';
import { policyAbove, type TeamPolicy, teamPolicy } from './teamPolicy';

export interface InForce {
  readonly policy: Policy;
  /** The person's own, for folders that no window has open. */
  readonly user: Policy;
  /** Without the machine's, and without what a person accepted in a window: for judging alone. */
  readonly alone: Policy;
  readonly limits: MachineLimits;
  readonly teams: readonly TeamPolicy[];
  readonly problems: readonly Problem[];
}
type Settings = Pick<WindowSettings, 'user' | 'workspace' | 'folders'>;
const NONE: Settings = { user: {}, workspace: {}, folders: [] };

/** The policy of a window: its settings, the files of its folders and the machine's, read again when one of these has changed. */
export class Policies {
  private readonly home: string;
  private readonly machine: MachineFile;
  private settings: Settings = NONE;
  private folders: readonly string[] = [];
  private accepted: ReadonlyMap<string, string> = new Map();
  private mark: string | undefined;
  private current: InForce | undefined;

  constructor(home: string, machine: MachineFile = MACHINE_POLICY) {
    this.home = home;
    this.machine = machine;
  }

  set(settings: Settings): void {
    this.settings = settings;
    this.folders = settings.folders.map(realPath);
    this.mark = undefined;
  }

  /** What a person has accepted of the folders' files. */
  accept(accepted: readonly AcceptedPolicy[]): void {
    this.accepted = new Map(accepted.map(({ folder, text }) => [realPath(folder), text]));
    this.mark = undefined;
  }

  /** What counts now: a few looks at files, whatever was told of them before. */
  get now(): InForce {
    const mark = [this.machine.file, ...this.folders.map((folder) => path.join(folder, TEAM_FILE))].map(markOf).join('\n');
    if (this.current && mark === this.mark) return this.current;
    this.current = this.read();
    this.mark = mark;
    return this.current;
  }

  /** The same for an action in a folder, with the policy files above it. */
  for(cwd: string): Policy {
    const { policy, limits } = this.now;
    const above = policyAbove(this.home, realPath(cwd), new Set(this.folders));
    const all = above === null ? policy : mergePolicies({ user: policy, team: above });
    return { ...all, scope: scopeUnder(all.scope, all, limits) };
  }

  private read(): InForce {
    const machine = readMachinePolicy(this.machine);
    const own = parsePolicy(this.settings.user ?? {}, 'user', 'User settings');
    const shared = parsePolicy(this.settings.workspace ?? {}, 'workspace', 'Workspace settings');
    const teams = this.folders.map((folder) => teamPolicy(this.home, folder, this.accepted.get(folder) ?? null));
    return {
      ...layered(machine, own.policy, teams, shared.policy),
      user: own.policy,
      limits: machine.limits,
      teams,
      problems: [
        ...machine.problems,
        ...[...own.problems, ...shared.problems].map(problemOf),
        ...teams.flatMap(({ problems }) => problems),
      ],
    };
  }
}

function layered(
  { policy: machine, limits }: MachinePolicy,
  user: Policy,
  teams: readonly TeamPolicy[],
  workspace: Policy,
): Pick<InForce, 'policy' | 'alone'> {
  const accepted = teams.flatMap((one) => one.accepted ?? []).reduce(both, NO_POLICY);
  const tightening = (of: readonly TeamPolicy[]): Policy => of.map((one) => one.standing).reduce(both, NO_POLICY);
  // What is accepted may take files out that the same text puts in: it counts whole, in the text's own order.
  const waiting = tightening(teams.filter((one) => one.accepted === null));
  const policy = mergePolicies({ ...(machine ? { machine } : {}), user, accepted, team: waiting, workspace });
  const alone = mergePolicies({ user, team: tightening(teams), workspace });
  return {
    policy: { ...policy, scope: scopeUnder(policy.scope, policy, limits) },
    alone: { ...alone, scope: user.scope ?? accepted.scope },
  };
}
