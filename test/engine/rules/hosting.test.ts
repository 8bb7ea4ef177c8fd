import { rows } from './rows';

/** Hosting platforms: Render, DigitalOcean, Hetzner, Cloudflare and Firebase, as they are spoken to when nobody watches. */

rows('hold type cloudflare/delete-zone', [
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com//client/v4//zones/z1/',
  'Z=z1; curl --request delete -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/$Z',
  `node -e "fetch('https://api.cloudflare.com/client/v4/zones/z1',{method:'DELETE'})"`,
]);
rows('hold type cloudflare/delete-record', [
  'for z in a b; do curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/$z/dns_records/$R; done',
  'flarectl --account-id a dns d --zone example.com --id 1',
]);
rows('hold type cloudflare/delete-database', [
  'X=d1; npx wrangler@4 $X delete shop -y',
  'pnpm wrangler d1 delete shop',
  'wrangler --config w.toml --env staging d1 delete shop-prod',
  { kind: 'mcp', server: 'cf', tool: 'd1_database_delete', input: { database_id: 'x' } },
]);
rows('hold type cloudflare/delete-bucket', ['pnpm dlx wrangler r2 bucket delete invoices', 'wrangler r2 object delete invoices/a.pdf']);
rows('hold type cloudflare/delete-keys', [
  'wrangler kv:key delete --binding=CACHE k',
  'wrangler kv key delete --binding CACHE k --local=false',
]);
rows('hold click cloudflare/delete-local-copy', ['wrangler kv key delete --binding=CACHE k --local']);
rows('hold type cloudflare/delete-worker', [
  'yarn wrangler delete',
  'wrangler delete --env production --force',
  'wrangler delete --dry-run=false',
]);
rows('hold type cloudflare/delete-resource', [
  'wrangler r2 bucket notification delete b --queue q',
  'wrangler r2 object delete x --local --remote',
  'wrangler email routing rules delete example.com r1 -y',
  'wrangler containers images delete x:1',
]);

// What D1 is told in SQL is read as SQL; only --local is this machine.
rows('hold type sqlite/drop-table', [
  `wrangler d1 execute shop --remote --command 'DROP TABLE orders'`,
  `wrangler d1 execute shop --command 'DROP TABLE orders'`,
  `echo 'DROP TABLE x' > a.sql && wrangler d1 execute shop --remote --file a.sql`,
  `curl -X POST -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a/d1/database/x/query -d '{"sql":"DROP TABLE orders"}'`,
  { kind: 'mcp', server: 'cloudflare-bindings', tool: 'd1_database_query', input: { database_id: 'x', sql: 'DROP TABLE orders' } },
]);
rows('hold type sqlite/delete-all-rows', [`npx wrangler d1 execute shop --remote --env staging --yes --command='DELETE FROM orders'`]);
rows('hold click sqlite/drop-table', [`wrangler d1 execute shop --local --command 'DROP TABLE orders'`]);
// So is what goes to Render's databases.
rows('hold type postgres/drop-table', [
  `render psql orders -c 'DROP TABLE users' -o text`,
  `render psql orders -- -c 'DROP TABLE users'`,
  `echo 'DROP TABLE users' | render psql orders`,
]);
rows('hold type redis/flush', ['render kv-cli sessions -- FLUSHALL']);

rows('hold type render/delete-database', ['render ea pg delete orders', 'render kv delete sessions']);
rows('hold type render/delete-service', ['curl -X DELETE --url https://api.render.com/v1/services/srv-1 -H "Authorization: Bearer $K"']);
rows('hold type render/replace-variables', [
  'curl -X PUT -H "Authorization: Bearer $K" https://api.render.com/v1/services/srv-1/env-vars -d @vars.json',
]);

rows('hold type digitalocean/delete-droplet', [
  'doctl compute droplet list --format ID --no-header | xargs doctl compute droplet delete -f',
  'doctl -t $X compute d d web -f',
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/droplets?tag_name=prod',
]);
rows('hold type digitalocean/rebuild-droplet', [
  'curl -X POST -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/droplets/1/actions -d @a.json',
]);
rows('hold type digitalocean/delete-database', ['sudo -E doctl databases delete ca9f -f', 'doctl db d ca9f -f']);
rows('hold type digitalocean/delete-kubernetes', [
  'doctl k8s c rm shop -f',
  { kind: 'mcp', server: 'digitalocean', tool: 'doks-delete-cluster', input: { ClusterID: 'x' } },
]);
rows('hold type digitalocean/delete-resource', [
  'doctl vpcs delete v1 -f',
  'doctl gradient agent delete a1 -f',
  'doctl secrets unset STRIPE_KEY',
  'curl -X DELETE --aws-sigv4 aws:amz:fra1:s3 https://invoices.fra1.digitaloceanspaces.com/a.pdf',
]);

