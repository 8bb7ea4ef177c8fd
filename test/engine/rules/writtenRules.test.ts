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
  readonly rulesBeside: Plugin;
  writeRules(folder: string): Promise<void>;
}
const folder = mkdtempSync(path.join(tmpdir(), 'mg-'));
const plugins = (): Promise<Plugins> => import(path.join(__dirname, '../../../writtenRules.mjs'));

/** What ships, its rules beside it. */
async function bundled(name: string): Promise<Written> {
  const outfile = path.join(folder, `${name}.js`);
  const { rulesBeside } = await plugins();
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
    plugins: [rulesBeside],
    logLevel: 'error',
  });
  return createRequire(__filename)(outfile);
}

let written: Written;
before(async () => {
  await (await plugins()).writeRules(folder);
  written = await bundled('shipped');
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

test('rules of another build are not taken for its own, nor are changed ones', async () => {
  const file = path.join(folder, 'rules.txt');
  const whole = readFileSync(file, 'latin1');
  const other = await bundled('other');
  for (const text of ['', ' ', whole.slice(1), `${whole} `, whole.replaceAll('volumeDelete', 'volumeDelite'), ' '.repeat(whole.length)]) {
    writeFileSync(file, text);
    assert.throws(
      () => other.ruleById('railway/delete-volume'),
      /rules\.txt was changed or belongs to another version\. Reinstall the Mollyguard extension\./,
    );
  }
  writeFileSync(file, whole);
  assert.equal(other.ruleById('railway/delete-volume')?.rule.id, 'railway/delete-volume');
});

test('a program that runs keeps its rules when others are installed', async () => {
  const file = path.join(folder, 'rules.txt');
  const whole = readFileSync(file);
  const running = await bundled('running');
  assert.equal(running.ruleById('railway/delete-volume')?.rule.id, 'railway/delete-volume');
  rmSync(file);
  assert.equal(running.ruleById('vercel/delete-project')?.provider.id, 'vercel');
  writeFileSync(file, whole);
});

test('words that every object knows are no programs, fields or verbs', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const action = world.actionOf(`${name} delete x; curl https://backboard.railway.app/graphql/v2 -d '{"query":"mutation { ${name} }"}'`);
    assert.deepEqual(written.judgeIn(action), world.judgeIn(action));
    assert.equal(world.judgeIn(world.actionOf(`${name} x`)).verdict.decision, 'allow');
  }
});
