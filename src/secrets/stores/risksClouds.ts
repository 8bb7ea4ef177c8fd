import type { Risk } from './risks';

const risk = (rank: Risk['rank'], destroys: string, narrower: string, docs: string): Risk => ({ rank, destroys, narrower, docs });

/** Clouds, clusters, what builds them, and machines. */
export const clouds = {
  aws: risk(
    'critical',
    'What its IAM policies allow, up to the whole account; it does not expire.',
    'aws configure sso, with a permission set of ReadOnlyAccess; delete the key in IAM.',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ),
  'aws/session': risk(
    'high',
    'What its role allows, until the session ends.',
    'aws sts assume-role with a session policy, or a permission set of ReadOnlyAccess.',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html',
  ),
  gcp: risk(
    'critical',
    'The projects of the account, as far as its roles allow.',
    'gcloud config set auth/impersonate_service_account VIEWER@PROJECT.iam.gserviceaccount.com',
    'https://cloud.google.com/docs/authentication/use-service-account-impersonation',
  ),
  'gcp/service-account': risk(
    'critical',
    'What the service account may in its projects; the key does not expire.',
    'Impersonate a service account with the role Viewer instead of keeping a key.',
    'https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys',
  ),
  'gcp/api-key': risk(
    'low',
    'Quota and money; it opens no resources by itself.',
    'Restrict the key to one API and to your addresses: Google Cloud console, Credentials.',
    'https://cloud.google.com/docs/authentication/api-keys',
  ),
  azure: risk(
    'critical',
    'The subscriptions of the account, as far as its roles allow.',
    'az ad sp create-for-rbac --role Reader --scopes /subscriptions/ID, and resource locks.',
    'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
  ),
  'azure/storage': risk(
    'high',
    'Every blob, file, queue and table of one storage account.',
    'az storage container generate-sas --permissions r --expiry TIME --as-user --auth-mode login',
    'https://learn.microsoft.com/azure/storage/common/storage-sas-overview',
  ),
  kubernetes: risk(
    'critical',
    'What its user may in the cluster, often everything.',
    'kubectl create token SERVICE-ACCOUNT -n NAMESPACE --duration 1h, with a Role that only reads.',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  ),
  terraform: risk(
    'critical',
    'Workspaces and their states, and by an apply all that they manage.',
    'Make a team token of a team that may plan only: HCP Terraform, Settings, Teams.',
    'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
  ),
  pulumi: risk(
    'critical',
    'Stacks and their states, and by an update all that they manage.',
    'Make a scoped access token: Pulumi Cloud, Settings, Access tokens.',
    'https://www.pulumi.com/docs/administration/access-identity/access-tokens/',
  ),
  vault: risk(
    'critical',
    'The secrets that its policies allow, and what they open.',
    'vault token create -policy=READ-ONLY -ttl=1h -use-limit=10',
    'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  ),
  doppler: risk(
    'critical',
    'Every project and config of the workplace, and what their secrets open.',
    'doppler configs tokens create NAME --project P --config C --access read --max-age 1h',
    'https://docs.doppler.com/docs/service-tokens',
  ),
  hetzner: risk(
    'critical',
    'Servers, volumes and snapshots of one project.',
    'Make a token with the permission Read: Hetzner Console, project, Security, API tokens.',
    'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
  ),
  scaleway: risk(
    'critical',
    'What its IAM policies allow, up to the whole organisation.',
    'scw iam api-key create for an application with a read-only policy and an expiry.',
    'https://www.scaleway.com/en/docs/iam/concepts/',
  ),
  linode: risk(
    'critical',
    'Servers, volumes and domains of the account.',
    'linode-cli profile token-create --scopes "linodes:read_only" --expiry TIME',
    'https://techdocs.akamai.com/linode-api/reference/get-started',
  ),
  oracle: risk(
    'critical',
    'What its user may in the tenancy.',
    'Use a session token (oci session authenticate) of a user in a read-only group.',
    'https://docs.oracle.com/iaas/Content/API/SDKDocs/clitoken.htm',
  ),
  argocd: risk(
    'critical',
    'Applications, and all that they run in their clusters.',
    'argocd account generate-token --account READER --expires-in 1h',
    'https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/',
  ),
  ssh: risk(
    'critical',
    'Every server and repository that lets this key in.',
    'Set a passphrase (ssh-keygen -p -f FILE), or use a deploy key for one repository.',
    'https://docs.github.com/authentication/connecting-to-github-with-ssh/managing-deploy-keys',
  ),
  'ssh/protected': risk(
    'medium',
    'Every server that lets this key in, for whoever knows the passphrase or reaches the ssh agent.',
    'Add it to the ssh agent with a time limit: ssh-add -c -t 1h FILE',
    'https://man.openbsd.org/ssh-add',
  ),
  'private-key': risk(
    'high',
    'Whatever trusts this key.',
    'Keep it in a key store or agent that signs without giving the key out.',
    'https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html',
  ),
  tunnel: risk(
    'high',
    'The network behind it is open to whoever holds it.',
    'Make one that reaches a single host, and give it an end.',
    'https://www.wireguard.com/quickstart/',
  ),
  rclone: risk(
    'critical',
    'The buckets and drives of every remote in it.',
    'rclone config with read-only keys, and a password for the file: rclone config, Set configuration password.',
    'https://rclone.org/docs/#configuration-encryption',
  ),
} as const satisfies Readonly<Record<string, Risk>>;
