import { bySystem, everywhere, type Store, unix } from './store';

const store = (
  id: string,
  tool: string,
  provider: string,
  risk: Store['risk'],
  paths: Store['paths'],
  format: Store['format'],
  fields: Store['fields'],
): Store => ({ id, tool, provider, paths, format, fields, risk });

/** Clouds, clusters and what builds them. */
export const clouds: readonly Store[] = [
  store('aws', 'AWS CLI', 'aws', 'aws', everywhere('~/.aws/credentials'), 'lines', [
    { at: '* > aws_secret_access_key', kind: 'AWS session key', risk: 'aws/session', beside: 'aws_session_token' },
    { at: '* > aws_secret_access_key', kind: 'AWS access key' },
  ]),
  store('aws-sso', 'AWS SSO', 'aws', 'aws/session', everywhere('~/.aws/sso/cache/*.json'), 'json', [
    { at: 'accesstoken', kind: 'AWS SSO session' },
    { at: 'refreshtoken', kind: 'AWS SSO session (refresh token)' },
  ]),
  store('aws-cli-cache', 'AWS CLI cache', 'aws', 'aws/session', everywhere('~/.aws/cli/cache/*.json'), 'json', [
    { at: 'credentials > secretaccesskey', kind: 'AWS session key' },
  ]),
  store(
    'gcloud',
    'gcloud',
    'gcp',
    'gcp',
    bySystem('~/.config/gcloud/credentials.db', '~/.config/gcloud/credentials.db', '%APPDATA%/gcloud/credentials.db'),
    'opaque',
    [{ at: '', kind: 'Google Cloud logins' }],
  ),
  store(
    'gcloud-default',
    'gcloud application default credentials',
    'gcp',
    'gcp',
    bySystem(
      '~/.config/gcloud/application_default_credentials.json',
      '~/.config/gcloud/application_default_credentials.json',
      '%APPDATA%/gcloud/application_default_credentials.json',
    ),
    'json',
    [
      { at: 'private_key', kind: 'Google Cloud service account key', risk: 'gcp/service-account' },
      { at: 'refresh_token', kind: 'Google Cloud login (application default)' },
    ],
  ),
  store('azure', 'Azure CLI', 'azure', 'azure', everywhere('~/.azure/msal_token_cache.json'), 'json', [
    { at: 'refreshtoken > * > secret', kind: 'Azure login (refresh token)' },
  ]),
  store('azure-encrypted', 'Azure CLI', 'azure', 'azure', everywhere('~/.azure/msal_token_cache.bin'), 'opaque', [
    { at: '', kind: 'Azure login (encrypted for this user)' },
  ]),
  store('azure-principals', 'Azure CLI', 'azure', 'azure', everywhere('~/.azure/service_principal_entries.json'), 'json', [
    { at: '** > client_secret', kind: 'Azure service principal secret' },
    { at: '** > accesstoken', kind: 'Azure service principal secret' },
  ]),
  store('kube', 'kubectl', 'kubernetes', 'kubernetes', everywhere('~/.kube/config'), 'lines', [
    { at: '** > token', kind: 'Kubernetes token' },
    { at: '** > client-key-data', kind: 'Kubernetes client key' },
    { at: '** > password', kind: 'Kubernetes password' },
    { at: '** > id-token', kind: 'Kubernetes login (OIDC)' },
    { at: '** > refresh-token', kind: 'Kubernetes login (OIDC refresh token)' },
  ]),
  store(
    'kube-machine',
    'the cluster of this machine',
    'kubernetes',
    'kubernetes',
    { linux: ['/etc/kubernetes/admin.conf', '/etc/rancher/k3s/k3s.yaml'], mac: [], windows: [] },
    'lines',
    [
      { at: '** > client-key-data', kind: 'Kubernetes administrator key' },
      { at: '** > token', kind: 'Kubernetes token' },
    ],
  ),
  store(
    'terraform',
    'Terraform',
    'terraform',
    'terraform',
    bySystem('~/.terraform.d/credentials.tfrc.json', '~/.terraform.d/credentials.tfrc.json', '%APPDATA%/terraform.d/credentials.tfrc.json'),
    'json',
    [{ at: 'credentials > * > token', kind: 'HCP Terraform token of the user' }],
  ),
  store('pulumi', 'Pulumi', 'pulumi', 'pulumi', everywhere('~/.pulumi/credentials.json'), 'json', [
    { at: 'accesstokens > *', kind: 'Pulumi access token' },
  ]),
  store('vault', 'Vault', 'vault', 'vault', everywhere('~/.vault-token'), 'whole', [{ at: '', kind: 'Vault token' }]),
  store('doppler', 'Doppler CLI', 'doppler', 'doppler', everywhere('~/.doppler/.doppler.yaml'), 'lines', [
    { at: '** > token', kind: 'Doppler token' },
  ]),
  store(
    'hcloud',
    'hcloud',
    'hetzner',
    'hetzner',
    bySystem('~/.config/hcloud/cli.toml', '~/.config/hcloud/cli.toml', '%APPDATA%/hcloud/cli.toml'),
    'lines',
    [{ at: '** > token', kind: 'Hetzner token of a project' }],
  ),
  store('scw', 'Scaleway CLI', 'scaleway', 'scaleway', everywhere('~/.config/scw/config.yaml'), 'lines', [
    { at: '** > secret_key', kind: 'Scaleway secret key' },
  ]),
  store('linode', 'linode-cli', 'linode', 'linode', everywhere('~/.config/linode-cli'), 'lines', [
    { at: '** > token', kind: 'Linode token' },
  ]),
  store('oci', 'OCI CLI', 'oracle', 'oracle', everywhere('~/.oci/config'), 'lines', [
    { at: '* > key_file', kind: 'Oracle Cloud API key (in the file it names)' },
    { at: '* > pass_phrase', kind: 'Oracle Cloud passphrase' },
    { at: '* > security_token_file', kind: 'Oracle Cloud session (in the file it names)' },
  ]),
  store('argocd', 'Argo CD CLI', 'argocd', 'argocd', everywhere('~/.config/argocd/config'), 'lines', [
    { at: '** > auth-token', kind: 'Argo CD token' },
    { at: '** > refresh-token', kind: 'Argo CD token (refresh)' },
  ]),
  store(
    'rclone',
    'rclone',
    'rclone',
    'rclone',
    bySystem('~/.config/rclone/rclone.conf', '~/.config/rclone/rclone.conf', '%APPDATA%/rclone/rclone.conf', '~/.rclone.conf'),
    'lines',
    [
      { at: '* > secret_access_key', kind: 'Key of an object store' },
      { at: '* > pass*', kind: 'Password of a remote' },
      { at: '* > token', kind: 'Login of a remote' },
    ],
  ),
  store('s3cmd', 's3cmd', 'aws', 'aws', everywhere('~/.s3cfg'), 'lines', [{ at: '** > secret_key', kind: 'Key of an object store' }]),
  store('boto', 'gsutil and boto', 'gcp', 'gcp', everywhere('~/.boto'), 'lines', [
    { at: '** > gs_oauth2_refresh_token', kind: 'Google Cloud login' },
    { at: '** > gs_secret_access_key', kind: 'Key of an object store' },
    { at: '** > aws_secret_access_key', kind: 'AWS access key', risk: 'aws' },
  ]),
  store('teleport', 'Teleport', 'ssh', 'ssh', unix('~/.tsh/keys/*'), 'opaque', [{ at: '', kind: 'Teleport login' }]),
];
