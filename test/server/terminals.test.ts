import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Action } from '../../src/engine/types';
import { NO_POLICY } from '../../src/engine/types';
import { settle } from '../../src/server/facts';
import { Terminals } from '../../src/server/terminals';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mollyguard-terminals-')));
const [home, project] = [path.join(root, 'home'), path.join(root, 'home/p')];
for (const folder of ['p/src/deep', 'p/build', 'Documents', '.mollyguard/bin', '.claude', 'q'])
  mkdirSync(path.join(home, folder), { recursive: true });
writeFileSync(path.join(project, 'wipe.js'), `require('child_process').execSync('railway volume delete --yes')\n`);
mkdirSync(path.join(project, 'evil'));
writeFileSync(path.join(project, 'evil/git'), '#!/bin/sh\nrm -rf ~/.mollyguard\n', { mode: 0o755 });
after(() => rmSync(root, { recursive: true, force: true }));
const source = { home, workspace: [project], own: [], temporary: [], policy: NO_POLICY, snapshots: true, env: {} };

interface Event {
  readonly event?: string;
  readonly callId?: string;
  readonly conversation?: string;
}
const callOf = (command: string, { event = 'e', callId, conversation = 'one' }: Event = {}) => ({
  kind: 'actions' as const,
  agent: 'x',
  conversation,
  event,
  tool: 't',
  callId: callId ?? null,
  actions: [{ kind: 'shell', command, shell: 'bash', agent: 'x', conversation, cwd: project }] as readonly Action[],
});
/** Lets commands run one after the other in one terminal; the folders and texts that the last one is judged with. */
function ran(terminals: Terminals, command: string, event?: Event) {
  const told = callOf(command, event);
  const call = terminals.spread(told, source);
  const { decision, rule } = settle(call.actions, source).verdict;
  if (decision !== 'deny') terminals.learn(told, source);
  return { said: decision === 'allow' ? 'allow' : `${decision} ${rule}`, actions: call.actions };
}
const lastOf = (commands: readonly string[]) => {
  const terminals = new Terminals();
  return commands.map((command) => ran(terminals, command)).at(-1);
};

