import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Credentials of the right form, made at run time: none of them was ever given out. */
export class Made {
  readonly values: string[] = [];

  /** So many characters of an alphabet, behind a beginning. */
  of(start: string, length: number, alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'): string {
    const text = some(length, alphabet);
    this.values.push(text);
    return start + text;
  }

  hex(start: string, length: number): string {
    return this.of(start, length, '0123456789abcdef');
  }

  uuid(): string {
    const text = [8, 4, 4, 4, 12].map((length) => some(length, '23456789abcdef')).join('-');
    this.values.push(text);
    return text;
  }
}

function some(length: number, alphabet: string): string {
  let text = '';
  while (!/\d/.test(text) || !/[a-z]/i.test(text)) text = Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? '').join('');
  return text;
}

/** The files of a home on Linux in which many tools are logged in, by path, and the row that each has to give, `rank provider kind (name) :line environment`. */
export function richHome(made: Made): readonly (readonly [file: string, text: string, rows: readonly string[]])[] {
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  const key = (start: string): string =>
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${start}${made.of('', 40)}\n-----END OPENSSH PRIVATE KEY-----\n`;
  return [
    [
      '.railway/config.json',
      json({ projects: {}, user: { accessToken: made.of('', 43), refreshToken: made.of('', 43) } }),
      ['critical railway Railway login of the account (accessToken) :4'],
    ],
    [
      '.fly/config.yml',
      `access_token: ${made.of('fm2_', 90)}\nwire_guard_state: {}\n`,
      ['critical flyio Fly.io login of the account (access_token) :1'],
    ],
    [
      '.local/share/com.vercel.cli/auth.json',
      json({ token: made.of('vca_', 56) }),
      ['critical vercel Vercel access token of an app (token) :2'],
    ],
    [
      '.config/netlify/config.json',
      json({ userId: 'u', users: { u: { auth: { token: made.of('nfp_', 36) } } } }),
      ['critical netlify Netlify personal access token (token) :6'],
    ],
    [
      '.render/cli.yaml',
      `version: 1\napi:\n    key: ${made.of('rnd_', 28)}\n    refreshtoken: ${made.of('', 30)}\n`,
      ['critical render Render login of the account (key) :3'],
    ],
    ['.supabase/access-token', made.hex('sbp_', 40), ['critical supabase Supabase access token of the account :1']],
    [
      '.config/neon/credentials.json',
      json({ access_token: made.of('', 60), refresh_token: made.of('', 60) }),
      ['critical neon Neon login of the account (access_token) :2'],
    ],
    ['.config/planetscale/access-token', made.of('pscale_oauth_', 43), ['critical planetscale PlanetScale login of the account :1']],
    [
      '.config/atlascli/config.toml',
      `[production]\npublic_api_key = "abc"\nprivate_api_key = "${made.uuid()}"\n`,
      ['critical mongodb MongoDB Atlas private key (private_api_key) :3 production'],
    ],
    [
      '.config/doctl/config.yaml',
      `access-token: ${made.hex('dop_v1_', 64)}\nauth-contexts:\n  staging: ${made.hex('dop_v1_', 64)}\n`,
      ['critical digitalocean DigitalOcean token (access-token) :1', 'critical digitalocean DigitalOcean token (staging) :3 staging'],
    ],
    [
      '.config/.wrangler/config/default.toml',
      `oauth_token = "${made.of('', 60)}"\nrefresh_token = "${made.of('', 60)}"\n`,
      ['critical cloudflare Cloudflare login of the account (oauth_token) :1'],
    ],
    [
      '.aws/credentials',
      `[default]\naws_access_key_id = x\naws_secret_access_key = ${made.of('', 40)}\n[stage]\naws_secret_access_key = ${made.of('', 40)}\naws_session_token = ${made.of('', 300)}\n`,
      ['critical aws AWS access key (aws_secret_access_key) :3', 'high aws AWS session key (aws_secret_access_key) :5 staging'],
    ],
    [
      '.aws/sso/cache/a1.json',
      json({ startUrl: 'https://x.example', accessToken: made.of('', 200) }),
      ['high aws AWS SSO session (accessToken) :3'],
    ],
    [
      '.config/gcloud/application_default_credentials.json',
      json({ client_id: 'x', refresh_token: made.of('1//0', 90), type: 'authorized_user' }),
      ['critical gcp Google Cloud login (application default) (refresh_token) :3'],
    ],
    ['.config/gcloud/credentials.db', made.of('', 30), ['critical gcp Google Cloud logins']],
    [
      '.azure/msal_token_cache.json',
      json({ RefreshToken: { a: { secret: made.of('', 80) } } }),
      ['critical azure Azure login (refresh token) (secret) :4'],
    ],
    [
      '.kube/config',
      `apiVersion: v1\nusers:\n- name: prod-admin\n  user:\n    token: ${made.of('', 40)}\n`,
      ['critical kubernetes Kubernetes token (token) :5'],
    ],
    [
      '.terraform.d/credentials.tfrc.json',
      json({ credentials: { 'app.terraform.io': { token: made.of('', 40) } } }),
      ['critical terraform HCP Terraform token of the user (token) :4'],
    ],
    [
      '.pulumi/credentials.json',
      json({ accessTokens: { 'https://api.pulumi.com': made.hex('pul-', 40) } }),
      ['critical pulumi Pulumi access token (https://api.pulumi.com) :3'],
    ],
    ['.vault-token', made.of('hvs.', 90), ['critical vault Vault token :1']],
    [
      '.doppler/.doppler.yaml',
      `scoped:\n  /:\n    token: ${made.of('dp.ct.', 43)}\n`,
      ['critical doppler Doppler login of the command line (token) :3'],
    ],
    [
      '.config/hcloud/cli.toml',
      `active_context = "a"\n[[contexts]]\nname = "a"\ntoken = "${made.of('', 64)}"\n`,
      ['critical hetzner Hetzner token of a project (token) :4'],
    ],
    [
      '.config/gh/hosts.yml',
      `github.com:\n    user: me\n    oauth_token: ${made.of('gho_', 36)}\n`,
      ['critical github GitHub login (OAuth token) (oauth_token) :3'],
    ],
    [
      '.git-credentials',
      `https://me:${made.of('github_pat_', 82)}@github.com\nhttps://me:${made.of('', 20)}@git.example.com\n`,
      ['high github GitHub fine-grained token (github.com) :1', 'high  Login of a git host (git.example.com) :2'],
    ],
    [
      '.config/glab-cli/config.yml',
      `hosts:\n    gitlab.com:\n        token: ${made.of('glpat-', 20)}\n`,
      ['critical gitlab GitLab access token (token) :3'],
    ],
    [
      '.npmrc',
      `//registry.npmjs.org/:_authToken=${made.of('npm_', 36)}\n`,
      ['high npm npm access token (//registry.npmjs.org/:_authToken) :1'],
    ],
    ['.pypirc', `[pypi]\nusername = __token__\npassword = ${made.of('pypi-', 80)}\n`, ['high pypi PyPI token or password (password) :3']],
    ['.cargo/credentials.toml', `[registry]\ntoken = "${made.of('cio', 32)}"\n`, ['high cargo crates.io token (token) :2']],
    [
      '.docker/config.json',
      json({ auths: { 'https://index.docker.io/v1/': { auth: Buffer.from(`me:${made.of('', 30)}`).toString('base64') } } }),
      ['high docker Login of a container registry (auth) :4'],
    ],
    [
      '.netrc',
      `machine api.heroku.com\n  login me\n  password ${made.of('HRKU-AA', 58)}\nmachine x.example login me password ${made.of('', 12)}\n`,
      ['critical heroku Heroku API key (password) :3', 'high  Login of a host (password) :4'],
    ],
    ['.pgpass', `db.prod.example:5432:orders:app:${made.of('', 16)}\n`, ['high postgres PostgreSQL password (orders) :1 production']],
    ['.my.cnf', `[client]\npassword = ${made.of('', 16)}\n`, ['high mysql MySQL password (password) :2']],
    [
      '.config/stripe/config.toml',
      `[default]\nlive_mode_api_key = '${made.of('rk_live_', 90)}'\ntest_mode_api_key = '${made.of('rk_test_', 90)}'\n`,
      [
        'medium stripe Stripe restricted key (live) (live_mode_api_key) :2 production',
        'low stripe Stripe restricted key (test) (test_mode_api_key) :3 local',
      ],
    ],
    [
      '.databrickscfg',
      `[DEFAULT]\nhost = https://x.example\ntoken = ${made.hex('dapi', 32)}\n`,
      ['critical databricks Databricks personal access token (token) :3'],
    ],
    ['.sentryclirc', `[auth]\ntoken=${made.of('sntryu_', 60)}\n`, ['high sentry Sentry token (token) :2']],
    ['.cache/huggingface/token', made.of('hf_', 34), ['high huggingface Hugging Face token :1']],
    ['.ssh/id_ed25519', key('b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ'), ['critical  SSH private key without a passphrase :1']],
    ['.ssh/id_rsa', key('b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHI'), ['medium  SSH private key with a passphrase :1']],
    ['.ssh/id_ed25519.pub', 'ssh-ed25519 AAAA me\n', []],
    [
      '.claude.json',
      json({ mcpServers: { rails: { command: 'x', env: { RAILWAY_API_TOKEN: made.uuid(), LOG: 'debug' } } } }),
      ['high  Credential of a tool server (RAILWAY_API_TOKEN) :6'],
    ],
    [
      '.claude/.credentials.json',
      json({ claudeAiOauth: { accessToken: made.of('sk-ant-oat01-', 90), expiresAt: 1 } }),
      ['medium anthropic Claude login (accessToken) :3'],
    ],
    [
      '.codex/auth.json',
      json({ OPENAI_API_KEY: null, tokens: { access_token: made.of('', 200) } }),
      ['medium openai Codex login (access_token) :4'],
    ],
    // Agents work on it, so that it is not off limits.
    [
      '.cursor/mcp.json',
      json({ mcpServers: { n: { env: { NEON_API_KEY: made.hex('napi_', 64) } } } }),
      ['critical neon Neon API key (NEON_API_KEY) :5'],
    ],
  ];
}

/** Writes them. */
export function writeHome(home: string, files: readonly (readonly [file: string, text: string, ...rest: unknown[]])[]): void {
  for (const [file, text] of files) {
    const full = path.join(home, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}
