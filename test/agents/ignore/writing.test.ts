import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, unwrite, type Written, write, writtenIn } from '../../../src/agents/ignore';
import { type Dialect, dialects } from '../../../src/agents/ignore/dialects';

const by = (id: string): Dialect => dialects.find((one) => one.id === id) ?? assert.fail(id);
const lines = by('cursor');
const claude = by('claude-code');
const opencode = by('opencode');
const zed = by('zed');

function wrote(
  dialect: Dialect,
  text: string | null,
  rules: readonly string[],
  last: Written | null = null,
): { text: string; written: Written } {
  const edited = write(dialect, text, rules, last);
  assert.equal(edited.kind, 'edited', JSON.stringify(edited));
  const after = (edited.kind === 'edited' && edited.text) || assert.fail('nothing written');
  return { text: after, written: writtenIn(dialect, text, after, rules, last) };
}
const removed = (dialect: Dialect, text: string, written: Written, before: string | null) => {
  const edited = unwrite(dialect, text, written, before);
  return edited.kind === 'edited' ? edited.text : assert.fail(edited.problem);
};
const NOTE = '# Off-limits files, written from one list. Write what is your own above or below; your lines below decide.';
const block = (eol: string, ...rules: string[]) => ['# >>> mollyguard', NOTE, ...rules, '# <<< mollyguard', ''].join(eol);

for (const [name, before, after] of [
  ['a new file', null, block('\n', '.env', '!x')],
  ['a person’s own lines', 'dist/\n!keep\n', `${block('\n', '.env', '!x')}dist/\n!keep\n`],
  ['no final newline', 'dist/', `${block('\n', '.env', '!x')}dist/`],
  ['CRLF', 'dist/\r\nout/\r\n', `${block('\r\n', '.env', '!x')}dist/\r\nout/\r\n`],
  ['a byte order mark', '\uFEFFdist/\n', `\uFEFF${block('\n', '.env', '!x')}dist/\n`],
  ['lines that look alike', '# mollyguard\n## >>> mollyguard\n', `${block('\n', '.env', '!x')}# mollyguard\n## >>> mollyguard\n`],
] as const)
  test(`a block: ${name}; twice is once; out again it is the same bytes`, () => {
    const one = wrote(lines, before, ['.env', '!x']);
    assert.equal(one.text, after);
    assert.equal(wrote(lines, one.text, ['.env', '!x'], one.written).text, after);
    assert.equal(removed(lines, one.text, one.written, before), before);
    assert.deepEqual(found(lines, one.text, one.written), { kind: 'same' });
  });

test('a block stays where a person has put it', () => {
  const moved = `dist/\n${block('\n', '.env')}out/\n`;
  const one = wrote(lines, moved, ['.env', '.npmrc']);
  assert.equal(one.text, `dist/\n${block('\n', '.env', '.npmrc')}out/\n`);
  assert.equal(removed(lines, one.text, one.written, null), 'dist/\nout/\n');
  const last = `dist/\n${block('\n', '.env').trimEnd()}`;
  assert.equal(wrote(lines, last, ['.npmrc']).text, `dist/\n${block('\n', '.npmrc').trimEnd()}`);
});

for (const text of [
  '# >>> mollyguard\n.env\n',
  '.env\n# <<< mollyguard\n',
  '# <<< mollyguard\n# >>> mollyguard\n',
  `${block('\n')}${block('\n')}`,
])
  test(`half a block is left alone: ${JSON.stringify(text).slice(0, 40)}`, () =>
    assert.equal(write(lines, text, ['.env'], null).kind, 'broken'));

test('a block that was changed, gone or outdone is noticed', () => {
  const { text, written } = wrote(lines, 'dist/\n!mine\n', ['.env', '.npmrc']);
  const changed = (now: string | null, others: readonly string[] = []) =>
    assert.deepEqual(found(lines, now, written), { kind: 'changed', by: others });
  changed(text.replace('.npmrc\n', ''));
  changed(text.replace('.env\n', '.env\n!.env\n'));
  changed(text.replace('.env\n', '#.env\n'));
  changed(text.replace('# >>> mollyguard\n', ''));
  changed(text.replace('.env\n.npmrc\n', '.npmrc\n.env\n'));
  changed(`${text}!.env\n`, ['!.env']);
  changed(`!**/.env\n${text}`, ['!**/.env']);
  changed('');
  changed(null);
  assert.deepEqual(found(lines, text.replace('dist/', 'build/'), written), { kind: 'same' });
  assert.deepEqual(found(lines, text.replaceAll('\n', '\r\n'), written), { kind: 'same' });
});

