import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { railway } from '../../../src/engine/rules/railway';
import { sent } from '../../../src/engine/rules/railwayWhen';
import { actionOf, judgeIn } from '../world';

/** Every mutation that is held, by its rule; with arguments where they decide. */
const covered: Readonly<Record<string, readonly string[]>> = {
  'railway/delete-volume': [
    'volumeDelete',
    'volumeInstanceUpdate(input: { state: DELETED })',
    'volumeInstanceUpdate(input: { state: DELETING })',
  ],
  'railway/detach-volume': ['volumeInstanceUpdate(input: { serviceId: null })', 'volumeInstanceUpdate(input: { serviceId: "s2" })'],
  'railway/move-volume-mount': ['volumeInstanceUpdate(input: { mountPath: "/x" })'],
  'railway/delete-backup': ['volumeInstanceBackupDelete', 'volumeInstanceBackupBatchDelete'],
  'railway/restore-backup': ['volumeInstanceBackupRestore', 'volumeInstancePITRRestore'],
  'railway/stop-backups': ['volumeInstanceBackupScheduleUpdate(kinds: [])', 'disablePitrForHaCluster', 'cancelPitrHaWorkflow'],
  'railway/reset-database': ['pluginReset', 'pluginDelete'],
  'railway/rotate-storage-credentials': ['bucketCredentialsReset', 'pluginResetCredentials'],
  'railway/delete-by-patch': [
    'environmentPatchCommit(patch: { services: { a: { isDeleted: true } } })',
    'environmentPatchCommit(patch: { volumes: { a: null } })',
    'environmentStageChanges(input: { buckets: { a: { isDeleted: true } } })',
    'environmentApplyChangeSet(input: { changes: [{ kind: "resource.delete" }] })',
    'environmentApplyChangeSet(input: { changes: [{ severity: "destructive" }] })',
  ],
  'railway/commit-staged-changes': ['environmentPatchCommitStaged', 'canvasViewMerge'],
  'railway/delete-project': ['projectDelete', 'projectScheduleDelete', 'projectScheduleDeleteForce', 'workspaceDelete', 'teamDelete'],
  'railway/delete-environment': ['environmentDelete', 'privateNetworksForEnvironmentDelete'],
  'railway/rename-environment': ['environmentRename'],
  'railway/delete-service': ['serviceDelete'],
  'railway/stop-deployment': ['deploymentRemove', 'deploymentStop', 'deploymentCancel', 'serviceInstanceUpdate(input: { numReplicas: 0 })'],
  'railway/rollback': ['deploymentRollback', 'templateRevert', 'signalRollback', 'egressGatewayRollbackFromHA'],
  'railway/disconnect-source': ['serviceDisconnect', 'serviceRemoveUpstreamUrl', 'deploymentTriggerDelete', 'templateServiceSourceEject'],
  'railway/delete-variable': ['variableDelete', 'variableCollectionUpsert(input: { replace: true })'],
  'railway/delete-sandbox': ['sandboxDestroy', 'sandboxCheckpointDelete', 'cloudAgentDelete'],
  'railway/run-remotely': [
    'sandboxExec(command: "ls")',
    'deploymentInstanceExecutionCreate',
    'generateShellToken',
    'serviceInstanceUpdate(input: { preDeployCommand: ["rm -rf /"] })',
    'serviceInstanceUpdate(input: { startCommand: "rm -rf /" })',
  ],
  'railway/delete-template': ['templateDelete', 'templateUnpublish'],
  'railway/delete-configuration': ['integrationDelete', 'observabilityDashboardReset', 'signalDelete', 'signalRuleUnset', 'signalReplace'],
  'railway/revoke-credential': [
    'apiTokenDelete',
    'projectTokenDelete',
    'sshPublicKeyDelete',
    'sessionDelete',
    'providerAuthRemove',
    'botScopeBindingRemove',
  ],
  'railway/weaken-login': [
    'twoFactorInfoDelete',
    'recoveryCodeGenerate',
    'passkeyDelete',
    'emailChangeInitiate',
    'emailChangeConfirm',
    'workspaceTwoFactorEnforcementUpdate(enabled: false)',
  ],
  'railway/weaken-protection': [
    'workspacePolicyDeploySourceAllowlistAdd',
    'workspacePolicyDeploySourceAllowlistRemove',
    'notificationRuleDelete',
    'usageLimitRemove',
    'usageLimitSet',
    'agentUsageLimitSet',
    'workspacePolicyItemUpdate(enabled: false)',
    'workspacePolicyItemUpdate(input: { enabled: false })',
    'setServiceUnderAttackMode(input: { enabled: false })',
    'projectUpdate(input: { isPublic: true })',
  ],
  'railway/remove-member': [
    'projectMemberRemove',
    'workspaceUserRemove',
    'projectInvitationDelete',
    'projectLeave',
    'workspaceLeave',
    'trustedDomainDelete',
    'teamUserRemove',
  ],
  'railway/change-permission': ['workspacePermissionChange', 'projectMemberUpdate'],
  'railway/transfer-project': ['projectTransfer', 'projectTransferConfirm', 'projectTransferInitiate', 'projectTransferToTeam'],
  'railway/delete-account': ['userDelete'],
  'railway/delete-domain': ['customDomainDelete', 'serviceDomainDelete', 'serviceDomainUpdate'],
  'railway/change-dns': [
    'railwayDomainDnsRecordDelete',
    'railwayDomainDnsRecordUpdate',
    'railwayDomainNameserversSet',
    'railwayDomainUpdate',
  ],
  'railway/close-network': [
    'tcpProxyDelete',
    'privateNetworkEndpointDelete',
    'privateNetworkEndpointRename',
    'egressGatewayAssociationsClear',
    'disableServiceCdn',
  ],
};

