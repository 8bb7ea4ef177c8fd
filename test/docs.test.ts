import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import manifest from '../package.json';
import nls from '../package.nls.json';
import { codecs } from '../src/agents';
import { providers } from '../src/engine/rules';
import { TEAM_FILE } from '../src/server/teamFile';
import { agentNames, agentTable } from './docs/agentTable';
import { pictureTable } from './docs/pictureTable';
import { holding, ruleCount, ruleTable } from './docs/ruleTable';

const root = path.join(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const sentences: Readonly<Record<string, string>> = nls;
const sentence = (key: string): string =>
  (sentences[key.replaceAll('%', '')] ?? key)
    .replace(/\n\nExample: [\s\S]*$/, '')
    .replace(/`#([^#]+)#`/g, '`$1`')
    .replaceAll('\n', ' ');

/** Parts that are generated, by document and mark. Stale: the test fails; `UPDATE_DOCS=1 npm test -- unit` writes them anew. */
const parts: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'README.md': {
    pictures: () => pictureTable((name) => existsSync(path.join(root, 'media/screenshots', `${name}.png`))),
    rules: () => ruleCount(providers),
    agents: () => agentNames(codecs),
  },
  'src/engine/rules/README.md': { rules: () => ruleTable(providers) },
  'src/agents/README.md': { agents: () => agentTable(codecs) },
  'src/host/README.md': {
    settings: () =>
      [
        '| setting | |',
        '|---|---|',
        ...Object.entries(manifest.contributes.configuration.properties).map(
          ([key, { markdownDescription }]) => `| \`${key}\` | ${sentence(markdownDescription)} |`,
        ),
      ].join('\n'),
  },
};

for (const [file, marks] of Object.entries(parts)) {
  test(`the generated parts of ${file} are fresh`, () => {
    const before = read(file);
    let after = before;
    for (const [name, generate] of Object.entries(marks)) {
      const marked = new RegExp(`(<!-- ${name}:begin -->\n)[\\s\\S]*?(<!-- ${name}:end -->)`);
      assert.match(after, marked, `${file} has no ${name} markers`);
      after = after.replace(marked, (_, begin: string, end: string) => `${begin}${generate()}\n${end}`);
    }
    if (process.env.UPDATE_DOCS) writeFileSync(path.join(root, file), after);
    else assert.ok(before === after, `${file} is stale: UPDATE_DOCS=1 npm test -- unit`);
  });
}

test('the README is one page', () => {
  const lines = read('README.md').split('\n').length;
  assert.ok(lines <= 150, `${lines} lines`);
});

test('every agent stands in the table once, with every cell filled', () => {
  const rows = agentTable(codecs).split('\n').slice(2);
  assert.deepEqual(
    rows.map((line) => line.split(' | ')[0]),
    codecs.map(({ title }) => `| ${title}`),
  );
  for (const line of rows) assert.ok(line.split(/ (?<!\\)\| /).length === 6 && !/\| +\|/.test(line), line);
});

test('every rule stands in the table once, in a row of as many cells as the others', () => {
  const table = ruleTable(providers);
  const rows = table.split('\n').filter((line) => line.startsWith('| ['));
  assert.deepEqual(
    rows.map((line) => /^\| \[([^\]]+)\]/.exec(line)?.[1]).sort(),
    providers.flatMap((provider) => holding(provider).map(({ id }) => id)).sort(),
  );
  for (const line of rows) assert.equal(line.split(/(?<!\\)\|/).length, 9, line);
});

