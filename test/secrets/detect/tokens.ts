import { crcBase62 } from '../../../src/secrets/detect/checksums';

/** Numbers from 0 to below 1; the same seed gives the same. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A kind of credential: how a value of it is made, the file it usually lies in, and a command that carries it. */
export interface TokenKind {
  readonly name: string;
  readonly keyName: string;
  readonly make: (random: Random) => string;
  readonly file: (value: string) => { readonly path: string; readonly text: string };
  readonly command: (value: string) => string;
}

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const ALNUM = DIGITS + LOWER + UPPER;
const URL_SAFE = `${ALNUM}-_`;
const BASE64 = `${ALNUM}+/`;
const HEX = '0123456789abcdef';

const some = (random: Random, length: number, of: string): string =>
  Array.from({ length }, () => of.charAt(Math.floor(random() * of.length))).join('');
const uuid = (random: Random): string => {
  const hex = some(random, 32, HEX);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
};
/** A password that a person might choose: words, digits and a sign. */
const password = (random: Random): string => `${some(random, 5, LOWER)}!${some(random, 4, DIGITS)}${some(random, 3, UPPER)}`;
const summed = (random: Random): string => {
  const body = some(random, 30, ALNUM);
  return body + crcBase62(body);
};
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (random: Random, claims: object): string =>
  [base64url({ alg: 'HS256', typ: 'JWT' }), base64url({ ...claims, jti: some(random, 12, HEX) }), some(random, 43, URL_SAFE)].join('.');
const pem = (random: Random, of: string, lines = 12): string =>
  [`-----BEGIN ${of}-----`, ...Array.from({ length: lines }, () => some(random, 64, BASE64)), `-----END ${of}-----`, ''].join('\n');

type Shape = readonly (string | readonly [length: number, of: string])[];
const shaped =
  (...shape: Shape) =>
  (random: Random): string =>
    shape.map((part) => (typeof part === 'string' ? part : some(random, ...part))).join('');

const dotenv = (keyName: string) => (value: string) => ({
  path: '.env',
  text: `# settings of the shop\nNODE_ENV=production\n${keyName}=${value}\nPORT=3000\n`,
});
const bearer = (host: string) => (value: string) => `curl -sS https://${host}/v1/things -H "Authorization: Bearer ${value}"`;
const kind = (
  name: string,
  keyName: string,
  make: (random: Random) => string,
  command: (value: string) => string = bearer('api.elsewhere.dev'),
  file: TokenKind['file'] = dotenv(keyName),
): TokenKind => ({ name, keyName, make, command, file });
const url = (name: string, scheme: string, host: string, make = password): TokenKind =>
  kind(
    name,
    'DATABASE_URL',
    make,
    (value) => `psql ${scheme}://shop:${value}@${host}/shop`,
    (value) => dotenv('DATABASE_URL')(`${scheme}://shop:${value}@${host}/shop`),
  );

