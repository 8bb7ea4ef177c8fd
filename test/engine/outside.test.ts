import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Policy } from '../../src/engine/types';
import { actionOf, HOME, judgeIn } from './world';

const policy = (scopeReads: Policy['scopeReads']): Partial<Policy> => ({
  environments: {
    production: { match: ['p-live', 'db.live.example', 'prod'], level: 'production' },
    staging: { match: ['p-stage', 'db.stage.example'], level: 'staging' },
  },
  scope: 'staging',
  scopeReads,
});
const cluster = (name: string, server: string): string => `- cluster:\n    server: ${server}\n  name: ${name}\n`;
const context = (name: string): string => `- context:\n    cluster: ${name}\n    user: me\n  name: ${name}\n`;
const files = {
  [`${HOME}/.kube/config`]: `apiVersion: v1\nclusters:\n${cluster('prod-eu', 'https://db.live.example')}${cluster('blue', 'https://db.stage.example')}contexts:\n${context('prod-eu')}${context('blue')}current-context: prod-eu\nkind: Config\n`,
};

/** `decision reason`, in scope staging; with `reads` refused too where a third word says otherwise. */
function t(action: string | Readonly<Record<string, unknown>>, expected: string, strict = expected): void {
  test(typeof action === 'string' ? action : JSON.stringify(action), () => {
    const decide = (reads: Policy['scopeReads']) => {
      const { verdict } = judgeIn(actionOf(action), { files, policy: policy(reads), env: {} });
      return `${verdict.decision} ${verdict.reason.id}`;
    };
    assert.deepEqual([decide('journal'), decide('deny')], [expected, strict]);
  });
}
const FREE = 'allow nothing-destructive';
const READ = 'allow scope-read';
const OUT = 'deny out-of-scope';

// Requests and their names.
t('curl -X POST https://db.live.example/orders -d x=1', OUT);
t('curl -X POST https://db.stage.example/orders -d x=1', FREE);
t('curl -X POST https://db.nowhere.example/orders -d x=1', FREE);
t('curl -X POST https://api.example.com/projects/p-live/deploys', OUT);
t('curl -X POST https://api.example.com/projects/p-stage/deploys', FREE);
t(`curl -X POST https://api.example.com/deploys -d '{"project":"p-live","environment":"staging"}'`, OUT);
t(`curl -X POST https://api.example.com/notes -d '{"text":"why p-live was slow"}'`, FREE);
t('curl "https://api.example.com/v1/orders?project=p-live"', READ, OUT);
t('curl https://db.live.example/orders', READ, OUT);
t('curl https://db.stage.example/orders', FREE);
t({ kind: 'http', method: 'PUT', url: 'https://db.live.example/x', body: '{}' }, OUT);
t({ kind: 'http', method: 'GET', url: 'https://db.live.example/x' }, READ, OUT);

// Statements.
t("psql -h db.live.example shop -c 'SELECT * FROM orders'", READ, OUT);
t("psql -h db.stage.example shop -c 'SELECT * FROM orders'", FREE);
t("psql -h db.live.example shop -c 'INSERT INTO orders VALUES (1)'", OUT);
t("psql -h db.stage.example shop -c 'INSERT INTO orders VALUES (1)'", FREE);
t("psql -h db.live.example shop -c 'DROP TABLE orders'", OUT);
t("psql -h db.stage.example shop -c 'DROP TABLE orders'", 'hold rule');
t("psql -h localhost shop -c 'INSERT INTO orders VALUES (1)'", FREE);
t("psql -h db.nowhere.example shop -c 'INSERT INTO orders VALUES (1)'", FREE);
t("psql -h db.live.example shop -c 'ALTER TABLE orders ADD x int'", OUT);
t("psql -h db.live.example shop -c 'WITH x AS (SELECT 1) SELECT * FROM x'", READ, OUT);
t('redis-cli -h db.live.example flushall', OUT);
t('redis-cli -h db.stage.example flushall', 'hold rule');

// Clusters: by the context that stands in the file, by a flag, by both.
t('kubectl get pods', READ, OUT);
t('kubectl logs web-1', READ, OUT);
t('kubectl describe pod web-1', READ, OUT);
t('kubectl apply -f web.yaml', OUT);
t('kubectl --context blue apply -f web.yaml', FREE);
t('kubectl apply -f web.yaml --context=prod-eu', OUT);
t('kubectl apply -f web.yaml --dry-run=server', READ, OUT);
t('kubectl scale deploy/web --replicas 3', OUT);
t('kubectl rollout restart deploy/web', OUT);
t('kubectl rollout status deploy/web', READ, OUT);
t('kubectl delete namespace shop', OUT);
t('kubectl --context blue delete namespace shop', 'hold rule');
t('kubectl config use-context blue', FREE);
t('kubectl config get-contexts', FREE);
t('kubectl version --client', FREE);
t('kubectl apply --help', FREE);
t('helm upgrade web ./chart', OUT);
t('helm list', READ, OUT);
t('helm --kube-context blue upgrade web ./chart', FREE);

