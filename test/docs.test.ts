import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import manifest from '../package.json';
import nls from '../package.nls.json';
import { codecs } from '../src/agents';
import { providers } from '../src/engine/rules';

/** Parts of the README that are generated. Stale: this test fails; `UPDATE_DOCS=1 npm test -- unit` writes them anew. */
const parts: Readonly<Record<string, () => string>> = {
  rules: () => {
    const rules = providers.reduce((sum, provider) => sum + provider.rules.length, 0);
    const list = providers.map((provider) => `${provider.title} (${provider.rules.length})`).join(', ');
    return `${rules} rules, CLI and API alike: ${list}. \`node dist/cli.js explain\` shows each at work.`;
  },
  agents: () =>
    [
      '| agent | how long an action can wait for you | what its hooks do not show |',
      '|---|---|---|',
      ...codecs.map(
        ({ title, limits, blind }) => `| ${title} | ${limits.holds ? 'ten minutes' : 'refused at once, then a grant'} | ${blind} |`,
      ),
    ].join('\n'),
  settings: () =>
    [
      '| setting | |',
      '|---|---|',
      ...Object.entries(manifest.contributes.configuration.properties).map(
        ([key, { markdownDescription }]) => `| \`${key}\` | ${text(markdownDescription)} |`,
      ),
    ].join('\n'),
};

const sentences: Readonly<Record<string, string>> = nls;
const text = (key: string): string => (sentences[key.replaceAll('%', '')] ?? key).replace(/`#([^#]+)#`/g, '`$1`').replaceAll('\n', ' ');

test('the generated parts of the README are fresh', () => {
  const file = path.join(__dirname, '..', 'README.md');
  const before = readFileSync(file, 'utf8');
  let after = before;
  for (const [name, generate] of Object.entries(parts)) {
    const marks = new RegExp(`(<!-- ${name}:begin -->\n)[\\s\\S]*?(<!-- ${name}:end -->)`);
    assert.match(after, marks, `README.md has no ${name} markers`);
    after = after.replace(marks, (_, begin: string, end: string) => `${begin}${generate()}\n${end}`);
  }
  if (process.env.UPDATE_DOCS) writeFileSync(file, after);
  else assert.equal(before, after, 'README.md is stale: UPDATE_DOCS=1 npm test -- unit');
});

test('the README is one page', () => {
  const lines = readFileSync(path.join(__dirname, '..', 'README.md'), 'utf8').split('\n').length;
  assert.ok(lines <= 150, `${lines} lines`);
});
