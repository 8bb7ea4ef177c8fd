import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titleText } from '../../src/ui/titleText';
import { words } from './words';

test('the title says every environment but the one where nothing is at stake', () => {
  const rows = [
    ['production', 'PRODUCTION'],
    ['staging', 'Staging'],
    ['preview', 'Preview'],
    ['unknown', 'Unknown environment'],
    ['local', ''],
    ['off', 'Mollyguard off'],
    [null, ''],
  ] as const;
  for (const [shown, title] of rows) assert.equal(titleText(shown, words), title, String(shown));
});
