import { attack } from './rows';

attack('SQL that a platform command carries', {
  files: { 'drop.sql': 'DROP TABLE orders;', 'read.sql': 'SELECT 1;' },
  held: [
    `heroku pg:psql -a shop -c 'DROP TABLE orders'`,
    `heroku psql DATABASE_URL --app shop --command 'DELETE FROM orders'`,
    'heroku pg:psql -a shop -f drop.sql',
    'heroku pg:psql -a shop < drop.sql',
    `echo 'DROP TABLE orders' | heroku pg:psql -a shop`,
    'echo FLUSHALL | heroku redis:cli -a shop --confirm shop',
    `supabase db query 'DROP TABLE orders' --linked`,
    `npx supabase db query --linked -f drop.sql`,
    'supabase db query --linked < drop.sql',
    `pscale sql shop main --org acme --query 'DROP TABLE orders' --force`,
    'pscale shell shop main < drop.sql',
    `neonctl psql main -- -c 'DROP TABLE orders'`,
    `neonctl connection-string main --psql -- -c 'DROP TABLE orders'`,
    'neonctl psql main < drop.sql',
    `echo 'DROP TABLE orders' | railway connect Postgres`,
    'railway connect db < drop.sql',
    'echo flushall | railway connect Redis',
    'fly postgres connect -a shop-db < drop.sql',
    `echo 'DROP TABLE orders' | flyctl pg connect -a shop-db -d shop`,
    `wrangler d1 execute shop --remote --command 'DROP TABLE orders'`,
    'npx wrangler d1 execute shop --remote --file=drop.sql',
    `turso db shell shop 'DROP TABLE orders'`,
    'turso db shell shop < drop.sql',
    `aws rds-data execute-statement --resource-arn a --secret-arn s --sql 'DROP TABLE orders'`,
    `bq query --use_legacy_sql=false 'DROP TABLE shop.orders'`,
    `docker exec db psql -c 'DROP TABLE orders'`,
  ],
  free: [
    `heroku pg:psql -a shop -c 'SELECT * FROM orders'`,
    'heroku pg:psql -a shop -f read.sql',
    `supabase db query 'SELECT 1' --linked`,
    `pscale sql shop main --org acme --query 'SELECT 1'`,
    `neonctl psql main -- -c 'SELECT 1'`,
    `echo 'SELECT 1' | railway connect Postgres`,
    'fly postgres connect -a shop-db < read.sql',
    `wrangler d1 execute shop --remote --command 'SELECT 1'`,
    `turso db shell shop 'SELECT 1'`,
    'turso db shell shop .dump',
    `aws rds-data execute-statement --resource-arn a --secret-arn s --sql 'SELECT 1'`,
    `bq query 'SELECT 1'`,
  ],
});

const post = (url: string, body: unknown, header = 'Authorization: Bearer $T'): string =>
  `curl -X POST -H "${header}" -H 'Content-Type: application/json' ${url} -d '${JSON.stringify(body)}'`;
const SUPABASE = 'https://api.supabase.com/v1/projects/abcdefghijklmnopqrst/database/query';
const NEON = 'https://ep-cool-1.us-east-2.aws.neon.tech/sql';
const STRING = 'Neon-Connection-String: postgres://u@ep-cool-1.us-east-2.aws.neon.tech/shop';
const D1 = 'https://api.cloudflare.com/client/v4/accounts/a/d1/database/d/query';

attack('SQL in a request', {
  held: [
    post(SUPABASE, { query: 'DROP TABLE orders' }),
    post(SUPABASE.replace('query', 'migrations'), { query: 'DROP TABLE orders', name: 'x' }),
    `curl -X POST -H "Authorization: Bearer $T" ${SUPABASE} -d "$BODY"`,
    post(NEON, { query: 'DROP TABLE orders', params: [] }, STRING),
    post(NEON, { queries: [{ query: 'SELECT 1' }, { query: 'DROP TABLE orders' }] }, STRING),
    post('https://aws.connect.psdb.cloud/psdb.v1alpha1.Database/Execute', { query: 'DROP TABLE orders' }),
    post(D1, { sql: 'DROP TABLE orders' }),
    post(D1, { batch: [{ sql: 'DELETE FROM orders' }] }),
    post('https://shop-acme.turso.io/v2/pipeline', {
      requests: [{ type: 'execute', stmt: { sql: 'DROP TABLE orders' } }, { type: 'close' }],
    }),
  ],
  free: [
    post(SUPABASE, { query: 'SELECT 1' }),
    post(NEON, { query: 'SELECT * FROM orders WHERE id = $1', params: [1] }, STRING),
    post('https://aws.connect.psdb.cloud/psdb.v1alpha1.Database/Execute', { query: 'SELECT 1' }),
    post(D1, { sql: 'SELECT 1' }),
    post('https://shop-acme.turso.io/v2/pipeline', { requests: [{ type: 'execute', stmt: { sql: 'SELECT 1' } }, { type: 'close' }] }),
    post('https://api.example.com/sql', { query: 'DROP TABLE orders' }),
  ],
});

attack('rows that a framework deletes from its own shell', {
  files: { 'tidy.rb': 'Order.delete_all' },
  held: [
    `python manage.py shell -c "from shop.models import Order; Order.objects.all().delete()"`,
    `echo 'Order.objects.all().delete()' | python manage.py shell`,
    `rails runner 'Order.delete_all'`,
    'rails runner tidy.rb',
    `bundle exec rails r 'Shop::Order.unscoped.destroy_all'`,
    `rails runner "ActiveRecord::Base.connection.execute('DROP TABLE orders')"`,
    `echo 'DROP TABLE orders' | rails dbconsole`,
    `echo 'Order.delete_all' | rails console`,
    'heroku run -a shop rails db:drop',
    `curl -X POST -H "Authorization: Bearer $T" https://cache-1.upstash.io/pipeline -d '[["GET","a"],["FLUSHALL"]]'`,
  ],
  free: [
    `python manage.py shell -c "from shop.models import Order; print(Order.objects.count())"`,
    `python manage.py shell -c "Order.objects.filter(state='old').delete()"`,
    `rails runner 'puts Order.count'`,
    `rails runner 'Order.where(state: "old").delete_all'`,
    `echo 'SELECT 1' | rails dbconsole`,
    `curl -X POST -H "Authorization: Bearer $T" https://cache-1.upstash.io/pipeline -d '[["GET","a"]]'`,
  ],
});
