import assert from 'node:assert/strict';
import { chmodSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { asNeeded, foundIn, type Home, home, homeAgain, shortLine } from './home';

const AGENTS = ['antigravity', 'windsurf', 'devin', 'kiro', 'factory', 'augment', 'amp'];

test('as set-up leaves them: each denies and lets pass', async () => {
  const at = await home(undefined, AGENTS);
  const report = await at.examine();
  assert.deepEqual(
    foundIn(report, at).filter((one) => AGENTS.some((agent) => one.startsWith(agent))),
    [],
  );
  const lines = report.checks.filter(({ agent }) => agent !== null && AGENTS.includes(agent)).map(shortLine);
  const each = (agent: string) =>
    ['registered ok', 'denies ok', 'passes ok', 'switches ok', 'version skipped'].map((line) => `${agent}/${line}`);
  // Augment's script has a line of its own, after those of its settings.
  const expected = AGENTS.flatMap((agent) => (agent === 'augment' ? [...each(agent), 'augment/registered ok'] : each(agent)));
  assert.deepEqual(lines, expected);
});

const json = (agent: string, change: (whole: ReturnType<typeof JSON.parse>) => void) => (at: Home) =>
  at.edit(at.file(agent), (text) => {
    const whole = JSON.parse(text);
    change(whole);
    return JSON.stringify(whole, null, 2);
  });
const script = (at: Home): string => path.join(at.home, '.augment/hooks/mollyguard.sh');

const rows: readonly { readonly fault: string; readonly prepare: (at: Home) => unknown; readonly found: readonly string[] }[] = [
  {
    fault: 'Antigravity’s hook is switched off by its own key',
    prepare: json('antigravity', (whole) => {
      whole.mollyguard.enabled = false;
    }),
    found: ['antigravity/registered problem hook-settings-changed ~/.gemini/config/hooks.json'],
  },
  {
    fault: 'a comment in Antigravity’s file',
    prepare: (at) => at.edit(at.file('antigravity'), (text) => `// mine\n${text}`),
    found: ['antigravity/registered problem hook-file-broken ~/.gemini/config/hooks.json'],
  },
  {
    fault: 'one of Cascade’s events has no entry',
    prepare: json('windsurf', (whole) => {
      delete whole.hooks.pre_write_code;
    }),
    found: ['windsurf/registered problem hook-event-missing ~/.codeium/windsurf/hooks.json'],
  },
  {
    fault: 'Devin is asked for one tool only',
    prepare: json('devin', (whole) => {
      whole.hooks.PreToolUse[0].matcher = 'read';
    }),
    found: ['devin/registered problem hook-settings-changed ~/.config/devin/config.json'],
  },
  {
    fault: 'Kiro’s hook is switched off',
    prepare: json('kiro', (whole) => {
      whole.hooks[0].enabled = false;
    }),
    found: ['kiro/registered problem hook-settings-changed ~/.kiro/hooks/mollyguard.json'],
  },
  {
    fault: 'Factory’s lists below a key at which nobody looks',
    prepare: json('factory', (whole) => {
      whole.hooks = { PreToolUse: whole.PreToolUse };
      delete whole.PreToolUse;
    }),
    found: ['factory/registered problem hook-missing ~/.factory/hooks.json'],
  },
  {
    fault: 'a project switches Factory’s hooks off',
    prepare: (at) => at.write(path.join(at.folder, '.factory/settings.json'), '{"hooksDisabled":true}'),
    found: ['factory/switches problem hooks-switched-off project/.factory/settings.json'],
  },
  {
    fault: 'a time-out in seconds, where Auggie counts in milliseconds',
    prepare: json('augment', (whole) => {
      whole.hooks.PreToolUse[0].hooks[0].timeout = 900;
    }),
    found: ['augment/registered problem hook-settings-changed ~/.augment/settings.json'],
  },
  {
    fault: 'Augment’s script is gone',
    prepare: (at) => rmSync(script(at)),
    found: [
      'augment/denies problem probe-not-denied ~/.augment/settings.json',
      'augment/passes problem harmless-denied ~/.augment/settings.json',
      'augment/registered problem hook-missing ~/.augment/hooks/mollyguard.sh',
    ],
  },
  {
    fault: 'Augment’s script is no program',
    prepare: (at) => chmodSync(script(at), 0o644),
    found: [
      'augment/denies problem probe-not-denied ~/.augment/settings.json',
      'augment/passes problem harmless-denied ~/.augment/settings.json',
      'augment/registered problem hook-settings-changed ~/.augment/hooks/mollyguard.sh',
    ],
  },
  {
    fault: 'Amp’s plugin was changed',
    prepare: (at) => at.edit(at.file('amp'), (text) => text.replace("'reject-and-continue'", "'allow'")),
    found: ['amp/registered problem hook-settings-changed ~/.config/amp/plugins/mollyguard.ts'],
  },
];

for (const { fault, prepare, found } of rows)
  test(fault, async () => {
    const { untried } = asNeeded(found);
    const at = await (untried ? homeAgain(AGENTS) : home(undefined, AGENTS));
    await prepare(at);
    const mine = foundIn(await at.examine({ untried }), at).filter((one) => AGENTS.some((agent) => one.startsWith(`${agent}/`)));
    assert.deepEqual(mine, found);
  });