// Platforms: the id goes before the label.
t('railway up --project p-live --environment staging', OUT);
t('railway up --environment production', OUT);
t('railway up --project p-stage', FREE);
t('railway logs --environment production', READ, OUT);
t('railway environment production', FREE);
t('railway link p-live', FREE);
t('railway login', FREE);
t('vercel deploy --prod', OUT);
t('vercel --prod', OUT);
t('vercel --prod --help', FREE);
t('vercel deploy', FREE);

// Clients that no rule speaks of, by the server they name.
t('redis-cli -h db.live.example set session 1', OUT);
t('redis-cli -h db.live.example -p 6379 get session', READ, OUT);
t('redis-cli -h db.stage.example set session 1', FREE);
t('redis-cli set session 1', FREE);
t("mongosh mongodb://db.live.example/shop --eval 'db.orders.insertOne({a: 1})'", OUT);
t("mongosh mongodb://db.live.example/shop --eval 'db.orders.find({a: 1})'", READ, OUT);
t('pg_dump -h db.live.example shop', READ, OUT);
t('pg_restore -h db.stage.example -d shop x.dump', FREE);
t('createdb -h db.live.example x', OUT);
t('createdb x', FREE);
t('scp app.tar db.live.example:/srv', OUT);
t('scp deploy@db.live.example:/srv/app.log .', READ, OUT);
t('rsync -az . deploy@db.live.example:/srv', OUT);
t('rsync -az src/ build/', FREE);
t('scp app.tar db.stage.example:/srv', FREE);

// On another machine.
t('ssh deploy@db.live.example systemctl restart web', OUT);
t('ssh deploy@db.live.example systemctl status web', READ, OUT);
t("ssh db.live.example 'cd /srv && tail -n 5 app.log | grep error'", READ, OUT);
t('ssh db.stage.example systemctl restart web', FREE);
t('kubectl exec web -- ls /srv', READ, OUT);
t('kubectl exec web -- touch /srv/x', OUT);
t('kubectl --context blue exec web -- touch /srv/x', FREE);

// Tools of servers.
t({ kind: 'mcp', server: 'railway', tool: 'deploy_service', input: { projectId: 'p-live' } }, OUT);
t({ kind: 'mcp', server: 'railway', tool: 'list_services', input: { projectId: 'p-live' } }, READ, OUT);
t({ kind: 'mcp', server: 'railway', tool: 'deploy_service', input: { projectId: 'p-stage' } }, FREE);
t({ kind: 'mcp', server: 'railway', tool: 'get_workflow_run', input: { projectId: 'p-live' } }, READ, OUT);
t({ kind: 'mcp', server: 'railway', tool: 'search_and_replace', input: { projectId: 'p-live' } }, OUT);
t({ kind: 'mcp', server: 'railway', tool: 'frobnicate', input: { projectId: 'p-live' } }, OUT);
const sql = (query: string, project_id: string) => ({ kind: 'mcp', server: 'supabase', tool: 'execute_sql', input: { project_id, query } });
t(sql('SELECT * FROM orders', 'p-live'), READ, OUT);
t(sql('WITH x AS (SELECT 1) SELECT * FROM x', 'p-live'), READ, OUT);
t(sql('INSERT INTO orders VALUES (1)', 'p-live'), OUT);
t(sql('SELECT 1; UPDATE orders SET x = 1 WHERE id = 2', 'p-live'), OUT);
t(sql('WITH x AS (DELETE FROM orders RETURNING 1) SELECT * FROM x', 'p-live'), OUT);
t(sql('INSERT INTO orders VALUES (1)', 'p-stage'), FREE);
t({ kind: 'mcp', server: 'notes', tool: 'add_note', input: { text: 'p-live was slow today' } }, FREE);

// What is on this machine, and what only mentions.
t('npm test', FREE);
t('git commit -m "deploy p-live to production"', FREE);
t('echo kubectl apply --context prod-eu', FREE);
t('grep -rn db.live.example src', FREE);
t('mkdir -p build/production', FREE);
t('curl -X POST https://hooks.chat.example/services/prod -d x=1', FREE);
t('gh api repos/acme/prod/issues -f title=x', FREE);
t('git push origin production', FREE);
t('docker build -t shop:prod .', FREE);
t('NODE_ENV=production npm run build', FREE);
t('helm template web ./chart -f values-prod.yaml', FREE);
t('kubectl --context blue apply -f k8s/prod.yaml', FREE);
t('gcloud config set project p-live', FREE);
t('aws sso login --profile prod', FREE);