/** Mutations without arguments that would make them destructive, by why they are let through. */
const harmless: Readonly<Record<string, string>> = {
  'makes something new':
    'apiTokenCreate bucketCreate cloudAgentCreate customDomainCreate deploymentTriggerCreate egressGatewayAssociationCreate environmentCreate integrationCreate notificationRuleCreate observabilityDashboardCreate pluginCreate privateNetworkCreateOrGet privateNetworkEndpointCreateOrGet projectCreate projectTokenCreate railwayDomainDnsRecordCreate sandboxCheckpointCreate sandboxCreate serviceCreate serviceDomainCreate serviceDuplicate signalCreate sshPublicKeyCreate tcpProxyCreate templateClone templateDeploy templateDeployV2 templateGenerate templatePublish trustedDomainCreate volumeCreate volumeInstanceBackupCreate dockerComposeImport workspaceInviteCodeCreate',
  'adds, removes nothing': 'variableUpsert variableCollectionUpsert herokuImportVariables volumeInstanceBackupLock',
  'deploys, which can be rolled back':
    'deploymentApprove deploymentRedeploy deploymentRestart environmentTriggersDeploy environmentUnskipService githubRepoDeploy githubRepoUpdate serviceInstanceDeploy serviceInstanceDeployV2 serviceInstanceRedeploy serviceInstanceVulnRemediationPatchNow sandboxTemplateBuild',
  'changes a setting that can be set back':
    'baseEnvironmentOverride bucketUpdate customDomainUpdate deploymentTriggerUpdate integrationUpdate notificationRuleUpdate observabilityDashboardUpdate pluginUpdate projectUpdate serviceConnect serviceInstanceAutoDeployUpdate serviceInstanceLimitsUpdate serviceInstanceUpdate serviceUpdate sharedVariableConfigure signalDefaultSet signalRuleSet sandboxCheckpointRename templateVolumeUpdate trustedDomainUpdate updateServiceEdgeConfig updateServiceEdgeRules volumeUpdate volumeInstanceUpdate workspaceUpdate',
  'a patch or schedule that takes nothing away':
    'environmentPatchCommit environmentStageChanges environmentApplyChangeSet volumeInstanceBackupScheduleUpdate',
  'shows what would change': 'environmentPreviewChangeSet egressGatewayHAMigrationPreview',
  'switches something on':
    'egressGatewayUpgradeToHA enablePitrForHaCluster enableServiceCdn setServiceUnderAttackMode workspacePolicyItemUpdate workspaceTwoFactorEnforcementUpdate twoFactorInfoCreate twoFactorInfoSecret twoFactorInfoValidate recoveryCodeValidate',
  'starts, wakes or reports':
    'cloudAgentSleep cloudAgentStateReport cloudAgentWake pluginRestart pluginStart sandboxHeartbeat customDomainIssueCertificate trustedDomainRetriggerVerification',
  'takes a deletion back': 'projectScheduleDeleteCancel',
  'lets somebody in':
    'projectClaim projectInvitationAccept projectInvitationCreate projectInvitationResend projectInviteUser projectMemberAdd workspaceInviteCodeUse workspaceUserInvite inviteCodeUse',
  'a login of the person': 'loginSessionAuth loginSessionCancel loginSessionConsume loginSessionCreate loginSessionVerify sshSignupApprove',
  'the person’s own preferences':
    'fairUseAgree featureFlagAdd featureFlagRemove notificationDeliveriesMarkAsRead preferencesUpdate projectFeatureFlagAdd projectFeatureFlagRemove serviceFeatureFlagAdd serviceFeatureFlagRemove userBetaLeave userDiscordDisconnect userFlagsRemove userFlagsSet userProfileUpdate userTermsUpdate referralInfoUpdate upsertSlackChannel workspaceUpsertSlackChannel',
  billing: 'customerCreateFreePlanSubscription customerTogglePayoutsToCredits',
  'a cache, a progress bar, a warning': 'purgeServiceCache clearPitrHaWorkflowProgress serviceInstanceVulnRemediationDismiss',
  'statistics and forms': 'cliAuthEventTrack cliEventTrack setupAgentEventTrack jobApplicationCreate webhookTest',
};

