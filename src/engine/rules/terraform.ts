import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const HELP = { none: ['-help', '--help', '-h'] };
const run = command('terraform', HELP);
/** Workspace and account are the target's own names; folders and files of variables are only called after it. */
const PLACE = [
  'env:TF_WORKSPACE',
  'env:AWS_PROFILE',
  ...[
    '-chdir',
    '--chdir',
    '--working-dir',
    '--terragrunt-working-dir',
    '--terragrunt-config',
    '-var-file',
    '--var-file',
    '-state',
    '--state',
  ].map((flag) => `label:flag:${flag}`),
  'label:env:TF_CLI_ARGS',
  'label:env:TF_CLI_ARGS_destroy',
  'label:env:TF_CLI_ARGS_apply',
  'label:env:TF_VAR_environment',
  'label:env:TF_VAR_env',
];
/** Terragrunt runs a command in every unit: `run-all destroy`, `run --all destroy`. */
const all = (verb: string, more: Parameters<typeof run>[1] = {}) =>
  ['', 'run-all ', 'run ', 'stack run ', 'graph ', 'graph run-all '].map((before) => run(before + verb, more));
/** HCP Terraform, and Terraform Enterprise on any host by what only it says. */
const api = (line: string, more: Parameters<typeof request>[1] = {}) => request(line, more);
const runs = (attribute: string) => ({ fields: { 'data.type': ['runs'], [`data.attributes.${attribute}`]: [true] } });

