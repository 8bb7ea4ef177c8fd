import { type Given, row } from './rows';

const env = (text: string, name = '.env'): Given => ({ files: { [name]: text } });
const PSQL = 'psql "$DATABASE_URL" -c "DROP TABLE orders"';
const REDIS = 'redis-cli -u "$REDIS_URL" FLUSHALL';
const unknown = 'unknown hold type orders';
const production = 'production hold type orders';

// Addresses in `.env` files, of whatever kind: host, database and user, never a password.
row('postgres://', env('# shop\nDATABASE_URL=postgres://me:fake-word@db.prod.example.com:5432/shop\n'), PSQL, production, [
  'DATABASE_URL host db.prod.example.com, database shop, user me (.env line 2) @ .env:2',
]);
row('quotes', env('export DATABASE_URL="postgresql://me:fake-word@db.prod.example.com/shop?sslmode=require"\n'), PSQL, production, [
  'DATABASE_URL host db.prod.example.com, database shop, user me (.env line 1) @ .env:1',
]);
row('another variable', env('POSTGRES_URL_NON_POOLING=postgres://me:fake-word@db.prod.example.com/shop\n'), PSQL, production, [
  'POSTGRES_URL_NON_POOLING host db.prod.example.com, database shop, user me (.env line 1) @ .env:1',
]);
row('mysql://', env('MYSQL_URL=mysql://me:fake-word@db.prod.example.com/shop\n'), 'mysql shop -e "DROP TABLE orders"', production, [
  'MYSQL_URL host db.prod.example.com, database shop, user me (.env line 1) @ .env:1',
]);
row('Go', env('MYSQL_DSN=me:fake-word@tcp(db.prod.example.com:3306)/shop?parseTime=true\n'), 'mysql -e "DROP TABLE orders"', production, [
  'MYSQL_DSN host db.prod.example.com, database shop (.env line 1) @ .env:1',
]);
row('MongoDB', env('MONGODB_URI=mongodb+srv://me:fake-word@shop-prod.abc.mongodb.net/shop\n'), PSQL, production, [
  'MONGODB_URI host shop-prod.abc.mongodb.net, database shop, user me (.env line 1) @ .env:1',
]);
row('JDBC', env('SPRING_DATASOURCE_URL=jdbc:postgresql://db.prod.example.com:5432/shop\n'), PSQL, production, [
  'SPRING_DATASOURCE_URL host db.prod.example.com, database shop (.env line 1) @ .env:1',
]);
row('SQL Server', env('DB_URL="jdbc:sqlserver://db.prod.example.com:1433;databaseName=shop;password=fake-word"\n'), PSQL, production, [
  'DB_URL host db.prod.example.com, database shop (.env line 1) @ .env:1',
]);
row(
  'ADO.NET',
  env('ConnectionStrings__Default="Server=tcp:db.prod.example.com,1433;Database=shop;User Id=me;Password=fake-word"\n'),
  PSQL,
  production,
  ['CONNECTIONSTRINGS__DEFAULT host db.prod.example.com, database shop, user me (.env line 1) @ .env:1'],
);
row('libpq', env("DATABASE_DSN='host=db.prod.example.com dbname=shop user=me password=fake-word'\n"), PSQL, production, [
  'DATABASE_DSN host db.prod.example.com, database shop, user me (.env line 1) @ .env:1',
]);
row('Oracle', env('ORACLE_URL=jdbc:oracle:thin:@db.prod.example.com:1521/shop\n'), PSQL, production, [
  'ORACLE_URL host db.prod.example.com, database shop (.env line 1) @ .env:1',
]);
row('several hosts', env('DATABASE_URL=postgres://localhost:5432,db.prod.example.com:5432/shop\n'), PSQL, production, [
  'DATABASE_URL host db.prod.example.com, database shop (.env line 1) @ .env:1',
]);
row('a host behind the question mark', env('DATABASE_URL=postgres://localhost/shop?host=db.prod.example.com\n'), PSQL, production, [
  'DATABASE_URL host db.prod.example.com, database shop (.env line 1) @ .env:1',
]);
row('the socket of a proxy', env('DATABASE_URL=postgres://me:fake-word@/shop?host=/cloudsql/acme-prod:eu:main\n'), PSQL, production, [
  'DATABASE_URL host acme-prod:eu:main, database shop, user me (.env line 1) @ .env:1',
]);
row('AMQP', env('CLOUDAMQP_URL=amqps://me:fake-word@mq.prod.example.com/vhost\n'), PSQL, production, [
  'CLOUDAMQP_URL host mq.prod.example.com, database vhost, user me (.env line 1) @ .env:1',
]);
row('Elasticsearch', env('ELASTICSEARCH_URL=https://me:fake-word@search.prod.example.com:9200\n'), PSQL, production, [
  'ELASTICSEARCH_URL host search.prod.example.com, user me (.env line 1) @ .env:1',
]);
row('Kafka', env('KAFKA_BROKERS=localhost:9092,k1.prod.example.com:9092\n'), PSQL, production, [
  'KAFKA_BROKERS host k1.prod.example.com (.env line 1) @ .env:1',
]);
row('Supabase', env('SUPABASE_URL=https://abcdefghijklmnopqrst.supabase.co\n', '.env.production'), PSQL, production, [
  'SUPABASE_URL host abcdefghijklmnopqrst.supabase.co (.env.production line 1) @ .env.production:1',
]);
row(
  'a cache',
  env('REDIS_URL=rediss://:fake-word@cache.prod.example.com:6379\n'),
  REDIS,
  'production hold type production/delete-redis database',
  ['REDIS_URL host cache.prod.example.com (.env line 1) @ .env:1'],
);
row('PGHOST', env('PGHOST=db.prod.example.com\nPGPASSWORD=fake-word\n'), PSQL, production, [
  'PGHOST host db.prod.example.com (.env line 1) @ .env:1',
]);
row('DB_HOST', env('DB_HOST=db-prod.example.com\nDB_PASSWORD=fake-word\n'), PSQL, production, [
  'DB_HOST host db-prod.example.com (.env line 1) @ .env:1',
]);
row('a prefix', env('SHOP_MYSQL_HOST=db.prod.example.com\n'), PSQL, production, [
  'SHOP_MYSQL_HOST host db.prod.example.com (.env line 1) @ .env:1',
]);
row('an id', env('RAILWAY_ENVIRONMENT_NAME=production\nRAILWAY_PROJECT_ID=p-1\n'), PSQL, production, [
  'RAILWAY_ENVIRONMENT_NAME is production (.env line 1) @ .env:1',
]);

