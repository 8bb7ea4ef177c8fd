import type { Provider, Rule } from './rule';
import { command, list } from './when';

const HELP = { none: ['-help', '--help', '-h'] };
const run = command('terraform', HELP);
const PLACE = ['flag:-chdir', 'flag:--chdir', 'flag:--working-dir', 'flag:--terragrunt-working-dir', 'env:TF_WORKSPACE', 'env:AWS_PROFILE'];
/** Terragrunt runs a command in every unit: `run-all destroy`, `run --all destroy`. */
const all = (verb: string) => [run(verb), run(`run-all ${verb}`), run(`run ${verb}`), run(`stack run ${verb}`)];

const rules = [
  {
    id: 'terraform/destroy',
    when: [
      ...all('destroy'),
      ...all('apply').map((when) => ({ ...when, any: ['-destroy', '--destroy'] })),
      run('destroy-all'),
      { call: 'program', program: 'cdktf', verb: ['destroy'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'stack',
      name: ['flag:-target', 'flag:--target', 'flag:-chdir', 'flag:--chdir', 'flag:--terragrunt-working-dir', '=everything in the state'],
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
      ],
      free: ['terraform plan -destroy', 'terraform destroy -help', 'terraform show', 'terragrunt run-all plan', 'terraform fmt'],
    },
  },
  {
    id: 'terraform/replace',
    when: [...all('apply').map((when) => ({ ...when, any: ['-replace', '--replace'] }))],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'resource', name: ['flag:-replace', 'flag:--replace'], identifiers: PLACE },
    dies: 'the resource with its data; a new one takes its place',
    undo: 'none known for the data',
    safer: 'Show the plan first, with the same -replace.',
    docs: 'https://developer.hashicorp.com/terraform/cli/commands/apply',
    examples: {
      held: ['terraform apply -replace=aws_db_instance.main -auto-approve'],
      free: ['terraform plan -replace=aws_db_instance.main', 'terraform taint aws_instance.web'],
    },
  },
  {
    id: 'terraform/apply',
    net: 'provider',
    when: [...all('apply'), run('apply-all')],
    verb: 'change',
    class: 'suspected',
    resource: { kind: 'plan', name: ['arg:0', 'flag:-chdir', 'flag:--chdir', '=plan'], identifiers: PLACE },
    dies: 'whatever the plan deletes or replaces: the command does not say',
    undo: 'apply the earlier configuration; data of replaced resources stays lost',
    safer: 'Show the plan to the person first: terraform plan.',
    docs: 'https://developer.hashicorp.com/terraform/cli/commands/apply',
    examples: {
      held: ['terraform apply', "terraform apply -var='foo=bar' -auto-approve", 'terraform apply plan.tfplan', 'tofu apply -auto-approve'],
      free: ['terraform plan -out plan.tfplan', 'terraform validate', 'terraform init', 'terraform output', 'terraform apply -help'],
    },
  },
  {
    id: 'terraform/forget-state',
    when: [run('state rm|push|replace-provider', { none: ['-dry-run', '--dry-run', ...HELP.none] }), run('workspace delete')],
    verb: 'remove',
    class: 'safeguard',
    resource: { kind: 'state', name: ['args'], identifiers: PLACE },
    dies: 'the knowledge of what exists: it runs on, and nothing can manage or find it by this state',
    undo: 'terraform import one by one, or an older version of the state file',
    safer: 'Let the person save a copy of the state first.',
    docs: 'https://developer.hashicorp.com/terraform/cli/commands/state/rm',
    examples: {
      held: ['terraform state rm aws_instance.web', 'terraform workspace delete -force staging', 'tofu state push old.tfstate'],
      free: [
        'terraform state list',
        'terraform state rm -dry-run aws_instance.web',
        'terraform workspace select staging',
        'terraform state mv a b',
      ],
    },
  },
  {
    id: 'terraform/force-unlock',
    when: run('force-unlock'),
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'lock', name: ['arg:0'], identifiers: PLACE },
    dies: 'the protection against two runs at once: the state can be damaged',
    undo: 'an older version of the state file',
    safer: 'Wait for the other run, or ask its owner.',
    docs: 'https://developer.hashicorp.com/terraform/cli/commands/force-unlock',
    examples: {
      held: ['terraform force-unlock -force 6638e010'],
      free: ['terraform providers lock', 'terraform untaint aws_instance.web'],
    },
  },
] as const satisfies readonly Rule[];

/** Terraform, OpenTofu and Terragrunt. */
export const terraform = {
  id: 'terraform',
  title: 'Terraform',
  hosts: [],
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
      ]
        .flatMap((name) => [`-${name}`, `--${name}`])
        .concat(
          list(
            `--terragrunt-working-dir --working-dir --terragrunt-config --config --queue-include-dir --queue-exclude-dir --terragrunt-include-dir
             --terragrunt-exclude-dir --terragrunt-iam-role --terragrunt-source --terragrunt-tfpath --terragrunt-parallelism --log-level --tf-path`,
          ),
        ),
    },
    { id: 'cdktf', names: ['cdktf', 'cdktf-cli'], valueFlags: ['--app', '-a', '--output', '-o'] },
  ],
  rules,
} as const satisfies Provider;
