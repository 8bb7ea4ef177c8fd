import type { ChildProcess } from 'node:child_process';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { ALLOW, type AllowRequest, type AllowResult } from '../protocol/allowed';
import { AUDIT, type AuditReport, type AuditRequest } from '../protocol/audit';
import type { GuardStatus } from '../protocol/guardStatus';
import {
  type Answer,
  type AnswerResult,
  type AskAgainRequest,
  type AskAgainResult,
  type DecisionRequest,
  type GuardState,
  type LookupCredentials,
  methods,
  type NextTryResult,
  type OffLimitsByContent,
  type PauseRequest,
  type PauseResult,
  type Pong,
  type RevokeResult,
  type ServerStart,
  type TrialResult,
  type UndoRequest,
  type UndoResult,
  type WindowFocus,
  type WindowSettings,
} from '../protocol/messages';
import { type AcceptedPolicies, POLICIES } from '../protocol/policies';
import type { ScopeRequest, ScopeResult } from '../protocol/scopes';
import { SECRET_DIAGNOSTICS, SECRET_MARK, type SecretDiagnosticsSettings, type SecretPlace } from '../protocol/secretDiagnostics';
import { backOff } from './backOff';
import type { ScopeStore } from './scopeStore';
import { killProcess, startServerProcess } from './serverProcess';
import { Watchdog } from './watchdog';

const START_MS = 10_000;
/** A server that lived this long was well: the next failure counts as the first again. */
const WELL_MS = 30_000;

/** One run of the server's process, from fork to exit. */
interface Life {
  readonly child: ChildProcess;
  readonly client: LanguageClient;
  readonly started: number;
  watchdog: Watchdog | undefined;
  ready: boolean;
  ended: boolean;
  /** Fires once, when this life is over: what was asked of it will not be answered. */
  readonly over: AbortController;
}

/**
 * Keeps one guard server running for this window: starts it, feels its pulse, kills it when it is silent, starts it again. Never gives up.
 * It passes messages on and decides nothing.
 */
export class GuardClient implements vscode.Disposable {
  private readonly module: string;
  private readonly start: ServerStart;
  private readonly log: vscode.LogOutputChannel;
  private readonly scopes: ScopeStore;
  private readonly changed = new vscode.EventEmitter<GuardStatus>();
  private current: GuardStatus = { kind: 'starting' };
  private life: Life | undefined;
  private failures = 0;
  private restart: NodeJS.Timeout | undefined;
  private disposed = false;
  private settings: WindowSettings | undefined;
  private credentials: LookupCredentials | undefined;
  private policies: AcceptedPolicies | undefined;
  private secrets: SecretDiagnosticsSettings | undefined;
  private focus: WindowFocus = { focused: vscode.window.state.focused };

  private readonly byContent = new vscode.EventEmitter<OffLimitsByContent>();
  private files: vscode.FileSystemWatcher | undefined;

  readonly onDidChange = this.changed.event;
  /** Files that are off limits by what was found in them: all of them, after each change. */
  readonly onDidFindSecrets = this.byContent.event;

  constructor(module: string, start: ServerStart, log: vscode.LogOutputChannel, scopes: ScopeStore) {
    this.module = module;
    this.start = start;
    this.log = log;
    this.scopes = scopes;
  }

  get status(): GuardStatus {
    return this.current;
  }

  /** Starts the server. Loads the language client only now: it is the greater part of the bundle. */
  async run(): Promise<void> {
    if (this.disposed || this.life) return;
    let life: Life | undefined;
    try {
      const { LanguageClient, CloseAction, ErrorAction, IPCMessageReader, IPCMessageWriter, RevealOutputChannelOn } = await import(
        './languageClient'
      );
      if (this.disposed || this.life) return;
      const child = startServerProcess(this.module, homedir());
      this.files ??= vscode.workspace.createFileSystemWatcher('**/*');
      const client = new LanguageClient(
        'mollyguard',
        'Mollyguard',
        async () => ({ reader: new IPCMessageReader(child), writer: new IPCMessageWriter(child), detached: true }),
        {
          documentSelector: [{ scheme: 'file' }],
          outputChannel: this.log,
          revealOutputChannelOn: RevealOutputChannelOn.Never,
          initializationOptions: this.start,
          // Which files changed; what they hold the server reads itself.
          synchronize: { fileEvents: this.files },
          initializationFailedHandler: () => false,
          errorHandler: {
            error: () => ({ action: ErrorAction.Continue, handled: true }),
            closed: () => ({ action: CloseAction.DoNotRestart, handled: true, message: 'The connection to the guard server is closed.' }),
          },
        },
      );
      life = { child, client, started: Date.now(), watchdog: undefined, ready: false, ended: false, over: new AbortController() };
      this.life = life;
      await this.begin(life);
    } catch (error) {
      this.fail(life, error instanceof Error ? error.message : String(error));
    }
  }

  /** What the person answered. null: the server cannot be reached, the action stays held. */
  answer(answer: Answer): Promise<AnswerResult | null> {
    return this.request<AnswerResult>(methods.answer, answer);
  }

  nextTry(request: DecisionRequest): Promise<NextTryResult | null> {
    return this.request<NextTryResult>(methods.nextTry, request);
  }

  revoke(request: DecisionRequest): Promise<RevokeResult | null> {
    return this.request<RevokeResult>(methods.revoke, request);
  }

  askAgain(request: AskAgainRequest): Promise<AskAgainResult | null> {
    return this.request<AskAgainResult>(methods.askAgain, request);
  }

  allow(request: AllowRequest): Promise<AllowResult | null> {
    return this.request<AllowResult>(ALLOW, request);
  }

