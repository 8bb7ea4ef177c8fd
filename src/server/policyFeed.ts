import type { Policy } from '../engine/types';
import type { Problem, ScopeState, WindowSettings } from '../protocol/messages';
import type { AcceptedPolicies } from '../protocol/policies';
import { MACHINE_POLICY, type MachineFile, type MachineLimits, scopeUnder } from './machinePolicy';
import { type InForce, Policies } from './policies';
import { type PolicyDiagnostics, policyDiagnostics } from './policyDiagnostics';

export interface PolicyFeedOptions {
  readonly home: string;
  readonly machine: MachineFile | undefined;
  /** Other files, other limits, or other settings: everything that rests on them. */
  readonly changed: (now: InForce) => void;
  readonly diagnose: (file: string, diagnostics: PolicyDiagnostics) => void;
}

/** A window's policy, followed: what its files say is looked at before each verdict, and told to the window each second. */
export class PolicyFeed {
  private readonly options: PolicyFeedOptions;
  private readonly policies: Policies;
  private readonly place: string;
  private told: InForce | undefined;
  private diagnosed: readonly string[] = [];

  constructor(options: PolicyFeedOptions) {
    this.options = options;
    this.place = (options.machine ?? MACHINE_POLICY).file;
    this.policies = new Policies(options.home, options.machine);
  }

  get now(): InForce {
    return this.policies.now;
  }

  /** Once a second, and after each change of settings. */
  tick(): void {
    const { now } = this;
    if (now === this.told) return;
    this.told = now;
    const files = now.teams.map(({ file }) => file);
    for (const file of this.diagnosed.filter((one) => !files.includes(one))) this.options.diagnose(file, []);
    for (const team of now.teams) this.options.diagnose(team.file, policyDiagnostics(team));
    this.diagnosed = files;
    this.options.changed(now);
  }

  set(settings: WindowSettings): void {
    this.policies.set(settings);
  }

  accept({ accepted }: AcceptedPolicies): void {
    this.policies.accept(accepted);
    if (this.told) this.tick();
  }

  /** For an action: the policy files above it tighten too, and its scope is the one that counts where it is. */
  for(cwd: string, scope: string | null): Policy {
    const policy = this.policies.for(cwd);
    return { ...policy, scope: scopeUnder(scope, policy, this.now.limits) };
  }

  /** A scope as it counts here. */
  capped(scope: ScopeState | null): ScopeState | null {
    const { policy, limits } = this.now;
    const name = scopeUnder(scope?.name ?? null, policy, limits);
    return name === null || name === scope?.name || limits.scopeCeiling === null
      ? scope
      : { name, level: limits.scopeCeiling, from: 'settings', until: null };
  }

  /** What a window is, after what the machine allows. */
  limited(settings: WindowSettings): Pick<WindowSettings, 'mode' | 'holdSeconds' | 'lookups'> {
    const { limits } = this.now;
    return {
      mode: limits.observe ? settings.mode : 'guard',
      holdSeconds: Math.max(settings.holdSeconds, limits.minimumHoldSeconds ?? 0),
      lookups: limits.lookups ? settings.lookups : undefined,
    };
  }

  /** Everything that is wrong with the policy, and settings that the machine's policy overrules. */
  problems(settings: WindowSettings | undefined): readonly Problem[] {
    const { problems, limits } = this.now;
    if (!settings) return problems;
    const overruled = (key: string, is: boolean): readonly Problem[] =>
      is
        ? [
            {
              id: 'settings-invalid',
              file: null,
              data: { key, message: `does not count: ${this.place} rules it out. Ask the administrator.` },
            },
          ]
        : [];
    return [
      ...problems,
      ...overruled('mollyguard.mode', settings.mode === 'observe' && !limits.observe),
      ...overruled('mollyguard.approval.holdSeconds', settings.holdSeconds < (limits.minimumHoldSeconds ?? 0)),
      ...overruled('mollyguard.lookups', !limits.lookups && asksLookups(settings.lookups)),
    ];
  }

  get limits(): MachineLimits {
    return this.now.limits;
  }

  /** For judging alone: without what was accepted here, under the narrowest scope. */
  alone(scope: string | null): Pick<InForce, 'policy' | 'user'> {
    const { alone, user } = this.now;
    return { policy: { ...alone, scope: scope ?? alone.scope }, user };
  }
}

const asksLookups = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.values(value).some(Boolean);
