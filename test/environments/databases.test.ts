import { databases } from '../../src/environments/databases';
import { place, rowsOf } from './rows';

const t = rowsOf(databases);
const URL = 'postgres://me:fake-word@db.example.com:5432/shop';

t('nothing', {}, []);
t('a variable', { '/h/w/.env': `A=1\nDATABASE_URL="${URL}"\n` }, [
  'target unknown [db.example.com db.example.com/shop] prisma* DATABASE_URL host db.example.com, database shop, user me (.env line 2)',
  'target unknown [db.example.com db.example.com/shop] symfony:dev* DATABASE_URL host db.example.com, database shop, user me (.env line 2)',
  'target unknown [db.example.com db.example.com/shop] variable* DATABASE_URL host db.example.com, database shop, user me (.env line 2)',
]);
t('beside the schema', { '/h/w/prisma/.env': 'DATABASE_URL=postgres://localhost/shop\n' }, [
  'target local [localhost localhost/shop] prisma* DATABASE_URL host localhost, database shop (prisma/.env line 1)',
]);
t(
  'another variable',
  {
    '/h/w/prisma/schema.prisma': '// env("OLD")\ndatasource db {\n  url = env("DIRECT_URL")\n}\n',
    '/h/w/.env': `DIRECT_URL=${URL}\nOLD=postgres://localhost/x\n`,
  },
  ['target unknown [db.example.com db.example.com/shop] prisma* DIRECT_URL host db.example.com, database shop, user me (.env line 1)'],
);
t('an address in the schema', { '/h/w/prisma/schema.prisma': `datasource db {\n  url = "${URL}"\n}\n` }, [
  'target unknown [db.example.com db.example.com/shop] prisma* url host db.example.com, database shop, user me (prisma/schema.prisma line 2)',
]);
t('an address that leads nowhere known', { '/h/w/.env': 'DATABASE_URL=$OTHER\n' }, [
  'target unknown [] prisma* DATABASE_URL host not known (.env line 1)',
  'target unknown [] symfony:dev* DATABASE_URL host not known (.env line 1)',
  'target unknown [] variable* DATABASE_URL host not known (.env line 1)',
]);
t('loopback that calls itself production', { '/h/w/prisma/.env': 'DATABASE_URL=postgres://127.0.0.1/shop_prod\n' }, [
  'target production [127.0.0.1 127.0.0.1/shop_prod] prisma* DATABASE_URL host 127.0.0.1, database shop_prod (prisma/.env line 1)',
]);

