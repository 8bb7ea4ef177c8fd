import type { ProgramSpec } from './rule';
import { list } from './when';

/** Command lines that can print a credential they keep or make. */
const NAMES = list(`
  gh glab git railway vercel netlify supabase doppler op bw pass gopass security secret-tool keyctl sops ansible-vault chamber vault dotenvx
  infisical terraform tofu terragrunt pulumi npm pnpm yarn gcloud az oc heroku fly flyctl kubectl k3s firebase turso databricks stripe
  neonctl neon aws gpg gpg2 doctl pscale dotnet circleci convex wrangler atlas argocd helm nomad teller envchain aws-vault pbpaste wl-paste xclip xsel`);
const ALIASES: Readonly<Record<string, string>> = {
  flyctl: 'fly',
  tofu: 'terraform',
  terragrunt: 'terraform',
  pnpm: 'npm',
  yarn: 'npm',
  oc: 'kubectl',
  k3s: 'kubectl',
  gpg2: 'gpg',
  gopass: 'pass',
  neon: 'neonctl',
  'wl-paste': 'pbpaste',
  xsel: 'xclip',
};
const VALUES =
  list(`-n --namespace -o --output --context --kubeconfig --profile --region --query --project --account --service -s -e --environment -p -a --app
  -c -C --config --command -g --resource-group --vault-name --name --secret-id --secret -R --repo -h --hostname -u --user -f --file --format --fields
  -field -mount --vault --scope --resource --subscription --stack --token --impersonate-service-account --cwd --remote -r -l --selector`);

/** Apart from their rules, which ship as text: what an action's command prints is asked by these names alone. */
export const revealPrograms: readonly ProgramSpec[] = [...new Set(NAMES.map((name) => ALIASES[name] ?? name))].map((id) => ({
  id,
  names: NAMES.filter((name) => (ALIASES[name] ?? name) === id),
  valueFlags: id === 'aws' ? VALUES.filter((flag) => flag.startsWith('--')) : id === 'gh' ? VALUES.filter((flag) => flag !== '-t') : VALUES,
  ...(id === 'security' || id === 'vault' ? { clusters: false } : {}),
}));