// What is not said, or not of a database, says nothing.
row('nobody says what it is', env('DATABASE_URL=postgres://me:fake-word@db.example.com/shop\n'), PSQL, unknown, []);
row('an address of the web', env('API_URL=https://api.prod.example.com\n'), PSQL, unknown, []);
row('a secret', env('API_KEY=fake-production-key\nSECRET=production\n'), PSQL, unknown, []);
row('a reference', env('DATABASE_URL=$PRODUCTION_URL\n'), PSQL, unknown, []);
row('a comment', env('# DATABASE_URL=postgres://db.prod.example.com/shop\n'), PSQL, unknown, []);
row('a part of a word', env('DATABASE_URL=postgres://db.product.example.com/reproduction\n'), PSQL, unknown, []);
row('an example', env('DATABASE_URL=postgres://db.prod.example.com/shop\n', '.env.example'), PSQL, unknown, []);

// Names of environments, and of files.
row('RAILS_ENV', env('RAILS_ENV=production\n'), PSQL, production, ['RAILS_ENV is production (.env line 1) @ .env:1']);
row('Django', env('DJANGO_SETTINGS_MODULE=shop.settings.production\n'), PSQL, production, [
  'DJANGO_SETTINGS_MODULE is production (.env line 1) @ .env:1',
]);
row('Spring', env('SPRING_PROFILES_ACTIVE=prod\n'), PSQL, production, ['SPRING_PROFILES_ACTIVE is production (.env line 1) @ .env:1']);
row('.NET', env('ASPNETCORE_ENVIRONMENT=Production\n'), PSQL, production, ['ASPNETCORE_ENVIRONMENT is production (.env line 1) @ .env:1']);
row('a file for production', env('DB_HOST=db.example.com\n', '.env.production'), PSQL, production, [
  'DB_HOST host db.example.com (.env.production line 1) @ .env.production:1',
]);
row('a file for production here', env('DB_HOST=127.0.0.1\n', '.env.production'), PSQL, unknown, []);
row('a file for staging never lowers', env('DATABASE_URL=postgres://db.example.com/shop\n', '.env.staging'), PSQL, unknown, []);
row('a folder of the project', { files: { 'packages/db/.env': 'PGHOST=db.prod.example.com\n' } }, `cd packages/db && ${PSQL}`, production, [
  'PGHOST host db.prod.example.com (.env line 1) @ packages/db/.env:1',
]);
row('another folder', { files: { 'packages/db/.env': 'PGHOST=db.prod.example.com\n' } }, PSQL, unknown, []);

// A label never lowers, and never touches what is known.
row('local by name', env('NODE_ENV=development\nDATABASE_URL=postgres://localhost/shop\n'), PSQL, unknown, []);
row(
  'a host of this machine',
  env('DATABASE_URL=postgres://db.prod.example.com/shop\n'),
  'psql -h localhost -c "DROP TABLE orders"',
  'local hold click orders',
  [],
);
row(
  'the same host',
  env('DATABASE_URL=postgres://db.blue.example.com/shop\n', '.env.production'),
  'psql -h db.blue.example.com -c "DROP TABLE orders"',
  production,
  ['DATABASE_URL host db.blue.example.com, database shop (.env.production line 1) @ .env.production:1'],
);