const RULES = ['Read(**/.env)', 'Read(**/*.pem)'];
for (const [name, before, after] of [
  ['a new file', null, `{\n  "permissions": {\n    "deny": [\n      "Read(**/.env)",\n      "Read(**/*.pem)"\n    ]\n  }\n}\n`],
  [
    'other settings',
    `{\n  "model": "x"\n}\n`,
    `{\n  "model": "x",\n  "permissions": {\n    "deny": [\n      "Read(**/.env)",\n      "Read(**/*.pem)"\n    ]\n  }\n}\n`,
  ],
  [
    'a person’s own rules',
    `{\r\n\t"permissions": {\r\n\t\t"deny": [\r\n\t\t\t"Bash(x)"\r\n\t\t]\r\n\t}\r\n}`,
    `{\r\n\t"permissions": {\r\n\t\t"deny": [\r\n\t\t\t"Bash(x)",\r\n\t\t\t"Read(**/.env)",\r\n\t\t\t"Read(**/*.pem)"\r\n\t\t]\r\n\t}\r\n}`,
  ],
  ['one that is there', `{"permissions":{"deny":["Read(**/.env)"]}}`, `{"permissions":{"deny":["Read(**/.env)", "Read(**/*.pem)"]}}`],
  ['rules of another kind', `{ "permissions": { "allow": ["a"] } }\n`, undefined],
] as const)
  test(`a list: ${name}; twice is once; out again it is the same bytes`, () => {
    const one = wrote(claude, before, RULES);
    if (after !== undefined) assert.equal(one.text, after);
    assert.deepEqual(wrote(claude, one.text, RULES, one.written).text, one.text);
    assert.deepEqual(found(claude, one.text, one.written), { kind: 'same' });
    const out = removed(claude, one.text, one.written, before);
    if (name === 'rules of another kind') assert.deepEqual(JSON.parse(out ?? ''), JSON.parse(before ?? ''));
    else assert.equal(out, before);
  });

test('a list follows the rules: what is stale goes, what is a person’s stays', () => {
  const one = wrote(claude, '{"permissions":{"deny":["Read(**/a)"]}}', ['Read(**/a)', 'Read(**/b)']);
  const two = wrote(claude, one.text, ['Read(**/c)'], one.written);
  assert.deepEqual(JSON.parse(two.text), { permissions: { deny: ['Read(**/a)', 'Read(**/c)'] } });
  assert.deepEqual(found(claude, '{"permissions":{"deny":["Read(**/a)"]}}', two.written), { kind: 'changed', by: [] });
});

for (const [dialect, text] of [
  [claude, '{"permissions": 1}'],
  [claude, '{"permissions": {"deny": "all"}}'],
  [claude, '{ // mine\n}'],
  [claude, '[]'],
  [claude, '{'],
  [opencode, '{"permission": "allow"}'],
  [opencode, '{"permission": {"read": "ask"}}'],
  [zed, '{"private_files": "x"}'],
  [zed, '{"private_files": [], "private_files": ["a"]}'],
] as const)
  test(`left alone: ${dialect.id} ${text}`, () => assert.equal(write(dialect, text, ['x'], null).kind, 'broken'));

test('opencode: the last rule decides, a person’s own stay', () => {
  const before = `{\n  // mine\n  "permission": {\n    "read": {\n      "*": "ask",\n      ".env.ci": "allow"\n    }\n  }\n}\n`;
  const one = wrote(opencode, before, ['.env', '*/.env', '.env.ci']);
  assert.equal(one.text, before.replace('"allow"\n', '"allow",\n      ".env": "deny",\n      "*/.env": "deny"\n'));
  assert.equal(wrote(opencode, one.text, ['.env', '*/.env', '.env.ci'], one.written).text, one.text);
  assert.equal(removed(opencode, one.text, one.written, before), before);
  const opened = one.text.replace('"*/.env": "deny"', '"*/.env": "deny",\n      "*.env": "allow"');
  assert.deepEqual(found(opencode, opened, one.written), { kind: 'changed', by: ['*.env'] });
  assert.deepEqual(found(opencode, one.text.replace('"*/.env": "deny"', '"*/.env": "ask"'), one.written).kind, 'changed');
});

test('zed: comments stay', () => {
  const before = '{\n  // mine\n  "tab_size": 2,\n}\n';
  const one = wrote(zed, before, ['**/.env']);
  assert.ok(one.text.includes('// mine') && one.text.includes('**/.env'));
  assert.deepEqual(found(zed, one.text, one.written), { kind: 'same' });
});