rows('hold type hetzner/delete-server', [
  'hcloud server list -o noheader -o columns=id | xargs hcloud server delete',
  'hcloud --context staging server delete web',
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/servers/42/',
  `python3 -c "import requests; requests.delete('https://api.hetzner.cloud/v1/servers/42', headers={'Authorization': 'Bearer x'})"`,
]);
rows('hold type hetzner/delete-safeguard', ['curl -X DELETE -u u:p https://robot-ws.your-server.de/firewall/321']);

rows('hold type firebase/delete-data', [
  'firebase firestore:delete / -r -y -P staging',
  'firebase --token $T database:remove -y /',
  'curl -X POST -H "X-HTTP-Method-Override: DELETE" https://shop.firebaseio.com/users.json',
]);
rows('hold type firebase/overwrite-data', [
  'curl -X PUT -d @empty.json "https://shop.firebaseio.com/.json"',
  'curl -X PUT -d null https://shop-default-rtdb.europe-west1.firebasedatabase.app/a.json',
]);

// A command for a machine of theirs is that machine's.
rows('hold type filesystem/delete-outside', [
  'hcloud server ssh web rm -rf /data',
  `doctl compute ssh web --ssh-command 'rm -rf /data'`,
  `firebase emulators:exec --export-on-exit ./data "rm -rf ~/Documents"`,
]);
rows('hold type shell/open-session', ['hcloud server ssh web', 'doctl compute ssh web']);

rows('allow', [
  'wrangler dev --local --persist-to ./state',
  'wrangler deploy --env production --minify',
  'wrangler pages deploy ./dist --project-name shop --branch main',
  'wrangler secret put STRIPE_KEY --env production',
  'wrangler d1 migrations create shop add_users',
  `wrangler d1 execute shop --remote --command 'SELECT 1'`,
  'wrangler kv key put --binding=CACHE delete 1',
  'wrangler r2 object put invoices/delete.pdf --file delete.pdf',
  'wrangler r2 bucket cors set invoices --file cors.json',
  'wrangler versions deploy v1@100%',
  'wrangler delete --help',
  `curl -X POST https://api.cloudflare.com/client/v4/zones/z/purge_cache -H "Authorization: Bearer $T" --data '{"purge_everything":true}'`,
  `curl -X PATCH https://api.cloudflare.com/client/v4/zones/z/settings/ssl -H "Authorization: Bearer $T" -d '{"value":"strict"}'`,
  'cloudflared tunnel route dns office www.example.com',
  'render deploys create srv-1 --wait --confirm',
  'render jobs create srv-1 --start-command "npm run delete-old"',
  `render psql orders -c 'SELECT 1'`,
  'npm run render',
  'node render.js delete',
  './render.sh remove',
  'doctl apps update a1 --spec .do/app.yaml --wait',
  'doctl compute droplet create web --image ubuntu-24-04-x64 --size s-1vcpu-1gb --region fra1 --tag-names delete-me',
  'doctl compute droplet-action power-off 1',
  'doctl serverless functions invoke hello/delete',
  'doctl compute ssh --ssh-command=uptime web',
  'hcloud server add-label web delete=no',
  'hcloud server reset web',
  `hcloud --context prod server ssh -u me web -- 'systemctl status x'`,
  'curl -X POST -H "Authorization: Bearer $T" https://api.hetzner.cloud/v1/servers/1/actions/poweroff',
  'curl -u u:p https://robot-ws.your-server.de/reset/321 -d type=hw',
  'firebase deploy --only functions:api --project staging',
  'firebase emulators:exec --only firestore "npm run test:rules"',
  `firebase database:update /users/jack -d '{"name":"J"}'`,
  'git commit -m "vault kv delete secret/x and wrangler d1 delete shop"',
  'grep -rn "doctl compute droplet delete" docs',
  'echo "hcloud server delete web" >> notes.md',
  { kind: 'mcp', server: 'digitalocean', tool: 'droplet-create', input: { Name: 'web' } },
  { kind: 'mcp', server: 'digitalocean', tool: 'digitalocean-droplet-reboot', input: { ID: 1 } },
  { kind: 'mcp', server: 'render', tool: 'query_render_postgres', input: { postgresId: 'd', sql: 'SELECT 1' } },
  { kind: 'mcp', server: 'cloudflare', tool: 'search_cloudflare_documentation', input: { query: 'delete a zone' } },
]);
