import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const source = path.join(__dirname, '../../src');
const files = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(path.join(folder, entry.name)) : entry.name.endsWith('.ts') ? [path.join(folder, entry.name)] : [],
  );
const texts = ['ui', 'host'].flatMap((name) =>
  files(path.join(source, name)).map((file) => [path.relative(source, file), readFileSync(file, 'utf8')] as const),
);
const using = (what: RegExp): readonly string[] => texts.filter(([, text]) => what.test(text)).map(([file]) => file);

// An agent can run any command of the editor, with any argument: none of ours may approve or loosen by itself.
test('answers are given in one place, where the person is asked', () => {
  assert.deepEqual(using(/\bguard\.answer\(/), ['ui/approval.ts']);
});

test('what loosens waits for words that are typed', () => {
  const loosening = using(/\bguard\.pause\(\{ minutes \}\)|\bguard\.askAgain\(|\bguard\.allow\(|\bhooks\.applyRemoval\(/);
  assert.deepEqual([...loosening].sort(), [
    'ui/alwaysAllow.ts',
    'ui/commands/allowAskingAgain.ts',
    'ui/commands/pause.ts',
    'ui/commands/removeHooks.ts',
  ]);
  for (const file of loosening) {
    const text = texts.find(([name]) => name === file)?.[1] ?? '';
    const typed = text.indexOf('if (!(await typedAnswer(');
    assert.ok(typed > 0 && typed < text.search(/guard\.pause\(|guard\.askAgain\(|guard\.allow\(|hooks\.applyRemoval\(/), file);
  }
});

test('the list of what is allowed for good is written in one place, behind the journal', () => {
  assert.deepEqual(using(/\ballowed\.add\(/), ['ui/alwaysAllow.ts']);
  assert.deepEqual(using(/ConfigurationTarget\.Global/), ['host/allowedSetting.ts']);
  const text = texts.find(([name]) => name === 'ui/alwaysAllow.ts')?.[1] ?? '';
  assert.ok(text.indexOf('guard.allow(') > 0 && text.indexOf('guard.allow(') < text.indexOf('allowed.add('));
});

test('no command takes what is typed, or an approval, as its argument', () => {
  const taking = texts
    .filter(([file, text]) => file.startsWith('ui/commands/') && /\brun\([^)]*,\s*\w+\)/.test(text))
    .map(([file]) => file);
  for (const file of taking) {
    const text = texts.find(([name]) => name === file)?.[1] ?? '';
    assert.doesNotMatch(text, /kind: '(?:typed|run-once)'/, file);
  }
});
