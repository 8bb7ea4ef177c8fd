import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { variablesFrom } from '../environments/variablesFrom';
import type { AllowRequest, AllowResult } from '../protocol/allowed';
import type {
  LookupCredential,
  PauseRequest,
  PauseResult,
  Problem,
  TrialResult,
  UndoRequest,
  UndoResult,
  WindowSettings,
} from '../protocol/messages';
import type { AcceptedPolicies } from '../protocol/policies';
import type { Actions } from './actions';
import { canonical } from './canonical';
import { type Decisions, NO_DECISIONS } from './decisions';
import { barredFiles } from './diagnostics/barredFiles';
import { readersOf } from './diagnostics/readers';
import type { Barred, Readers } from './diagnostics/say';
import { hashOf } from './digest';
import { guardHttp, type Handlers } from './guardHttp';
import type { GuardOptions } from './guardOptions';
import { TICK_MS } from './guardTimes';
import { Journal, type Written } from './journal';
import type { JournalEvent } from './journalEvents';
import { judgingParts } from './judgingParts';
import { Leader, type LeaderEvent } from './leader';
import { LookupState } from './lookup/state';
import { MACHINE_FOLDER } from './machinePolicy';
import { Noticed } from './noticed';
import { OwnedSocket } from './ownedSocket';
import { holds } from './owner';
import { PolicyFeed } from './policyFeed';
import { Registry, realPath } from './registry';
import { Relay } from './relay';
import { Reports } from './reports';
import { checkRuntime, type RuntimePaths, runtimePaths } from './runtimeFolder';
import { Scanning } from './scanning/scanning';
import { Scopes } from './scopes';
import { keepCustomAgents, keepPolicy } from './settings';
import { SNAPSHOT_LIMITS } from './snapshots/budget';
import { snapshotLines } from './snapshots/lines';
import { Shelf } from './snapshots/shelf';
import { SocketNews } from './socketNews';
import { SurroundingsFeed } from './surroundingsFeed';
import { TranscriptSwitch } from './transcripts/switch';
import { Trials } from './trial';
import type { Undos } from './undos';
import { whoAmI } from './whoAmI';
import { WindowState } from './windowState';

/** One window's guard server: its parts, joined. It begins to listen with the first settings, since it must know its folders to judge. */
export class Guard {
  private readonly id = randomBytes(8).toString('hex');
  private readonly options: GuardOptions;
  private readonly paths: RuntimePaths;
  private readonly registry: Registry;
  private readonly journal: Journal;
  private readonly state: WindowState;
  private readonly here: Handlers;
  private actions: Actions | undefined;
  private readonly shelf: Shelf;
  private undos: Undos | undefined;
  private readonly trials = new Trials();
  /** What a person has limited agents' work here to. */
  readonly scopes: Scopes;
  /** What keeps agents from a file. */
  readonly barred: (file: string) => Barred;
  private readonly lookups = new LookupState();
  private readonly leader: Leader;
  private readonly policies: PolicyFeed;
  private settings: WindowSettings | undefined;
  private folders: readonly string[] = [];
  private hookFiles: readonly string[] = [];
  private focused = 0;
  private readonly noticed = new Noticed();
  private readonly reports: Reports;
  private readonly transcripts: TranscriptSwitch;
  private socket: OwnedSocket | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly surroundings: SurroundingsFeed;
  /** Secrets in reach. */
  readonly scanning: Scanning;
  private readonly socketNews: SocketNews;
  private begun = false;
  private closed = false;

  constructor(options: GuardOptions) {
    const { start, tell } = options;
    this.options = options;
    this.paths = runtimePaths(start.runtime);
    this.registry = new Registry(this.paths.servers);
    this.journal = new Journal(path.join(start.home, '.mollyguard', 'journal'), 'server');
    this.state = new WindowState((state) => tell(this.scanning.masked(state)));
    this.shelf = new Shelf(start.home, SNAPSHOT_LIMITS);
    this.policies = new PolicyFeed({
      home: start.home,
      machine: start.machine,
      changed: () => this.policed(),
      diagnose: options.diagnose,
    });
    this.barred = barredFiles({
      home: start.home,
      policy: (folder) => this.policies.for(folder, null),
      byContent: (real) => this.scanning.byContent.has(real),
    });
    this.scopes = new Scopes({
      policy: () => this.policies.now.policy,
      who: whoAmI(),
      write: (event) => this.write(event).kind === 'written',
      changed: () => this.rescoped(),
    });
    this.here = {
      action: async (request) => (await this.judging()).action(request),
      poll: async (request) => this.actions?.poll(request) ?? { status: 410, body: '' },
    };
    this.reports = new Reports({ folder: this.paths.folder, write: (event) => this.write(event), log: options.log });
    this.socketNews = new SocketNews(this.paths.socket, this.state, this.reports);
    this.transcripts = new TranscriptSwitch({
      home: start.home,
      leads: () => this.leads,
      write: (event) => this.write(event),
      show: (problems) => this.state.trouble('transcripts', problems),
      report: this.reports.error,
    });
    this.surroundings = new SurroundingsFeed({
      place: () => ({ home: start.home, folders: this.folders, policy: this.policies.now.policy, env: this.env }),
      tell: (surroundings) => this.state.environment(surroundings),
      failed: this.reports.error,
    });
    this.scanning = new Scanning({
      place: () => ({ home: realPath(start.home), folders: this.folders, patterns: this.policies.now.policy.protectedFiles }),
      changed: (files) => {
        options.offLimits(files);
        this.state.trouble('alone', this.keepPolicy());
      },
      failed: (why) => this.reports.problem('scanning', `Scanning for secrets broke off: ${why}`),
    });
    const relay = new Relay({ home: start.home, own: this.id, registry: this.registry, here: this.here });
    this.leader = new Leader({
      id: this.id,
      paths: this.paths,
      registry: this.registry,
      relay: () => guardHttp(this.health, this.transcripts.noticing(relay), this.reports.error),
      onEvent: (event, why) => this.led(event, why),
    });
    this.state.connect(() => ({
      decisions: this.decisions,
      leader: this.leader.leads,
      snapshots: snapshotLines(this.shelf.infos, this.folders),
      scope: this.policies.capped(this.scopes.window),
      scopes: this.scopes.view,
    }));
  }

