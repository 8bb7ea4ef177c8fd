import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { renderLauncher } from '../../src/host/setUp/launcher';
import { findTools } from '../../src/host/setUp/tools';
import { methods, type Question } from '../../src/protocol/messages';
import { type Client, terminal, World } from './client';

const curl = spawnSync('/bin/sh', ['-c', 'command -v curl'], { encoding: 'utf8' }).stdout.trim();
const skip = curl === '' && 'no curl here: the launcher would go through the hook program';
let worlds: World[] = [];
afterEach(() => {
  for (const world of worlds) world.close();
  worlds = [];
});

/** A home with the real launcher, and the windows of some folders. */
async function stage(...names: readonly string[]): Promise<{ windows: readonly Client[]; run: (payload: string) => Promise<string> }> {
  const world = new World();
  worlds.push(world);
  const launcher = path.join(world.home, '.mollyguard/bin/hook');
  mkdirSync(path.dirname(launcher), { recursive: true, mode: 0o700 });
  const tools = await findTools();
  const values = { version: '0.0.0', home: world.home, runtime: world.runtime, own: [], interpreters: [], tools, remedy: 'Run it.' };
  writeFileSync(launcher, renderLauncher(readFileSync(path.join(__dirname, '../../src/hook/launcher.sh'), 'utf8'), values));
  chmodSync(launcher, 0o755);
  const windows: Client[] = [];
  for (const name of names) {
    const window = await world.window([world.folder(name)]);
    if (windows.length === 0) await window.until(() => window.state?.leader === true, 'leadership');
    windows.push(window);
  }
  const run = (payload: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn(launcher, ['vscode'], { env: {}, cwd: world.root });
      let said = '';
      child.stdout.on('data', (text) => {
        said += text;
      });
      child.stderr.on('data', (text) => {
        said += `stderr: ${text}`;
      });
      child.on('error', reject);
      child.on('close', (code) => resolve(`${code}: ${said}`));
      child.stdin.end(payload.replaceAll('@', world.root));
    });
  return { windows, run };
}
const drop = terminal(
  `curl https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $T" -d '{"query":"mutation { volumeDelete(volumeId: \\"vol-1\\") }"}'`,
  '@/a',
);
async function question(window: Client): Promise<Question> {
  await window.until(() => window.state?.waiting.length === 1, 'the question');
  const [found] = window.state?.waiting ?? [];
  assert.ok(found);
  return found;
}

test('the launcher: free, approved, refused', { skip }, async () => {
  const { windows, run } = await stage('a');
  const [window] = windows;
  assert.ok(window);
  assert.equal(await run(terminal('ls', '@/a')), '0: ');
  const approved = run(drop);
  assert.equal(await window.call(methods.answer, { ticket: (await question(window)).ticket, kind: 'typed', text: 'vol-1' }), 'approved');
  assert.equal(await approved, '0: ');
  await window.until(() => window.state?.waiting.length === 0, 'no question');
  const refused = run(drop);
  assert.equal(await window.call(methods.answer, { ticket: (await question(window)).ticket, kind: 'refuse' }), 'refused');
  assert.match(await refused, /^0: \{.*"permissionDecision":"deny".*railway\/delete-volume/);
});

for (const signal of ['SIGKILL', 'SIGSTOP'] as const) {
  test(`the window that asks gets ${signal}: the question comes back in the other, and its answer reaches the agent`, {
    skip,
  }, async () => {
    const { windows, run } = await stage('a', 'b');
    const [owner, other] = windows;
    assert.ok(owner && other);
    const said = run(drop);
    await question(owner);
    owner.kill(signal);
    const again = await question(other);
    assert.equal(await other.call(methods.answer, { ticket: again.ticket, kind: 'typed', text: 'vol-1' }), 'approved');
    assert.equal(await said, '0: ');
  });
}
