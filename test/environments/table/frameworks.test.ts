import { type Given, row, withFiles } from './rows';

const at = (files: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>): Given => ({ files, ...(env ? { env } : {}) });
const HERE = 'DATABASE_URL=postgres://me:fake-word@localhost:5432/shop\n';
const THERE = 'DATABASE_URL=postgres://me:fake-word@db.prod.example.com:5432/live\n';
const BLUE = 'DATABASE_URL=postgres://me:fake-word@db.blue.example.com:5432/shop\n';
const RESET = 'npx prisma migrate reset --force';

// Prisma: the schema's variable, `.env` beside it, files its settings load.
row('.env', at({ '.env': HERE }), RESET, 'local hold click shop', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
]);
row('.env elsewhere', at({ '.env': THERE }), RESET, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env line 1) @ .env:1',
]);
row('.env nobody knows', at({ '.env': BLUE }), RESET, 'unknown hold type shop', [
  'DATABASE_URL host db.blue.example.com, database shop, user me (.env line 1) @ .env:1',
]);
row('beside the schema', at({ 'prisma/.env': THERE }), RESET, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (prisma/.env line 1) @ prisma/.env:1',
]);
row('both: the more dangerous', at({ '.env': HERE, 'prisma/.env': THERE }), RESET, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (prisma/.env line 1) @ prisma/.env:1',
]);
row('not loaded by itself', at({ '.env': HERE, '.env.production': THERE }), RESET, 'local hold click shop', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
]);
row(
  'loaded by its settings',
  at({ '.env': HERE, '.env.blue': THERE, 'prisma.config.ts': "config({ path: '.env.blue' });\n" }),
  RESET,
  'production hold type live',
  ['DATABASE_URL host db.prod.example.com, database live, user me (.env.blue line 1) @ .env.blue:1'],
);
row("direnv's", at({ '.env': HERE, '.envrc': `export ${THERE}` }), RESET, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.envrc line 1) @ .envrc:1',
]);
row(
  'another variable',
  at({ '.env': `DATABASE_URL=x\nMAIN=postgres://localhost/shop\n`, 'prisma/schema.prisma': 'datasource db {\n  url = env("MAIN")\n}\n' }),
  RESET,
  'local hold click shop',
  ['MAIN host localhost, database shop (.env line 2) @ .env:2'],
);
row(
  'a direct address',
  at({
    '.env': `${HERE}DIRECT_URL=postgres://db.prod.example.com/shop\n`,
    'prisma/schema.prisma': 'datasource db {\n  url = env("DATABASE_URL")\n  directUrl = env("DIRECT_URL")\n}\n',
  }),
  RESET,
  'production hold type shop',
  ['DIRECT_URL host db.prod.example.com, database shop (.env line 2) @ .env:2'],
);
row('its own file', at({ '.env': 'DATABASE_URL="file:./dev.db"\n' }), RESET, 'local hold click dev.db', [
  'DATABASE_URL host localhost, database dev.db (.env line 1) @ .env:1',
]);
row('a file elsewhere', at({ '.env': 'DATABASE_URL="file:/var/lib/shop/data.db"\n' }), RESET, 'unknown hold type database', [
  'DATABASE_URL host not known (.env line 1) @ .env:1',
]);
row('a file above', at({ '.env': 'DATABASE_URL="file:../../other/data.db"\n' }), RESET, 'unknown hold type database', [
  'DATABASE_URL host not known (.env line 1) @ .env:1',
]);
row('a file that calls itself production', at({ '.env': 'DATABASE_URL="file:./prod.db"\n' }), RESET, 'production hold type prod.db', [
  'DATABASE_URL host localhost, database prod.db (.env line 1) @ .env:1',
]);
row(
  'the editor has the variable',
  at({ '.env': HERE }, { DATABASE_URL: 'postgres://me:fake-word@db.prod.example.com/live' }),
  RESET,
  'production hold type live',
  ['DATABASE_URL host db.prod.example.com, database live, user me (environment of the editor)'],
);
row('the editor has one that nobody can read', at({ '.env': HERE }, { DATABASE_URL: 'fake-word' }), RESET, 'unknown hold type database', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
  'DATABASE_URL host not known (environment of the editor)',
]);
row('the environment is not known', { files: { '.env': HERE }, env: null }, RESET, 'unknown hold type shop', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
]);

