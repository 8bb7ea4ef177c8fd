import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { methods } from '../../src/protocol/messages';
import { POLICIES } from '../../src/protocol/policies';
import { MACHINE_POLICY } from '../../src/server/machinePolicy';
import { type Client, send, terminal, World } from './client';

const it = (name: string, body: (world: World, folder: string) => Promise<void>): void => {
  test(name, async () => {
    const world = new World();
    try {
      await body(world, world.folder('shop', { 'README.md': 'shop' }));
    } finally {
      world.close();
    }
  });
};
async function led(world: World, ...of: Parameters<World['window']>): Promise<Client> {
  const window = await world.window(...of);
  await window.until(() => window.state?.leader === true, 'leadership');
  return window;
}
const write = (folder: string, value: unknown): string => {
  const text = JSON.stringify(value, null, 2);
  writeFileSync(path.join(folder, 'mollyguard.json'), text);
  return text;
};
let attempts = 0;
/** The status of an action: 200 an answer, 202 it waits; with what an agent reads in a denial. */
async function tried(world: World, command: string, folder: string): Promise<string> {
  attempts += 1;
  const { status, body } = await send(
    world.socket,
    `/v1/actions?agent=vscode&attempt=t${attempts}`,
    terminal(command, folder, { tool_use_id: `t${attempts}` }),
  );
  return status === 202 ? 'waits' : body === '' ? 'free' : (body ?? '').replaceAll('\\"', '"');
}
const keys = ({ state }: Client): readonly string[] =>
  (state?.problems ?? []).filter(({ id }) => id === 'policy-not-accepted').map(({ data }) => data.key ?? '');
const DROP = "psql -h db.test.example shop -c 'DROP TABLE orders'";
const LIST = 'acmectl tenant list';
const DELETE = 'acmectl tenant delete t1';
const RULE = {
  id: 'acme/delete-tenant',
  when: { call: 'program', program: 'acmectl', verb: ['tenant', 'delete'] },
  verb: 'delete',
  class: 'data',
  resource: { kind: 'tenant', name: ['arg:0'] },
  dies: 'all its orders',
  undo: 'None known.',
  safer: 'Archive it.',
  docs: 'https://docs.example.com/tenants',
  examples: { held: [DELETE], free: [LIST] },
};

it('a verdict knows what a policy file says from the moment it is written', async (world, folder) => {
  const window = await led(world, [folder]);
  assert.equal(await tried(world, DELETE, folder), 'free');
  write(folder, { rules: [RULE], approvers: { names: ['Ada Example'], note: 'just type it' } });
  assert.equal(await tried(world, DELETE, folder), 'waits');
  assert.equal(await tried(world, LIST, folder), 'free');
  await window.until(() => (window.state?.waiting.length ?? 0) > 0, 'the question');
  const question = window.state?.waiting[0];
  assert.deepEqual(
    [question?.expects, question?.dies, question?.undo, question?.safer],
    ['t1', 'all its orders', 'None known.', 'Archive it.'],
  );
  // A sentence that nobody has accepted is not shown.
  assert.deepEqual([question?.reason.data.approvers, question?.reason.data.asks], ['Ada Example', undefined]);
  write(folder, { protected: [{ name: 'orders', level: 'deny' }] });
  assert.match(await tried(world, DROP, folder), /A policy of this project or machine says that it must not be lost/);
  // Taken out, the rule still counts.
  assert.equal(await tried(world, 'acmectl tenant delete t2', folder), 'waits');
  await window.until(() => keys(window).some((key) => key.includes('rules acme/delete-tenant')), 'the problem');
});

it('what loosens counts once a person has accepted this very text', async (world, folder) => {
  const window = await led(world, [folder]);
  const environments = { local: { match: ['db.test.example'] } };
  const levels = async (): Promise<unknown> => {
    const before = window.state?.waiting.length ?? 0;
    assert.equal(await tried(world, `${DROP} # ${attempts}`, folder), 'waits');
    await window.until(() => (window.state?.waiting.length ?? 0) > before, 'the question');
    return window.state?.waiting.at(-1)?.environment;
  };
  const text = write(folder, { environments });
  assert.equal(await levels(), 'unknown');
  await window.until(() => keys(window).join() === 'environments.local', 'the problem');
  window.tell(POLICIES, { accepted: [{ folder, text }] });
  await window.until(() => keys(window).length === 0, 'no problem');
  assert.equal(await levels(), 'local');
  write(folder, { environments: { local: { match: ['db.test.example', 'db.example'] } } });
  assert.equal(await levels(), 'unknown');
  write(folder, { environments });
  assert.equal(await levels(), 'local');
  window.tell(POLICIES, { accepted: 'all' });
  assert.equal(await levels(), 'local');
});

