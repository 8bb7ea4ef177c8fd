import { type RiskId, riskOfProvider } from './risks';

/** What a value's own form, the name beside it or the rule that found it says of a credential. The first row that fits counts. */
interface KindRow {
  readonly provider: string;
  /** The beginning of the value. */
  readonly shape?: string;
  /** A part of the name beside it. */
  readonly name?: string;
  /** The rule of `detect` that found it. */
  readonly rule?: string;
  /** Words for people; null: those of the rule or the store stay. */
  readonly kind: string | null;
  readonly risk: RiskId;
}

const shape = (provider: string, start: string, kind: string | null, risk: RiskId): KindRow => ({ provider, shape: start, kind, risk });
const name = (provider: string, part: string, kind: string | null, risk: RiskId): KindRow => ({ provider, name: part, kind, risk });
const rule = (id: string, kind: string | null, risk: RiskId): KindRow => ({ provider: id.slice(0, id.indexOf('/')), rule: id, kind, risk });

const ROWS: readonly KindRow[] = [
  // The two variables of Railway take different kinds of token: https://docs.railway.com/reference/cli-api
  rule('railway/project-token', 'Railway project token', 'railway/project'),
  name('railway', '^railway_token$', 'Railway project token', 'railway/project'),
  name('railway', '^railway_api_token$', 'Railway account or workspace token', 'railway'),
  shape('vercel', 'vcp_', 'Vercel personal access token', 'vercel'),
  shape('vercel', 'vca_', 'Vercel access token of an app', 'vercel'),
  shape('netlify', 'nfp_', 'Netlify personal access token', 'netlify'),
  shape('flyio', 'fo1_', 'Fly.io personal token', 'flyio'),
  rule('neon/password', null, 'neon/password'),
  rule('planetscale/password', null, 'planetscale/password'),
  shape('planetscale', 'pscale_pw_', 'PlanetScale database password', 'planetscale/password'),
  rule('supabase/secret-key', null, 'supabase/service'),
  shape('supabase', 'sb_secret_', 'Supabase secret key', 'supabase/service'),
  name('supabase', 'service_role|service_key', 'Supabase service_role key', 'supabase/service'),
  shape('supabase', 'sbp_', 'Supabase access token of the account', 'supabase'),
  rule('cloudflare/global-key', null, 'cloudflare/global'),
  shape('cloudflare', 'cfk_', 'Cloudflare global API key', 'cloudflare/global'),
  shape('aws', 'ASIA', 'AWS session key', 'aws/session'),
  shape('aws', 'IQoJb3JpZ2luX2Vj', 'AWS session token', 'aws/session'),
  name('aws', 'session_?token', 'AWS session token', 'aws/session'),
  rule('aws/bedrock-key', null, 'model'),
  shape('gcp', 'AIza', 'Google API key', 'gcp/api-key'),
  rule('azure/storage-key', null, 'azure/storage'),
  shape('github', 'github_pat_', 'GitHub fine-grained token', 'github/fine-grained'),
  shape('github', 'ghp_', 'GitHub personal access token (classic)', 'github'),
  shape('github', 'gho_', 'GitHub login (OAuth token)', 'github'),
  shape('github', 'ghs_', 'GitHub App installation token', 'github/fine-grained'),
  shape('github', 'ghu_', 'GitHub App user token', 'github'),
  shape('gitlab', 'glpat-', 'GitLab access token', 'gitlab'),
  shape('docker', 'dckr_pat_', 'Docker Hub personal access token', 'docker'),
  shape('docker', 'dckr_oat_', 'Docker Hub organization access token', 'docker'),
  shape('stripe', 'rk_test_', 'Stripe restricted key (test)', 'stripe/test'),
  shape('stripe', 'sk_test_', 'Stripe secret key (test)', 'stripe/test'),
  shape('stripe', 'rk_', 'Stripe restricted key (live)', 'stripe/restricted'),
  shape('stripe', 'sk_', 'Stripe secret key (live)', 'stripe'),
  shape('stripe', 'whsec_', 'Stripe webhook secret', 'webhook'),
  shape('slack', 'https://hooks', 'Slack webhook', 'webhook'),
  rule('slack/webhook', null, 'webhook'),
  shape('vault', 'hvb.', 'Vault batch token', 'vault'),
  shape('doppler', 'dp.st.', 'Doppler service token (one config)', 'doppler'),
  shape('doppler', 'dp.pt.', 'Doppler personal token', 'doppler'),
  shape('doppler', 'dp.ct.', 'Doppler login of the command line', 'doppler'),
  shape('databricks', 'dapi', 'Databricks personal access token', 'databricks'),
  shape('anthropic', 'sk-ant-oat', 'Claude login', 'agent'),
  shape('anthropic', 'sk-ant-ort', 'Claude login (refresh token)', 'agent'),
];

/** Providers whose credentials are of the same worth. */
const ALIKE: Readonly<Record<string, RiskId>> = {
  openai: 'model',
  anthropic: 'model',
  openrouter: 'model',
  gemini: 'model',
  cursor: 'agent',
  discord: 'slack',
  datadog: 'sentry',
  grafana: 'sentry',
  linear: 'slack',
};

export interface Told {
  readonly kind: string;
  readonly risk: RiskId;
}

/** What is known of a credential. The value is looked at for its beginning, and goes no further. */
export interface Clues {
  readonly provider: string | null;
  readonly value: string;
  /** The name beside it. */
  readonly name: string | null;
  /** The rule of `detect` that found it. */
  readonly rule?: string;
  /** What is said of it where its form says nothing more. */
  readonly kind: string;
  readonly risk?: RiskId;
  /** How it is used says what it is, whatever its name. */
  readonly sure?: true;
}

/** The kind of a credential, and what it can do. */
export function tellKind({ provider, value, name: beside, rule: found, kind, risk, sure }: Clues): Told {
  const row = sure
    ? undefined
    : ROWS.find(
        (one) =>
          one.provider === provider &&
          (one.shape === undefined || value.startsWith(one.shape)) &&
          (one.name === undefined || new RegExp(one.name, 'i').test(beside ?? '')) &&
          (one.rule === undefined || one.rule === found),
      );
  if (row !== undefined) return { kind: row.kind ?? kind, risk: row.risk };
  return { kind, risk: risk ?? (provider === null ? null : (ALIKE[provider] ?? riskOfProvider(provider))) ?? 'unknown' };
}
