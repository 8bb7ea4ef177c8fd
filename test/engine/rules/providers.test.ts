import { rows } from './rows';

const api = (method: string, url: string, body?: unknown) => ({
  kind: 'http',
  method,
  url,
  headers: { Authorization: 'Bearer x' },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

rows('hold type supabase/delete-project', [
  api('DELETE', 'https://api.supabase.com/v1/projects/abc'),
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.supabase.com/v1/$P',
]);
rows('hold type supabase/reset-linked-database', [
  'supabase --workdir x db reset --linked',
  'pnpm dlx supabase db reset --linked',
  'supabase db reset --db-url "$URL"',
]);
rows('hold click supabase/reset-database', ['supabase db reset', 'npx supabase db reset --local']);
rows('hold type supabase/delete-resource', [api('DELETE', 'https://api.supabase.com/v1/projects/abc/secrets'), 'supabase secrets unset A']);
rows('hold type vercel/delete-project', [
  'vercel --yes rm shop',
  'vc project rm shop',
  'vercel api /v9/projects/shop -X DELETE',
  api('DELETE', 'https://api.vercel.com/v10/projects/shop?teamId=t'),
]);
rows('hold type vercel/delete-variable', [
  'vercel --scope acme env rm A production -y',
  api('DELETE', 'https://api.vercel.com/v9/projects/shop/env/e1'),
]);
rows('hold type flyio/destroy-app', [
  'fly -a shop destroy',
  'flyctl apps rm shop -y',
  api('POST', 'https://api.fly.io/graphql', {
    query: 'mutation($id: ID!) { deleteApp(appId: $id) { organization { id } } }',
    variables: { id: 'shop' },
  }),
]);
rows('hold type flyio/destroy-volume', [api('DELETE', 'https://api.machines.dev/v1/apps/shop/volumes/vol_1')]);
rows('hold type heroku/destroy-app', [
  'heroku apps:destroy --app shop --confirm shop',
  'heroku api DELETE /apps/shop',
  api('DELETE', 'https://api.heroku.com/apps/shop'),
]);
rows('hold type heroku/unset-config', [api('PATCH', 'https://api.heroku.com/apps/shop/config-vars', { KEY: null })]);
rows('hold type heroku/stop-app', [
  'heroku ps:scale web=0 worker=2 -a shop',
  api('PATCH', 'https://api.heroku.com/apps/shop/formation', { updates: [{ type: 'web', quantity: 0 }] }),
]);
rows('hold type neon/reset-branch', [
  'neon branches reset main --parent',
  api('POST', 'https://console.neon.tech/api/v2/projects/p/branches/b/restore', {}),
]);
rows('hold type neon/delete-branch', [api('DELETE', 'https://console.neon.tech/api/v2/projects/p/branches/b')]);
rows('hold type planetscale/delete-database', [
  'pscale --org acme db delete shop --force',
  api('DELETE', 'https://api.planetscale.com/v1/organizations/acme/databases/shop'),
]);
rows('hold type gcp/delete-resource', [
  'gcloud --project prod sql instances delete orders -q',
  'gcloud compute instances delete web --zone z',
  'gcloud alpha run jobs delete j',
]);
rows('hold type gcp/delete-objects', ['gsutil -m rm -r gs://b', 'gcloud storage rm -r gs://b']);
rows('hold type azure/delete-group', ['az group delete -n shop -y']);
rows('hold type npm/unpublish', ['npm unpublish shop@1.0.0', 'yarn npm unpublish']);

rows('allow', [
  'supabase db diff --linked',
  'supabase start',
  'vercel --prod',
  'vercel ls',
  'vercel rollback',
  'fly deploy',
  'fly volumes list',
  'heroku logs --tail',
  'heroku releases:rollback v1',
  'neonctl branches list',
  'pscale branch create shop delete',
  'gcloud compute instances describe delete',
  'gcloud auth revoke',
  'az vm list',
  'npm uninstall shop',
  'npm run delete',
  api('GET', 'https://api.supabase.com/v1/projects/abc'),
  api('POST', 'https://api.vercel.com/v13/deployments', { name: 'delete' }),
  api('PATCH', 'https://api.heroku.com/apps/shop/config-vars', { KEY: 'value' }),
  api('POST', 'https://api.fly.io/graphql', { query: 'query { app(name: "deleteApp") { id } }' }),
]);