const judged = (mutation: string) => judgeIn(actionOf(sent(`mutation { ${mutation} }`))).verdict;
const nameOf = (mutation: string): string => mutation.split('(')[0] ?? mutation;

for (const [rule, mutations] of Object.entries(covered)) {
  for (const mutation of mutations) {
    test(`${mutation}: ${rule}`, () => {
      const verdict = judged(mutation);
      assert.deepEqual([verdict.decision, verdict.rule], ['hold', rule]);
      assert.equal(verdict.tier, rule === 'railway/run-remotely' ? 'click' : 'type');
    });
  }
}

for (const [why, mutations] of Object.entries(harmless)) {
  for (const mutation of mutations.split(' ')) {
    test(`${mutation} is let through: ${why}`, () => assert.equal(judged(mutation).decision, 'allow'));
  }
}

const known = new Set([...Object.values(covered).flat().map(nameOf), ...Object.values(harmless).flatMap((names) => names.split(' '))]);

test('the lists name every mutation of the rules', () => {
  const rules = railway.rules.flatMap(({ when }) => (Array.isArray(when) ? when : [when]));
  const fields = rules.flatMap((one) => (one.call === 'graphql' ? one.field : []));
  assert.deepEqual(
    [...new Set(fields)].filter((field) => !known.has(field)),
    [],
  );
});

test('there are as many as the API had in 2026, and three older ones', () => assert.equal(known.size, 233));

const schema = path.join(__dirname, '../../../../shared/fixtures/railway/schema.graphql');
test('the lists are those of the published schema', { skip: existsSync(schema) ? false : 'the schema file is not there' }, () => {
  const text = readFileSync(schema, 'utf8').replace(/"""[\s\S]*?"""/g, '');
  const body = /^type Mutation \{([\s\S]*?)^\}/m.exec(text)?.[1] ?? '';
  const published = [...body.matchAll(/^ {2}(\w+)[(:]/gm)].map((match) => match[1] ?? '');
  assert.ok(published.length > 200);
  const older = ['volumeInstanceBackupBatchDelete', 'teamDelete', 'teamUserRemove'];
  assert.deepEqual(
    published.filter((name) => !known.has(name)),
    [],
  );
  assert.deepEqual([...known].filter((name) => !published.includes(name)).sort(), older.sort());
});

test('a patch that is not known is held', () => {
  const command = `curl https://backboard.railway.com/graphql/v2 -H "Authorization: Bearer $T" -d "{\\"query\\":\\"mutation(\\$p: EnvironmentConfig){environmentPatchCommit(environmentId: 1, patch: \\$p)}\\",\\"variables\\":{\\"p\\":$PATCH}}"`;
  assert.equal(judgeIn(actionOf(command)).verdict.rule, 'railway/delete-by-patch');
});

test('names and identifiers come from the call', () => {
  const { resource } = judged('variableDelete(input: { projectId: "p1", environmentId: "e1", name: "STRIPE_KEY" })');
  assert.deepEqual(resource, {
    kind: 'variable',
    provider: 'railway',
    identifiers: ['STRIPE_KEY', 'e1', 'p1', 'backboard.railway.com'],
    name: 'STRIPE_KEY',
    claimed: null,
  });
});