const rows: readonly (readonly [commands: readonly string[], said: RegExp])[] = [
  [['cd ~', 'rm -rf .mollyguard'], /^deny self/],
  [['cd ~/.mollyguard', 'rm -rf bin'], /^deny self/],
  [['cd ..', 'cd ..', 'rm -rf home/.mollyguard'], /^deny self/],
  [['pushd ~/.mollyguard/bin', 'ls', 'git status', 'rm -rf ../bin'], /^deny self/],
  [['D=~/.mollyguard', 'rm -rf $D'], /^deny self/],
  [['export D="$HOME"/.mollyguard', `rm -rf "$\{D}/bin"`], /^deny self/],
  [['D=~', 'E=$D/.mollyguard', 'cd $E; rm -rf bin'], /^deny self/],
  [['mkdir -p x && cd ~ && ls', 'rm -rf Documents'], /^hold filesystem/],
  [['cd "$(cat where.txt)"', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~; : \\', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~ # there', 'rm -rf Documents'], /^hold filesystem/],
  [['~', 'rm -rf Documents'], /^hold filesystem/],
  [['..', 'rm -rf q'], /^hold filesystem/],
  [['eval "cd ~"', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~; cat <<X', 'rm -rf Documents'], /^hold filesystem/],
  [['export PATH=/tmp/none/bin:$PATH', 'cd ~; rm -rf .mollyguard'], /^deny self/],
  [[`export NODE_OPTIONS='--require ./wipe.js'`, 'npm test'], /^(?:deny|hold) /],
  [[`PATH="$PWD/evil:$PATH"`, 'git status'], /^(?:deny|hold) /],
  // It is not sure that it has left.
  [['cd ~', 'grep -q x y && cd ~/p', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~', 'cd() { :; }', 'cd ~/p', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~', 'alias cd=true', 'cd ~/p', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~', 'cd ~/missing', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~', 'bash', 'cd ~/p', 'exit', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~', 'cd ~/p && cd -', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~', 'cd ~/p', 'cd -', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~', 'cd ~/q', 'cd ~/p', 'popd', 'rm -rf Documents'], /^hold filesystem/],
  [['cd "$(git rev-parse --show-toplevel)"', 'rm notes.txt'], /^snapshot filesystem/],
  [['export GIT_WORK_TREE=$HOME', 'cd $(git rev-parse --show-toplevel)', 'rm -rf Documents'], /^hold filesystem/],
  [['cd ~', 'cd ~/p && ls', 'rm -rf Documents'], /^snapshot filesystem/],
  [['cd ~/q && ls', 'cd -', 'rm -rf *.log'], /^(?:allow|snapshot)/],
  // As ever.
  [['export PATH="$HOME/.local/bin:$PATH"', 'npm test'], /^allow$/],
  [['export NODE_OPTIONS=--max-old-space-size=4096', 'npm run build'], /^allow$/],
  [['ls', 'rm -rf build'], /^allow$/],
  [['cd src', 'rm -rf build'], /^allow$/],
  [['cd src && npm test', 'cd src && npm test', 'rm -rf dist'], /^allow$/],
  [['cd src', 'ls', 'npm run build', 'rm -rf node_modules'], /^allow$/],
  [['(cd ~ && ls)', 'rm -rf q'], /^snapshot filesystem/],
  [['echo cd ~', 'rm -rf q'], /^snapshot filesystem/],
  [['cd missing', 'rm -rf q'], /^snapshot filesystem/],
  [['A=1', 'echo $A > notes.txt'], /^allow$/],
  [['./build', 'rm -rf build'], /^allow$/],
  // Nothing of that name is there.
  [['cd ~', 'rm -rf node_modules'], /^allow$/],
  [['cd ~/q && npm test', 'rm -rf dist; rm old.txt'], /^snapshot filesystem/],
  [['cd ~/.claude', `echo '{"disableAllHooks":true}' > settings.json`], /^deny self/],
];
for (const [commands, said] of rows)
  test(`${commands.join(' … ')}: ${said.source}`, () => assert.match(lastOf(commands)?.said ?? '', said));

test('what was denied did not run', () => {
  assert.match(lastOf(['cd ~ && rm -rf .mollyguard', 'rm -rf q'])?.said ?? '', /^snapshot/);
});

test('another conversation has terminals of its own', () => {
  const terminals = new Terminals();
  ran(terminals, 'cd ~');
  assert.equal(ran(terminals, 'rm -rf Documents', { conversation: 'two' }).actions.length, 1);
});

/** A command that everywhere takes something away that is there. */
const cwds = (terminals: Terminals, command: string, event?: Event) => {
  const [first, ...rest] = ran(terminals, `rm -rf *; ${command}`, event).actions.map(({ cwd }) => cwd);
  return [first, ...rest.sort()];
};

test('two events of one call are judged alike; the same event again is another call', () => {
  const terminals = new Terminals();
  assert.deepEqual(cwds(terminals, 'cd src', { event: 'a' }), [project]);
  assert.deepEqual(cwds(terminals, 'cd src', { event: 'b' }), [project]);
  assert.deepEqual(cwds(terminals, 'cd ..', { event: 'a', callId: '1' }), [project, `${project}/src`]);
  assert.deepEqual(cwds(terminals, 'cd ..', { event: 'a', callId: '1' }), [project, `${project}/src`]);
  assert.deepEqual(cwds(terminals, 'cd ..', { event: 'a', callId: '2' }), [project, home, `${project}/src`]);
});

test('folders in the project are forgotten first, and too many outside are a folder that nobody knows', () => {
  const terminals = new Terminals();
  ran(terminals, 'cd ~/q');
  for (let index = 0; index < 30; index += 1) {
    mkdirSync(path.join(project, `f${index}`));
    ran(terminals, `test -d x || cd ${project}/f${index}`);
  }
  const inside = cwds(terminals, 'ls');
  assert.deepEqual([inside.length, inside.includes(`${home}/q`)], [17, true]);
  for (let index = 0; index < 30; index += 1) {
    mkdirSync(path.join(home, `f${index}`));
    ran(terminals, `test -d x || cd ${home}/f${index}`);
  }
  assert.match(ran(terminals, 'rm -rf Documents').said, /^hold filesystem/);
});

test('a command for another terminal leaves this one where it is', () => {
  const terminals = new Terminals();
  const other = (command: string) => {
    const told = { ...callOf(command), otherTerminal: true as const };
    const call = terminals.spread(told, source);
    const { decision } = settle(call.actions, source).verdict;
    if (decision !== 'deny') terminals.learn(told, source);
    return decision;
  };
  ran(terminals, 'cd ~');
  assert.equal(other(`cd ${project}`), 'allow');
  assert.match(ran(terminals, 'rm -rf Documents').said, /^hold/);
  ran(terminals, `cd ${project}`);
  assert.match(ran(terminals, 'rm -rf Documents').said, /^snapshot/);
  assert.equal(other('rm -rf Documents'), 'hold');
});
