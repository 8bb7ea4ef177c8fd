import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build, type Plugin } from 'esbuild';
import { ruleById } from '../../../src/engine/rules/candidates';
import { providers } from '../../../src/engine/rules/index';
import * as world from '../world';

type Written = typeof world & { readonly ruleById: typeof ruleById };
interface Plugins {
  readonly writtenRules: Plugin;
  readonly rulesBeside: Plugin;
  writeRules(folder: string): Promise<void>;
}
const folder = mkdtempSync(path.join(tmpdir(), 'mg-'));
/** What ships: with its rules within, or beside it. */
const shipped = new Map<string, Written>();

async function bundled(name: string, plugin: Plugin): Promise<Written> {
  const outfile = path.join(folder, `${name}.js`);
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
    plugins: [plugin],
    logLevel: 'error',
  });
  return createRequire(__filename)(outfile);
}

before(async () => {
  const { writtenRules, rulesBeside, writeRules }: Plugins = await import(path.join(__dirname, '../../../writtenRules.mjs'));
  await writeRules(folder);
  shipped.set('within', await bundled('within', writtenRules));
  shipped.set('beside', await bundled('beside', rulesBeside));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('rules that were written down judge every example like the rules themselves', () => {
  for (const rule of providers.flatMap(({ rules }) => rules)) {
    for (const example of [...rule.examples.held, ...rule.examples.free]) {
      const action = world.actionOf(example);
      const judged = world.judgeIn(action);
      for (const [where, written] of shipped) assert.deepEqual(written.judgeIn(action), judged, `${where}: ${JSON.stringify(example)}`);
    }
  }
});

test('a rule that was written down is whole but for its examples', () => {
  for (const written of shipped.values()) {
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
  }
});

test('rules of another build are not taken for its own', async () => {
  const { rulesBeside }: Plugins = await import(path.join(__dirname, '../../../writtenRules.mjs'));
  const file = path.join(folder, 'rules.txt');
  const before = readFileSync(file, 'utf8');
  const other = await bundled('other', rulesBeside);
  writeFileSync(file, `${before.startsWith('0') ? '1' : '0'}${before.slice(1)}`);
  assert.throws(
    () => other.ruleById('railway/delete-volume'),
    /rules\.txt belongs to another version\. Reinstall the Mollyguard extension\./,
  );
  writeFileSync(file, before);
  assert.equal(other.ruleById('railway/delete-volume')?.rule.id, 'railway/delete-volume');
});

test('words that every object knows are no programs, fields or verbs', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const action = world.actionOf(`${name} delete x; curl https://backboard.railway.app/graphql/v2 -d '{"query":"mutation { ${name} }"}'`);
    for (const written of shipped.values()) assert.deepEqual(written.judgeIn(action), world.judgeIn(action));
    assert.equal(world.judgeIn(world.actionOf(`${name} x`)).verdict.decision, 'allow');
  }
});
