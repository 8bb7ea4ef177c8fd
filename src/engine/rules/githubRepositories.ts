import { api, docs, gh, graphql, manual, PLACE } from './githubWhen';
import type { Rule } from './rule';

const repository = {
  kind: 'repository',
  name: ['arg:0', 'path:owner/repo', 'path:repository', 'field:input.repositoryId', 'flag:-R', 'flag:--repo', '=this repository'],
  identifiers: PLACE,
};
const inRepository = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'path:last', 'field:input.refId', 'field:input.id', 'flag:-R', 'flag:--repo'],
  identifiers: PLACE,
});

/** Repositories and what lies in them. */
export const githubRepositoryRules = [
  {
    id: 'github/delete-repository',
    when: [gh('repo|repository delete'), api('DELETE /repos/{owner}/{repo} /repositories/{repository}')],
    verb: 'delete',
    class: 'data',
    resource: repository,
    dies: 'code, issues, pull requests, releases, wiki and settings',
    undo: 'an owner can restore it for 90 days, unless it was part of a fork network',
    safer: 'Archive it instead: gh repo archive.',
    docs: manual('gh_repo_delete'),
    examples: {
      held: [
        'gh repo delete acme/shop --yes',
        'gh repo delete --yes',
        'gh api -X DELETE repos/acme/shop',
        'curl -X DELETE -H "Authorization: Bearer $GH" https://api.github.com/repos/acme/shop',
      ],
      free: ['gh repo list', 'gh repo view acme/shop', 'gh api repos/acme/shop', 'gh repo clone acme/delete'],
    },
  },
  {
    id: 'github/change-repository',
    when: [
      gh('repo archive|rename'),
      gh('repo edit', {
        any: ['--visibility', '--default-branch', '--enable-issues=false', '--enable-wiki=false', '--enable-projects=false'],
      }),
      gh('repo sync', { any: ['--force'] }),
      api('PATCH /repos/{owner}/{repo}', { fields: { archived: [true] } }),
      api('PATCH /repos/{owner}/{repo}', { fields: { private: ['*', true, false] } }),
      api('PATCH /repos/{owner}/{repo}', { fields: { visibility: ['*'] } }),
      api('PATCH /repos/{owner}/{repo}', { fields: { name: ['*'] } }),
      api('POST /repos/{owner}/{repo}/transfer'),
      graphql('archiveRepository'),
      graphql('updateRepository'),
    ],
    verb: 'change',
    class: 'data',
    resource: repository,
    reversible: true,
    dies: 'who can see or change it: what was public once stays copied; made private, stars and forks are lost',
    undo: 'change it back; not what others copied meanwhile',
    safer: 'Let an owner change it in the settings.',
    docs: manual('gh_repo_edit'),
    examples: {
      held: [
        'gh repo edit --visibility public',
        'gh repo archive acme/shop --yes',
        'gh api -X PATCH repos/acme/shop -F archived=true',
        'gh repo edit acme/shop --visibility=private --accept-visibility-change-consequences',
      ],
      free: [
        'gh repo edit --description "new"',
        'gh api -X PATCH repos/acme/shop -f description=new',
        'gh repo unarchive acme/shop',
        'gh repo sync',
      ],
    },
  },
  {
    id: 'github/delete-ref',
    when: [
      api('DELETE /repos/{owner}/{repo}/git/refs/** /repos/{owner}/{repo}/git/{name}'),
      api('PATCH /repos/{owner}/{repo}/git/refs/**', { fields: { force: [true, 'true'] } }),
      graphql('deleteRef'),
      graphql('updateRef', { 'input.force': [true] }),
      graphql('updateRefs'),
      gh('pr merge|close', { any: ['--delete-branch'], all: ['--admin'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: inRepository('branch'),
    dies: 'commits that no other branch has',
    undo: 'push the old commit again, if somebody still has it',
    safer: 'Let branches be deleted where pull requests are merged.',
    docs: docs('git/refs#delete-a-reference'),
    examples: {
      held: [
        'gh pr merge 7 --admin --delete-branch',
        'gh api -X DELETE repos/acme/shop/git/refs/heads/main',
        'gh api -X PATCH repos/acme/shop/git/refs/heads/main -f sha=abc -F force=true',
      ],
      free: ['gh api repos/acme/shop/git/refs', 'gh pr merge 7 --squash --delete-branch'],
    },
  },
  {
    id: 'github/delete-content',
    when: [api('DELETE /repos/{owner}/{repo}/contents/**')],
    verb: 'delete',
    class: 'data',
    resource: inRepository('file'),
    reversible: true,
    dies: 'the file on the branch, by a commit of its own',
    undo: 'revert the commit',
    safer: 'Delete it on a branch and open a pull request.',
    docs: docs('repos/contents#delete-a-file'),
    examples: {
      held: ['gh api -X DELETE repos/acme/shop/contents/README.md -f message=x -f sha=abc'],
      free: ['gh api repos/acme/shop/contents/README.md'],
    },
  },
  {
    id: 'github/delete-release',
    when: [
      gh('release delete|delete-asset'),
      api('DELETE /repos/{owner}/{repo}/releases/{name} /repos/{owner}/{repo}/releases/assets/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: inRepository('release'),
    dies: 'its notes and files; with --cleanup-tag the tag',
    undo: 'none known for uploaded files',
    safer: 'Mark it as a draft: gh release edit --draft.',
    docs: manual('gh_release_delete'),
    examples: {
      held: [
        'gh release delete v1.0.0 --yes',
        'gh release delete v1.0.0 --cleanup-tag',
        'gh release delete-asset v1.0.0 app.zip',
        'gh api -X DELETE /repos/acme/shop/releases/7',
      ],
      free: ['gh release list', 'gh release view v1.0.0', 'gh release create v1.0.0', 'gh release download v1.0.0'],
    },
  },
  {
    id: 'github/delete-discussion',
    when: [
      gh('issue|label|gist|project|discussion delete'),
      gh('project item-delete|field-delete'),
      gh('pr|issue lock'),
      api('DELETE /repos/{owner}/{repo}/labels/{name} /gists/{name} /repos/{owner}/{repo}/milestones/{name}'),
      api('DELETE /repos/{owner}/{repo}/issues/comments/{name} /repos/{owner}/{repo}/pulls/comments/{name}'),
      graphql(
        'deleteIssue deleteDiscussion deleteDiscussionComment deleteLabel deleteProject deleteProjectV2 deleteProjectV2Item deleteProjectV2Field deleteIssueComment deletePullRequestReview',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: inRepository('issue'),
    dies: 'what people wrote there; a label goes from all issues',
    undo: 'none known',
    safer: 'Close it instead.',
    docs: manual('gh_issue_delete'),
    examples: {
      held: [
        'gh issue delete 7 --yes',
        'gh label delete bug',
        'gh gist delete abc',
        `gh api graphql -f query='mutation { deleteIssue(input: {issueId: "I_1"}) { clientMutationId } }'`,
      ],
      free: ['gh issue close 7', 'gh issue list', 'gh label list', 'gh gist list', `gh api graphql -f query='query { viewer { login } }'`],
    },
  },
  {
    id: 'github/delete-run',
    when: [
      gh('run delete'),
      gh('workflow disable'),
      api('DELETE /repos/{owner}/{repo}/actions/runs/{name} /repos/{owner}/{repo}/actions/runs/{name}/logs'),
      api('PUT /repos/{owner}/{repo}/actions/workflows/{name}/disable'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: inRepository('run'),
    dies: 'logs and artifacts of the run; a workflow that is disabled no longer checks or backs up',
    undo: 'gh workflow enable; logs stay lost',
    safer: 'Leave runs to expire.',
    docs: manual('gh_run_delete'),
    examples: {
      held: ['gh run delete 123', 'gh workflow disable backup.yml', 'gh api -X DELETE repos/acme/shop/actions/runs/1/logs'],
      free: ['gh run list', 'gh run cancel 123', 'gh run rerun 123', 'gh workflow list'],
    },
  },
] as const satisfies readonly Rule[];
