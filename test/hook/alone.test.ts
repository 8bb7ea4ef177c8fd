import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { keepCompiled } from '../../src/host/setUp/compiled';
import { LIBRARY } from '../../src/host/setUp/places';
import { END } from '../../src/protocol/http';
import { verifyJournal } from '../../src/server/journal';
import { programs } from '../programs';
import { buildLibrary } from './library';
import { type Behaviour, type Rig, reply, rig, TOOLS } from './rig';

const VOLUME = '7f3c1a52-9d0e-4b7e-8a51-0c2d5e6f7a81';
const INCIDENT = `curl -X POST https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $TOKEN" -d '{"query":"mutation { volumeDelete(volumeId: \\"${VOLUME}\\") }"}'`;
const DENY = '{"permissionDecision":"deny"}';

let folder = '';
let library = '';
before(async () => {
  folder = realpathSync(await programs('library', buildLibrary));
  library = path.join(folder, 'hook.js');
});

/** A home with the real program in it, under the real launcher. */
const it = (name: string, body: (at: Rig, workspace: string) => Promise<void>, curl: string | null = '/usr/bin/curl') =>
  test(name, async () => {
    const at = rig('/bin/sh', { tools: { ...TOOLS, curl } });
    try {
      for (const name of LIBRARY) writeFileSync(path.join(at.home, '.mollyguard/lib/1.2.3', name), readFileSync(path.join(folder, name)));
      const workspace = path.join(realpathSync(at.folder), 'workspace');
      mkdirSync(path.join(workspace, '.git'), { recursive: true });
      await body(at, workspace);
    } finally {
      at.remove();
    }
  });

const call = (tool: string, input: unknown, cwd: string): string =>
  JSON.stringify({
    timestamp: '2026-11-20T10:00:00.000Z',
    hook_event_name: 'PreToolUse',
    session_id: 's',
    cwd,
    tool_name: tool,
    tool_input: input,
    tool_use_id: 'c',
  });

/** The one reason in an answer that must be a denial in both dialects. */
function reasonOf(stdout: string): string {
  const answer = JSON.parse(stdout);
  assert.deepEqual(answer, {
    permissionDecision: 'deny',
    permissionDecisionReason: answer.permissionDecisionReason,
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision: 'deny',
      permissionDecisionReason: answer.permissionDecisionReason,
    },
  });
  return answer.permissionDecisionReason;
}
const ended = { code: 0, signal: null, stderr: '' };

it('what is free gets no opinion', async (at, cwd) => {
  for (const command of ['ls -la', 'git status', `git commit -m "after ${VOLUME}: volumeDelete"`]) {
    assert.deepEqual(await at.run({ input: call('run_in_terminal', { command }, cwd) }), { ...ended, stdout: '' });
  }
  assert.deepEqual(await at.run({ input: '{"hook_event_name":"SessionStart","session_id":"s"}' }), { ...ended, stdout: '' });
});

it('the incident is refused with rule, safer way and what the person can do', async (at, cwd) => {
  const { stdout, ...rest } = await at.run({ input: call('run_in_terminal', { command: INCIDENT }, cwd) });
  assert.deepEqual(rest, ended);
  const reason = reasonOf(stdout);
  for (const part of [
    /^Mollyguard refused this action: a person would have to approve it, and no editor window with Mollyguard is running/,
    /volume/,
    /Rule: railway\//,
    /Safer: /,
    /Do not retry by other means; ask the user to open this folder in an editor with Mollyguard\./,
    /~\/\.mollyguard\/bin\/uninstall/,
  ])
    assert.match(reason, part);
  assert.ok(!reason.includes('\n') && reason.length <= 1_500);
});

it('what is denied is denied, and not called a matter of approval', async (at, cwd) => {
  const { stdout } = await at.run({ input: call('run_in_terminal', { command: 'rm -rf ~/.mollyguard' }, cwd) });
  assert.match(reasonOf(stdout), /^Mollyguard denied this action.*Rule: self\//);
});

for (const [name, input, problem] of [
  ['empty', '', /not JSON/],
  ['broken JSON', '{"tool_name":', /not JSON/],
  ['a list', '[]', /not a JSON object/],
  ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /not UTF-8/],
  ['no tool', '{"hook_event_name":"PreToolUse","cwd":"/"}', /tool_name/],
  ['no command', '{"hook_event_name":"PreToolUse","cwd":"/","tool_name":"run_in_terminal","tool_input":{}}', /tool_input\.command/],
  ['too large', `{"a":"${'x'.repeat(4_000_000)}"}`, /larger than/],
] as const) {
  it(`malformed, ${name}: refused, and the field is named`, async (at) => {
    const { stdout, ...rest } = await at.run({ input });
    assert.deepEqual(rest, ended);
    assert.match(reasonOf(stdout), problem);
  });
}

