import type { Rule, When } from '../rules/rule';
import type { EffectClass, OpaqueWhy, SqlDialect, Verb } from '../types';
import type { ObjectShape, Shape } from './shape';

/** Words of a union, every one of them: a word that is missing or too many does not compile. */
const wordsOf = <T extends string>(words: Readonly<Record<T, true>>): readonly string[] => Object.keys(words);

const VERBS = wordsOf<Verb>({
  delete: true,
  overwrite: true,
  truncate: true,
  move: true,
  detach: true,
  restore: true,
  reset: true,
  rewrite: true,
  revoke: true,
  rotate: true,
  disable: true,
  transfer: true,
  remove: true,
  stop: true,
  run: true,
  reveal: true,
  send: true,
  change: true,
  format: true,
  kill: true,
  publish: true,
});
/** All but `disposable`, which would let something go: a rule of a policy file only adds. */
const CLASSES = wordsOf<Exclude<EffectClass, 'disposable'>>({
  'workspace-files': true,
  'outside-files': true,
  system: true,
  data: true,
  safeguard: true,
  suspected: true,
  execution: true,
  session: true,
  persistence: true,
  reveal: true,
  self: true,
  'foreign-hook': true,
});
const DIALECTS = wordsOf<SqlDialect>({
  postgres: true,
  mysql: true,
  sqlite: true,
  mssql: true,
  oracle: true,
  clickhouse: true,
  cassandra: true,
  snowflake: true,
  databricks: true,
  duckdb: true,
  influxql: true,
  cypher: true,
  redis: true,
  mongodb: true,
  unknown: true,
});
const WHYS = wordsOf<OpaqueWhy>({
  syntax: true,
  'dynamic-program': true,
  'fetched-code': true,
  'decoded-code': true,
  'unreadable-code': true,
  'too-big': true,
  'too-deep': true,
  budget: true,
  'unsupported-shell': true,
});

const text = { is: 'text' } as const satisfies Shape;
const texts = { is: 'list', of: text, least: 1, most: 100 } as const satisfies Shape;
const oneOf = (of: readonly string[]): Shape => ({ is: 'text', of });
const someOf = (of: readonly string[]): Shape => ({ is: 'list', of: { is: 'text', of }, least: 1, most: 100 });
const matching = (pattern: string, such: string): Shape => ({ is: 'text', pattern, such });
const flag = { is: 'flag' } as const satisfies Shape;
const only = { is: 'flag', only: true } as const satisfies Shape;
const globs = { is: 'record', of: texts } as const satisfies Shape;
const values = { is: 'record', of: { is: 'list', of: { is: 'value' }, least: 1, most: 100 } } as const satisfies Shape;
const word: Shape = { is: 'either', of: [text, texts] };

type Keys<C extends When['call']> = Readonly<Record<keyof Extract<When, { call: C }>, Shape>>;
const of = <C extends When['call']>(call: C, keys: Omit<Keys<C>, 'call'>, required: readonly string[] = []): ObjectShape => ({
  is: 'object',
  keys: { call: { is: 'text', of: [call] }, ...keys },
  required: ['call', ...required],
});

const WHEN: Shape = {
  is: 'by',
  key: 'call',
  of: {
    program: of(
      'program',
      {
        program: matching('^[A-Za-z0-9][A-Za-z0-9._+-]*$', '"kubectl": its name without a folder'),
        verb: { is: 'list', of: word, most: 20 },
        any: texts,
        all: texts,
        none: texts,
        shown: only,
        args: texts,
        without: texts,
        count: { is: 'list', of: { is: 'count', least: 0, most: 1_000 }, least: 2, most: 2 },
        env: globs,
      },
      ['program'],
    ),
    http: of('http', {
      method: someOf(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']),
      path: { is: 'list', of: matching('^(?:/|\\*)', '"/v1/tenants/*"'), least: 1, most: 100 },
      hosts: texts,
      ports: texts,
      away: only,
      fields: values,
      headers: globs,
      noHeaders: globs,
      text: texts,
      query: texts,
      body: oneOf(['unreadable']),
      credential: flag,
    }),
    graphql: of('graphql', { operation: oneOf(['query', 'mutation', 'subscription']), field: texts, args: values, named: only }, [
      'operation',
      'field',
    ]),
    sql: of(
      'sql',
      {
        dialect: someOf(DIALECTS),
        verb: texts,
        object: texts,
        action: texts,
        where: someOf(['none', 'real', 'constant']),
        cascade: flag,
      },
      ['dialect', 'verb'],
    ),
    file: of('file', { verb: texts, place: texts, recursive: flag, change: texts, by: texts }, ['verb', 'place']),
    mcp: of(
      'mcp',
      {
        server: texts,
        noServer: texts,
        tool: texts,
        words: { is: 'list', of: texts, least: 1, most: 20 },
        noWords: texts,
        noLast: texts,
        before: texts,
        input: globs,
      },
      ['tool'],
    ),
    opaque: of('opaque', { why: someOf(WHYS) }, ['why']),
  },
};

const SOURCE = matching(
  '^(?:label:)?(?:=.+|(?:arg|word|flag|env|url|db|field|path|query|body|input):.+|args|host|file|names|database|user|server|about)$',
  '"arg:0", "flag:--project", "field:volumeId", "path:last", "names" or "host"',
);
const sources = (least: number): Shape => ({ is: 'list', of: SOURCE, least, most: 20 });
const sentence = { is: 'text', most: 300 } as const satisfies Shape;
/** A command line, or an action as an object: the reader of actions tells what is wrong with one. */
const EXAMPLE: Shape = {
  is: 'either',
  of: [
    { is: 'text', most: 5_000 },
    { is: 'record', of: { is: 'any' } },
  ],
};
const examples = { is: 'list', of: EXAMPLE, least: 1, most: 50 } as const satisfies Shape;

/** A rule of `rules/rule.ts`, as a policy file has it. */
export const RULE: ObjectShape = {
  is: 'object',
  keys: {
    id: matching('^[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*$', '"acme/delete-tenant"'),
    when: { is: 'either', of: [WHEN, { is: 'list', of: WHEN, least: 1, most: 20 }] },
    net: oneOf(['provider', 'generic']),
    verb: oneOf(VERBS),
    class: oneOf(CLASSES),
    resource: {
      is: 'object',
      keys: { kind: matching('^[a-z][a-z0-9 -]*$', '"volume"'), name: sources(1), identifiers: sources(0), here: only, behind: only },
      required: ['kind', 'name'],
      such: '{"kind":"tenant","name":["arg:0"]}',
    },
    reversible: flag,
    dies: sentence,
    undo: sentence,
    safer: sentence,
    docs: matching('^https?://', '"https://docs.example.com/tenants"'),
    examples: {
      is: 'object',
      keys: { held: examples, free: examples },
      required: ['held', 'free'],
      such: '{"held":["acme tenant delete t1"],"free":["acme tenant list"]}',
    },
  } satisfies Readonly<Record<keyof Rule, Shape>>,
  required: ['id', 'when', 'verb', 'class', 'resource', 'undo', 'safer', 'docs', 'examples'],
  such: 'the one that "Open Policy File" writes',
};