// Drizzle Kit.
const DRIZZLE = 'npx drizzle-kit push --force';
row(
  'the variable it names',
  at({ '.env': THERE, 'drizzle.config.ts': 'export default { dbCredentials: { url: process.env.DATABASE_URL! } };' }),
  DRIZZLE,
  'production hold type live',
  ['DATABASE_URL host db.prod.example.com, database live, user me (.env line 1) @ .env:1'],
);
row(
  'here',
  at({ '.env': HERE, 'drizzle.config.ts': 'export default { dbCredentials: { url: process.env.DATABASE_URL! } };' }),
  DRIZZLE,
  'local hold click shop',
  ['DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1'],
);
row(
  'host by host',
  at({
    '.env': 'DB_HOST=localhost\nDB_PASSWORD=fake-word\nDB_NAME=shop\n',
    'drizzle.config.ts':
      'export default { dbCredentials: { host: process.env.DB_HOST!, password: process.env.DB_PASSWORD!, database: process.env.DB_NAME! } };',
  }),
  DRIZZLE,
  'local hold click localhost',
  ['DB_HOST host localhost (.env line 1) @ .env:1'],
);
row(
  'host by host elsewhere',
  at({ '.env': 'DB_HOST=db.prod.example.com\n', 'drizzle.config.ts': 'export default { dbCredentials: { host: process.env.DB_HOST! } };' }),
  DRIZZLE,
  'production hold type db.prod.example.com',
  ['DB_HOST host db.prod.example.com (.env line 1) @ .env:1'],
);

// Rails: database.yml by environment, and what names the environment.
const YML =
  'default: &default\n  adapter: postgresql\ndevelopment:\n  <<: *default\n  database: shop_development\ntest:\n  <<: *default\n  database: shop_test\nproduction:\n  <<: *default\n  host: db.example.com\n  database: shop\n';
