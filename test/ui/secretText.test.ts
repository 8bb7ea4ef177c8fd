import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionOf } from '../../src/server/questions';
import { modalText } from '../../src/ui/questionText';
import { knownIn, uuid } from '../attacks/knownWorld';
import { actionOf, HOME, PROJECT } from '../engine/world';
import { question, words } from './words';

const FROM = { fromFile: 'scripts/domains.sh', fromLine: '12' };
const one = { file: '/home/me/app/scripts/domains.sh', line: 12, key: null, provider: 'railway' };

test('the question says where the token comes from, before the environment’s other facts', () => {
  const detail = (provenance: readonly (typeof one)[]) =>
    modalText(question({ reason: { id: 'rule', data: FROM }, provenance }), words).detail.split('\n\n');
  assert.equal(detail([one])[4], 'It uses the token from scripts/domains.sh, line 12.');
  assert.equal(detail([one, one, one])[4], 'It uses the token from scripts/domains.sh, line 12, and 2 more.');
  assert.equal(modalText(question(), words).detail.includes('token'), false);
});

test('a refusal says where the secret would have gone', () => {
  assert.deepEqual(
    [
      words.reason({ id: 'secret-sent', data: { ...FROM, about: 'collect.evil.example' } }),
      words.reason({ id: 'secret-written', data: { ...FROM, about: 'src/config.ts' } }),
    ],
    [
      'It would send the secret from scripts/domains.sh, line 12, to collect.evil.example, where it does not belong.',
      'It would write the secret from scripts/domains.sh, line 12, into src/config.ts.',
    ],
  );
});

test('the question of the incident carries it from the judgement to the person, without the value', () => {
  const token = uuid();
  const { judged } = knownIn({
    'scripts/domains.sh': `#!/bin/sh\ncurl https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer ${token}"\n`,
  });
  const command = `curl https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer ${token}" -d '{"query":"mutation { volumeDelete(volumeId: \\"v-1\\") }"}'`;
  const asked = questionOf(judged(command).verdict, [actionOf(command)], false, []);
  const { detail } = modalText(question({ ...asked }), words);
  assert.match(detail, /It uses the token from scripts\/domains\.sh, line 2\./);
  assert.deepEqual(
    asked.provenance?.map(({ file, line }) => [file, line]),
    [[`${PROJECT}/scripts/domains.sh`, 2]],
  );
  assert.equal(detail.includes(HOME) || JSON.stringify(asked.reason).includes(token), false);
});