  get leads(): boolean {
    return this.leader.leads;
  }

  get decisions(): Decisions {
    return this.actions?.decisions ?? NO_DECISIONS;
  }

  /** The window's folders, by their real paths. */
  get workspace(): readonly string[] {
    return this.folders;
  }

  /** The agents that could read a file here. */
  readers(): Promise<Readers> {
    return readersOf(this.settings);
  }

  /** New settings; the first ones start everything. */
  apply(settings: WindowSettings): void {
    this.folders = settings.folders.map(realPath);
    this.settings = settings;
    this.policies.set(settings);
    this.state.hooked(settings.agents);
    const digest = hashOf(canonical([settings.mode, settings.holdSeconds, settings.user, settings.workspace, settings.folders]));
    const custom = keepCustomAgents(this.options.start.home, settings.user);
    this.hookFiles = custom.hookFiles;
    this.policies.tick();
    const problems = [...this.policies.problems(settings), ...custom.problems];
    this.write({ kind: 'settings', mode: this.state.mode, digest, problems: problems.map(({ data }) => data.message ?? '') });
    this.state.trouble('settings', custom.problems);
    this.state.trouble('window', settings.problems);
    for (const event of this.noticed.changes(settings.problems)) this.write(event);
    this.transcripts.set(settings.watchTranscripts);
    this.state.changed();
    if (!this.begun) this.begin();
    else if (this.socket) this.register();
  }

  /** The settings could not be read: the last ones stay, and the window says so. */
  reject(problem: string): void {
    this.state.trouble('settings', [{ id: 'settings-invalid', file: null, data: { key: 'mollyguard', message: problem } }]);
    this.write({ kind: 'settings', mode: this.state.mode, digest: '', problems: [problem] });
  }

  credentials(credentials: readonly LookupCredential[]): void {
    this.lookups.keep(credentials);
  }

  focus(focused: boolean): void {
    if (!focused) return;
    this.focused = Date.now();
    if (this.socket) this.register();
  }

  /** What a person has accepted of policy files. */
  accept(accepted: AcceptedPolicies): void {
    this.policies.accept(accepted);
  }

  /** A person writes an entry into the settings: the journal has it first. */
  allow({ entry }: AllowRequest): AllowResult {
    return this.write({ kind: 'allowed', who: whoAmI(), entry }).kind === 'written' ? 'journaled' : 'failed';
  }

  pause({ minutes }: PauseRequest): PauseResult {
    if (minutes > 0 && !this.policies.limits.pauses) return 'forbidden';
    const until = this.state.pause(minutes);
    this.write({ kind: 'pause', until: until === null ? null : new Date(until).toISOString() });
    return until === null ? 'ended' : 'paused';
  }

  async undo(request: UndoRequest): Promise<UndoResult> {
    await this.judging();
    return this.undos?.answer(request, this.folders) ?? { kind: 'failed', why: 'not started' };
  }

  /** *Try It Safely*: one at a time. */
  trial(): Promise<TrialResult> {
    return this.trials.run(() => this.judging(), this.folders[0] ?? this.options.start.home);
  }

