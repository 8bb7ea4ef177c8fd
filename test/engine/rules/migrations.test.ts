import { PROJECT } from '../world';
import { rows } from './rows';

rows('hold type drizzle/accept-data-loss', ['bunx drizzle-kit push --force', 'drizzle-kit push --config=drizzle.prod.config.ts --force']);
rows('hold type laravel/reset-database', [
  'php8.3 artisan migrate:fresh --force',
  'php artisan m:fresh',
  'docker compose exec app php artisan migrate:fresh --seed',
  'vendor/bin/sail artisan db:wipe',
  'ssh web@shop.example.com "cd /srv && php artisan migrate:reset --force"',
]);
rows('hold click laravel/rollback', ['php artisan migrate:rollback', 'php artisan migrate:rollback --step 5']);
rows('hold type laravel/delete-jobs', ['php artisan queue:clear', 'php artisan horizon:clear']);
rows('hold type sql/truncate-table', [
  `php artisan tinker --execute="App\\\\Models\\\\Order::truncate();"`,
  `echo "Order::query()->truncate();" | php artisan tinker`,
  `php artisan tinker --execute 'DB::table("orders")->truncate();'`,
]);
rows('hold type sql/drop-table', [
  `php artisan tinker --execute="DB::statement('DROP TABLE orders');"`,
  `php artisan tinker --execute="Schema::dropIfExists('orders');"`,
  `npx typeorm query "DROP TABLE orders" -d src/data-source.ts`,
  `bin/console dbal:run-sql 'DROP TABLE orders'`,
  `liquibase execute-sql --sql="DROP TABLE orders"`,
]);
rows('hold type sequelize/drop-database', ['pnpm exec sequelize-cli db:drop --env production', 'npx sequelize db:drop']);
rows('hold type sequelize/undo-all', ['yarn sequelize-cli db:migrate:undo:all']);
rows('hold type typeorm/drop-schema', [
  'npx ts-node ./node_modules/typeorm/cli.js schema:drop -d src/db.ts',
  'typeorm -d src/db.ts schema:drop',
]);
rows('hold type knex/rollback-all', ['node node_modules/.bin/knex migrate:rollback --all', 'knex migrate:rollback --all=true']);
rows('hold type alembic/downgrade-base', [
  'python3 -m alembic downgrade base',
  'alembic -n prod downgrade base',
  'alembic downgrade shop@base',
]);
rows('hold click alembic/downgrade', ['alembic downgrade -2', 'pipenv run flask db downgrade']);
rows('hold type flyway/clean', [
  'FLYWAY_URL=jdbc:postgresql://db.example.com/shop flyway clean',
  'docker run --rm flyway/flyway -url=jdbc:postgresql://db.example.com/shop clean',
  'mvn -q -f db/pom.xml org.flywaydb:flyway-maven-plugin:11.1.0:clean',
]);
rows('hold type liquibase/drop-all', ['liquibase --defaults-file=prod.properties drop-all --requires-force=false']);
rows('hold type goose/reset', ['goose -dir db postgres "postgres://u@db.example.com/shop" reset', 'goose down-to 0']);
rows('hold type migrate/drop', [
  'migrate -database "$DB" -path db drop -f',
  'migrate -database=postgres://u@db.example.com/shop -path=db drop',
]);
rows('hold type migrate/down-all', ['migrate -path db -database "$DB" down -all']);
rows('hold type ecto/drop', ['MIX_ENV=prod mix ecto.drop --force', 'mix do ecto.drop + ecto.create']);
rows('hold type diesel/reset', ['diesel --database-url postgres://u@db.example.com/shop database reset']);
rows('hold type sqlx/drop', ['cargo sqlx database drop -y', 'sqlx db reset -y']);
rows('hold type dbmate/drop', ['dbmate --url=postgres://u@db.example.com/shop drop']);
rows('hold type ariga/clean', ['atlas schema clean --env prod --auto-approve']);
rows('hold type mikroorm/drop-schema', ['pnpm mikro-orm schema:fresh --run', 'npx mikro-orm schema:drop -r --drop-db']);
rows('hold type dotnet/drop-database', ['dotnet ef database drop -f --project src/Shop', 'dotnet tool run dotnet-ef database drop -f']);
rows('hold type symfony/drop-database', [
  'symfony console d:d:d --force',
  'php bin/console doctrine:schema:drop -f --full-database -e prod',
]);
rows('hold type phinx/rollback-all', ['php vendor/bin/phinx rollback -t 0 -e production']);

// On this machine it is a click, whatever else its environment says.
rows('hold click migrate/drop', ['migrate -path db -database postgres://localhost:5432/shop?sslmode=disable drop -f']);
rows('hold click dbmate/drop', ['dbmate -u postgres://127.0.0.1/shop drop', 'DATABASE_URL=postgres://localhost/shop dbmate drop']);
rows('hold click goose/reset', ['goose sqlite3 ./shop.db reset', 'goose postgres "host=localhost dbname=shop" reset']);
rows('hold click sqlx/drop', ['sqlx database drop -D sqlite://shop.db', 'DATABASE_URL=postgres://localhost/shop sqlx database reset']);
rows('hold click flyway/clean', ['flyway -url=jdbc:postgresql://localhost/shop clean']);
rows('hold type dbmate/drop', [
  'DATABASE_URL=postgres://localhost/shop dbmate --url postgres://u@db.example.com/shop drop',
  'dbmate --url "postgres://localhost/shop?host=db.example.com" drop',
]);
rows('hold type migrate/drop', ['ssh -fNL 5432:db:5432 web; migrate -path db -database postgres://localhost/shop drop -f']);

