/** Everything that package.json contributes by id. `test/ui/contributions.test.ts` keeps both sides, the texts and the files equal. */
export const COMMANDS = [
  'mollyguard.showWaitingActions',
  'mollyguard.showRecentDecisions',
  'mollyguard.explainLastDecision',
  'mollyguard.approveNextTry',
  'mollyguard.undoLast',
  'mollyguard.setUpAgents',
  'mollyguard.checkProtection',
  'mollyguard.whyThisEnvironment',
  'mollyguard.tintWindow',
  'mollyguard.writeIgnoreFiles',
  'mollyguard.changeScope',
  'mollyguard.pause',
  'mollyguard.endPause',
  'mollyguard.removeHooks',
  'mollyguard.addLookupCredential',
  'mollyguard.forgetLookupCredentials',
  'mollyguard.copySecret',
  'mollyguard.openPolicyFile',
  'mollyguard.reviewPolicy',
  'mollyguard.tryItSafely',
  'mollyguard.auditCredentials',
] as const;
/** Run by our own surfaces, hidden from the palette. */
export const INTERNAL_COMMANDS = [
  'mollyguard.showMenu',
  'mollyguard.openQuestion',
  'mollyguard.explainDecision',
  'mollyguard.restoreSnapshot',
  'mollyguard.tellAgent',
  'mollyguard.revokeGrant',
  'mollyguard.alwaysAllow',
  'mollyguard.allowAskingAgain',
  'mollyguard.openSettings',
  'mollyguard.refreshProtectedFiles',
  'mollyguard.openProtectedFilesSetting',
  'mollyguard.openEnvironmentsSetting',
  'mollyguard.openAuditReport',
  'mollyguard.markFileOffLimits',
  'mollyguard.addToGitignore',
  'mollyguard.moveToSecretStorage',
  'mollyguard.notASecret',
] as const;
export type CommandId = (typeof COMMANDS)[number] | (typeof INTERNAL_COMMANDS)[number];

export const SETTINGS = [
  'mollyguard.mode',
  'mollyguard.environments',
  'mollyguard.names',
  'mollyguard.scope',
  'mollyguard.scopeReads',
  'mollyguard.protectedFiles',
  'mollyguard.secretDiagnostics',
  'mollyguard.approval.holdSeconds',
  'mollyguard.customAgents',
  'mollyguard.restoreHooks',
  'mollyguard.watchTranscripts',
  'mollyguard.lookups',
  'mollyguard.allowed',
] as const;

export const VIEWS = {
  decisions: 'mollyguard.decisions',
  protectedFiles: 'mollyguard.protectedFiles',
  credentials: 'mollyguard.credentials',
} as const;

/** The one walkthrough and its steps, in order. */
export const WALKTHROUGH = { id: 'start', steps: ['agents', 'changes', 'try', 'production', 'share'] } as const;

export const COLORS = { protectedFile: 'mollyguard.protectedFile.foreground' } as const;

/** Keys for `when` and `enablement`. */
export const CONTEXT_KEYS = {
  /** An agent is set up. */
  setUp: 'mollyguard.setUp',
  waiting: 'mollyguard.waiting',
  decided: 'mollyguard.decided',
  paused: 'mollyguard.paused',
  /** There is an action whose next try may be approved. */
  approvable: 'mollyguard.approvable',
  /** An audit of credentials has been made in this window. */
  audited: 'mollyguard.audited',
  /** What is in reach (`PRODUCTION`, `Staging` …), empty where that is local: the window title's variable. */
  environment: 'mollyguard.environment',
} as const;
export const TITLE_VARIABLE = 'mollyguardEnvironment';