  close(why: string): void {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.timer);
    this.transcripts.close();
    this.surroundings.close();
    this.scanning.close();
    this.leader.close();
    this.socket?.close();
    this.actions?.close();
    this.state.close();
    this.registry.remove(this.id, false);
    this.write({ kind: 'stop', why });
    this.journal.close();
  }

  private async judging(): Promise<Actions> {
    const [{ Actions }, { Snapshots }, { Undos }, { Lookups }, { lookups }] = await judgingParts();
    const { home, runtime, own } = this.options.start;
    await this.scanning.ready();
    const snapshots = new Snapshots(this.shelf);
    this.undos ??= new Undos({
      home,
      shelf: this.shelf,
      snapshots,
      journal: (event) => this.write(event),
      changed: () => this.state.changed(),
    });
    this.actions ??= new Actions({
      id: this.id,
      home,
      state: this.state,
      // A window without a folder is where agents outside of all windows are asked about.
      pauses: (cwd) => this.folders.length === 0 || this.isOurs(cwd),
      saw: (of, id, summary) => {
        if (this.scopes.saw(of.agent, of.conversation, id, summary)) this.state.changed();
      },
      source: (cwd, of) => ({
        home,
        // Outside this window's folders the action's own project counts.
        workspace: this.isOurs(cwd) ? this.folders : [],
        own: [runtime, ...own, MACHINE_FOLDER, ...this.hookFiles],
        temporary: [tmpdir()],
        policy: this.policies.for(cwd, this.scopes.of(of.agent, of.conversation)?.name ?? null),
        snapshots: this.shelf.ready(),
        env: this.env,
        secrets: (action) => this.scanning.secrets(action.cwd),
      }),
      snapshots: { make: (what, judged) => snapshots.make({ ...what, summary: this.scanning.masked(what.summary) }, judged) },
      lookups: this.lookups.forgetting(new Lookups({ home, state: this.lookups, workspace: () => this.folders, lookups })),
      writes: (files) => this.scanning.touch(files),
      masked: (text) => this.scanning.masked(text),
      journal: (event) => this.append(event),
    });
    return this.actions;
  }

  /** Settings, a policy file or the machine's are others than before. */
  private policed(): void {
    const { settings } = this;
    if (!settings) return;
    const { mode, holdSeconds, lookups } = this.policies.limited(settings);
    this.state.mode = mode;
    this.state.holdMs = holdSeconds * 1_000;
    if (!this.policies.limits.pauses && this.state.paused) this.state.pause(0);
    this.state.trouble('lookups', this.lookups.apply(lookups));
    this.state.trouble('policy', [...this.policies.problems(settings), ...this.keepPolicy()]);
    this.surroundings.reset();
    this.scanning.settings();
    this.actions?.recheck();
    this.options.policed();
    this.state.changed();
  }

  private rescoped(): void {
    if (!this.begun) return;
    this.state.trouble('alone', this.keepPolicy());
    this.actions?.recheck();
    this.state.changed();
  }

  /** For judging alone: there the narrowest scope counts. */
  private keepPolicy(): readonly Problem[] {
    return keepPolicy(this.options.start.home, this.folders, this.policies.alone(this.scopes.alone), this.scanning.holding);
  }

  private isOurs(cwd: string): boolean {
    const real = realPath(cwd);
    return this.folders.some((folder) => holds(folder, real));
  }

  private get health(): { readonly id: string; readonly pid: number } {
    return { id: this.id, pid: process.pid };
  }

  private begin(): void {
    this.begun = true;
    this.write({ kind: 'start', version: this.options.start.version, pid: process.pid });
    void this.tick();
  }

  /** Once a second: our socket and registration, the leader's, and the files behind the banner. */
  private async tick(): Promise<void> {
    try {
      this.scopes.lapse();
      this.policies.tick();
      const wrong = checkRuntime(this.paths);
      this.state.trouble('runtime', wrong === null ? [] : [{ id: 'socket-taken', file: this.paths.folder, data: { message: wrong } }]);
      if (wrong !== null) this.reports.problem('runtime', wrong);
      else {
        await this.listen();
        await this.leader.tick();
      }
      await this.surroundings.tick();
      this.socketNews.calm();
    } catch (error) {
      this.reports.error(error);
    }
    if (!this.closed) this.timer = setTimeout(() => void this.tick(), TICK_MS);
  }

  private async listen(): Promise<void> {
    if (!this.socket?.intact()) {
      const old = this.socket;
      this.socket = await OwnedSocket.open(guardHttp(this.health, this.here, this.reports.error), this.registry.socketOf(this.id));
      old?.close();
    }
    if (!this.registry.has(this.id)) this.register();
  }

  private register(): void {
    try {
      this.registry.write({ ...this.health, socket: this.registry.socketOf(this.id), folders: this.folders, focused: this.focused });
    } catch (error) {
      this.reports.error(error);
    }
  }

  private led(event: LeaderEvent, why: string): void {
    if (event === 'taken' || event === 'restored' || event === 'stepped-down') this.write({ kind: 'leader', what: event });
    if (event === 'socket-taken') this.socketNews.told(why);
    this.state.changed();
  }

  private readonly env = variablesFrom(process.env);

  private write(event: JournalEvent): Written {
    const written = this.append(event);
    this.state.journal(written);
    return written;
  }

  private append(event: JournalEvent): Written {
    return this.journal.append(this.scanning.masked(event));
  }
}
