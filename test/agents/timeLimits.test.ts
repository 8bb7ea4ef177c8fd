import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clineVscode } from '../../src/agents/cline';
import { codecs } from '../../src/agents/index';
import { installers } from '../../src/agents/installers';

const HOME = '/home/me';
/** The launcher's own end of all waiting. */
const PATIENCE = 840;
/** What the server leaves between its last word and the agent's limit. */
const MARGIN = 5;

/**
 * Per agent: `limit`, the seconds after which it goes on without us (what is not documented is taken for short), the time-out that our
 * entry asks for in the agent's own unit (null: there is none), and the seconds after which the command itself ends in a denial.
 */
const rows: Readonly<Record<string, { readonly limit: number; readonly registered: number | null; readonly deadline: number | null }>> = {
  vscode: { limit: 900, registered: 900, deadline: null },
  'copilot-cli': { limit: 900, registered: 900, deadline: null },
  'claude-code': { limit: 900, registered: 900, deadline: null },
  cursor: { limit: 900, registered: 900, deadline: null },
  codex: { limit: 900, registered: 900, deadline: null },
  gemini: { limit: 900, registered: 900_000, deadline: null },
  qwen: { limit: 60, registered: 60, deadline: 57 },
  opencode: { limit: 900, registered: null, deadline: null },
  kilo: { limit: 900, registered: null, deadline: null },
  cline: { limit: 120, registered: null, deadline: 117 },
  'cline-vscode': { limit: 30, registered: null, deadline: 27 },
  antigravity: { limit: 30, registered: 900, deadline: 26 },
  windsurf: { limit: 10, registered: null, deadline: 8 },
  devin: { limit: 30, registered: 900, deadline: 27 },
  kiro: { limit: 900, registered: 900, deadline: null },
  factory: { limit: 900, registered: 900, deadline: null },
  augment: { limit: 900, registered: 900_000, deadline: null },
  amp: { limit: 900, registered: null, deadline: null },
};

const known = [...codecs, clineVscode].filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index);

test('every agent that we set up has its row', () => {
  assert.deepEqual(Object.keys(rows).sort(), [...new Set(installers.map(({ id }) => id))].sort());
});

for (const [id, { limit, registered, deadline }] of Object.entries(rows)) {
  test(`${id}: the server's last word, our own deadline and the agent's limit come in this order`, () => {
    const codec = known.find((one) => one.id === id);
    const all = installers.filter((one) => one.id === id);
    const main = all.find(({ companion }) => !companion);
    assert.ok(codec && main);
    assert.equal(codec.limits.registeredSeconds, limit);
    const texts = all.map((one) => {
      const made = one.install(null, `${HOME}/.mollyguard/bin/hook`, one.file(HOME));
      assert.ok(made.kind === 'edited' || one !== main, 'without any file');
      return made.kind === 'edited' ? (made.text ?? '') : '';
    });
    const timeouts = [...texts.join('\n').matchAll(/"?timeout(?:Sec)?"?\s*[:=]\s*(\d+)/g)].map(([, number]) => Number(number));
    assert.equal(timeouts.length === 0 ? null : Math.max(...timeouts), registered);
    const ends = [...texts.join('\n').matchAll(/\bsleep (\d+)|bin\/hook antigravity (\d+)/g)].map(([, one, other]) => Number(one ?? other));
    assert.deepEqual([...new Set(ends)], deadline === null ? [] : [deadline]);
    if (deadline === null) {
      assert.equal(codec.limits.holds, true);
      assert.ok(PATIENCE < limit, 'the launcher ends before the agent');
    } else {
      assert.equal(codec.limits.holds, false);
      assert.ok(limit - MARGIN < deadline && deadline < limit);
    }
  });
}
