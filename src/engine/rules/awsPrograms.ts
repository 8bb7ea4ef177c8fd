import type { ProgramSpec } from './rule';
import { list } from './when';

/** The command line for all services. */
export const awsProgram: ProgramSpec = {
  id: 'aws',
  names: ['aws', 'aws2'],
  valueFlags: list(
    '--profile --region --endpoint-url --output --query --ca-bundle --color --cli-read-timeout --cli-connect-timeout --cli-binary-format',
  ),
  abbreviations: true,
  // `aws s3 rm help`.
  helpWord: true,
  // Every other long option of the CLI takes a value, but for those that begin with `--no-`.
  aloneFlags: list(
    `--debug --cli-auto-prompt --version --help --dry-run --dryrun --recursive --quiet --only-show-errors --delete --force --exact-timestamps --size-only
     --follow-symlinks --ignore-glacier-warnings --force-glacier-transfer --validate-same-s3-paths --human-readable --summarize
     --force-delete --force-delete-without-recovery --skip-final-snapshot --skip-final-cluster-snapshot --delete-automated-backups
     --deletion-protection --deletion-protection-enabled --apply-immediately --bypass-governance-retention --enable-termination-protection
     --termination-protected --expired-object-delete-marker --detailed --interactive --with-decryption --overwrite`,
  ),
};

/** Frameworks that make stacks of their own. */
export const awsFrameworks: readonly ProgramSpec[] = [
  {
    id: 'cdk',
    names: ['cdk', 'aws-cdk', 'cdklocal'],
    valueFlags: list(
      '--app -a --profile --context -c --role-arn -r --output -o --toolkit-stack-name --require-approval --method --change-set-name --plugin',
    ),
  },
  {
    id: 'sam',
    names: ['sam', 'samlocal'],
    valueFlags: list(
      '--stack-name --config-file --config-env --profile --region --s3-bucket --s3-prefix -t --template --template-file --capabilities',
    ),
  },
  {
    // https://sst.dev/docs/reference/cli/
    id: 'sst',
    names: ['sst'],
    valueFlags: list('--stage --config --target --exclude'),
  },
  {
    id: 'serverless',
    names: ['serverless', 'sls'],
    valueFlags: list('--stage -s --region -r --aws-profile --config -c --param --function -f'),
  },
];