it('the repository’s policy file tightens here too, and what was taken out of it still counts', async (at, cwd) => {
  const file = path.join(cwd, 'mollyguard.json');
  const inside = path.join(cwd, 'src');
  mkdirSync(inside);
  const drop = () => at.run({ input: call('run_in_terminal', { command: "psql -h localhost shop -c 'DROP TABLE orders'" }, inside) });
  assert.match(reasonOf((await drop()).stdout), /a person would have to approve it/);
  writeFileSync(
    file,
    '{\n  "protected": [{ "name": "orders", "level": "deny" }], // the till\n  "environments": { "local": { "match": ["*"] } }\n}',
  );
  assert.match(
    reasonOf((await drop()).stdout),
    /^Mollyguard denied this action\. .*A policy of this project or machine says that it must not be lost/,
  );
  rmSync(file);
  assert.match(reasonOf((await drop()).stdout), /must not be lost/);
});

it('a damaged policy holds everything and names the file', async (at, cwd) => {
  const policy = path.join(at.home, '.mollyguard/policy');
  mkdirSync(policy, { mode: 0o700 });
  writeFileSync(path.join(policy, 'user.json'), '{');
  const { stdout } = await at.run({ input: call('run_in_terminal', { command: 'ls' }, cwd) });
  assert.match(reasonOf(stdout), /policy\/user\.json is damaged/);
});

it('each verdict is journaled in a chain, without secrets', async (at, cwd) => {
  const secret = ['zq', 'Xw81LmPt', '44RsUvYy', 'kk02'].join('');
  const command = INCIDENT.replace('$TOKEN', secret);
  const { stdout } = await at.run({ input: call('run_in_terminal', { command }, cwd) });
  await at.run({ input: call('run_in_terminal', { command: 'ls' }, cwd) });
  const folder = path.join(at.home, '.mollyguard/journal');
  assert.deepEqual(
    verifyJournal(folder).map(({ kind, lines }) => ({ kind, lines })),
    [
      { kind: 'whole', lines: 2 },
      { kind: 'whole', lines: 2 },
    ],
  );
  const all = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  assert.ok(all.join('').includes('"writer":"hook:'));
  assert.ok(![stdout, ...all].some((text) => text.includes(secret)));
});

it('a journal that cannot be written does not turn a refusal into anything else', async (at, cwd) => {
  writeFileSync(path.join(at.home, '.mollyguard/journal'), 'in the way');
  const { stdout } = await at.run({ input: call('run_in_terminal', { command: INCIDENT }, cwd) });
  assert.match(reasonOf(stdout), /could not write its journal/);
});