  /** What was chosen is kept, and told to every new server before it judges anything. */
  async scope(request: ScopeRequest): Promise<ScopeResult | null> {
    const result = await this.request<ScopeResult>(methods.scope, request);
    if (result?.kind === 'set') this.scopes.keep(result.kept);
    return result;
  }

  pause(request: PauseRequest): Promise<PauseResult | null> {
    return this.request<PauseResult>(methods.pause, request);
  }

  undo(request: UndoRequest): Promise<UndoResult | null> {
    return this.request<UndoResult>(methods.undo, request);
  }

  trial(): Promise<TrialResult | null> {
    return this.request<TrialResult>(methods.trial, null);
  }

  /** Of the editor's environment only names are told: the server has none of its values. */
  audit(): Promise<AuditReport | null> {
    const variables = Object.entries(process.env).flatMap(([name, value]) => (value ? [name] : []));
    return this.request<AuditReport>(AUDIT, { variables } satisfies AuditRequest);
  }

  /** Kept, and told again to every new server. */
  tellSettings(settings: WindowSettings): void {
    this.settings = settings;
    this.notify(methods.settings, settings);
    if (this.current.kind === 'down') this.set({ ...this.current, problems: settings.problems });
  }

  /** Kept, and told to every new server before its settings: it judges by them. */
  tellPolicies(policies: AcceptedPolicies): void {
    this.policies = policies;
    this.notify(POLICIES, policies);
  }

  /** Kept in memory, and told again to every new server. */
  tellCredentials(credentials: LookupCredentials): void {
    this.credentials = credentials;
    this.notify(methods.credentials, credentials);
  }

  /** Kept in memory, and told again to every new server. */
  tellSecretDiagnostics(secrets: SecretDiagnosticsSettings): void {
    this.secrets = secrets;
    this.notify(SECRET_DIAGNOSTICS, secrets);
  }

  /** What a secret in an open document is known again by; null: it is not there. */
  secretMark(place: SecretPlace): Promise<string | null> {
    return this.request<string | null>(SECRET_MARK, place);
  }

  tellFocus(focus: WindowFocus): void {
    this.focus = focus;
    this.notify(methods.focus, focus);
  }

  dispose(): void {
    void this.stop();
  }

  /** Ends the server in order, or by force after two seconds. */
  async stop(): Promise<void> {
    this.disposed = true;
    clearTimeout(this.restart);
    const { life } = this;
    this.life = undefined;
    if (life) {
      life.ended = true;
      life.over.abort();
      life.watchdog?.dispose();
      await life.client.dispose(2_000).catch(() => undefined);
      killProcess(life.child);
    }
    this.files?.dispose();
    this.byContent.dispose();
    this.changed.dispose();
  }

  private async begin(life: Life): Promise<void> {
    const { child, client } = life;
    child.stdout?.on('data', (text: Buffer) => this.log.info(text.toString().trimEnd()));
    child.stderr?.on('data', (text: Buffer) => this.log.warn(text.toString().trimEnd()));
    child.once('error', (error) => this.fail(life, error.message));
    child.once('exit', (code, signal) => this.fail(life, signal ?? `exit code ${code}`));
    child.once('disconnect', () => this.fail(life, 'disconnected'));
    client.onNotification(methods.state, (state: GuardState) => {
      if (!life.ended) this.set({ kind: 'up', state });
    });
    client.onNotification(methods.offLimits, (found: OffLimitsByContent) => {
      if (!life.ended) this.byContent.fire(found);
    });
    const late = setTimeout(() => this.fail(life, 'no answer at start'), START_MS);
    try {
      await client.start();
    } finally {
      clearTimeout(late);
    }
    if (life.ended) return;
    life.ready = true;
    life.watchdog = new Watchdog(
      () => client.sendRequest<Pong>(methods.ping, null),
      (why) => this.fail(life, why),
    );
    this.notify(methods.scopes, this.scopes.kept);
    if (this.policies) this.notify(POLICIES, this.policies);
    if (this.settings) this.notify(methods.settings, this.settings);
    if (this.credentials) this.notify(methods.credentials, this.credentials);
    if (this.secrets) this.notify(SECRET_DIAGNOSTICS, this.secrets);
    this.notify(methods.focus, this.focus);
  }

  /** Once a life: whatever went wrong first ends the process, is logged, and the next start is set. */
  private fail(life: Life | undefined, why: string): void {
    if (this.disposed || life?.ended) return;
    if (life) {
      life.ended = true;
      life.over.abort();
      life.watchdog?.dispose();
      killProcess(life.child);
      life.client.dispose(0).catch(() => undefined);
      if (Date.now() - life.started > WELL_MS) this.failures = 0;
    }
    this.life = undefined;
    this.failures += 1;
    const wait = backOff(this.failures);
    this.log.error(`The guard server ended: ${why}. Starting it again in ${wait} ms.`);
    this.set({ kind: 'down', failures: this.failures, why, problems: this.settings?.problems ?? [] });
    clearTimeout(this.restart);
    this.restart = setTimeout(() => void this.run(), wait);
  }

  private set(status: GuardStatus): void {
    this.current = status;
    this.changed.fire(status);
  }

  private notify(method: string, value: unknown): void {
    const { life } = this;
    if (!life?.ready) return;
    life.client.sendNotification(method, value).catch((error: unknown) => this.fail(life, String(error)));
  }

  private async request<T>(method: string, value: unknown): Promise<T | null> {
    const { life } = this;
    if (!life?.ready) return null;
    const over = new Promise<null>((resolve) => life.over.signal.addEventListener('abort', () => resolve(null), { once: true }));
    try {
      return await Promise.race([life.client.sendRequest<T>(method, value), over]);
    } catch (error) {
      this.log.warn(`${method}: ${error instanceof Error ? error.message : 'failed'}`);
      return null;
    }
  }
}