const rules = [
  {
    id: 'terraform/destroy',
    when: [
      ...all('destroy'),
      ...all('apply', { any: ['-destroy', '--destroy'] }),
      run('destroy-all'),
      { call: 'program', program: 'cdktf', verb: ['destroy'] },
      request('POST /api/v2/runs', { hosts: ['*'], ...runs('is-destroy') }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'stack',
      name: [
        'flag:-target',
        'flag:--target',
        'label:flag:-chdir',
        'label:flag:--chdir',
        'label:flag:--terragrunt-working-dir',
        '=everything in the state',
      ],
      identifiers: PLACE,
    },
    dies: 'everything the state knows: machines, databases, buckets and their data',
    undo: 'apply again makes new ones, empty',
    safer: 'Show the plan first: terraform plan -destroy.',
    docs: 'https://developer.hashicorp.com/terraform/cli/commands/destroy',
    examples: {
      held: [
        'terraform destroy',
        'terraform -chdir=infra/prod destroy -auto-approve',
        'terraform destroy -target=aws_instance.web -auto-approve',
        'terraform apply -destroy -auto-approve',
        'tofu destroy',
        'terragrunt run-all destroy --terragrunt-non-interactive',
        'terragrunt run --all destroy',
        'npx cdktf destroy --auto-approve',
        'TF_CLI_ARGS_apply=-destroy terraform apply',
        'terragrunt run --all --non-interactive -- apply -destroy',
        `curl -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/runs -d '{"data":{"type":"runs","attributes":{"is-destroy":true}}}'`,
        {
          kind: 'http',
          method: 'POST',
          url: 'https://tfe.example.com/api/v2/runs',
          body: '{"data":{"type":"runs","attributes":{"is-destroy":true}}}',
        },
      ],
      free: [
        `curl -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/runs -d '{"data":{"type":"runs","attributes":{"plan-only":true}}}'`,
        'terraform plan -destroy',
        'terraform destroy -help',
        'terraform show',
        'terragrunt run-all plan',
        'terraform fmt',
      ],
    },
  },
  {
    id: 'terraform/replace',
    when: [
      ...all('apply', { any: ['-replace', '--replace'] }),
      api('POST /api/v2/runs', { fields: { 'data.type': ['runs'], 'data.attributes.replace-addrs.length': [1, 2, 3, 4, 5, 6, 7, 8, 9] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'resource', name: ['flag:-replace', 'flag:--replace'], identifiers: PLACE },
    dies: 'the resource with its data; a new one takes its place',
    undo: 'none known for the data',
    safer: 'Show the plan first, with the same -replace.',
    docs: 'https://developer.hashicorp.com/terraform/cli/commands/apply',
    examples: {
      held: [
        'terraform apply -replace=aws_db_instance.main -auto-approve',
        `curl -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/runs -d '{"data":{"type":"runs","attributes":{"replace-addrs":["aws_x.y"]}}}'`,
      ],
      free: ['terraform plan -replace=aws_db_instance.main', 'terraform taint aws_instance.web'],
    },
  },
  {
    id: 'terraform/apply',
    net: 'provider',
    when: [
      ...all('apply'),
      run('apply-all'),
      command('cdktf', HELP)('deploy|apply'),
      api('POST /api/v2/runs/{run}/actions/apply /api/v2/runs/{run}/actions/force-execute'),
      api('POST /api/v2/runs', runs('auto-apply')),
    ],
    verb: 'change',
    class: 'suspected',
    resource: { kind: 'plan', name: ['arg:0', 'path:run', 'label:flag:-chdir', 'label:flag:--chdir', '=plan'], identifiers: PLACE },
    dies: 'whatever the plan deletes or replaces: the command does not say',
    undo: 'apply the earlier configuration; data of replaced resources stays lost',
    safer: 'Show the plan to the person first: terraform plan.',
    docs: 'https://developer.hashicorp.com/terraform/cli/commands/apply',
    examples: {
      held: [
        'terraform apply',
        "terraform apply -var='foo=bar' -auto-approve",
        'terraform apply plan.tfplan',
        'tofu apply -auto-approve',
        'cdktf deploy --auto-approve',
        'curl -X POST -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/runs/run-1/actions/apply',
      ],
      free: [
        'curl -X POST -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/runs/run-1/actions/discard',
        'terraform plan -out plan.tfplan',
        'terraform validate',
        'terraform init',
        'terraform output',
        'terraform apply -help',
      ],
    },
  },
  {
    id: 'terraform/forget-state',
    when: [
      ...all('state rm|remove|push|replace-provider', { none: ['-dry-run', '--dry-run', ...HELP.none] }),
      ...all('workspace|env delete'),
      // Writes the state over what the new place holds.
      run('init', { any: ['-force-copy', '--force-copy'] }),
      run('backend delete'),
      api(
        'DELETE /api/v2/workspaces/{name} /api/v2/organizations/{organization}/workspaces/{name} /api/v2/organizations/{name} /api/v2/projects/{name} /api/v2/stacks/{name}',
      ),
      api('POST /api/v2/workspaces/{name}/actions/safe-delete /api/v2/organizations/{organization}/workspaces/{name}/actions/safe-delete'),
      api('POST|PATCH /api/v2/workspaces/{name}/state-versions'),
      request('DELETE /api/v2/workspaces/ws-* /api/v2/organizations/{organization}/workspaces/{name}', { hosts: ['*'] }),
    ],
    verb: 'remove',
    class: 'safeguard',
    resource: { kind: 'state', name: ['args', 'path:name', 'path:last', '=state'], identifiers: [...PLACE, 'path:organization'] },
    dies: 'the knowledge of what exists: it runs on, and nothing can manage or find it by this state',
    undo: 'terraform import one by one, or an older version of the state file',
    safer: 'Let the person save a copy of the state first.',
    docs: 'https://developer.hashicorp.com/terraform/cli/commands/state/rm',
    examples: {
      held: [
        'terraform state rm aws_instance.web',
        'terraform workspace delete -force staging',
        'tofu state push old.tfstate',
        'terragrunt run-all state rm aws_instance.web',
        'terragrunt backend delete --force',
        'curl -X DELETE -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/organizations/acme/workspaces/prod',
        'curl -X POST -H "Authorization: Bearer $T" https://app.eu.terraform.io/api/v2/workspaces/ws-1/actions/safe-delete',
      ],
      free: [
        'terraform state list',
        'terraform state rm -dry-run aws_instance.web',
        'terraform workspace select staging',
        'terraform state mv a b',
        'terraform init -migrate-state',
        'curl -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/workspaces/ws-1',
      ],
    },
  },
  {
    id: 'terraform/force-unlock',
    when: [...all('force-unlock'), api('POST /api/v2/workspaces/{name}/actions/force-unlock /api/v2/runs/{name}/actions/force-cancel')],
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'lock', name: ['arg:0', 'path:name'], identifiers: PLACE },
    dies: 'the protection against two runs at once: the state can be damaged',
    undo: 'an older version of the state file',
    safer: 'Wait for the other run, or ask its owner.',
    docs: 'https://developer.hashicorp.com/terraform/cli/commands/force-unlock',
    examples: {
      held: [
        'terraform force-unlock -force 6638e010',
        'curl -X POST -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/workspaces/ws-1/actions/force-unlock',
      ],
      free: [
        'terraform providers lock',
        'terraform untaint aws_instance.web',
        'curl -X POST -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/workspaces/ws-1/actions/lock',
      ],
    },
  },
  {
    id: 'terraform/delete-setting',
    net: 'provider',
    when: api('DELETE /api/v2/**'),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'setting', name: ['path:last'], identifiers: ['host'] },
    dies: 'what workspaces are run with: variables, policies, agents, modules',
    undo: 'make it again, if its values are kept elsewhere',
    safer: 'Send a GET to the same address first, and keep what it shows.',
    docs: 'https://developer.hashicorp.com/terraform/cloud-docs/api-docs',
    examples: {
      held: ['curl -X DELETE -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/vars/var-1'],
      free: ['curl -H "Authorization: Bearer $T" https://app.terraform.io/api/v2/vars?filter=a'],
    },
  },
] as const satisfies readonly Rule[];

/** Terraform, OpenTofu and Terragrunt. */
export const terraform = {
  id: 'terraform',
  title: 'Terraform',
  hosts: ['app.terraform.io', '*.terraform.io', '*.scalr.io'],
  programs: [
    {
      id: 'terraform',
      names: ['terraform', 'tofu', 'opentofu', 'terragrunt', 'tf'],
      clusters: false,
      valueFlags: [
        'target',
        'replace',
        'var',
        'var-file',
        'state',
        'state-out',
        'backup',
        'lock-timeout',
        'parallelism',
        'chdir',
        'out',
        'exclude',
        'module-depth',
        'backup-out',
        'backend-config',
        'from-module',
        'lockfile',
        'plugin-dir',
        'config',
        'target-file',
        'exclude-file',
        'generate-config-out',
        'json-into',
        'deprecation',
      ]
        .flatMap((name) => [`-${name}`, `--${name}`])
        .concat(
          list(
            `--terragrunt-working-dir --working-dir --filter --filters-file --download-dir --feature --iam-assume-role --iam-assume-role-duration
             --iam-assume-role-session-name --iam-assume-role-web-identity-token --auth-provider-cmd --log-format --log-custom-format --parallelism --provider-cache-dir
             --provider-cache-hostname --provider-cache-port --provider-cache-registry-names --provider-cache-token --queue-construct-as --queue-excludes-file
             --queue-include-units-reading --units-that-include --report-file --report-format --report-schema-file --root-file-name --source --source-map
             --strict-control --experiment --graph-root --out-dir --json-out-dir --engine-cache-path --engine-log-level --bucket --inputs
             --terragrunt-download-dir --terragrunt-log-level --terragrunt-graph-root --terragrunt-source-map --terragrunt-excludes-file
             --terragrunt-modules-that-include --terragrunt-iam-assume-role-duration --terragrunt-iam-assume-role-session-name --terragrunt-provider-cache-dir --terragrunt-config --config --queue-include-dir --queue-exclude-dir --terragrunt-include-dir
             --terragrunt-exclude-dir --terragrunt-iam-role --terragrunt-source --terragrunt-tfpath --terragrunt-parallelism --log-level --tf-path`,
          ),
        ),
    },
    { id: 'cdktf', names: ['cdktf', 'cdktf-cli'], valueFlags: ['--app', '-a', '--output', '-o'] },
  ],
  rules,
} as const satisfies Provider;
