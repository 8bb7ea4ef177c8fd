import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build, type Plugin } from 'esbuild';
import { ruleById } from '../../../src/engine/rules/candidates';
import { providers } from '../../../src/engine/rules/index';
import * as world from '../world';

type Written = typeof world & { readonly ruleById: typeof ruleById };
const folder = mkdtempSync(path.join(tmpdir(), 'mg-'));
let written: Written;

before(async () => {
  // As esbuild.mjs bundles what ships.
  const plugin: { readonly writtenRules: Plugin } = await import(path.join(__dirname, '../../../writtenRules.mjs'));
  const outfile = path.join(folder, 'judge.js');
  await build({
    stdin: {
      contents: `export * from './world'; export { ruleById } from '../../src/engine/rules/candidates';`,
      resolveDir: path.join(__dirname, '..'),
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    plugins: [plugin.writtenRules],
    logLevel: 'error',
  });
  written = createRequire(__filename)(outfile);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('rules that were written down judge every example like the rules themselves', () => {
  for (const rule of providers.flatMap(({ rules }) => rules)) {
    for (const example of [...rule.examples.held, ...rule.examples.free]) {
      const action = world.actionOf(example);
      assert.deepEqual(written.judgeIn(action), world.judgeIn(action), JSON.stringify(example));
    }
  }
});

test('a rule that was written down is whole but for its examples', () => {
  for (const { id, rules } of providers) {
    for (const rule of rules) {
      const found = written.ruleById(rule.id);
      assert.deepEqual(
        { provider: found?.provider.id, rule: found?.rule },
        { provider: id, rule: { ...rule, examples: { held: [], free: [] } } },
      );
    }
  }
  assert.deepEqual([written.ruleById('constructor'), ruleById('__proto__')], [undefined, undefined]);
});

test('words that every object knows are no programs, fields or verbs', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const action = world.actionOf(`${name} delete x; curl https://backboard.railway.app/graphql/v2 -d '{"query":"mutation { ${name} }"}'`);
    assert.deepEqual(written.judgeIn(action), world.judgeIn(action));
    assert.equal(world.judgeIn(world.actionOf(`${name} x`)).verdict.decision, 'allow');
  }
});