const yml = (text: string) => ({ '/h/w/config/database.yml': text });
t(
  'database.yml',
  yml(
    'development:\n  adapter: postgresql\n  database: shop_dev\ntest:\n  adapter: sqlite3\n  database: storage/test.sqlite3\nproduction:\n  url: <%= ENV["DATABASE_URL"] %>\n',
  ),
  [
    'target local [localhost localhost/shop_dev] rails:development* development host localhost, database shop_dev (config/database.yml line 1)',
    'target local [localhost localhost/test.sqlite3] rails:test test host localhost, database test.sqlite3 (config/database.yml line 4)',
    'target production [] rails:production production host not known (config/database.yml line 7)',
  ],
);
t(
  'several databases of one environment',
  yml(
    'development:\n  primary:\n    adapter: mysql2\n    host: db.example.com\n    database: a\n  cache:\n    adapter: mysql2\n    socket: /tmp/mysql.sock\n    database: b\n',
  ),
  [
    'target unknown [db.example.com db.example.com/a] rails:development* development host db.example.com, database a (config/database.yml line 1)',
    'target local [localhost localhost/b] rails:development* development host localhost, database b (config/database.yml line 1)',
  ],
);
t('code for a host', yml('development:\n  adapter: postgresql\n  host: <%= ENV.fetch("DB_HOST", "localhost") %>\n  database: shop\n'), [
  'target unknown [] rails:development* development host not known (config/database.yml line 1)',
]);
t('lines of code', yml('<% if x %>\ndevelopment:\n  adapter: postgresql\n  database: shop\n<% end %>\n'), [
  'target local [localhost localhost/shop] rails:development* development host localhost, database shop (config/database.yml line 2)',
]);
t('damaged', yml('development: {'), []);
t(
  'the variable of the editor',
  {},
  ['prisma:', 'rails:', 'variable:', 'drizzle:', 'laravel:', 'symfony:', 'mix:', 'sequelize:'].map(
    (name) =>
      `target unknown [h.example.com h.example.com/x] ${name} DATABASE_URL host h.example.com, database x (environment of the editor)`,
  ),
  {
    ...place,
    env: { DATABASE_URL: 'postgres://h.example.com/x' },
  },
);
t('Laravel by its variables', { '/h/w/.env': 'APP_ENV=local\nDB_CONNECTION=mysql\nDB_HOST=127.0.0.1\nDB_DATABASE=shop\n' }, [
  'target local [127.0.0.1 127.0.0.1/shop] laravel:.env* DB_CONNECTION host 127.0.0.1, database shop (.env line 2)',
]);
t('Laravel with a file', { '/h/w/.env': 'DB_CONNECTION=sqlite\n' }, [
  'target local [localhost] laravel:.env* DB_CONNECTION host localhost (.env line 1)',
]);
t('Laravel elsewhere', { '/h/w/.env.production': 'DB_CONNECTION=pgsql\nDB_HOST=db.example.com\nDB_DATABASE=shop\n' }, [
  'target production [db.example.com db.example.com/shop] laravel:production DB_CONNECTION host db.example.com, database shop (.env.production line 1)',
]);
t('Laravel beside its database', { '/h/w/.env': 'APP_ENV=production\nDB_HOST=127.0.0.1\nDB_DATABASE=shop\n' }, [
  'target production [] laravel:.env* APP_ENV=production, DB_HOST host not known (.env line 2)',
]);
t('Laravel with another variable for a host', { '/h/w/.env': 'DB_CONNECTION=mysql\nDB_HOST=$MY_HOST\n' }, [
  'target unknown [] laravel:.env* DB_CONNECTION host not known (.env line 1)',
]);
t(
  'Drizzle by its settings',
  {
    '/h/w/drizzle.config.ts': 'export default defineConfig({ dbCredentials: { url: process.env.DB_MAIN! } });',
    '/h/w/.env.local': 'DB_MAIN=postgres://localhost/shop\n',
  },
  ['target local [localhost localhost/shop] drizzle* DB_MAIN host localhost, database shop (.env.local line 1)'],
);
t('Ecto', { '/h/w/config/dev.exs': 'config :shop, Shop.Repo,\n  username: "me",\n  hostname: "localhost",\n  database: "shop_dev"\n' }, [
  'target local [localhost localhost/shop_dev] mix:dev* dev host localhost, database shop_dev (config/dev.exs line 3)',
]);
t('Ecto by code', { '/h/w/config/dev.exs': 'config :shop, Shop.Repo,\n  hostname: System.get_env("H"),\n  database: "shop_dev"\n' }, [
  'target unknown [] mix:dev* dev host not known (config/dev.exs line 2)',
]);
t(
  'Ecto by an address',
  {
    '/h/w/config/test.exs':
      'config :shop, Shop.Repo, url: "ecto://me@db.example.com/shop"\nconfig :shop, Endpoint, url: [host: "localhost"]\n',
  },
  [
    'target unknown [db.example.com db.example.com/shop] mix:test test host db.example.com, database shop, user me (config/test.exs line 1)',
  ],
);
const SEQUELIZE =
  '{"development":{"dialect":"mysql","host":"127.0.0.1","database":"shop"},"production":{"dialect":"mysql","use_env_variable":"DATABASE_URL"}}';
t('Sequelize', { '/h/w/config/config.json': SEQUELIZE }, [
  'target local [127.0.0.1 127.0.0.1/shop] sequelize:development* development host 127.0.0.1, database shop (config/config.json line 1)',
  'target production [] sequelize:production production host not known (config/config.json line 1)',
]);
t('Sequelize elsewhere', { '/h/w/config/config.json': SEQUELIZE, '/h/w/.sequelizerc': '' }, []);
