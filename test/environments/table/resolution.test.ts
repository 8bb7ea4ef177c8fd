import { type Given, row } from './rows';

const HERE = 'DATABASE_URL=postgres://me:fake-word@localhost:5432/shop\n';
const THERE = 'DATABASE_URL=postgres://me:fake-word@db.prod.example.com:5432/live\n';
const BLUE = 'DATABASE_URL=postgres://me:fake-word@db.blue.example.com:5432/shop\n';
const both: Given = { files: { '.env': HERE, '.env.production': THERE } };
const blue: Given = { files: { '.env': HERE, '.env.blue': BLUE } };
const local: Given = { files: { '.env': HERE } };
const RESET = 'npx prisma migrate reset --force';
const DROP = '-c "DROP TABLE orders"';
const LIVE = 'postgres://me:fake-word@db.prod.example.com/live';

// The command's own text goes first.
row('a prefix', local, `DATABASE_URL=${LIVE} ${RESET}`, 'production hold type live', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('env', local, `env DATABASE_URL=${LIVE} ${RESET}`, 'production hold type live', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('export', local, `export DATABASE_URL=${LIVE}; ${RESET}`, 'production hold type live', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('export and then', local, `export DATABASE_URL=${LIVE} && ${RESET}`, 'production hold type live', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('a subshell', local, `(export DATABASE_URL=${LIVE}; ${RESET})`, 'production hold type live', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('a shell in a shell', local, `bash -c 'DATABASE_URL=${LIVE} ${RESET}'`, 'production hold type live', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('cross-env', local, `npx cross-env DATABASE_URL=${LIVE} ${RESET}`, 'production hold type live', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row(
  'a prefix goes before the file',
  { files: { '.env': THERE } },
  `DATABASE_URL=postgres://localhost/shop ${RESET}`,
  'local hold click shop',
  [],
);
row('a value of another variable', local, `X=${LIVE}; DATABASE_URL=$X ${RESET}`, 'production hold type live', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('a value that nobody knows', local, `DATABASE_URL="$X" ${RESET}`, 'unknown hold type database', []);
row('a file of this machine', {}, 'DATABASE_URL=file:./dev.db npx prisma migrate reset', 'local hold click database', []);

// Files that are loaded into it.
row('source', both, `set -a; source .env.production; set +a; ${RESET}`, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env.production line 1) @ .env.production:1',
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('a dot', both, `set -a && . ./.env.production && ${RESET}`, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env.production line 1) @ .env.production:1',
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('source of a harmless one', local, `set -a; source .env; set +a; ${RESET}`, 'local hold click shop', []);
row('cat', both, `export $(cat .env.production | xargs) && ${RESET}`, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env.production line 1) @ .env.production:1',
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('grep', both, `export $(grep -v '^#' .env.production | xargs) && ${RESET}`, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env.production line 1) @ .env.production:1',
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('env of cat', both, `env $(cat .env.production) ${RESET}`, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env.production line 1) @ .env.production:1',
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('dotenv', both, `dotenv -e .env.production -- ${RESET}`, 'production hold type shop', ['the name .env.production says production']);
row('dotenvx', both, `dotenvx run -f .env.production -- ${RESET}`, 'production hold type shop', [
  'the name .env.production says production',
]);
row('env-cmd', both, `env-cmd -f .env.production ${RESET}`, 'production hold type shop', ['the name .env.production says production']);
row('a file that nobody knows', blue, `dotenv -e .env.blue -- ${RESET}`, 'unknown hold type shop', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
]);
row('node', both, 'node --env-file=.env.production node_modules/.bin/prisma migrate reset', 'production hold type shop', [
  'the name .env.production says production',
]);
row('node, two words', both, 'node --env-file .env.production node_modules/.bin/prisma migrate reset', 'production hold type shop', [
  'the name .env.production says production',
]);
row('node, a file that nobody knows', blue, 'node --env-file=.env.blue node_modules/.bin/prisma migrate reset', 'unknown hold type shop', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
]);
row('tsx', both, 'npx tsx --env-file=.env.production node_modules/.bin/prisma migrate reset', 'production hold type shop', [
  'the name .env.production says production',
]);
row('bun', both, 'bun --env-file=.env.production prisma migrate reset', 'production hold type shop', [
  'the name .env.production says production',
]);
row('a secret manager', local, `doppler run --config prod -- ${RESET}`, 'production hold type shop', ['the name prod says production']);
row('a secret manager that says nothing', local, `infisical run -- ${RESET}`, 'unknown hold type shop', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
]);
row('Railway', local, `railway run ${RESET}`, 'unknown hold type shop', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
]);
row('copied over', both, `cp .env.production .env && ${RESET}`, 'production hold type shop', [
  'the name .env.production says production',
  'the text of the command says production',
]);
row('written', local, `echo 'DATABASE_URL=${LIVE}' > .env; ${RESET}`, 'production hold type shop', [
  'the text of the command says production',
]);
row('pulled', local, `vercel env pull .env --environment=production && ${RESET}`, 'production hold type shop', [
  'the text of the command says production',
]);
row(
  'a script of the project',
  { files: { '.env': HERE, 'package.json': `{"scripts":{"reset":"dotenv -e .env.production -- prisma migrate reset"}}` } },
  'npm run reset',
  'production hold type shop',
  ['the name .env.production says production'],
);

// Clients: host, service, socket.
row('a flag', {}, `psql -h db.prod.example.com ${DROP}`, 'production hold type orders', ['the name db.prod.example.com says production']);
row('an address', {}, `psql ${LIVE} ${DROP}`, 'production hold type orders', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('keywords', {}, `psql "host=db.prod.example.com dbname=live" ${DROP}`, 'production hold type orders', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('PGHOST', {}, `PGHOST=db.prod.example.com psql ${DROP}`, 'production hold type orders', [
  'the name db.prod.example.com says production',
]);
row('exported PGHOST', {}, `export PGHOST=db.prod.example.com; psql ${DROP}`, 'production hold type orders', [
  'the name db.prod.example.com says production',
]);
row('a service', {}, `psql service=shop-prod ${DROP}`, 'production hold type orders', ['the name shop-prod… says production']);
row('PGSERVICE', {}, `PGSERVICE=prod psql ${DROP}`, 'production hold type orders', ['the name prod… says production']);
row('a service that says nothing', {}, `psql service=shop ${DROP}`, 'unknown hold type orders', []);
row('several hosts', {}, `psql postgres://localhost,db.prod.example.com/shop ${DROP}`, 'production hold type orders', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/shop says production',
]);
row(
  'several hosts that nobody knows',
  {},
  `psql postgres://localhost:5432,db.blue.example.com/shop ${DROP}`,
  'unknown hold type orders',
  [],
);
row('a second host', {}, `psql "postgres://localhost/shop?host=db.blue.example.com" ${DROP}`, 'unknown hold type orders', []);
row('a socket', {}, `psql -h /var/run/postgresql ${DROP}`, 'local hold click orders', []);
row('the socket of a proxy', {}, `psql "host=/cloudsql/acme-prod:eu:main dbname=shop" ${DROP}`, 'production hold type orders', [
  'the name acme-prod:eu:main says production',
  'the name acme-prod:eu:main/shop says production',
]);
row(
  'the socket of a proxy that says nothing',
  {},
  `psql "host=/cloudsql/acme:eu:main dbname=shop" ${DROP}`,
  'unknown hold type orders',
  [],
);
row('a variable from a file', both, `source .env.production && psql "$DATABASE_URL" ${DROP}`, 'production hold type orders', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env.production line 1) @ .env.production:1',
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row('a variable from a harmless file', local, `source .env && psql "$DATABASE_URL" ${DROP}`, 'local hold click orders', []);
row('nothing said', {}, `psql ${DROP}`, 'unknown hold type orders', []);
row('MySQL', {}, 'mysql -h db.prod.example.com shop -e "DROP TABLE orders"', 'production hold type orders', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/shop says production',
]);
row('MongoDB', {}, 'mongosh "mongodb+srv://u@shop-prod.abc.mongodb.net/shop" --eval "db.dropDatabase()"', 'production hold type shop', [
  'the name shop-prod.abc.mongodb.net says production',
  'the name shop-prod.abc.mongodb.net/shop says production',
]);
row('Redis', {}, 'redis-cli -u redis://cache.prod.example.com FLUSHALL', 'production hold type cache.prod.example.com', [
  'the name cache.prod.example.com says production',
]);

// What is provably local, and what only looks so.
row('loopback', {}, `psql -h 127.0.0.1 ${DROP}`, 'local hold click orders', []);
row('IPv6', {}, `psql -h ::1 ${DROP}`, 'local hold click orders', []);
row('a name that only begins so', {}, `psql -h localhost.example.com ${DROP}`, 'unknown hold type orders', []);
row('a private address', {}, `psql -h 10.0.0.5 ${DROP}`, 'unknown hold type orders', []);
row('a tunnel in the same command', {}, `ssh -fNL 5432:db:5432 bastion; psql -h localhost ${DROP}`, 'unknown hold type orders', []);
row('a tunnel of a cloud', {}, `cloud-sql-proxy acme:eu:main & psql -h 127.0.0.1 ${DROP}`, 'unknown hold type orders', []);
row('a forwarded port', {}, `kubectl port-forward svc/db 5432 & psql -h localhost ${DROP}`, 'unknown hold type orders', []);
row('it calls itself production', {}, `psql -h localhost -d shop_prod ${DROP}`, 'production hold type orders', [
  'the name localhost/shop_prod says production',
]);
row('on another machine', {}, `ssh web1 psql -h localhost -c "'DROP TABLE orders'"`, 'unknown hold type orders', []);
row('SQLite in the workspace', {}, 'sqlite3 dev.db "DROP TABLE orders"', 'local hold click orders', []);
row('SQLite below it', {}, 'cd src && sqlite3 ../data/dev.db "DROP TABLE orders"', 'local hold click orders', []);
row('SQLite in a temporary folder', {}, 'sqlite3 /tmp/x.db "DROP TABLE orders"', 'local hold click orders', []);
row('SQLite elsewhere', {}, 'sqlite3 /var/lib/shop/data.db "DROP TABLE orders"', 'unknown hold type orders', []);
row('SQLite above', {}, 'sqlite3 ../other/data.db "DROP TABLE orders"', 'unknown hold type orders', []);
row(
  'SQLite in another folder',
  { folders: ['/var/lib/shop'] },
  'cd /var/lib/shop && sqlite3 data.db "DROP TABLE orders"',
  'unknown hold type orders',
  [],
);
row(
  'SQLite by a driver',
  {},
  `python3 -c "import sqlite3; sqlite3.connect('/var/lib/shop/data.db').execute('DROP TABLE orders')"`,
  'unknown hold type orders',
  [],
);
row('SQLite that nobody knows', {}, 'sqlite3 "$DB" "DROP TABLE orders"', 'unknown hold type orders', []);
row('DuckDB elsewhere', {}, 'duckdb /data/x.db "DROP TABLE orders"', 'unknown hold type orders', []);
row('a database of tests', {}, 'dropdb -h localhost shop_test', 'local allow none shop_test', []);
row('a container of this machine', {}, `docker exec db psql -U me ${DROP}`, 'local hold click orders', []);
row(
  'a container elsewhere',
  { env: { DOCKER_HOST: 'ssh://me@prod.example.com' } },
  `docker exec db psql -U me ${DROP}`,
  'production hold type orders',
  ['DOCKER_HOST of the editor is prod.example.com'],
);

// The policy's word: it lowers what it names, and nothing else.
const staging = (...match: readonly string[]): Given['policy'] => ({ environments: { staging: { match, level: 'staging' } } });
row('a host', { policy: staging('db.blue.example.com') }, `psql -h db.blue.example.com ${DROP}`, 'staging hold click orders', [
  'db.blue.example.com is listed under staging in the settings',
]);
row('a host in a file', { files: { '.env': BLUE }, policy: staging('db.blue.example.com') }, RESET, 'staging hold click shop', [
  'db.blue.example.com is listed under staging in the settings',
]);
row('a pattern', { files: { '.env': BLUE }, policy: staging('*.blue.example.com') }, RESET, 'staging hold click shop', [
  'db.blue.example.com is listed under staging in the settings',
]);
row('another host', { files: { '.env': BLUE }, policy: staging('db.green.example.com') }, RESET, 'unknown hold type shop', [
  'DATABASE_URL host db.blue.example.com, database shop, user me (.env line 1) @ .env:1',
]);
row(
  'one of two hosts',
  { files: { '.env': BLUE, 'prisma/.env': 'DATABASE_URL=postgres://db.x.example.com/y\n' }, policy: staging('db.blue.example.com') },
  RESET,
  'unknown hold type shop',
  [
    'DATABASE_URL host db.blue.example.com, database shop, user me (.env line 1) @ .env:1',
    'DATABASE_URL host db.x.example.com, database y (prisma/.env line 1) @ prisma/.env:1',
  ],
);
row('a folder is no name', { policy: staging('shop') }, `psql ${DROP}`, 'unknown hold type orders', []);
row(
  'a project in a user',
  {
    files: { '.env': 'DATABASE_URL=postgres://postgres.abcdefghijklmnopqrst:fake-word@aws-0-eu.pooler.supabase.com:6543/postgres\n' },
    policy: staging('abcdefghijklmnopqrst'),
  },
  RESET,
  'staging hold click postgres',
  ['abcdefghijklmnopqrst is listed under staging in the settings'],
);
row(
  'production by policy',
  { files: { '.env': BLUE }, policy: { environments: { live: { match: ['db.blue.example.com'], level: 'production' } } } },
  RESET,
  'production hold type shop',
  ['db.blue.example.com is listed under live in the settings'],
);
row(
  'this machine as production',
  { policy: { environments: { production: { match: ['localhost'], level: 'production' } } } },
  `psql -h localhost ${DROP}`,
  'production hold type orders',
  ['localhost is listed under production in the settings'],
);

// Other kinds of actions.
row(
  'a tool',
  { files: { '.env': THERE } },
  { kind: 'mcp', server: 'prisma', tool: 'migrate-reset', input: { projectCwd: '/home/you/projects/shop' } },
  'production hold type database',
  ['DATABASE_URL host db.prod.example.com, database live, user me (.env line 1) @ .env:1'],
);
row(
  'an address of this machine',
  {},
  { kind: 'http', method: 'DELETE', url: 'http://localhost:9200/orders' },
  'local hold click orders',
  [],
);
row(
  'an address of production',
  {},
  { kind: 'http', method: 'DELETE', url: 'http://search.prod.example.com:9200/orders' },
  'production hold type orders',
  ['the name search.prod.example.com says production'],
);

// A name and an address, or several hosts: nobody knows where it connects, so what is listed for one of them lowers nothing.
const listed: Given = { policy: { environments: { staging: { match: ['db.staging.example.com', '10.0.0.1'], level: 'staging' } } } };
row('one host', listed, `psql -h db.staging.example.com ${DROP}`, 'staging hold click orders');
row('an address beside it', listed, `PGHOSTADDR=10.0.0.9 psql -h db.staging.example.com ${DROP}`, 'unknown hold type orders');
row('an address in the words', listed, `psql 'host=db.staging.example.com hostaddr=10.0.0.9' ${DROP}`, 'unknown hold type orders');
row(
  'an address beside a URL',
  listed,
  `PGHOSTADDR=10.0.0.9 psql postgres://db.staging.example.com/shop ${DROP}`,
  'unknown hold type orders',
);
row(
  'an address in a URL',
  listed,
  `psql 'postgres:///shop?host=db.staging.example.com&hostaddr=10.0.0.9' ${DROP}`,
  'unknown hold type orders',
);
row('a second host', listed, `psql -h db.staging.example.com,10.0.0.9 ${DROP}`, 'unknown hold type orders');
row('the same host twice', listed, `psql -h db.staging.example.com,db.staging.example.com ${DROP}`, 'staging hold click orders');
