import * as vscode from 'vscode';
import { AllowedSetting } from './host/allowedSetting';
import { ProtectedFiles } from './host/decorations';
import { GuardClient } from './host/guardClient';
import { Hooks } from './host/hooks';
import { IgnoreFiles } from './host/ignoreFiles';
import { LookupCredentials } from './host/lookupCredentials';
import { machinePaths } from './host/paths';
import { PolicyFiles } from './host/policyFiles';
import { ProtectedFileList } from './host/protectedFiles';
import { ScopeStore } from './host/scopeStore';
import { Secrets } from './host/secrets';
import { Tint } from './host/tint';
import { feedWindow } from './host/windowFeed';
import { Approval } from './ui/approval';
import { AuditView } from './ui/auditView';
import { ChangePreview } from './ui/changePreview';
import { registerCommands } from './ui/commands';
import { ContextKeys } from './ui/contextKeys';
import { COLORS } from './ui/contributions';
import { DecisionsView } from './ui/decisionsView';
import { Idle } from './ui/idle';
import { Notify } from './ui/notify';
import { PolicyNotice } from './ui/policyNotice';
import { ProtectedFilesView } from './ui/protectedFilesView';
import { Questions } from './ui/questions';
import { StatusItem } from './ui/statusItem';
import { createWords } from './ui/text';
import { followTint } from './ui/tint';

let running: GuardClient | undefined;
let tinting: Tint | undefined;
let views: vscode.Disposable | undefined;

/** The composition root: what exists, and who knows whom. Processes and files are touched only after the editor's first paint. */
export function activate(context: vscode.ExtensionContext): void {
  const words = createWords(vscode.l10n.t);
  const log = vscode.window.createOutputChannel(words.name, { log: true });
  const paths = machinePaths(context);
  const guard = new GuardClient(paths.server, paths.start, log, new ScopeStore(context.workspaceState, vscode.env.sessionId));
  const ignore = new IgnoreFiles(paths.setUp.home);
  const hooks = new Hooks(paths.setUp, log, () => ignore.problems());
  const tint = new Tint(paths.setUp.home, paths.userSettings, log);

  const credentials = new LookupCredentials(context.secrets, guard);
  const policies = new PolicyFiles(context.globalState, (accepted) => guard.tellPolicies(accepted));
  const notify = new Notify(guard, hooks, words, context.globalState);
  const idle = new Idle();
  const allowed = new AllowedSetting();
  const questions = new Questions(guard, new Approval(guard, allowed, words, notify), idle, notify);
  const preview = new ChangePreview(words);
  const secrets = new Secrets(guard, context);
  const protectedList = new ProtectedFileList(guard.onDidFindSecrets);
  const protectedFiles = new ProtectedFilesView(protectedList, words);
  const audit = new AuditView(words);
  const decisions = new DecisionsView(guard, words);

  running = guard;
  tinting = tint;
  views = vscode.Disposable.from(decisions, protectedFiles, audit);
  context.subscriptions.push(
    log,
    guard,
    hooks,
    ignore,
    ignore.onDidChange(() => hooks.checked && void hooks.check()),
    credentials,
    feedWindow(guard, hooks),
    notify,
    idle,
    questions,
    preview,
    secrets,
    protectedList,
    protectedFiles,
    audit,
    new ProtectedFiles({ ...words.protectedFile, color: COLORS.protectedFile }, guard.onDidFindSecrets),
    new StatusItem(guard, words),
    decisions,
    new ContextKeys(guard, hooks, words),
    new PolicyNotice(guard, words),
    tint,
    followTint(guard, tint),
    registerCommands({
      guard,
      allowed,
      hooks,
      credentials,
      policies,
      questions,
      notify,
      preview,
      protectedFiles,
      tint,
      ignore,
      secrets,
      audit,
      words,
    }),
  );
  setImmediate(() => {
    void tint.start();
    void guard.run();
    void credentials.tell();
    void secrets.start();
    void hooks.run();
  });
}

/** Lets the guard server end in order: what waits is told to the journal. The window's own colours come back. */
export async function deactivate(): Promise<void> {
  const ended = Promise.all([running?.stop(), tinting?.leave()]);
  views?.dispose(); // a window that reloads has closed its connection, and logs what a view would still tell it as an error
  await ended;
}