const rails: Given = at({ 'config/database.yml': YML });
row('development', rails, 'rails db:drop', 'local hold click shop_development', [
  'development host localhost, database shop_development (config/database.yml line 3) @ config/database.yml:3',
]);
row('test', rails, 'RAILS_ENV=test rails db:drop', 'local allow none shop_test', [
  'test host localhost, database shop_test (config/database.yml line 6) @ config/database.yml:6',
]);
row('production', rails, 'RAILS_ENV=production rails db:drop', 'production hold type shop', [
  'production host db.example.com, database shop (config/database.yml line 9) @ config/database.yml:9',
  'the name production says production',
]);
row('a flag', rails, 'rails db:drop --environment=production', 'production hold type shop', [
  'production host db.example.com, database shop (config/database.yml line 9) @ config/database.yml:9',
  'the name production says production',
]);
row('bundle', rails, 'RACK_ENV=production bundle exec rake db:drop', 'production hold type shop', [
  'production host db.example.com, database shop (config/database.yml line 9) @ config/database.yml:9',
  'the name production says production',
]);
row('among the words', rails, 'rake db:drop RAILS_ENV=production', 'production hold type shop', [
  'production host db.example.com, database shop (config/database.yml line 9) @ config/database.yml:9',
  'the name production says production',
]);
row(
  'an address among the words',
  rails,
  'bin/rails db:drop DATABASE_URL=postgres://db.prod.example.com/live',
  'production hold type live',
  ['the name db.prod.example.com says production', 'the name db.prod.example.com/live says production'],
);
row('exported', rails, 'export RAILS_ENV=production; rails db:drop', 'production hold type shop', [
  'production host db.example.com, database shop (config/database.yml line 9) @ config/database.yml:9',
  'the name production says production',
]);
row('env', rails, 'env RAILS_ENV=production rails db:drop', 'production hold type shop', [
  'production host db.example.com, database shop (config/database.yml line 9) @ config/database.yml:9',
  'the name production says production',
]);
row('of the editor', { ...rails, env: { RAILS_ENV: 'production' } }, 'rails db:drop', 'production hold type shop', [
  'production host db.example.com, database shop (config/database.yml line 9) @ config/database.yml:9',
]);
row('of the editor, harmless', { ...rails, env: { RAILS_ENV: 'test' } }, 'rails db:drop', 'local hold click shop_development', [
  'development host localhost, database shop_development (config/database.yml line 3) @ config/database.yml:3',
  'test host localhost, database shop_test (config/database.yml line 6) @ config/database.yml:6',
]);
row('of the editor, described nowhere', { ...rails, env: { RAILS_ENV: 'blue' } }, 'rails db:drop', 'unknown hold type database', [
  'development host localhost, database shop_development (config/database.yml line 3) @ config/database.yml:3',
  'RAILS_ENV=blue host not known (environment of the editor)',
]);
row('in a file', withFiles(rails, { '.env': 'RAILS_ENV=production\n' }), 'rails db:drop', 'production hold type shop', [
  'production host db.example.com, database shop (config/database.yml line 9) @ config/database.yml:9',
]);
row('the address goes before it', withFiles(rails, { '.env.development': THERE }), 'rails db:drop', 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env.development line 1) @ .env.development:1',
]);
row('of another environment', withFiles(rails, { '.env.test': THERE }), 'rails db:drop', 'local hold click shop_development', [
  'development host localhost, database shop_development (config/database.yml line 3) @ config/database.yml:3',
]);
row("the command's own address", rails, 'DATABASE_URL=postgres://db.prod.example.com/live rails db:drop', 'production hold type live', [
  'the name db.prod.example.com says production',
  'the name db.prod.example.com/live says production',
]);
row(
  'code',
  at({ 'config/database.yml': 'development:\n  adapter: postgresql\n  host: <%= ENV["DB"] %>\n  database: shop\n' }),
  'rails db:drop',
  'unknown hold type database',
  ['development host not known (config/database.yml line 1) @ config/database.yml:1'],
);

// Laravel.
const laravel = (text: string): Given => at({ '.env': text });
row(
  'MySQL here',
  laravel('APP_ENV=local\nDB_CONNECTION=mysql\nDB_HOST=127.0.0.1\nDB_DATABASE=shop\n'),
  'php artisan migrate:fresh',
  'local hold click shop',
  ['DB_CONNECTION host 127.0.0.1, database shop (.env line 2) @ .env:2'],
);
row(
  'MySQL elsewhere',
  laravel('DB_CONNECTION=mysql\nDB_HOST=db.prod.example.com\nDB_DATABASE=shop\nDB_PASSWORD=fake-word\n'),
  'php artisan migrate:fresh',
  'production hold type shop',
  ['DB_CONNECTION host db.prod.example.com, database shop (.env line 1) @ .env:1'],
);
row(
  'a server of production',
  laravel('APP_ENV=production\nDB_CONNECTION=mysql\nDB_HOST=127.0.0.1\nDB_DATABASE=shop\n'),
  'php artisan migrate:fresh',
  'production hold type database',
  ['APP_ENV=production, DB_CONNECTION host not known (.env line 2) @ .env:2'],
);
row(
  'another environment',
  at({ '.env': 'DB_CONNECTION=sqlite\n', '.env.production': 'DB_HOST=db.example.com\nDB_DATABASE=shop\n' }),
  'php artisan migrate:fresh --env=production',
  'production hold type shop',
  ['DB_HOST host db.example.com, database shop (.env.production line 1) @ .env.production:1', 'the name production says production'],
);
row(
  'APP_ENV of the editor',
  {
    ...at({ '.env': 'DB_CONNECTION=sqlite\n', '.env.production': 'DB_HOST=db.example.com\nDB_DATABASE=shop\n' }),
    env: { APP_ENV: 'production' },
  },
  'php artisan migrate:fresh',
  'production hold type shop',
  ['DB_HOST host db.example.com, database shop (.env.production line 1) @ .env.production:1'],
);

