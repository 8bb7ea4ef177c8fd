import assert from 'node:assert/strict';
import { test } from 'node:test';
import { providers } from '../../src/engine/rules/index';
import type { Example, Provider, Rule, When } from '../../src/engine/rules/rule';
import { actionOf, judgeIn } from './world';

/** Providers without an API of their own, and why. Any other needs examples of both: what its tool does, a request does too. */
const NO_API: Readonly<Record<string, string>> = {
  alembic: 'commands in the project; its databases are rules of their own',
  android: 'commands for a device on a cable',
  ansible: 'it reaches other machines over ssh; what its modules reach has rules of its own',
  ariga: 'commands in the project; its databases are rules of their own',
  awsdeploy: 'they speak the APIs of AWS, whose rules hold those requests',
  backups: 'commands on this machine; the storage behind them has rules of its own',
  borg: 'a protocol of its own over ssh',
  ceph: 'a protocol of its own; its object gateway speaks the API of S3, whose rules hold those requests',
  dbmate: 'commands in the project; its databases are rules of their own',
  diesel: 'commands in the project; its databases are rules of their own',
  django: 'manage.py and the shell run in the project; its databases are rules of their own',
  dokku: 'commands on its server, or over ssh',
  dotnet: 'commands in the project; its databases are rules of their own',
  drizzle: 'commands in the project; its databases are rules of their own',
  drupal: 'commands on the machine of the site, or over ssh',
  duckdb: 'a file: clients and libraries',
  dvc: 'commands in the project; the storage behind it has rules of its own',
  ecto: 'commands in the project; its databases are rules of their own',
  expo: 'a GraphQL API of its own, made for its tool alone',
  fastlane: 'commands in the project; it speaks the API of Apple for its team',
  filesystem: 'files are reached by programs and tools of agents',
  flux: 'it writes through the API of Kubernetes, whose rules hold those requests',
  flyway: 'commands in the project; its databases are rules of their own',
  git: 'what hosts of repositories offer over HTTP are rules of theirs',
  goose: 'commands in the project; its databases are rules of their own',
  gpg: 'keys on this machine',
  helm: 'it writes through the API of Kubernetes, whose rules hold those requests',
  kamal: 'it reaches other machines over ssh',
  knex: 'commands in the project; its databases are rules of their own',
  laravel: 'commands in the project; its databases are rules of their own',
  liquibase: 'commands in the project; its databases are rules of their own',
  macos: 'commands on this machine',
  magento: 'commands on the machine of the shop',
  migrate: 'commands in the project; its databases are rules of their own',
  migrators: 'commands in the project; their databases are rules of their own',
  mikroorm: 'commands in the project; its databases are rules of their own',
  mysql: 'a wire protocol: clients and drivers',
  nats: 'a protocol of its own',
  oracle: 'a wire protocol: clients and drivers',
  phinx: 'commands in the project; its databases are rules of their own',
  postgres: 'a wire protocol: clients and drivers',
  rails: 'commands in the project; its databases are rules of their own',
  redis: 'a wire protocol: clients and drivers',
  s3tools: 'they speak the API of S3, whose rules hold those requests',
  sequelize: 'commands in the project; its databases are rules of their own',
  shell: 'code that a shell reads',
  sql: 'wire protocols: clients and drivers',
  sqlite: 'a file: clients and libraries',
  sqlserver: 'a wire protocol: clients and drivers',
  sqlx: 'commands in the project; its databases are rules of their own',
  strapi: 'commands in the project; a remote instance takes them by its own protocol',
  symfony: 'commands in the project; its databases are rules of their own',
  temporal: 'a gRPC protocol of its own',
  tiup: 'it reaches other machines over ssh',
  typeorm: 'commands in the project; its databases are rules of their own',
  virtualbox: 'commands on this machine',
  windows: 'commands on this machine',
  zookeeper: 'a protocol of its own',
};
/** Databases: what a client says on its command line, what it reads, and what code says through a driver. */
const DATABASES = ['duckdb', 'mongodb', 'mysql', 'postgres', 'redis', 'sql', 'sqlite', 'sqlserver'] as const;

type Kind = 'cli' | 'api' | 'code' | 'input';
const isList = (when: Rule['when']): when is readonly When[] => Array.isArray(when);
const whens = (rule: Rule): readonly When[] => (isList(rule.when) ? rule.when : [rule.when]);
const hasApi = ({ hosts, rules }: Provider): boolean =>
  hosts.length > 0 || rules.some((rule) => whens(rule).some(({ call }) => call === 'http' || call === 'graphql'));

/** By what the engine finds in it: code that runs, requests, else programs. */
function kindOf(example: Example): Kind {
  const { calls } = judgeIn(actionOf(example));
  const programs = calls.flatMap((call) => (call.kind === 'program' ? [call.program] : []));
  if (programs.some((program) => /^(?:python3?|node|deno|bun|ruby|php)$/.test(program))) return 'code';
  if (calls.some(({ kind }) => kind === 'http' || kind === 'graphql')) return 'api';
  return typeof example === 'string' && /<<<|\||(?<!2)<|-f |\.read/.test(example) ? 'input' : 'cli';
}

/** Kinds of examples that a provider should have and has not, as `held api`. */
function missing({ rules }: Provider, wanted: readonly Kind[]): readonly string[] {
  // What is disposable has no held examples, but tells of both kinds just the same.
  const found = new Set(
    rules.flatMap(({ examples }) => [
      ...examples.held.map((example) => `held ${kindOf(example)}`),
      ...examples.free.map((example) => `free ${kindOf(example)}`),
    ]),
  );
  return ['held', 'free'].flatMap((word) => wanted.map((kind) => `${word} ${kind}`)).filter((one) => !found.has(one));
}

test('who has no API is known, with a reason', () => {
  assert.deepEqual(
    providers
      .filter((provider) => !hasApi(provider))
      .map(({ id }) => id)
      .sort(),
    Object.keys(NO_API).sort(),
  );
});

for (const provider of providers.filter(hasApi))
  test(`${provider.id} has examples of its tool and of its API`, () =>
    assert.deepEqual(missing(provider, provider.programs.length > 0 ? ['cli', 'api'] : ['api']), []));

test('every rule on a tool and an API holds an example of each', () => {
  const lacking = providers.flatMap(({ rules }) =>
    rules
      .filter((rule) => rule.class !== 'disposable')
      .flatMap((rule) => {
        const spoken = whens(rule).map(({ call }) => call);
        const held = rule.examples.held.map(kindOf);
        const cli = spoken.includes('program') && !held.some((kind) => kind === 'cli' || kind === 'input');
        const api = (spoken.includes('http') || spoken.includes('graphql')) && !held.some((kind) => kind === 'api' || kind === 'code');
        return [...(cli ? [`${rule.id} cli`] : []), ...(api ? [`${rule.id} api`] : [])];
      }),
  );
  assert.deepEqual(lacking, []);
});

for (const id of DATABASES)
  test(`${id} has examples of its client, of what the client reads and of code`, () => {
    const provider = providers.find((one) => one.id === id);
    assert.deepEqual(provider && missing(provider, ['cli', 'input', 'code']), []);
  });
