import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

/** Calls that make a row, at the beginning of a line; a loop counts once. */
const rowsIn = (folder: string, call: RegExp): number =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .reduce((sum, name) => sum + (readFileSync(path.join(folder, name), 'utf8').match(call)?.length ?? 0), 0);

test('at least 300 rows of files, environment and command prove the environments', () => {
  const table = rowsIn(__dirname, /^(?:row|t)\(/gm);
  const detectors = rowsIn(path.join(__dirname, '..'), /^ *[a-z]\w*\((?:'|"|`|$)/gm);
  assert.ok(table >= 300, `${table} rows of commands`);
  assert.ok(detectors >= 150, `${detectors} rows of detectors`);
});
