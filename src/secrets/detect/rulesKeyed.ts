import { type Check, END, IS, type Row, UUID } from './row';

/** A value that the name of its variable or key proves: the word in the name, the rest of the name, the value. */
const keyed = (rule: string, kind: string, words: string, rest: string, value: string, check: Check = 'random'): Row => ({
  rule,
  provider: rule.slice(0, rule.indexOf('/')),
  kind,
  words: words.split(' '),
  pattern: `(?:${words.split(' ').join('|')})${rest}${IS}(${value})${END}`,
  fold: true,
  check,
});
const ANY = '[\\w.-]{0,40}';
const SECRET = '[\\w.-]{0,20}(?:token|key|secret|pass|auth|pat)[\\w.-]{0,20}';

export const keyedRows: readonly Row[] = [
  keyed('railway/token', 'Railway token', 'railway', ANY, UUID, 'uuid'),
  keyed('railway/project-token', 'Railway project token', 'project-access-token', '', UUID, 'uuid'),
  keyed('vercel/legacy-token', 'Vercel token', 'vercel now_token', SECRET, '[A-Za-z0-9]{24}', 'mixed'),
  keyed('netlify/legacy-token', 'Netlify token', 'netlify', SECRET, '[\\w-]{40,46}', 'mixed'),
  keyed('heroku/key', 'Heroku API key', 'heroku', SECRET, UUID, 'uuid'),
  keyed('mongodb/atlas-key', 'MongoDB Atlas private key', 'atlas private_api_key', ANY, UUID, 'uuid'),
  keyed('upstash/api-key', 'Upstash API key', 'upstash', SECRET, UUID, 'uuid'),
  keyed('scaleway/secret-key', 'Scaleway secret key', 'scw_secret scaleway', ANY, UUID, 'uuid'),
  keyed(
    'aws/secret-key',
    'AWS secret access key',
    'aws_secret secret_access secretaccess aws_sec',
    '[\\w.-]{0,20}',
    '[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])',
    'mixed',
  ),
  keyed(
    'azure/storage-key',
    'Azure storage account key',
    'accountkey account_key storage_key storagekey azure_storage',
    '[\\w.-]{0,20}',
    '[A-Za-z0-9+/]{86}==',
    'mixed',
  ),
  keyed('cloudflare/api-token', 'Cloudflare API token', 'cloudflare cf_api', SECRET, '[\\w-]{40}', 'mixed'),
  keyed('cloudflare/global-key', 'Cloudflare global API key', 'cloudflare cf_api x-auth-key', '[\\w.-]{0,30}', '[a-f0-9]{37}'),
  keyed('twilio/auth-token', 'Twilio auth token', 'twilio', SECRET, '[a-f0-9]{32}'),
  keyed('cursor/legacy-key', 'Cursor API key', 'cursor', ANY, 'key_[a-f0-9]{64}'),
  keyed('vault/legacy-token', 'Vault token', 'vault', SECRET, 's\\.[A-Za-z0-9]{24}', 'mixed'),
  keyed('hetzner/token', 'Hetzner token', 'hetzner hcloud', SECRET, '[A-Za-z0-9]{64}', 'mixed'),
  keyed('datadog/key', 'Datadog key', 'datadog dd_api dd_app', '[\\w.-]{0,10}key', '[a-f0-9]{40}|[a-f0-9]{32}'),
  keyed('linode/token', 'Linode token', 'linode', SECRET, '[a-f0-9]{64}'),
  keyed('kubernetes/client-key', 'private key of a Kubernetes login', 'client-key-data', '', 'LS0tLS1CRUdJTi[A-Za-z0-9+/]{100,8000}={0,2}'),
  {
    // The name alone tells no provider. In lower case too many tests have one.
    rule: 'uuid/token',
    provider: null,
    kind: 'token',
    words: ['token', 'secret', 'api_key', 'apikey', 'access_key'],
    pattern: `(?:TOKEN|SECRET|API_?KEY|ACCESS_KEY)${IS}(${UUID})${END}`,
    check: 'uuid',
    byHost: true,
  },
];