const MARKET = ['README.md', 'CHANGELOG.md'];
const DOCUMENTS = [...MARKET, 'THREAT_MODEL.md', 'src/engine/rules/README.md', 'src/agents/README.md', 'src/host/README.md'];
/** Of `![alt](target)` and `[text](target)`; code is left out. */
const links = (text: string) =>
  [...text.replace(/```[\s\S]*?```|(`+)[\s\S]*?\1/g, '').matchAll(/(!?)\[((?:[^[\]]|\[[^\]]*\]\([^)]*\))*)\]\(([^()\s]*)\)/g)].map(
    ([, image, words = '', target = '']) => ({ image: image === '!', words, target }),
  );
const pictures = (text: string) => [...text.matchAll(/!\[([^\]]*)\]\(([^()\s]*)\)/g)].map(([, alt = '', target = '']) => ({ alt, target }));

test('pictures are there, said in words, and of a kind that the marketplaces show', () => {
  // hosts from which vsce takes an SVG
  const badge = /^https:\/\/(?:img\.shields\.io\/|github\.com\/[^/]+\/[^/]+\/actions\/workflows\/[^/]+\/badge\.svg$)/;
  for (const file of MARKET) {
    assert.doesNotMatch(read(file), /<(?:svg|img|script|iframe)\b/i, `${file}: no elements but Markdown's`);
    for (const { alt, target } of pictures(read(file))) {
      assert.ok(alt.length >= 2, `${file}: ${target} has no words`);
      if (badge.test(target)) continue;
      assert.match(target, /\.(?:png|gif|jpe?g)$/, `${file}: ${target}`);
      if (/^[a-z]+:/.test(target)) assert.match(target, /^https:/, `${file}: ${target}`);
      else assert.ok(existsSync(path.join(root, target)), `${file}: ${target} is missing`);
    }
  }
  // relative pictures and links are made absolute with it
  assert.match(manifest.repository.url, /^https:\/\/github\.com\/[^/]+\/[^/]+\.git$/);
});

test('links lead somewhere', () => {
  for (const file of DOCUMENTS) {
    for (const { target } of links(read(file))) {
      if (/^https:\/\//.test(target)) continue;
      const [name = '', anchor] = target.split('#');
      const other = name === '' ? file : path.join(path.dirname(file), name);
      assert.ok(existsSync(path.join(root, other)), `${file}: ${target}`);
      if (anchor === undefined) continue;
      const heads = [...read(other).matchAll(/^#+ (.*)$/gm)].map(([, head = '']) =>
        head
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-'),
      );
      assert.ok(heads.includes(anchor), `${file}: ${target}`);
    }
  }
});

test('commands, settings, scripts and files that the documents name exist', () => {
  const titles = new Set(
    Object.entries(nls)
      .filter(([key]) => key.startsWith('command.'))
      .map(([, title]) => title),
  );
  const { scripts } = manifest;
  const settings = Object.keys(manifest.contributes.configuration.properties);
  for (const file of DOCUMENTS) {
    const text = read(file).replace(/[ \n]+/g, ' ');
    for (const [, title = ''] of text.matchAll(/\*Mollyguard: ([^*]+)\*/g)) assert.ok(titles.has(title), `${file}: ${title}`);
    for (const [, name = ''] of text.matchAll(/\bnpm run (\w+)/g)) assert.ok(Object.hasOwn(scripts, name), `${file}: npm run ${name}`);
    for (const [, key = ''] of text.matchAll(/`(mollyguard\.[\w.]+)`/g))
      assert.ok(settings.includes(key) || key === TEAM_FILE, `${file}: ${key}`);
    for (const [, name = ''] of text.matchAll(/`((?:src|test|media)\/[\w./-]+)`/g))
      assert.ok(existsSync(path.join(root, name)), `${file}: ${name}`);
  }
});

test('the changelog: newest first, this version among them, sentences under known heads', () => {
  const text = read('CHANGELOG.md');
  const versions = [...text.matchAll(/^## (\d+\.\d+\.\d+) – (\d{4}-\d{2}-\d{2}|unreleased)$/gm)].map(([, version = '']) => version);
  assert.equal(versions.length, [...text.matchAll(/^## /gm)].length, 'every head is `## 1.2.0 – 2026-12-01`');
  assert.ok(versions.includes(manifest.version));
  const order = versions.map((version) => version.split('.').reduce((sum, part) => sum * 1_000 + Number(part), 0));
  assert.deepEqual(
    order,
    [...order].sort((a, b) => b - a),
  );
  for (const [, head = ''] of text.matchAll(/^### (.*)$/gm)) assert.match(head, /^(?:Added|Changed|Fixed|Security)$/);
});

test('what the marketplaces ask of package.json', () => {
  const { keywords, icon, bugs, qna, pricing, galleryBanner, license } = manifest;
  assert.ok(keywords.length <= 5);
  assert.match(icon, /\.png$/);
  assert.deepEqual(
    [bugs.url, qna, pricing, galleryBanner.theme, license],
    [`${manifest.repository.url.replace(/\.git$/, '')}/issues`, false, 'Free', 'dark', 'MIT'],
  );
  assert.match(read('README.md'), /^## Support$/m);
});
