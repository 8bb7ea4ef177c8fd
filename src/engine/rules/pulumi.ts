import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('pulumi', { none: ['--help', '-h', '--preview-only'] });
const PLACE = ['flag:--stack', 'flag:-s', 'env:PULUMI_STACK', 'flag:-C', 'flag:--cwd', 'path:owner/project/stack'];
const DOCS = 'https://www.pulumi.com/docs/iac/cli/commands/';
const STACK = '/api/stacks/{owner}/{project}/{stack}';

const rules = [
  {
    id: 'pulumi/destroy',
    when: [
      run('destroy|down|dn'),
      request(`POST ${STACK}/destroy`),
      request(`POST ${STACK}/deployments`, { fields: { operation: ['destroy'] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'stack',
      name: ['flag:--target', 'flag:-t', 'flag:--stack', 'flag:-s', 'path:stack', '=everything in the stack'],
      identifiers: PLACE,
    },
    dies: 'everything the stack made: machines, databases, buckets and their data',
    undo: 'update again makes new ones, empty',
    safer: 'Show it first: pulumi destroy --preview-only.',
    docs: `${DOCS}pulumi_destroy/`,
    examples: {
      held: [
        'pulumi destroy',
        'pulumi -C infra destroy --yes --stack prod',
        'pulumi down -y',
        `curl -H "Authorization: token $T" https://api.pulumi.com/api/stacks/acme/shop/prod/deployments -d '{"operation":"destroy"}'`,
      ],
      free: [
        'pulumi destroy --preview-only',
        'pulumi preview',
        'pulumi stack ls',
        'pulumi config set destroy true',
        `curl -H "Authorization: token $T" https://api.pulumi.com/api/stacks/acme/shop/prod/deployments -d '{"operation":"preview"}'`,
      ],
    },
  },
  {
    id: 'pulumi/update',
    net: 'provider',
    when: [run('up|update'), run('watch'), request(`POST ${STACK}/deployments`, { fields: { operation: ['update'] } })],
    verb: 'change',
    class: 'suspected',
    resource: { kind: 'stack', name: ['flag:--stack', 'flag:-s', 'path:stack', '=stack'], identifiers: PLACE },
    dies: 'whatever the program no longer has or replaces: the command does not say',
    undo: 'update to the earlier program; data of replaced resources stays lost',
    safer: 'Show the plan to the person first: pulumi preview --diff.',
    docs: `${DOCS}pulumi_up/`,
    examples: {
      held: [
        'pulumi up',
        'pulumi up --yes --stack prod',
        `curl -H "Authorization: token $T" https://api.pulumi.com/api/stacks/acme/shop/prod/deployments -d '{"operation":"update"}'`,
      ],
      free: [
        'pulumi preview --diff',
        'pulumi stack output',
        'curl -H "Authorization: token $T" https://api.pulumi.com/api/stacks/acme/shop/prod',
      ],
    },
  },
  {
    id: 'pulumi/forget-state',
    when: [
      run('stack rm|remove'),
      run('state delete'),
      run('stack import'),
      run('cancel'),
      run('state unprotect'),
      request(`DELETE ${STACK}`),
      request(`POST ${STACK}/import`),
      request(`POST ${STACK}/update/{update}/cancel`),
    ],
    verb: 'remove',
    class: 'safeguard',
    resource: { kind: 'state', name: ['arg:0', 'path:stack', '=stack'], identifiers: PLACE },
    dies: 'the knowledge of what exists, or the lock and protection on it: it runs on, and nothing can manage or find it by this state',
    undo: 'pulumi stack import of an earlier export, or pulumi import one by one',
    safer: 'Save it first: pulumi stack export.',
    docs: `${DOCS}pulumi_stack_rm/`,
    examples: {
      held: [
        'pulumi stack rm prod',
        'pulumi stack rm --force --yes prod',
        'pulumi state delete urn:pulumi:prod::shop::aws:rds/instance:Instance::db',
        'curl -X DELETE -H "Authorization: token $T" "https://api.pulumi.com/api/stacks/acme/shop/prod?force=true"',
      ],
      free: [
        'pulumi stack init test',
        'pulumi stack select prod',
        'pulumi state rename a b',
        'curl -H "Authorization: token $T" https://api.pulumi.com/api/stacks/acme/shop/prod/updates',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Pulumi, and its service. */
export const pulumi = {
  id: 'pulumi',
  title: 'Pulumi',
  hosts: ['api.pulumi.com'],
  programs: [
    {
      id: 'pulumi',
      names: ['pulumi'],
      valueFlags: list(
        `-C --cwd -s --stack --config-file -m --message -t --target -p --parallel -v --verbose --color --profiling --tracing --memprofilerate -c --config
         --replace --target-replace --plan --policy-pack --policy-pack-config --secrets-provider --attach-debugger --exclude --import-file --file --remote-agent-pool-id
         --remote-env --remote-env-secret --remote-executor-image --remote-git-auth-access-token --remote-git-branch --remote-git-commit --remote-git-repo-dir`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
