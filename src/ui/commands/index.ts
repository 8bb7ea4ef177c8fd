import * as vscode from 'vscode';
import { addLookupCredential } from './addLookupCredential';
import { addToGitignore } from './addToGitignore';
import { allowAskingAgain } from './allowAskingAgain';
import { alwaysAllow } from './alwaysAllow';
import { approveNextTry } from './approveNextTry';
import { auditCredentials } from './auditCredentials';
import { changeScope } from './changeScope';
import { checkProtection } from './checkProtection';
import type { Command, Tools } from './command';
import { copySecret } from './copySecret';
import { endPause } from './endPause';
import { explainDecision } from './explainDecision';
import { explainLastDecision } from './explainLastDecision';
import { forgetLookupCredentials } from './forgetLookupCredentials';
import { markFileOffLimits } from './markFileOffLimits';
import { moveToSecretStorage } from './moveToSecretStorage';
import { notASecret } from './notASecret';
import { openAuditReport } from './openAuditReport';
import { openEnvironmentsSetting } from './openEnvironmentsSetting';
import { openPolicyFile } from './openPolicyFile';
import { openProtectedFilesSetting } from './openProtectedFilesSetting';
import { openQuestion } from './openQuestion';
import { openSettings } from './openSettings';
import { pause } from './pause';
import { refreshProtectedFiles } from './refreshProtectedFiles';
import { removeHooks } from './removeHooks';
import { restoreSnapshot } from './restoreSnapshot';
import { reviewPolicy } from './reviewPolicy';
import { revokeGrant } from './revokeGrant';
import { setUpAgents } from './setUpAgents';
import { showMenu } from './showMenu';
import { showRecentDecisions } from './showRecentDecisions';
import { showWaitingActions } from './showWaitingActions';
import { tellAgent } from './tellAgent';
import { tintWindow } from './tintWindow';
import { tryItSafely } from './tryItSafely';
import { undoLast } from './undoLast';
import { whyThisEnvironment } from './whyThisEnvironment';
import { writeIgnoreFiles } from './writeIgnoreFiles';

/** Every command. To add one: a file here, a line here, its id in `contributions.ts`, package.json and package.nls.json. */
const commands: readonly Command[] = [
  showMenu,
  showWaitingActions,
  showRecentDecisions,
  openQuestion,
  explainDecision,
  explainLastDecision,
  approveNextTry,
  tellAgent,
  revokeGrant,
  alwaysAllow,
  allowAskingAgain,
  undoLast,
  restoreSnapshot,
  checkProtection,
  setUpAgents,
  removeHooks,
  changeScope,
  pause,
  endPause,
  addLookupCredential,
  forgetLookupCredentials,
  openSettings,
  openPolicyFile,
  reviewPolicy,
  whyThisEnvironment,
  tintWindow,
  writeIgnoreFiles,
  tryItSafely,
  refreshProtectedFiles,
  openProtectedFilesSetting,
  openEnvironmentsSetting,
  auditCredentials,
  openAuditReport,
  markFileOffLimits,
  addToGitignore,
  moveToSecretStorage,
  notASecret,
  copySecret,
];

/** Registers them all. */
export function registerCommands(tools: Tools): vscode.Disposable {
  return vscode.Disposable.from(
    ...commands.map(({ id, run }) => vscode.commands.registerCommand(id, (argument: unknown) => run(tools, argument))),
  );
}