/** Every kind; values are generated, never written down. */
export function tokenKinds(): readonly TokenKind[] {
  return [
    kind('Railway account token', 'RAILWAY_API_TOKEN', uuid, bearer('backboard.railway.app')),
    kind('Railway project token', 'RAILWAY_TOKEN', uuid, (value) => `RAILWAY_TOKEN=${value} railway up`),
    kind('Railway token in a script', 'DOMAIN_CLI_TOKEN', uuid, bearer('backboard.railway.app'), (value) => ({
      path: 'scripts/domains.sh',
      text: `#!/usr/bin/env bash\nset -euo pipefail\ncurl -sS https://backboard.railway.app/graphql/v2 \\\n  -H "Authorization: Bearer ${value}" \\\n  -d '{"query":"{ domains { id } }"}'\n`,
    })),
    kind('Railway login', 'accessToken', shaped([43, URL_SAFE]), bearer('backboard.railway.com'), (value) => ({
      path: '.railway/config.json',
      text: JSON.stringify({ user: { accessToken: value, tokenExpiresAt: 1893456000 }, projects: {} }, null, 2),
    })),
    kind('Fly.io token', 'FLY_API_TOKEN', shaped('FlyV1 fm2_', [420, BASE64]), (value) => `fly deploy --access-token "${value}"`),
    kind(
      'Fly.io macaroon',
      'FLY_API_TOKEN',
      shaped('fm2_', [420, BASE64]),
      (value) => `fly apps list -t ${value}`,
      (value) => ({
        path: '.fly/config.yml',
        text: `access_token: ${value}\nlast_login: 2026-01-01\n`,
      }),
    ),
    kind('Fly.io personal token', 'FLY_API_TOKEN', shaped('fo1_', [43, URL_SAFE])),
    kind('Vercel token', 'VERCEL_TOKEN', shaped('vcp_', [56, ALNUM]), (value) => `vercel ls --token ${value}`),
    kind('Vercel app token', 'VERCEL_TOKEN', shaped('vca_', [56, ALNUM]), bearer('api.vercel.com')),
    kind('Vercel token, old', 'VERCEL_TOKEN', shaped([24, ALNUM]), (value) => `vercel rm shop --token=${value} --yes`),
    kind('Netlify token', 'NETLIFY_AUTH_TOKEN', shaped('nfp_', [36, ALNUM]), (value) => `netlify deploy --auth ${value}`),
    kind('Netlify token, old', 'NETLIFY_AUTH_TOKEN', shaped([43, URL_SAFE]), (value) => `NETLIFY_AUTH_TOKEN=${value} netlify sites:list`),
    kind('Render key', 'RENDER_API_KEY', shaped('rnd_', [28, ALNUM]), bearer('api.render.com')),
    kind('Neon key', 'NEON_API_KEY', shaped('napi_', [64, DIGITS + LOWER]), bearer('console.neon.tech')),
    url('Neon role', 'postgresql', 'ep-blue-sky-123456.eu-central-1.aws.neon.tech', shaped('npg_', [12, ALNUM])),
    kind('Supabase access token', 'SUPABASE_ACCESS_TOKEN', shaped('sbp_', [40, HEX]), bearer('api.supabase.com')),
    kind(
      'Supabase secret key',
      'SUPABASE_SECRET_KEY',
      shaped('sb_secret_', [31, URL_SAFE]),
      (value) => `curl https://shop.supabase.co/rest/v1/orders -H "apikey: ${value}"`,
    ),
    kind('Supabase service role', 'SUPABASE_SERVICE_ROLE_KEY', (random) =>
      jwt(random, { iss: 'supabase', role: 'service_role', exp: 4102444800 }),
    ),
    kind('Heroku key', 'HEROKU_API_KEY', shaped('HRKU-AA', [58, URL_SAFE]), bearer('api.heroku.com')),
    kind('Heroku key, old', 'HEROKU_API_KEY', uuid, (value) => `HEROKU_API_KEY=${value} heroku apps`),
    kind(
      'Heroku login',
      'password',
      uuid,
      (value) => `curl -u :${value} https://api.heroku.com/apps`,
      (value) => ({
        path: '.netrc',
        text: `machine api.heroku.com\n  login me@shop.dev\n  password ${value}\nmachine git.heroku.com\n  login me@shop.dev\n  password ${value}\n`,
      }),
    ),
    kind(
      'PlanetScale token',
      'PLANETSCALE_SERVICE_TOKEN',
      shaped('pscale_tkn_', [43, URL_SAFE]),
      (value) => `pscale org list --service-token ${value}`,
    ),
    kind(
      'PlanetScale password',
      'DATABASE_PASSWORD',
      shaped('pscale_pw_', [43, URL_SAFE]),
      (value) => `mysql -h aws.connect.psdb.cloud -p${value}`,
    ),
    kind('PlanetScale OAuth', 'PLANETSCALE_OAUTH', shaped('pscale_oauth_', [43, URL_SAFE])),
    kind('Atlas service account', 'MONGODB_ATLAS_CLIENT_SECRET', shaped('mdb_sa_sk_', [40, URL_SAFE])),
    kind(
      'Atlas private key',
      'private_api_key',
      uuid,
      (value) => `curl --digest -u "abcdwxyz:${value}" https://cloud.mongodb.com/api/atlas/v2/groups`,
      (value) => ({
        path: '.config/atlascli/config.toml',
        text: `[default]\n  org_id = '5f0'\n  private_api_key = '${value}'\n  service = 'cloud'\n`,
      }),
    ),
    url('MongoDB address', 'mongodb+srv', 'shop.ab1cd.mongodb.net'),
    kind(
      'DigitalOcean token',
      'DIGITALOCEAN_ACCESS_TOKEN',
      shaped('dop_v1_', [64, HEX]),
      (value) => `doctl -t ${value} compute droplet list`,
    ),
    kind('DigitalOcean OAuth', 'access-token', shaped('doo_v1_', [64, HEX]), undefined, (value) => ({
      path: '.config/doctl/config.yaml',
      text: `access-token: ${value}\n`,
    })),
    kind('AWS key id', 'aws_access_key_id', shaped('AKIA', [16, `${UPPER}234567`]), (value) => `AWS_ACCESS_KEY_ID=${value} aws s3 ls`),
    kind(
      'AWS secret key',
      'aws_secret_access_key',
      shaped([40, BASE64]),
      (value) => `AWS_SECRET_ACCESS_KEY=${value} aws s3 ls`,
      (value) => ({
        path: '.aws/credentials',
        text: `[default]\nregion = eu-west-1\naws_secret_access_key = ${value}\n`,
      }),
    ),
    kind(
      'AWS session token',
      'AWS_SESSION_TOKEN',
      shaped('IQoJb3JpZ2luX2Vj', [380, BASE64]),
      (value) => `AWS_SESSION_TOKEN=${value} aws s3 ls`,
    ),
    kind('Bedrock key', 'AWS_BEARER_TOKEN_BEDROCK', shaped('ABSK', [128, BASE64])),
    kind(
      'Google API key',
      'GOOGLE_API_KEY',
      shaped('AIza', [35, URL_SAFE]),
      (value) => `curl "https://maps.googleapis.com/maps/api/geocode/json?key=${value}"`,
    ),
    kind('Gemini key', 'GEMINI_API_KEY', shaped('AQ.Ab8RN6', [44, URL_SAFE])),
    kind(
      'Google service account',
      'private_key',
      (random) => pem(random, 'PRIVATE KEY'),
      (value) => `cat > key.pem <<'EOF'\n${value}EOF`,
      (value) => ({
        path: 'service-account.json',
        text: JSON.stringify({ type: 'service_account', project_id: 'shop', private_key: value }, null, 2),
      }),
    ),
    kind('Google access token', 'ACCESS_TOKEN', shaped('ya29.', [160, URL_SAFE]), bearer('storage.googleapis.com')),
    kind(
      'Google refresh token',
      'refresh_token',
      shaped('1//0', [96, URL_SAFE]),
      (value) => `curl -d refresh_token=${value} https://oauth2.googleapis.com/token`,
      (value) => ({
        path: '.config/gcloud/application_default_credentials.json',
        text: JSON.stringify({ client_id: 'shop', refresh_token: value, type: 'authorized_user' }),
      }),
    ),
    kind(
      'Azure client secret',
      'AZURE_CLIENT_SECRET',
      shaped([3, ALNUM], '8Q~', [34, URL_SAFE]),
      (value) => `az login --service-principal -p ${value}`,
    ),
    kind(
      'Azure storage key',
      'AZURE_STORAGE_KEY',
      shaped([86, BASE64], '=='),
      (value) => `az storage blob list --account-key ${value}`,
      (value) =>
        dotenv('AZURE_STORAGE_CONNECTION_STRING')(
          `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${value};EndpointSuffix=core.windows.net`,
        ),
    ),
    kind(
      'Azure DevOps token',
      'AZURE_DEVOPS_EXT_PAT',
      shaped([76, ALNUM], 'AZDO', [4, ALNUM]),
      (value) => `curl -u :${value} https://dev.azure.com/shop/_apis/projects`,
    ),
    kind('Cloudflare user token', 'CLOUDFLARE_API_TOKEN', shaped('cfut_', [40, ALNUM], [8, HEX]), bearer('api.cloudflare.com')),
    kind('Cloudflare account token', 'CLOUDFLARE_API_TOKEN', shaped('cfat_', [40, ALNUM], [8, HEX]), bearer('api.cloudflare.com')),
    kind('Cloudflare token, old', 'CLOUDFLARE_API_TOKEN', shaped([40, URL_SAFE]), bearer('api.cloudflare.com')),
    kind(
      'Cloudflare global key',
      'CLOUDFLARE_API_KEY',
      shaped([37, HEX]),
      (value) => `curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Key: ${value}"`,
    ),
    kind('Cloudflare origin CA', 'CLOUDFLARE_ORIGIN_CA_KEY', shaped('v1.0-', [24, HEX], '-', [146, HEX])),
    kind('GitHub token', 'GITHUB_TOKEN', (random) => `ghp_${summed(random)}`, bearer('api.github.com')),
    kind(
      'GitHub OAuth',
      'oauth_token',
      (random) => `gho_${summed(random)}`,
      bearer('api.github.com'),
      (value) => ({
        path: '.config/gh/hosts.yml',
        text: `github.com:\n    user: me\n    oauth_token: ${value}\n    git_protocol: https\n`,
      }),
    ),
    kind(
      'GitHub token in an address',
      'url',
      (random) => `ghp_${summed(random)}`,
      (value) => `git clone https://me:${value}@github.com/shop/shop.git`,
      (value) => ({
        path: '.git-credentials',
        text: `https://me:${value}@github.com\n`,
      }),
    ),
    kind('GitHub fine-grained', 'GH_TOKEN', shaped('github_pat_', [22, ALNUM], '_', [59, ALNUM]), bearer('api.github.com')),
    kind(
      'GitLab token',
      'GITLAB_TOKEN',
      shaped('glpat-', [20, URL_SAFE]),
      (value) => `curl -H "PRIVATE-TOKEN: ${value}" https://gitlab.com/api/v4/projects`,
    ),
    kind('GitLab token, routable', 'GITLAB_TOKEN', shaped('glpat-', [42, URL_SAFE], '.01.', [9, DIGITS + LOWER])),
    kind(
      'npm token',
      '_authToken',
      (random) => `npm_${summed(random)}`,
      (value) => `npm publish --//registry.npmjs.org/:_authToken=${value}`,
      (value) => ({
        path: '.npmrc',
        text: `//registry.npmjs.org/:_authToken=${value}\nsave-exact=true\n`,
      }),
    ),
    kind(
      'PyPI token',
      'password',
      shaped('pypi-AgEIcHlwaS5vcmc', [150, URL_SAFE]),
      (value) => `twine upload -u __token__ -p ${value} dist/*`,
      (value) => ({
        path: '.pypirc',
        text: `[pypi]\nusername = __token__\npassword = ${value}\n`,
      }),
    ),
    kind('Docker token', 'DOCKER_PASSWORD', shaped('dckr_pat_', [27, URL_SAFE]), (value) => `docker login -u me -p ${value}`),
    kind('Docker organisation token', 'DOCKER_PASSWORD', shaped('dckr_oat_', [32, URL_SAFE])),
    kind(
      'Docker login',
      'auth',
      (random) => base64(`me:${password(random)}`),
      (value) => `curl -H "Authorization: Basic ${value}" https://index.docker.io/v2/`,
      (value) => ({
        path: '.docker/config.json',
        text: JSON.stringify({ auths: { 'https://index.docker.io/v1/': { auth: value } } }, null, 2),
      }),
    ),
    kind(
      'Stripe live key',
      'STRIPE_SECRET_KEY',
      shaped('sk_live_', [99, ALNUM]),
      (value) => `curl https://api.stripe.com/v1/charges -u ${value}:`,
    ),
    kind('Stripe restricted key', 'STRIPE_SECRET_KEY', shaped('rk_live_', [99, ALNUM]), bearer('api.stripe.com')),
    kind('Stripe test key', 'STRIPE_SECRET_KEY', shaped('sk_test_', [24, ALNUM]), bearer('api.stripe.com')),
    kind('webhook secret', 'STRIPE_WEBHOOK_SECRET', shaped('whsec_', [32, ALNUM]), (value) => `stripe listen --webhook-secret ${value}`),
    kind(
      'Twilio auth token',
      'TWILIO_AUTH_TOKEN',
      shaped([32, HEX]),
      (value) => `curl -u "AC1:${value}" https://api.twilio.com/2010-04-01/Accounts.json`,
    ),
    kind('Twilio key', 'TWILIO_API_KEY', shaped('SK', [32, HEX])),
    kind('SendGrid key', 'SENDGRID_API_KEY', shaped('SG.', [22, URL_SAFE], '.', [43, URL_SAFE]), bearer('api.sendgrid.com')),
    kind('Slack bot token', 'SLACK_BOT_TOKEN', shaped('xoxb-', [12, DIGITS], '-', [13, DIGITS], '-', [24, ALNUM]), bearer('slack.com')),
    kind(
      'Slack webhook',
      'SLACK_WEBHOOK_URL',
      shaped('hooks.slack.com/services/T', [10, UPPER], '/B', [10, UPPER], '/', [24, ALNUM]),
      (value) => `curl -d '{"text":"hi"}' https://${value}`,
      (value) => dotenv('SLACK_WEBHOOK_URL')(`https://${value}`),
    ),
    kind(
      'OpenAI project key',
      'OPENAI_API_KEY',
      shaped('sk-proj-', [74, URL_SAFE], 'T3BlbkFJ', [73, URL_SAFE], 'a'),
      bearer('api.openai.com'),
    ),
    kind(
      'OpenAI admin key',
      'OPENAI_ADMIN_KEY',
      shaped('sk-admin-', [58, URL_SAFE], 'T3BlbkFJ', [57, URL_SAFE], 'a'),
      bearer('api.openai.com'),
    ),
    kind('OpenAI key, old', 'OPENAI_API_KEY', shaped('sk-', [20, ALNUM], 'T3BlbkFJ', [20, ALNUM]), bearer('api.openai.com')),
    kind(
      'Anthropic key',
      'ANTHROPIC_API_KEY',
      shaped('sk-ant-api03-', [93, URL_SAFE], 'AA'),
      (value) => `curl https://api.anthropic.com/v1/models -H "x-api-key: ${value}"`,
    ),
    kind('Anthropic admin key', 'ANTHROPIC_ADMIN_KEY', shaped('sk-ant-admin01-', [93, URL_SAFE], 'AA')),
    kind('Claude Code login', 'accessToken', shaped('sk-ant-oat01-', [93, URL_SAFE], 'AA'), bearer('api.anthropic.com'), (value) => ({
      path: '.claude/.credentials.json',
      text: JSON.stringify({ claudeAiOauth: { accessToken: value, scopes: ['user:inference'] } }),
    })),
    kind('Cursor key', 'CURSOR_API_KEY', shaped('crsr_', [64, HEX]), bearer('api.cursor.com')),
    kind('Cursor key, old', 'CURSOR_API_KEY', shaped('key_', [64, HEX]), bearer('api.cursor.com')),
    kind('Hugging Face token', 'HF_TOKEN', shaped('hf_', [34, LOWER + UPPER]), bearer('huggingface.co')),
    kind('Databricks token', 'token', shaped('dapi', [32, HEX]), bearer('adb-1.azuredatabricks.net'), (value) => ({
      path: '.databrickscfg',
      text: `[DEFAULT]\nhost = https://adb-1.azuredatabricks.net\ntoken = ${value}\n`,
    })),
    kind('Terraform token', 'token', shaped([14, ALNUM], '.atlasv1.', [64, URL_SAFE], 'a'), bearer('app.terraform.io'), (value) => ({
      path: '.terraform.d/credentials.tfrc.json',
      text: JSON.stringify({ credentials: { 'app.terraform.io': { token: value } } }, null, 2),
    })),
    kind(
      'Vault token',
      'VAULT_TOKEN',
      shaped('hvs.', [95, URL_SAFE]),
      (value) => `curl -H "X-Vault-Token: ${value}" https://vault.shop.dev/v1/secret/data/shop`,
    ),
    kind('Vault batch token', 'VAULT_TOKEN', shaped('hvb.', [150, URL_SAFE]), (value) => `VAULT_TOKEN=${value} vault kv get secret/shop`),
    kind('Vault token, old', 'VAULT_TOKEN', shaped('s.', [24, ALNUM]), (value) => `VAULT_TOKEN=${value} vault kv get secret/shop`),
    kind('Doppler token', 'DOPPLER_TOKEN', shaped('dp.pt.', [43, ALNUM]), (value) => `doppler secrets --token ${value}`),
    kind('Pulumi token', 'PULUMI_ACCESS_TOKEN', shaped('pul-', [40, HEX]), (value) => `PULUMI_ACCESS_TOKEN=${value} pulumi up`),
    kind('Upstash key', 'UPSTASH_API_KEY', uuid, (value) => `curl -u "me@shop.dev:${value}" https://api.upstash.com/v2/redis/databases`),
    kind(
      'Turso token',
      'TURSO_AUTH_TOKEN',
      (random) => jwt(random, { a: 'rw', exp: 4102444800 }),
      (value) => `turso db shell libsql://shop.turso.io?authToken=${value}`,
    ),
    kind('Hetzner token', 'HCLOUD_TOKEN', shaped([64, ALNUM]), bearer('api.hetzner.cloud')),
    kind(
      'Kubernetes client key',
      'client-key-data',
      (random) => base64(pem(random, 'RSA PRIVATE KEY')),
      (value) => `echo ${value} | base64 -d > key.pem`,
      (value) => ({ path: '.kube/config', text: `apiVersion: v1\nusers:\n- name: admin\n  user:\n    client-key-data: ${value}\n` }),
    ),
    kind(
      'Kubernetes account token',
      'token',
      (random) => jwt(random, { iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:shop:deploy' }),
      (value) => `kubectl --token=${value} get pods`,
      (value) => ({ path: '.kube/config', text: `apiVersion: v1\nusers:\n- name: deploy\n  user:\n    token: ${value}\n` }),
    ),
    kind(
      'SSH key',
      'key',
      (random) => pem(random, 'OPENSSH PRIVATE KEY', 24),
      (value) => `echo '${value}' | ssh-add -`,
      (value) => ({ path: '.ssh/id_ed25519', text: value }),
    ),
    kind(
      'RSA key',
      'key',
      (random) => pem(random, 'RSA PRIVATE KEY', 24),
      (value) => `openssl rsa -in <(echo '${value}')`,
      (value) => ({ path: 'server.pem', text: value }),
    ),
    kind(
      'age key',
      'key',
      shaped('AGE-SECRET-KEY-1', [58, '023456789ACDEFGHJKLMNPQRSTUVWXYZ']),
      (value) => `echo ${value} | age -d -i - shop.age`,
      (value) => ({
        path: 'keys.txt',
        text: `# created: 2026-01-01\n${value}\n`,
      }),
    ),
    url('PostgreSQL address', 'postgres', 'db.shop-prod.dev:5432'),
    url('MySQL address', 'mysql', 'db.shop-prod.dev:3306'),
    url('Redis address', 'rediss', 'cache.shop-prod.dev:6380'),
    url('AMQP address', 'amqps', 'queue.shop-prod.dev'),
    kind(
      'password file of PostgreSQL',
      'password',
      password,
      (value) => `PGPASSWORD='${value}' psql -h db.shop-prod.dev`,
      (value) => ({
        path: '.pgpass',
        text: `# shop\ndb.shop-prod.dev:5432:shop:deploy:${value}\n`,
      }),
    ),
    kind(
      'options file of MySQL',
      'password',
      password,
      (value) => `mysql -u shop -p'${value}' shop`,
      (value) => ({
        path: '.my.cnf',
        text: `[client]\nuser = shop\nhost = db.shop-prod.dev\npassword = "${value}"\n`,
      }),
    ),
    kind('PGPASSWORD', 'PGPASSWORD', password, (value) => `PGPASSWORD='${value}' psql -h db.shop-prod.dev`),
  ];
}
