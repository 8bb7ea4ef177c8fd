import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn } from '../world';
import { rows } from './rows';

const headers = { Authorization: 'Bearer x' };
rows('hold click nets/delete-by-request', [
  { kind: 'http', method: 'DELETE', url: 'https://api.example.com/v1/projects/7', headers },
  { kind: 'http', method: 'DELETE', url: 'https://api.example.com/v1/projects/7?token=x' },
  { kind: 'http', method: 'POST', url: 'https://api.example.com/v1/users:purge', headers },
  { kind: 'http', method: 'POST', url: 'https://api.example.com/v1/deleteProject', headers },
  'curl -X DELETE -u me:pw https://192.168.1.7/things/1',
  'curl -X DELETE -H "Authorization: Bearer $T" "$API/orders/1"',
  'wget --method=DELETE --header="X-Api-Key: $K" https://api.example.com/a',
  'gh api --hostname ghe.example.com -X DELETE repos/acme/shop',
]);
rows('hold click nets/delete-by-command', [
  'acmectl project delete shop --yes',
  'acmectl --profile prod db drop orders --force',
  'sudo acmectl destroy -y',
  'npx acme tenants:purge --no-confirm',
  'acme stack destroy -y',
  './bin/acme wipe --force',
]);
rows('allow', [
  { kind: 'http', method: 'DELETE', url: 'http://localhost:3000/users/1', headers },
  { kind: 'http', method: 'DELETE', url: 'http://[::1]:3000/users/1', headers },
  { kind: 'http', method: 'DELETE', url: 'https://api.example.com/v1/projects/7' },
  { kind: 'http', method: 'POST', url: 'https://api.example.com/v2/droplets', headers },
  { kind: 'http', method: 'POST', url: 'https://api.example.com/v1/deleted-items/search', headers },
  { kind: 'http', method: 'GET', url: 'https://api.example.com/v1/users/delete', headers },
  'curl -X POST -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/z/purge_cache',
  'curl -X POST -H "Authorization: Bearer $T" "https://example.com/$P"',
  'acmectl project delete shop',
  'acmectl project list --yes',
  'acmectl $COMMAND --yes',
  'acmectl delete x --yes --dry-run',
  'echo acmectl delete x --yes',
  'tail -f delete',
  'ls -f drop',
  'tar -cf delete.tar src',
  'npm run delete -- --yes',
  'apt-get install -y wipe',
  'pip install --force purge',
]);

test('a net says nothing where a rule of the same call speaks', () => {
  const { effects } = judgeIn(actionOf('curl -X DELETE -H "Authorization: Bearer $T" https://api.supabase.com/v1/projects/abc')).verdict;
  assert.deepEqual(
    effects.map(({ rule }) => rule),
    ['supabase/delete-project'],
  );
});
