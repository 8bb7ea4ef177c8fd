import { awsFreeRules } from './awsFree';
import { awsGeneralRules } from './awsGeneral';
import { awsSafeguardRules } from './awsSafeguards';
import { s3Rules } from './awsStorage';
import type { Provider } from './rule';
import { list } from './when';

/** AWS: its command line for all services, S3, and requests to its hosts. */
export const aws: Provider = {
  id: 'aws',
  title: 'AWS',
  hosts: ['*.amazonaws.com', '*.amazonaws.com.cn', '*.api.aws'],
  programs: [
    {
      id: 'aws',
      names: ['aws', 'awslocal', 'aws2'],
      valueFlags: ['--profile', '--region', '--endpoint-url', '--output', '--query', '--ca-bundle', '--color'],
      // Every other long option of the CLI takes a value.
      aloneFlags: list(
        `--debug --no-verify-ssl --no-paginate --no-sign-request --no-cli-pager --no-cli-auto-prompt --cli-auto-prompt --version --help
         --dry-run --no-dry-run --dryrun --recursive --quiet --only-show-errors --no-progress --delete --force --exact-timestamps --size-only
         --follow-symlinks --no-follow-symlinks --force-delete --force-delete-without-recovery --no-force-delete-without-recovery
         --skip-final-snapshot --no-skip-final-snapshot --skip-final-cluster-snapshot --no-skip-final-cluster-snapshot --delete-automated-backups
         --no-delete-automated-backups --deletion-protection --no-deletion-protection --deletion-protection-enabled --no-deletion-protection-enabled
         --apply-immediately --no-apply-immediately --bypass-governance-retention --no-bypass-governance-retention
         --no-disable-api-termination --no-disable-api-stop --enable-termination-protection --no-enable-termination-protection
         --termination-protected --no-termination-protected --expired-object-delete-marker --human-readable --summarize`,
      ),
    },
    {
      id: 'cdk',
      names: ['cdk', 'aws-cdk', 'cdklocal'],
      valueFlags: ['--app', '-a', '--profile', '--context', '-c', '--role-arn', '-r', '--output', '-o', '--toolkit-stack-name'],
    },
    {
      id: 'sam',
      names: ['sam', 'samlocal'],
      valueFlags: ['--stack-name', '--config-file', '--config-env', '--profile', '--region', '--s3-bucket', '--s3-prefix'],
    },
    {
      id: 'serverless',
      names: ['serverless', 'sls'],
      valueFlags: ['--stage', '-s', '--region', '-r', '--aws-profile', '--config', '-c', '--param'],
    },
  ],
  rules: [...awsSafeguardRules, ...s3Rules, ...awsFreeRules, ...awsGeneralRules],
};
