import { api, docs, gh, graphql, manual, PLACE } from './githubWhen';
import type { Rule } from './rule';

const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'path:last', 'field:input.id', 'flag:-R', 'flag:--repo'],
  identifiers: PLACE,
});

/** Protection, secrets, people, and whatever else can be deleted. */
export const githubAccessRules = [
  {
    id: 'github/remove-protection',
    when: [
      api(
        'DELETE /repos/{owner}/{repo}/branches/{name}/protection /repos/{owner}/{repo}/branches/{name}/protection/** /repos/{owner}/{repo}/rulesets/{name} /orgs/{owner}/rulesets/{name} /repos/{owner}/{repo}/environments/{name} /repos/{owner}/{repo}/vulnerability-alerts /repos/{owner}/{repo}/automated-security-fixes',
      ),
      api('PUT /repos/{owner}/{repo}/branches/{name}/protection'),
      api('PUT /repos/{owner}/{repo}/rulesets/{name}', { fields: { enforcement: ['disabled', 'evaluate'] } }),
      api('PATCH /repos/{owner}/{repo}', { fields: { security_and_analysis: ['*'] } }),
      api('PATCH /repos/{owner}/{repo}', { fields: { 'security_and_analysis.**.status': ['disabled'] } }),
      graphql('deleteBranchProtectionRule updateBranchProtectionRule deleteRepositoryRuleset updateRepositoryRuleset deleteEnvironment'),
      gh('pr merge', { any: ['--admin'] }),
      api('PATCH /repos/{owner}/{repo}/branches/{name}/protection/**', { fields: { strict: [false] } }),
      api('PATCH /repos/{owner}/{repo}/code-scanning/default-setup', { fields: { state: ['not-configured'] } }),
      api('PUT /orgs/{owner}/rulesets/{name}', { fields: { enforcement: ['disabled', 'evaluate'] } }),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    reversible: true,
    dies: 'what keeps a branch from being deleted or rewritten',
    undo: 'set the same rules again',
    safer: 'Let an owner of the repository change it.',
    docs: docs('branches/branch-protection'),
    examples: {
      held: [
        'gh api -X DELETE repos/acme/shop/branches/main/protection',
        'gh api --method DELETE /repos/acme/shop/rulesets/42',
        'gh pr merge 7 --admin --squash',
        `gh api graphql -F id=B1 -f query='mutation($id: ID!) { deleteBranchProtectionRule(input: {branchProtectionRuleId: $id}) { clientMutationId } }'`,
      ],
      free: ['gh api repos/acme/shop/branches/main/protection', 'gh ruleset list', 'gh pr merge 7 --squash', 'gh ruleset check main'],
    },
  },
  {
    id: 'github/delete-secret',
    when: [
      gh('secret|variable delete|remove'),
      api(
        'DELETE /repos/{owner}/{repo}/{area}/secrets/{name} /repos/{owner}/{repo}/actions/variables/{name} /orgs/{owner}/{area}/secrets/{name} /orgs/{owner}/actions/variables/{name} /repos/{owner}/{repo}/environments/{environment}/secrets/{name} /repos/{owner}/{repo}/environments/{environment}/variables/{name}',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('secret'),
    dies: 'its value, which nobody can read back, for all workflows',
    undo: 'set it again, if its value is kept elsewhere',
    safer: 'Set the new one under another name first.',
    docs: manual('gh_secret_delete'),
    examples: {
      held: [
        'gh secret delete DEPLOY_KEY',
        'gh variable delete REGION --org acme',
        'gh api -X DELETE repos/acme/shop/actions/secrets/DEPLOY_KEY',
      ],
      free: ['gh secret list', 'gh variable get REGION', 'gh secret set DEPLOY_KEY < key.txt'],
    },
  },
  {
    id: 'github/delete-key',
    when: [
      gh('ssh-key|gpg-key delete'),
      gh('repo deploy-key delete'),
      api('DELETE /repos/{owner}/{repo}/keys/{name} /user/keys/{name} /user/gpg_keys/{name}'),
    ],
    verb: 'revoke',
    class: 'data',
    resource: named('key'),
    dies: 'access of whatever still uses the key',
    undo: 'add it again, if the public part is kept',
    safer: 'Look at when it was last used.',
    docs: manual('gh_ssh-key_delete'),
    examples: {
      held: [
        'gh ssh-key delete 7 --yes',
        'gh repo deploy-key delete 7',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.github.com/user/keys/7',
      ],
      free: ['gh ssh-key list', 'gh ssh-key add key.pub'],
    },
  },
  {
    id: 'github/tidy-up',
    when: [
      gh('cache delete'),
      gh('alias|config|extension|extensions|ext delete|remove|clear-cache'),
      api(
        'DELETE /repos/{owner}/{repo}/actions/caches /repos/{owner}/{repo}/actions/caches/{name} /repos/{owner}/{repo}/actions/artifacts/{name}',
      ),
      api(
        'DELETE /notifications/threads/{name} /notifications/threads/{name}/subscription /repos/{owner}/{repo}/subscription /user/starred/{owner}/{repo} /user/following/{name}',
      ),
      api(
        'DELETE /repos/{owner}/{repo}/issues/{number}/labels /repos/{owner}/{repo}/issues/{number}/labels/{name} /repos/{owner}/{repo}/issues/{number}/assignees',
      ),
      api('DELETE /repos/{owner}/{repo}/pulls/{number}/requested_reviewers'),
      api('DELETE /repos/{owner}/{repo}/issues/{number}/reactions/{name} /repos/{owner}/{repo}/issues/comments/{comment}/reactions/{name}'),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('cache'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: manual('gh_cache_delete'),
    examples: {
      held: [],
      free: [
        'gh cache delete --all',
        'gh alias delete co',
        'gh api -X DELETE notifications/threads/1',
        'gh api -X DELETE repos/acme/shop/issues/7/labels/bug',
      ],
    },
  },
  {
    id: 'github/unread-query',
    when: { call: 'http', path: ['/graphql', '/api/graphql'], body: 'unreadable' },
    verb: 'change',
    class: 'suspected',
    resource: { kind: 'request', name: ['=unread query'], identifiers: PLACE },
    dies: 'whatever the query deletes: it cannot be read before it runs',
    undo: 'none known',
    safer: 'Write the query into the command.',
    docs: 'https://docs.github.com/en/graphql',
    examples: {
      held: ['gh api graphql --input query.json', 'gh api graphql -F query=@delete.graphql'],
      free: [`gh api graphql -f query='{ viewer { login } }'`],
    },
  },
  {
    id: 'github/delete-resource',
    net: 'provider',
    when: [
      gh('* delete|remove'),
      gh('codespace|cs delete|rebuild'),
      api('DELETE'),
      graphql(
        'deleteDeployment deletePackageVersion deleteVerifiableDomain deleteIpAllowListEntry removeEnterpriseOrganization removeEnterpriseMember removeOutsideCollaborator transferEnterpriseOrganization removeEnterpriseAdmin removeEnterpriseIdentityProvider removeEnterpriseSupportEntitlement revokeEnterpriseOrganizationsMigratorRole revokeMigratorRole regenerateEnterpriseIdentityProviderRecoveryCodes regenerateVerifiableDomainToken unlinkProjectV2FromRepository unlinkRepositoryFromProject deletePatreonSponsorship cancelSponsorship',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: packages, hooks, members, deployments',
    undo: 'none known',
    safer: 'Look at it first with a GET of the same path.',
    docs: docs(''),
    examples: {
      held: [
        'gh ruleset delete 1',
        'gh api -X DELETE repos/acme/shop/hooks/1',
        'gh codespace delete --all --force',
        'gh api --method DELETE orgs/acme/packages/npm/shop',
        'curl -X DELETE -u me:$T https://api.github.com/orgs/acme/members/bob',
      ],
      free: ['gh api repos/acme/shop/hooks', 'gh pr list', 'gh auth status'],
    },
  },
] as const satisfies readonly Rule[];