it('a folder that is gone', async (at) => {
  const { stdout, code } = await at.run({ input: call('run_in_terminal', { command: INCIDENT }, '/nonexistent/folder') });
  assert.equal(code, 0);
  assert.match(reasonOf(stdout), /railway\//);
});

it('what V8 keeps of the program answers the same, and what is damaged answers nothing at all', async (at, cwd) => {
  const lib = path.join(at.home, '.mollyguard/lib/1.2.3');
  const payload = call('run_in_terminal', { command: INCIDENT }, cwd);
  const kept = () => readdirSync(lib).filter((name) => name.endsWith('.compiled'));
  const before = await at.run({ input: payload });
  assert.deepEqual(kept(), []);
  assert.deepEqual(Object.keys((await keepCompiled(lib, [process.execPath, '/bin/false', '/nonexistent'], {})).compiled), [
    process.execPath,
    '/bin/false',
    '/nonexistent',
  ]);
  const [name = ''] = kept();
  assert.equal(kept().length, 1);
  assert.deepEqual(await at.run({ input: payload }), before);
  const whole = readFileSync(path.join(lib, name));
  for (const bytes of [Buffer.alloc(0), whole.subarray(0, 100), Buffer.from(JSON.stringify(whole))]) {
    writeFileSync(path.join(lib, name), bytes);
    assert.deepEqual(await at.run({ input: payload }), before, 'V8 refuses it and compiles');
  }
  // Other bytes of the program, even of the same length: what was kept of the old ones is not for them.
  writeFileSync(path.join(lib, name), whole);
  const text = readFileSync(path.join(lib, 'hook.js'), 'utf8');
  rmSync(path.join(lib, 'hook.js'));
  writeFileSync(path.join(lib, 'hook.js'), text.replace('Mollyguard refused', 'Mollyguard REFUSED'));
  assert.match((await at.run({ input: payload })).stdout, /Mollyguard REFUSED this action/);
  await keepCompiled(lib, [process.execPath], {});
  assert.deepEqual([kept().length, kept()[0] === name], [1, false]);
  assert.match((await at.run({ input: payload })).stdout, /Mollyguard REFUSED this action/);
});

for (const [name, damage] of [
  ['missing', (file) => rmSync(file)],
  ['empty', (file) => writeFileSync(file, '')],
  ['of another name', (file) => renameSync(file, `${file}.old`)],
  ['cut short by a byte', (file) => writeFileSync(file, readFileSync(file).subarray(0, -1))],
  ['cut in half', (file) => truncateSync(file, statSync(file).size / 2)],
  ['filled with zeros', (file) => writeFileSync(file, Buffer.alloc(statSync(file).size))],
  [
    'lists of nothing',
    (file) =>
      writeFileSync(
        file,
        readFileSync(file, 'latin1').replace(/\[(?:\[[^[\]]*\],?)+\]/g, (all) => `[${' '.repeat(all.length - 2)}]`),
      ),
  ],
  ['one word changed', (file) => writeFileSync(file, readFileSync(file, 'latin1').replaceAll('volumeDelete', 'volumeDelite'))],
  ['one byte more at its start', (file) => writeFileSync(file, ` ${readFileSync(file, 'latin1')}`)],
] satisfies readonly (readonly [string, (file: string) => void])[]) {
  it(`rules that are ${name}: nothing is let go without them`, async (at, cwd) => {
    damage(path.join(at.home, '.mollyguard/lib/1.2.3/rules.txt'));
    for (const command of [INCIDENT, 'ls -la']) {
      const { stdout, ...rest } = await at.run({ input: call('run_in_terminal', { command }, cwd) });
      assert.deepEqual(rest, ended);
      assert.match(reasonOf(stdout), /^Mollyguard refused this action/);
    }
  });
}

test('called without the launcher’s settings it gives no answer at all', () => {
  for (const args of [[], ['vscode'], ['vscode', '{}'], ['--ask'], ['vscode', '{"home":"x","runtime":"/r","own":[]}']]) {
    const { stdout, status } = spawnSync(process.execPath, [library, ...args], { input: '{}', encoding: 'utf8' });
    assert.deepEqual({ stdout, status }, { stdout: '', status: 2 });
  }
});

const asks = (name: string, behaviours: readonly Behaviour[], expected: string | RegExp) =>
  it(
    `without curl: ${name}`,
    async (at, cwd) => {
      chmodSync(at.runtime, 0o700);
      await at.serve(behaviours);
      const { stdout, ...rest } = await at.run({ input: call('run_in_terminal', { command: INCIDENT }, cwd) });
      assert.deepEqual(rest, ended);
      if (typeof expected === 'string') assert.equal(stdout, expected);
      else assert.match(reasonOf(stdout), expected);
    },
    null,
  );

asks('a denial', [reply(200, DENY)], DENY);
asks('no opinion', [reply(200, '')], '');
asks('a ticket, a poll, an answer', [reply(202, 'A'), reply(202, 'A'), reply(200, DENY)], DENY);
asks('an unknown ticket is sent again', [reply(202, 'A'), reply(410, ''), reply(202, 'B'), reply(200, '')], '');
asks('a lost connection is sent again', [reply(202, 'A'), (socket) => socket.destroy(), reply(200, DENY)], DENY);
asks('judge alone', [reply(503, '')], /no editor window/);
asks('silent', [() => {}], /no editor window/);
asks('no mark', [reply(200, '', '')], /no editor window/);
asks('half a mark', [reply(200, '', END.slice(0, -1))], /no editor window/);
asks('two objects', [reply(200, `${DENY}${DENY}`)], /no editor window/);
asks('truncated', [(socket) => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n${END}`)], /no editor window/);
asks('no length, closed at the end', [(socket) => socket.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${DENY}${END}`)], DENY);
