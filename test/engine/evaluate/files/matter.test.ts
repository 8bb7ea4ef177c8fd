import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANGES } from '../../../../src/engine/evaluate/files/afterState';
import { PLACES } from '../../../../src/engine/evaluate/files/place';
import { providers } from '../../../../src/engine/rules/index';
import type { Rule } from '../../../../src/engine/rules/rule';
import { actionOf, HOME, judgeIn } from '../../world';

const VERBS = ['delete', 'overwrite', 'truncate', 'append', 'create', 'move', 'permissions', 'read', 'format', 'discard'];
const rules: readonly Rule[] = providers.flatMap((provider) => provider.rules);

test('every verb, place and change that a rule names is one', () => {
  const unknown = rules.flatMap(({ id, when }) =>
    [when].flat().flatMap((one) => {
      if (one.call !== 'file') return [];
      // What off-limits files and credentials are given away by is no change of a file.
      const known: readonly string[] = [...VERBS, ...PLACES, ...CHANGES, 'show', 'copy', 'upload'];
      return [...one.verb, ...one.place, ...(one.change ?? [])].filter((word) => !known.includes(word)).map((word) => `${id}: ${word}`);
    }),
  );
  assert.deepEqual(unknown, []);
});

test('every place but those where nothing is lost has a rule for deleting', () => {
  const held = new Set(
    rules.flatMap(({ when }) => [when].flat().flatMap((one) => (one.call === 'file' && one.verb.includes('delete') ? one.place : []))),
  );
  assert.deepEqual(
    PLACES.filter((place) => !held.has(place)),
    // Neither is a file of somebody's.
    ['device-null', 'credential'],
  );
  for (const path of ['~/.ssh/id_ed25519', '~/.aws/credentials'])
    assert.equal(judgeIn(actionOf(`rm ${path}`), { files: { [path.replace('~', HOME)]: 'x' } }).verdict.rule, 'filesystem/delete-outside');
});
