import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellKind } from '../../../src/secrets/stores/kinds';

/** Provider, beginning of the value, name beside it; the kind and the risk that are told. Values are made up where they are used. */
const rows: readonly (readonly [provider: string | null, start: string, name: string | null, kind: string, risk: string])[] = [
  ['railway', '', 'RAILWAY_TOKEN', 'Railway project token', 'railway/project'],
  ['railway', '', 'RAILWAY_API_TOKEN', 'Railway account or workspace token', 'railway'],
  ['railway', '', 'DOMAIN_TOKEN', 'credential', 'railway'],
  ['aws', 'ASIA', 'aws_access_key_id', 'AWS session key', 'aws/session'],
  ['aws', '', 'aws_session_token', 'AWS session token', 'aws/session'],
  ['aws', '', 'aws_secret_access_key', 'credential', 'aws'],
  ['github', 'ghp_', null, 'GitHub personal access token (classic)', 'github'],
  ['github', 'github_pat_', null, 'GitHub fine-grained token', 'github/fine-grained'],
  ['stripe', 'sk_live_', null, 'Stripe secret key (live)', 'stripe'],
  ['stripe', 'sk_test_', null, 'Stripe secret key (test)', 'stripe/test'],
  ['stripe', 'rk_live_', null, 'Stripe restricted key (live)', 'stripe/restricted'],
  ['stripe', 'rk_test_', null, 'Stripe restricted key (test)', 'stripe/test'],
  ['supabase', 'sb_secret_', null, 'Supabase secret key', 'supabase/service'],
  ['supabase', '', 'SUPABASE_SERVICE_ROLE_KEY', 'Supabase service_role key', 'supabase/service'],
  ['cloudflare', 'cfk_', null, 'Cloudflare global API key', 'cloudflare/global'],
  ['openai', 'sk-', null, 'credential', 'model'],
  ['nobody', '', null, 'credential', 'unknown'],
  [null, '', null, 'credential', 'unknown'],
];
for (const [provider, start, name, kind, risk] of rows)
  test(`${provider} ${start} ${name}`, () =>
    assert.deepEqual(tellKind({ provider, value: `${start}x`, name, kind: 'credential' }), { kind, risk }));