// Symfony.
const SYMFONY = 'php bin/console doctrine:database:drop --force';
row('here', at({ '.env': HERE }), SYMFONY, 'local hold click shop', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
]);
row('its own file', at({ '.env': HERE, '.env.local': THERE }), SYMFONY, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env.local line 1) @ .env.local:1',
]);
row('by environment', at({ '.env': HERE, '.env.dev.local': THERE }), SYMFONY, 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env.dev.local line 1) @ .env.dev.local:1',
]);
row('a flag', at({ '.env': HERE, '.env.prod.local': BLUE }), `${SYMFONY} --env=prod`, 'production hold type shop', [
  'DATABASE_URL host db.blue.example.com, database shop, user me (.env.prod.local line 1) @ .env.prod.local:1',
  'the name prod says production',
]);
row('a file of another environment', at({ '.env': HERE, '.env.prod.local': THERE }), SYMFONY, 'local hold click shop', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
]);

// Django: settings are code, so that they only raise.
const FLUSH = 'python manage.py flush --noinput';
const manage = (module: string) => `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;
row('settings of production', at({ 'manage.py': manage('shop.settings.production') }), FLUSH, 'production hold type default', [
  'DJANGO_SETTINGS_MODULE=shop.settings.production host not known (manage.py line 1) @ manage.py:1',
]);
row(
  'a host in the settings',
  at({
    'manage.py': manage('shop.settings'),
    'shop/settings.py': "DATABASES = {'default': {'HOST': 'db.prod.example.com', 'NAME': 'shop'}}\n",
  }),
  FLUSH,
  'production hold type shop',
  ['settings host db.prod.example.com, database shop (shop/settings.py line 1) @ shop/settings.py:1'],
);
row(
  'this machine never lowers',
  at({ 'manage.py': manage('shop.settings'), 'shop/settings.py': "DATABASES = {'default': {'HOST': 'localhost', 'NAME': 'shop'}}\n" }),
  FLUSH,
  'unknown hold type shop',
  ['settings host localhost, database shop (shop/settings.py line 1) @ shop/settings.py:1'],
);
row('a flag', {}, 'python manage.py flush --settings=shop.settings.production', 'production hold type default', [
  'the name shop.settings.production says production',
]);
row('a variable', {}, 'DJANGO_SETTINGS_MODULE=shop.settings.production python manage.py flush', 'production hold type default', [
  'the name shop.settings.production says production',
]);
row('a variable of the editor', at({}, { DJANGO_SETTINGS_MODULE: 'shop.settings.production' }), FLUSH, 'production hold type default', [
  'DJANGO_SETTINGS_MODULE is production (environment of the editor)',
]);

// Knex, TypeORM, Sequelize, Ecto.
row('knex, a flag', {}, 'npx knex migrate:rollback --all --env production', 'production hold type database', [
  'the name production says production',
]);
row('knex, a variable', {}, 'NODE_ENV=production npx knex migrate:rollback --all', 'production hold type database', [
  'the name production says production',
]);
row(
  'knex, a host',
  at({
    'knexfile.js': "module.exports = { production: { client: 'pg', connection: { host: 'db.prod.example.com', database: 'shop' } } };\n",
  }),
  'npx knex migrate:rollback --all',
  'production hold type shop',
  ['settings host db.prod.example.com, database shop (knexfile.js line 1) @ knexfile.js:1'],
);
row(
  'knex, its variable',
  at({ 'knexfile.ts': 'export default { connection: process.env.PG_MAIN };\n', '.env': 'PG_MAIN=postgres://db.prod.example.com/live\n' }),
  'npx knex migrate:rollback --all',
  'production hold type live',
  ['PG_MAIN host db.prod.example.com, database live (.env line 1) @ .env:1'],
);
row(
  'TypeORM',
  at({ 'ormconfig.json': '{\n  "type": "postgres",\n  "host": "db.prod.example.com",\n  "database": "shop"\n}\n' }),
  'npx typeorm schema:drop',
  'production hold type shop',
  ['settings host db.prod.example.com, database shop (ormconfig.json line 3) @ ormconfig.json:3'],
);
row(
  'TypeORM, its source',
  at({ 'src/data-source.ts': "new DataSource({ type: 'postgres', host: 'db.prod.example.com', database: 'shop' });\n" }),
  'npx typeorm schema:drop -d src/data-source.ts',
  'production hold type shop',
  ['settings host db.prod.example.com, database shop (src/data-source.ts line 1) @ src/data-source.ts:1'],
);
row(
  'TypeORM here never lowers',
  at({ 'ormconfig.json': '{"host":"localhost","database":"shop"}' }),
  'npx typeorm schema:drop',
  'unknown hold type shop',
  ['settings host localhost, database shop (ormconfig.json line 1) @ ormconfig.json:1'],
);
const SEQUELIZE =
  '{"development":{"dialect":"mysql","host":"127.0.0.1","database":"shop"},"production":{"dialect":"mysql","host":"db.example.com","database":"live"}}';
row('Sequelize', at({ 'config/config.json': SEQUELIZE }), 'npx sequelize-cli db:drop', 'local hold click shop', [
  'development host 127.0.0.1, database shop (config/config.json line 1) @ config/config.json:1',
]);
row(
  'Sequelize, a flag',
  at({ 'config/config.json': SEQUELIZE }),
  'npx sequelize-cli db:drop --env production',
  'production hold type live',
  [
    'production host db.example.com, database live (config/config.json line 1) @ config/config.json:1',
    'the name production says production',
  ],
);
row(
  'Sequelize, a variable',
  at({ 'config/config.json': SEQUELIZE }),
  'NODE_ENV=production npx sequelize-cli db:drop',
  'production hold type live',
  [
    'production host db.example.com, database live (config/config.json line 1) @ config/config.json:1',
    'the name production says production',
  ],
);
row(
  'Sequelize, of the editor',
  at({ 'config/config.json': SEQUELIZE }, { NODE_ENV: 'production' }),
  'npx sequelize-cli db:drop',
  'production hold type live',
  ['production host db.example.com, database live (config/config.json line 1) @ config/config.json:1'],
);
row(
  'Ecto',
  at({ 'config/dev.exs': 'config :shop, Shop.Repo,\n  hostname: "localhost",\n  database: "shop_dev"\n' }),
  'mix ecto.drop',
  'local hold click shop_dev',
  ['dev host localhost, database shop_dev (config/dev.exs line 2) @ config/dev.exs:2'],
);
row(
  'Ecto in production',
  at({ 'config/dev.exs': 'config :shop, Shop.Repo,\n  hostname: "localhost",\n  database: "shop_dev"\n' }),
  'MIX_ENV=prod mix ecto.drop',
  'production hold type database',
  ['the name prod says production'],
);
row(
  'Ecto elsewhere',
  at({ 'config/dev.exs': 'config :shop, Shop.Repo,\n  url: "ecto://me:fake-word@db.prod.example.com/shop"\n' }),
  'mix ecto.drop',
  'production hold type shop',
  ['dev host db.prod.example.com, database shop, user me (config/dev.exs line 2) @ config/dev.exs:2'],
);
row('dbmate', at({ '.env': HERE }), 'dbmate drop', 'local hold click shop', [
  'DATABASE_URL host localhost, database shop, user me (.env line 1) @ .env:1',
]);
row('dbmate elsewhere', at({ '.env': THERE }), 'dbmate drop', 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env line 1) @ .env:1',
]);
row('sqlx with a file', at({ '.env': 'DATABASE_URL=sqlite://dev.db\n' }), 'sqlx database drop -y', 'local hold click dev.db', [
  'DATABASE_URL host localhost, database dev.db (.env line 1) @ .env:1',
]);
row('diesel', at({ '.env': BLUE }), 'diesel database reset', 'unknown hold type shop', [
  'DATABASE_URL host db.blue.example.com, database shop, user me (.env line 1) @ .env:1',
]);
row('Alembic', at({ '.env': THERE }), 'alembic downgrade base', 'production hold type live', [
  'DATABASE_URL host db.prod.example.com, database live, user me (.env line 1) @ .env:1',
]);
