import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScopeStore } from '../../src/host/scopeStore';
import { type KeptScopes, NO_SCOPES } from '../../src/protocol/scopes';

/** As the editor keeps it: text, over restarts. */
function memory(before?: unknown) {
  let text = JSON.stringify(before);
  return {
    get: (): unknown => (text === undefined ? undefined : JSON.parse(text)),
    update: async (_key: string, value: unknown): Promise<void> => {
      text = JSON.stringify(value);
    },
  };
}
const kept: KeptScopes = {
  workspace: { name: 'staging' },
  window: { name: 'preview' },
  conversations: [{ agent: 'cursor', conversation: 'c', name: 'local' }],
  wider: [{ place: { kind: 'window' }, name: 'production', until: null }],
};

test('a fresh server of the same window is told all of it', () => {
  const store = new ScopeStore(memory(), 'one');
  assert.deepEqual(store.kept, NO_SCOPES);
  store.keep(kept);
  assert.deepEqual(store.kept, kept);
});

test('after a reload nothing is wider; after a restart the window’s own is over', () => {
  const place = memory();
  new ScopeStore(place, 'one').keep(kept);
  assert.deepEqual(new ScopeStore(place, 'one').kept, { ...kept, wider: [] });
  assert.deepEqual(new ScopeStore(place, 'two').kept, { ...kept, window: null, wider: [] });
});

test('what is not as it was written is left out', () => {
  for (const wrong of [7, 'x', null, [], { workspace: 'production', conversations: 'all', session: 'one', window: { name: null } }])
    assert.deepEqual(new ScopeStore(memory(wrong), 'one').kept, NO_SCOPES, JSON.stringify(wrong));
});