const env = (text: string, more: Readonly<Record<string, string>> = {}) => ({ env: {}, files: { [`${PROJECT}/.env`]: text, ...more } });
const LOCAL = 'DATABASE_URL=postgres://localhost/shop_dev\nDB_CONNECTION=mysql\nDB_HOST=127.0.0.1\nDB_DATABASE=shop_dev\n';
rows('hold click laravel/reset-database', ['php artisan migrate:fresh --seed'], env(LOCAL));
rows('hold click dbmate/drop', ['dbmate drop'], env(LOCAL));
rows('hold click sqlx/drop', ['sqlx database reset -y'], env(LOCAL));
rows('hold click diesel/reset', ['diesel database reset'], env(LOCAL));
rows('hold click symfony/drop-database', ['bin/console doctrine:database:drop --force'], env(LOCAL));
rows(
  'hold click drizzle/accept-data-loss',
  ['npx drizzle-kit push --force'],
  env(LOCAL, { [`${PROJECT}/drizzle.config.ts`]: 'url: process.env.DATABASE_URL' }),
);
rows(
  'hold type laravel/reset-database',
  ['php artisan migrate:fresh --env=production', 'DB_HOST=db.example.com php artisan migrate:fresh'],
  env(LOCAL),
);
rows('hold type laravel/reset-database', ['php artisan migrate:fresh'], env('APP_ENV=production\nDB_HOST=127.0.0.1\nDB_DATABASE=shop\n'));
rows('hold type knex/rollback-all', ['knex migrate:rollback --all'], env('DATABASE_URL=postgres://u@db-prod.example.com/shop\n'));

rows('allow', [
  'php artisan serve',
  'php artisan migrate --force',
  'php artisan tinker --execute="Order::count();"',
  `php artisan tinker --execute="Order::where('id', 7)->delete();"`,
  'php artisan make:migration drop_orders_table',
  'php artisan route:list',
  'php artisan queue:work --tries=3',
  'php artisan test --filter=migrate:fresh',
  'php -v',
  'php vendor/bin/phpunit --filter rollback',
  'sail up -d',
  'symfony console make:entity',
  'bin/console doctrine:migrations:migrate --no-interaction',
  'bin/console doctrine:migrations:diff',
  'npx knex migrate:make drop_orders',
  'npx sequelize-cli migration:generate --name drop-orders',
  'npx typeorm migration:generate src/m/Drop -d src/db.ts',
  'npx typeorm query "SELECT 1" -d src/db.ts',
  'alembic revision -m "drop orders"',
  'alembic upgrade head --sql',
  'flyway -url=jdbc:postgresql://localhost/shop info',
  './gradlew clean build',
  'gradle bootRun',
  'mvn clean package -DskipTests',
  'mvn liquibase:status',
  'liquibase rollback-sql v1',
  'goose -dir db postgres "host=localhost" up',
  'goose create drop_orders sql',
  'migrate create -ext sql -dir db drop_orders',
  'npm run migrate drop',
  'mix deps.get',
  'mix phx.gen.schema Order orders',
  'mix do deps.get, ecto.migrate',
  'diesel migration generate drop_orders',
  'cargo sqlx prepare --workspace',
  'cargo build --release',
  'dbmate --env-file .env.example status',
  'atlas migrate diff --env local',
  'atlas clusters list',
  'npx mikro-orm schema:update --dump',
  'dotnet ef migrations add Drop',
  'dotnet run --project src/Shop',
  'dotnet ef database update --project src/Shop',
  'vendor/bin/phinx create DropOrders',
  'git commit -m "php artisan migrate:fresh"',
  'grep -rn "migrate:rollback --all" docs',
  'console.log',
]);

const hasura = (body: unknown) => ({ kind: 'http', method: 'POST', url: 'https://api.example.com/v2/query', body: JSON.stringify(body) });
rows('hold type postgres/drop-table', [
  hasura({ type: 'run_sql', args: { source: 'default', sql: 'DROP TABLE orders' } }),
  hasura({ type: 'bulk', args: [{ type: 'pg_run_sql', args: { sql: 'DROP TABLE orders' } }] }),
]);
rows('allow', [hasura({ type: 'run_sql', args: { sql: 'SELECT 1' } }), hasura({ type: 'search', args: { sql: 'DROP TABLE orders' } })]);
rows('hold type hasura/down-all', ['npx hasura migrate apply --down all']);

const DEV = {
  [`${PROJECT}/config/dev.exs`]: 'hostname: "localhost", database: "shop_dev"',
  [`${PROJECT}/config/test.exs`]: 'hostname: "localhost", database: "shop_dev2"',
};
rows('hold click ecto/drop', ['mix ecto.reset', 'MIX_ENV=test mix ecto.drop'], env('', DEV));
rows('hold type ecto/drop', ['MIX_ENV=prod mix ecto.drop', 'DATABASE_URL=ecto://db.example.com/shop mix ecto.drop'], env('', DEV));
const CONFIG = {
  [`${PROJECT}/config/config.json`]:
    '{"development":{"dialect":"mysql","host":"localhost","database":"shop"},"production":{"dialect":"mysql","host":"db.example.com"}}',
};
rows('hold click sequelize/drop-database', ['npx sequelize-cli db:drop'], env('', CONFIG));
rows(
  'hold type sequelize/drop-database',
  ['npx sequelize-cli db:drop --env production', 'NODE_ENV=production npx sequelize-cli db:drop'],
  env('', CONFIG),
);
