import type { Provider, Rule } from './rule';
import { ownMutation as mutation } from './when';

/** Tools of Linear's own MCP server, and of others that speak for it. */
const tool = (...names: readonly string[]) => ({
  call: 'mcp' as const,
  server: ['*linear*'],
  tool: names.flatMap((name) => [name, `linear_${name}`]),
});
const named = (kind: string) => ({
  kind,
  name: ['field:id', 'field:ids', 'input:id', 'input:issueId', 'input:ids', 'input:projectId', 'input:teamId', `=${kind}`],
  identifiers: ['host'],
});

const rules = [
  {
    id: 'linear/delete-team',
    when: [
      mutation('teamDelete organizationDelete userSuspend integrationDelete webhookDelete apiKeyDelete'),
      mutation('issueDelete', { permanentlyDelete: [true] }),
      tool('delete_team', 'delete_workspace', 'delete_organization'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('team'),
    dies: 'every issue, cycle and document of the team; a workspace with all its teams',
    undo: 'a deleted team can be restored for 30 days; a workspace and what is deleted for good not',
    safer: 'Archive or retire it instead.',
    docs: 'https://linear.app/docs/teams',
    examples: {
      held: [
        `curl https://api.linear.app/graphql -H "Authorization: $K" -d '{"query":"mutation { teamDelete(id: \\"t1\\") { success } }"}'`,
        { kind: 'mcp', server: 'linear', tool: 'delete_team', input: { teamId: 't1' } },
      ],
      free: [
        `curl https://api.linear.app/graphql -H "Authorization: $K" -d '{"query":"{ teams { nodes { id } } }"}'`,
        { kind: 'mcp', server: 'linear', tool: 'list_teams', input: {} },
      ],
    },
  },
  {
    id: 'linear/delete-project',
    when: [
      mutation(
        'projectDelete initiativeDelete documentDelete issueDelete customViewDelete cycleArchive issueLabelDelete projectMilestoneDelete',
      ),
      mutation('roadmapDelete workflowStateArchive attachmentDelete templateDelete'),
      // Whoever tidies a thread up takes back what was said, no more.
      { ...tool('delete_*', 'bulk_delete_*'), noWords: ['comment', 'comments', 'reaction', 'relation', 'draft', 'favorite'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: named('project'),
    dies: 'the project, issue or document with what people wrote there',
    undo: 'what is in the trash can be restored for 30 days; labels not',
    safer: 'Cancel or archive it instead.',
    docs: 'https://linear.app/docs/delete-archive-issues',
    examples: {
      held: [
        `curl https://api.linear.app/graphql -H "Authorization: $K" -d '{"query":"mutation { projectDelete(id: \\"p1\\") { success } }"}'`,
        { kind: 'mcp', server: 'linear', tool: 'delete_issue', input: { id: 'SHOP-1' } },
      ],
      free: [
        `curl https://api.linear.app/graphql -H "Authorization: $K" -d '{"query":"mutation { issueUpdate(id: \\"i1\\", input: {title: \\"delete\\"}) { success } }"}'`,
        { kind: 'mcp', server: 'linear', tool: 'create_issue', input: { title: 'delete the project' } },
        { kind: 'mcp', server: 'linear', tool: 'delete_comment', input: { id: 'c1' } },
        { kind: 'mcp', server: 'linear', tool: 'linear_deleteIssueRelation', input: { id: 'r1' } },
        { kind: 'mcp', server: 'linear', tool: 'update_issue', input: { id: 'SHOP-1', state: 'Done' } },
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Linear: its GraphQL API and its MCP server. It ships no command line. */
export const linear = {
  id: 'linear',
  title: 'Linear',
  hosts: ['api.linear.app'],
  graphql: ['/graphql'],
  programs: [],
  rules,
} as const satisfies Provider;
