import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minimatch } from 'minimatch';
import { compileOffLimits, patternsOf } from '../../src/secrets/globs';

const HOME = '/home/you';
const W = `${HOME}/projects/shop`;
const list = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
/** `~` is the home, other relative paths lie in a project. */
const spelt = (path: string): string => (path.startsWith('~') ? HOME + path.slice(1) : path.startsWith('/') ? path : `${W}/${path}`);

function t(patterns: readonly string[], expected: 'default' | 'policy' | null, paths: readonly string[], fold = false): void {
  const matches = compileOffLimits(patterns, { home: HOME, fold });
  for (const path of paths)
    test(`${path} is ${expected ?? 'open'}${patterns.length > 0 ? ` with ${patterns.join(' ')}` : ''}`, () =>
      assert.equal(matches(spelt(path)), expected));
}

t(
  [],
  'default',
  list(`
  .env .ENV apps/web/.env .env.local .env.production .env.production.local .env.keys prod.env docker/app.env .envrc .dev.vars .dev.vars.staging .netrc
  ~/.netrc ~/_netrc .pypirc .pgpass .my.cnf .git-credentials ~/.git-credentials .htpasswd credentials credentials.json credentials.prod.json secrets.yml
  secrets.json secret.toml client_secret_123.json service-account.json serviceAccountKey.json app-firebase-adminsdk-x1.json
  ~/.config/gcloud/application_default_credentials.json ~/.vault-token local.settings.json kubeconfig kubeconfig.yaml prod.kubeconfig ~/.kube/config
  terraform.tfstate terraform.tfstate.backup infra/prod.tfstate id_rsa id_ed25519 id_ecdsa_sk id_rsa.bak deploy.pem server.key tls.key client.p12 cert.pfx
  key.p8 putty.ppk app.jks release.keystore pw.kdbx age.key me.ovpn x.secret ~/.ssh/id_ed25519 ~/.ssh/work ~/.ssh/prod.pem ~/.gnupg/secring.gpg
  ~/.gnupg/private-keys-v1.d/a.key ~/.aws/credentials ~/.aws/sso/cache/x.json ~/.aws/cli/cache/y.json ~/.docker/config.json ~/.npmrc /root/.npmrc
  /home/other/.npmrc /Users/me/.npmrc ~/.config/gh/hosts.yml ~/.railway/config.json ~/.fly/config.yml ~/.local/share/com.vercel.cli/auth.json
  ~/.config/netlify/config.json ~/.supabase/access-token ~/.config/neonctl/credentials.json ~/.config/doctl/config.yaml ~/.config/.wrangler/config/default.toml
  ~/.config/stripe/config.toml ~/.pulumi/credentials.json ~/.terraform.d/credentials.tfrc.json ~/.cargo/credentials.toml ~/.gem/credentials
  ~/.m2/settings.xml ~/.claude/.credentials.json ~/.codex/auth.json ~/.config/github-copilot/hosts.json ~/Library/Keychains/login.keychain-db
  ~/.password-store/db.gpg.txt config/master.key config/credentials/production.key /etc/shadow /etc/kubernetes/admin.conf /etc/rancher/k3s/k3s.yaml
  /proc/1/environ /proc/self/environ /run/secrets/db /var/run/secrets/kubernetes.io/serviceaccount/token .streamlit/secrets.toml
  ~/.config/containers/auth.json /var/lib/service/.aws/credentials`),
);

t(
  [],
  null,
  list(`
  .env.example .env.sample .env.template .env.dist .env.test .env.vault .env.local.example example.env sample.env .env.d.ts env.ts .environment
  .env/bin/activate src/index.ts package.json package-lock.json README.md id_rsa.pub ~/.ssh/id_ed25519.pub ~/.ssh/config ~/.ssh/known_hosts
  ~/.ssh/authorized_keys public.pem server.crt fullchain.pem ca.pem chain.pem ca-bundle.pem cert.pem test/fixtures/server.key tests/key.pem
  examples/credentials.json node_modules/x/server.key node_modules/x/.env docs/credentials.md src/credentials.ts lib/secrets.py secrets.example.yml
  .npmrc .yarnrc.yml mcp.json .vscode/mcp.json gradle.properties .aws/config ~/.aws/config terraform.tfvars wp-config.php database.yml
  client.csr secrets.sops.yaml credentials.yml.enc tokens.ts .gitignore .dockerignore docker-compose.yml keyboard.ts monkey.png /etc/passwd /etc/hosts
  /proc/cpuinfo /proc/self/status ~/.gnupg/gpg.conf ~/.config/gcloud/configurations/config_default hockey.keynote public.key.d.ts environ`),
);

t(['private/**', '*.dump', '~/work/keys', '/srv/data'], 'policy', [
  'private/a/b.txt',
  'apps/private/x',
  'nightly.dump',
  '~/work/keys/a',
  '~/work/keys',
  '/srv/data/x',
]);
t(['private/**', '*.dump'], null, ['src/private.ts', 'dump.txt']);
t(['private/**'], 'default', ['.env']);
t(['!.env.local', '!fixtures/**'], null, ['.env.local', 'apps/a/.env.local', 'fixtures/.env']);
t(['!.env.local'], 'default', ['.env', '.env.production']);
// What comes last counts: a workspace adds behind the user's own patterns.
t(['!.env', '.env'], 'policy', ['.env']);
t(['.env', '!.env'], null, ['.env']);
t(['Private/*'], 'policy', ['private/a'], true);
t(['Private/*'], null, ['private/a'], false);
t(['', '/', '!'], 'default', ['.env']);
t(['', '/', '!'], null, ['src/a.ts']);
t(['[', '{a,b}.txt'], 'policy', ['a.txt', 'b.txt']);

test('a workspace only adds patterns; what is no text is left out', () => {
  assert.deepEqual(patternsOf(['!.env', ' *.dump ', 7, ''], ['private/**', '!*.pem', null]), ['!.env', '*.dump', 'private/**']);
  assert.deepEqual(patternsOf(undefined, 'x'), []);
});

test('what a pattern matches is looked for by a piece of it first, and that passes over nothing', () => {
  const patterns = [
    'customers/**',
    '*.dump',
    '~/notes/**',
    'config/production.*',
    '**/private/*.json',
    'a?c',
    '[ab]*.x',
    '{one,two}/three',
    '/opt/**/x',
    'd ir/',
    '@(k|m).json',
    '*',
  ];
  const parts = [
    'customers',
    'a.dump',
    'notes',
    'config',
    'production.yml',
    'private',
    'k.json',
    'abc',
    'b.x',
    'one',
    'three',
    'opt',
    'x',
    'd ir',
    '.hidden',
    'home',
    'you',
  ];
  const OPTIONS = { dot: true, nonegate: true, nocomment: true };
  for (const pattern of patterns) {
    const plain = pattern.replace(/\/$/, '');
    const rooted = plain.startsWith('~/')
      ? HOME + plain.slice(1)
      : plain.startsWith('/') || plain.startsWith('**/')
        ? plain
        : `**/${plain}`;
    const whole = rooted.startsWith('/') ? rooted : `/${rooted}`;
    const matches = compileOffLimits([pattern], { home: HOME, fold: false });
    for (let at = 0; at < 600; at += 1) {
      const path = `/${[at, at * 7, at * 13, at >> 4]
        .map((n) => parts[n % parts.length])
        .slice(0, 1 + (at % 4))
        .join('/')}`;
      const expected = [whole, `${whole}/**`].some((glob) => minimatch(path, glob, OPTIONS));
      assert.equal(matches(path) === 'policy', expected, `${pattern} ${path}`);
    }
  }
});
