import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codecs } from '../../../src/agents/index';
import { unseenReads } from '../../../src/server/diagnostics/unseenReads';

/** Words by which an adapter says that something is read without its hook. */
const READS = /\bindex\b|attache?[ds]?\b|searches,|other chat extensions/;

test('the short list of unseen reads says what the adapters say', () => {
  const said = codecs.filter(({ id, blind }) => READS.test(blind) && id !== 'cline-vscode').map(({ id }) => id);
  assert.deepEqual(
    codecs.filter(({ id }) => unseenReads(id) !== null).map(({ id }) => id),
    said,
  );
});
