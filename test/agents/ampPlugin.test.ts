import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { pluginText } from '../../src/agents/amp/plugin';

const root = mkdtempSync('/tmp/mg-amp-');
after(() => rmSync(root, { recursive: true, force: true }));

type Handler = (event: unknown, context?: unknown) => Promise<unknown>;

/** The plugin as Amp loads it, with a launcher of this script. */
async function plugin(script: string | null, mode = 0o755): Promise<{ call: Handler; stdin(): string; load(amp: unknown): unknown }> {
  const launcher = path.join(mkdtempSync(path.join(root, 'p-')), 'hook');
  const file = path.join(path.dirname(launcher), 'mollyguard.mjs');
  if (script !== null) writeFileSync(launcher, `#!/bin/sh\ncd '${path.dirname(launcher)}'\n${script}\n`);
  if (script !== null) chmodSync(launcher, mode);
  writeFileSync(file, pluginText(launcher, '/home/me/mollyguard.ts'));
  const { default: load } = await import(file);
  const handlers = new Map<string, Handler>();
  load({ on: (name: string, handler: Handler) => handlers.set(name, handler), system: { workspaceRoot: new URL('file:///ws/a%20b') } });
  const call = handlers.get('tool.call');
  assert.ok(call && handlers.size === 1);
  return { call, load, stdin: () => readFileSync(path.join(path.dirname(launcher), 'stdin'), 'utf8') };
}

const EVENT = { tool: 'Bash', input: { cmd: 'ls' }, toolUseID: 'u', thread: { id: 'T-1' } };
const FAILED = {
  action: 'reject-and-continue',
  message:
    'Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or delete /home/me/mollyguard.ts and start Amp anew to remove this hook.',
};
const KEEPS = '/bin/cat > stdin';

describe('the plugin of Amp', () => {
  test('silence lets the call run; the launcher gets one line', async () => {
    const at = await plugin(KEEPS);
    assert.deepEqual(await at.call(EVENT), { action: 'allow' });
    assert.equal(at.stdin(), '{"plugin":"amp","tool":"Bash","callID":"u","thread":"T-1","directory":"/ws/a b","input":{"cmd":"ls"}}\n');
  });
  test('a denial rejects with its reason, and the agent goes on', async () => {
    const at = await plugin(`${KEEPS}; printf '%s' '{"decision":"deny","reason":"because “x”"}'`);
    assert.deepEqual(await at.call(EVENT), { action: 'reject-and-continue', message: 'because “x”' });
  });
  test('exit status 2 rejects with what stands on stderr', async () => {
    assert.deepEqual(await (await plugin('echo "do this" >&2; exit 2')).call(EVENT), { action: 'reject-and-continue', message: 'do this' });
  });
  const failing: readonly (readonly [name: string, script: string | null, mode?: number])[] = [
    ['is not there', null],
    ['is not executable', 'exit 0', 0o644],
    ['ends with 1', 'exit 1'],
    ['ends with 2 and no word', 'exit 2'],
    ['is killed', 'kill -9 $$'],
    ['prints garbage', 'echo garbage'],
    ['prints an empty object', 'echo "{}"'],
    ['allows in a way that is not ours', 'echo \'{"decision":"allow"}\''],
    ['denies without a reason', 'echo \'{"decision":"deny"}\''],
  ];
  for (const [name, script, mode] of failing)
    test(`the launcher ${name}: rejected`, async () => assert.deepEqual(await (await plugin(script, mode)).call(EVENT), FAILED));

  test('a call that cannot be written down, or tells nothing: rejected or asked, never thrown', async () => {
    const at = await plugin(KEEPS);
    const input: Record<string, unknown> = {};
    input.self = input;
    assert.deepEqual(await at.call({ ...EVENT, input }), FAILED);
    assert.deepEqual(await at.call(undefined), FAILED);
  });
  test('a call that is changed while it is checked: rejected', async () => {
    const at = await plugin('/bin/cat > /dev/null; /bin/sleep 0.2');
    const event = { ...EVENT, input: { cmd: 'ls' } };
    const answer = at.call(event);
    event.input.cmd = 'rm -rf /';
    assert.deepEqual(await answer, {
      action: 'reject-and-continue',
      message: 'Mollyguard did not let this call run: it was changed while it was checked.',
    });
  });
});