// The editor's own environment, which its terminals have.
row(
  'PGHOST of the editor',
  { env: { PGHOST: 'db.prod.example.com', PGPASSWORD: 'fake-word' } },
  'psql -c "DROP TABLE orders"',
  production,
  ['PGHOST host db.prod.example.com (environment of the editor)'],
);
row('an address of the editor', { env: { DATABASE_URL: 'postgres://me:fake-word@db.prod.example.com/shop' } }, PSQL, production, [
  'DATABASE_URL host db.prod.example.com, database shop, user me (environment of the editor)',
]);
row('RAILS_ENV of the editor', { env: { RAILS_ENV: 'production' } }, PSQL, production, [
  'RAILS_ENV is production (environment of the editor)',
]);
row('editors set NODE_ENV themselves', { env: { NODE_ENV: 'production' } }, PSQL, unknown, []);
row('a host here', { env: { PGHOST: 'localhost' } }, 'psql -c "DROP TABLE orders"', unknown, []);
row(
  "the command's own goes before it",
  { env: { PGHOST: 'db.prod.example.com' } },
  'PGHOST=localhost psql -c "DROP TABLE orders"',
  'local hold click orders',
  [],
);
row(
  'a service',
  {
    env: { PGSERVICE: 'blue' },
    files: { '~/.pg_service.conf': '[blue]\nhost=db.prod.example.com\npassword=fake-word\n[x]\nhost=y.prod\n' },
  },
  'psql -c "DROP TABLE orders"',
  production,
  ['PGHOST host db.prod.example.com (pg_service.conf line 1) @ ~/.pg_service.conf:1'],
);
row('a service by name', { env: { PGSERVICE: 'shop-prod' } }, 'psql -c "DROP TABLE orders"', production, [
  'PGSERVICE is shop-prod (environment of the editor)',
]);
row(
  "MySQL's own settings",
  { files: { '~/.my.cnf': '[mysqld]\nhost=a.prod\n[client]\nuser=me\npassword=fake-word\nhost=db.prod.example.com\n' } },
  'mysql shop -e "DROP TABLE orders"',
  production,
  ['MYSQL_HOST host db.prod.example.com (~/.my.cnf line 3) @ ~/.my.cnf:3'],
);

// Compose files and their variables.
const composed = (text: string, more: Readonly<Record<string, string>> = {}): Given => ({ files: { 'compose.yaml': text, ...more } });
row(
  'a map',
  composed('services:\n  web:\n    environment:\n      DATABASE_URL: postgres://me:fake-word@db.prod.example.com/shop\n'),
  PSQL,
  production,
  ['DATABASE_URL host db.prod.example.com, database shop, user me (compose.yaml line 4) @ compose.yaml:4'],
);
row('a list', composed('services:\n  web:\n    environment:\n      - "PGHOST=db.prod.example.com"\n'), PSQL, production, [
  'PGHOST host db.prod.example.com (compose.yaml line 4) @ compose.yaml:4',
]);
row('a file', composed('services:\n  web:\n    env_file: web.env\n', { 'web.env': 'PGHOST=db.prod.example.com\n' }), PSQL, production, [
  'PGHOST host db.prod.example.com (web.env line 1) @ web.env:1',
]);
row(
  'files',
  composed('services:\n  web:\n    env_file:\n      - path: ./prod.env\n        required: false\n', {
    'prod.env': 'PGHOST=db.example.com\n',
  }),
  PSQL,
  production,
  ['PGHOST host db.example.com (prod.env line 1) @ prod.env:1'],
);
row(
  'a service is no host',
  composed('services:\n  web:\n    environment:\n      DATABASE_URL: postgres://me:fake-word@db/shop_prod\n  db:\n    image: x\n'),
  PSQL,
  unknown,
  [],
);
row(
  'most images are called production',
  composed('services:\n  web:\n    environment:\n      NODE_ENV: production\n      RAILS_ENV: production\n'),
  PSQL,
  unknown,
  [],
);
row('what Compose fills in', composed(`services:\n  web:\n    environment:\n      PGHOST: $\{PROD_HOST:-db.prod}\n`), PSQL, unknown, []);

// Branch and repository: weak.
const git = (branch: string, config = ''): Given => ({ files: { '.git/HEAD': `ref: refs/heads/${branch}\n`, '.git/config': config } });
row('a branch', git('production'), PSQL, production, ['the branch production is checked out @ .git/HEAD:1']);
row('a branch that says nothing', git('main'), PSQL, unknown, []);
row(
  'a repository',
  git('main', '[remote "origin"]\n\turl = https://me:fake-token@github.com/acme/infra-production.git\n'),
  PSQL,
  production,
  ['the repository is acme/infra-production @ .git/config:2'],
);
row(
  'another remote',
  git('main', '[remote "origin"]\n\turl = git@github.com:acme/infra.git\n[remote "prod"]\n\turl = git@x:acme/infra-prod.git\n'),
  PSQL,
  unknown,
  [],
);
row(
  'the remote that a branch follows',
  git('main', '[remote "up"]\n\turl = ssh://git@x/acme/prod.git\n[branch "main"]\n\tremote = up\n'),
  PSQL,
  production,
  ['the repository is acme/prod @ .git/config:2'],
);
row('a branch never touches what is known', git('production'), 'psql -h localhost -c "DROP TABLE orders"', 'local hold click orders', []);
