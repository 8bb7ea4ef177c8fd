import type { Reader } from '../../context';
import type { ProgramCall, Text } from '../../types';

/** The same call under the name that the rules know, with the words behind it. */
const as = (call: ProgramCall, program: string, path: Text, argv: readonly Text[]): readonly ProgramCall[] => [
  { ...call, via: [...call.via, call.program], program, path, argv },
];

const PHP_PROGRAMS: Readonly<Record<string, string>> = {
  artisan: 'artisan',
  console: 'symfony-console',
  phinx: 'phinx',
  cake: 'cake',
  'cake.php': 'cake',
  doctrine: 'symfony-console',
  'doctrine.php': 'symfony-console',
  'doctrine-migrations': 'symfony-console',
  magento: 'magento',
  drush: 'drush',
  'drush.php': 'drush',
  'drush.phar': 'drush',
  wp: 'wp',
  'wp-cli.phar': 'wp',
};

/** `php -d memory_limit=-1 artisan migrate` is artisan. */
const php: Reader = (call) => {
  const at = call.argv.findIndex((word, index) => !word.startsWith('-') && !/^-[dczt]$/.test(call.argv[index - 1] ?? ''));
  const path = call.argv[at] ?? '';
  const program = own(PHP_PROGRAMS, path.slice(path.lastIndexOf('/') + 1));
  return program === undefined ? [] : as(call, program, path, call.argv.slice(at + 1));
};

const own = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const MODULE =
  /(?:^|\/)node_modules\/(?:\.bin\/([\w-]+)|(typeorm|knex|sequelize-cli|prisma|drizzle-kit)\/[\w./-]+|@mikro-orm\/(cli)\/[\w./-]+)$/;

/** `node --require ts-node/register ./node_modules/typeorm/cli.js schema:drop` is TypeORM. */
const node: Reader = (call) => {
  for (const [at, word] of call.argv.entries()) {
    const [, bin, packaged, mikro] = MODULE.exec(word) ?? [];
    const program = bin ?? packaged ?? (mikro && 'mikro-orm');
    if (program !== undefined) return as(call, program, word, call.argv.slice(at + 1));
  }
  return [];
};

const PYTHON_MODULES: ReadonlySet<string> = new Set([
  'alembic',
  'flask',
  'litestar',
  'ansible',
  'airflow',
  'mlflow',
  'dvc',
  'prefect',
  'superset',
]);

/** `python -m alembic downgrade base` */
const python: Reader = (call) => {
  const at = call.argv.indexOf('-m');
  const module = call.argv[at + 1] ?? '';
  return at >= 0 && PYTHON_MODULES.has(module) ? as(call, module, module, call.argv.slice(at + 2)) : [];
};

/** `sail artisan …`, `sail php artisan …`: in the project's containers. */
const sail: Reader = (call) => {
  const [verb = '', ...rest] = call.argv;
  if (verb === 'artisan' || verb === 'art' || verb === 'a') return as(call, 'artisan', 'artisan', rest);
  if (verb === 'tinker') return as(call, 'artisan', 'artisan', call.argv);
  return ['php', 'composer', 'npm', 'npx', 'yarn', 'pnpm', 'node', 'psql', 'mysql', 'redis'].includes(verb)
    ? as(call, verb === 'redis' ? 'redis-cli' : verb, verb, rest)
    : [];
};

/** `symfony console …`, `symfony php bin/console …` */
const symfony: Reader = (call) => {
  const [verb = '', ...rest] = call.argv;
  if (verb === 'console') return as(call, 'symfony-console', 'bin/console', rest);
  return verb === 'php' || verb === 'composer' || verb === 'run'
    ? as(call, verb === 'run' ? (rest[0] ?? '') : verb, verb, verb === 'run' ? rest.slice(1) : rest)
    : [];
};

/** Programs of a project that its language's interpreter or tool starts. */
export const projectProgramReaders: Readonly<Record<string, Reader>> = {
  php,
  ...Object.fromEntries(['8.1', '8.2', '8.3', '8.4', '8.5'].map((version) => [`php${version}`, php])),
  ...Object.fromEntries(['node', 'nodejs', 'tsx', 'ts-node', 'bun'].map((name) => [name, node])),
  ...Object.fromEntries(
    ['python', 'python3', ...['3.9', '3.10', '3.11', '3.12', '3.13', '3.14'].map((v) => `python${v}`)].map((name) => [name, python]),
  ),
  sail,
  symfony,
};