it('what is wrong is told to the window and on its line, with the remedy', async (world, folder) => {
  const published: unknown[] = [];
  const window = await led(world, [folder]);
  window.child.on('message', (message: { method?: string; params?: unknown }) => {
    if (message.method === 'textDocument/publishDiagnostics') published.push(message.params);
  });
  writeFileSync(
    path.join(folder, 'mollyguard.json'),
    '{\n  "protectd": [],\n  "scope": "staging",\n  "protected": [{ "name": "*" }],\n  "rules": [{ "id": "x" }]\n}',
  );
  await window.until(() => published.length > 0, 'diagnostics');
  const { uri, diagnostics } = published.at(-1) as {
    uri: string;
    diagnostics: readonly { range: { start: { line: number } }; severity: number; message: string }[];
  };
  assert.equal(uri, pathToFileURL(path.join(folder, 'mollyguard.json')).href);
  const lines = diagnostics.map(({ range, severity, message }) => `${range.start.line + 1} ${severity} ${message}`);
  for (const expected of [
    /^2 1 "protectd" is not known\. Known keys are environments/,
    /^3 2 "scope" loosens, so it does not count yet\. Run "Mollyguard: Review Policy…"/,
    /^4 3 "\*" is true of everything: everything counts as production/,
    /^5 1 "rules\[0\]\.id" must be written, such as "acme\/delete-tenant"/,
    /^5 1 "rules\[0\]" needs "when", "verb"/,
  ])
    assert.ok(
      lines.some((line) => expected.test(line)),
      `${expected} in ${lines.join('\n')}`,
    );
  await window.until(() => window.state?.problems.some(({ data }) => data.key === 'protectd') === true, 'the problem');
  rmSync(path.join(folder, 'mollyguard.json'));
  await window.until(() => JSON.stringify(published.at(-1)).includes('still count'), 'the removal');
});

it('the machine stands above the window', async (world, folder) => {
  const etc = world.folder('etc');
  const file = path.join(etc, 'policy.json');
  const machine = { file, owner: process.getuid?.() ?? 0 };
  writeFileSync(
    file,
    JSON.stringify({
      observe: false,
      pauses: false,
      minimumHoldSeconds: 60,
      scopeCeiling: 'staging',
      environments: { production: { match: ['live.example'] } },
    }),
  );
  const window = await led(world, [folder], { mode: 'observe', holdSeconds: 10 }, { machine });
  await window.until(() => window.state?.problems.some(({ data }) => data.key === 'mollyguard.mode') === true, 'the problem');
  assert.deepEqual([window.state?.mode, window.state?.scope?.name], ['guard', 'staging']);
  assert.equal(await window.call(methods.pause, { minutes: 5 }), 'forbidden');
  assert.match(
    await tried(world, "psql -h live.example shop -c 'DROP TABLE orders'", folder),
    /limited this work to the environment "staging"/,
  );
  assert.match(await tried(world, `echo '{}' | sudo tee ${MACHINE_POLICY.file}`, folder), /switch off or change Mollyguard/);
  rmSync(file);
  await window.until(() => window.state?.mode === 'observe', 'the window’s own mode');
});

it('a file below the window’s folder only tightens', async (world, folder) => {
  const sub = path.join(folder, 'packages');
  mkdirSync(sub);
  await led(world, [folder]);
  write(sub, { rules: [RULE], environments: { local: { match: ['db.test.example'] } }, mode: 'observe' });
  assert.equal(await tried(world, DELETE, sub), 'waits');
  assert.equal(await tried(world, DELETE.replace('t1', 't7'), folder), 'free');
  assert.equal(await tried(world, DROP, sub), 'waits');
});
