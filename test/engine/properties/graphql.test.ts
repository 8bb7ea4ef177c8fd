import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { buildSchema, execute, parse } from 'graphql';
import { rootFields } from '../../../src/engine/evaluate/graphql/fields';
import { parseGraphql } from '../../../src/engine/parse/graphql';
import { HOLE, type Json } from '../../../src/engine/types';
import { HOLD, holds, noise, strictness } from './verdicts';

const schema = buildSchema(`
  type Query { me(id: String, deep: In): Boolean }
  input In { a: String b: [Int] }
  type Mutation { volumeDelete(volumeId: String): Boolean volumeCreate(name: String, deep: In): Boolean }
`);

/** What the reference implementation calls when it executes a document. */
function executed(text: string, variableValues: Readonly<Record<string, unknown>>, operationName: string | null): readonly Json[] {
  const seen: Json[] = [];
  const resolver = (field: string) => (args: unknown) => {
    seen.push({ field, args: JSON.parse(JSON.stringify(args)) });
    return true;
  };
  const rootValue = Object.fromEntries(['me', 'volumeDelete', 'volumeCreate'].map((field) => [field, resolver(field)]));
  execute({ schema, document: parse(text), rootValue, variableValues, operationName });
  return seen;
}

const string = fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text.replace(/[\ud800-\udfff]/g, '')));
const value = fc.oneof(string, fc.constant('$v'), fc.constant('null'));
const deep = fc.oneof(
  fc.constant('{}'),
  string.map((text) => `{a: ${text}, b: [1, 2]}`),
  fc.constant('{a: $v}'),
);
const directive = fc.constantFrom('', '', '@skip(if: $on)', '@include(if: $on)', '@skip(if: false)', '@include(if: true)');
const alias = fc.constantFrom('', 'x: ', 'y: ', 'volumeCreate: ');
const field = fc.oneof(
  fc.tuple(alias, value, directive).map(([name, id, how]) => `${name}volumeDelete(volumeId: ${id}) ${how}`),
  fc.tuple(alias, value, deep, directive).map(([name, text, input, how]) => `${name}volumeCreate(name: ${text}, deep: ${input}) ${how}`),
);
const selection: fc.Arbitrary<string> = fc.letrec<{ set: string }>((tie) => ({
  set: fc
    .array(
      fc.oneof(
        { depthSize: 'small' },
        field,
        directive.map((how) => `...F ${how}`),
        directive.map((how) => `...G ${how}`),
        fc.tuple(fc.constantFrom('', 'on Mutation', 'on Query'), directive, tie('set')).map(([on, how, set]) => `... ${on} ${how} ${set}`),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map(
      (parts) => `{ ${parts.join(fc.sample(fc.constantFrom(' ', '\n', ', ', ' #c }\n'), { seed: parts.length, numRuns: 1 })[0] ?? ' ')} }`,
    ),
})).set;
const document = fc
  .tuple(selection, selection, selection, selection)
  .map(([a, b, f, g]) =>
    [
      `mutation A($v: String = "default", $on: Boolean = true) ${a}`,
      `mutation B($v: String, $on: Boolean = false) ${b}`,
      `fragment F on Mutation ${f}`,
      `fragment G on Mutation ${g}`,
    ].join('\n'),
  );

test('every root field that the reference implementation executes is read', () => {
  const variables = fc.oneof(
    fc.constant({}),
    string.map((text) => ({ v: JSON.parse(text) })),
    fc.boolean().map((on) => ({ on })),
  );
  holds(
    fc.property(document, variables, fc.constantFrom('A', 'B'), (text, values, operation) => {
      const parsed = parseGraphql(text);
      assert.ok(parsed, text);
      const found = rootFields(parsed, values, operation);
      // Over the limits all of it counts as not read.
      if (found === null) return;
      const read = found.map((one) => ({ field: one.field, args: one.args }));
      const missed = executed(text, values, operation).filter((one) => !read.some((other) => isDeepStrictEqual(other, one)));
      assert.deepEqual(missed, [], text);
      const unknown = rootFields(parsed, null, null);
      assert.ok(unknown === null || unknown.length >= found.length);
      assert.ok(!JSON.stringify(found).includes(HOLE));
    }),
    800,
  );
});

const request = (body: unknown): string =>
  `curl https://backboard.railway.app/graphql/v2 -H 'Authorization: Bearer x' -d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`;

test('no body makes the judge throw', () => {
  holds(
    fc.property(fc.oneof(noise, document), fc.jsonValue(), (query, variables) => {
      assert.ok(strictness(request({ query, variables })) >= 0);
    }),
    500,
  );
});

test('harmless fields and operations never calm a mutation that deletes', () => {
  const calm: fc.Arbitrary<string> = fc.constantFrom(
    'me: volumeCreate(name: "a") { id }',
    'a: volumeUpdate(volumeId: "v", input: {name: "n"}) { id }',
    '__typename',
  );
  holds(
    fc.property(
      fc.array(calm, { maxLength: 4 }),
      fc.nat(4),
      fc.constantFrom('plain', 'inline', 'fragment', 'second'),
      (fields, at, how) => {
        const dire = 'volumeDelete(volumeId: "v1")';
        const body = fields.toSpliced(
          at,
          0,
          how === 'inline' ? `... on Mutation { ${dire} }` : how === 'fragment' ? '...F' : how === 'second' ? '__typename' : dire,
        );
        const query = [
          how === 'second'
            ? `query Q { me { id } } mutation A { ${body.join(' ')} } mutation B { ${dire} }`
            : `mutation A { ${body.join(' ')} }`,
          how === 'fragment' ? `fragment F on Mutation { ${dire} }` : '',
        ].join(' ');
        assert.ok(strictness(request({ query })) >= HOLD, query);
      },
    ),
    200,
  );
});
