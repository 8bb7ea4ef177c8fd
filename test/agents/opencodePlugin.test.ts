import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { kiloInstaller } from '../../src/agents/kilo/install';
import { opencodeInstaller } from '../../src/agents/opencode/install';
import { pluginText } from '../../src/agents/opencode/plugin';
import { INPUT, KEEPS, OUTPUT, plugin } from './opencodePlugin';

const FAILED =
  'Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or delete /home/me/mollyguard.js and start the agent anew to remove this hook.';

for (const agent of ['opencode', 'kilo'] as const) {
  describe(`the plugin of ${agent}`, () => {
    test('silence lets the call run; the launcher gets one line, its word, no environment', async () => {
      const at = await plugin(agent, KEEPS);
      process.env.MOLLYGUARD_TEST = 'x';
      assert.equal(await at.before(INPUT, OUTPUT), null);
      const line = `{"plugin":"${agent}","event":"tool.execute.before","tool":"bash","mcp":[],"callID":"call_1","sessionID":"ses_1","directory":"/workspace","worktree":"/","args":{"command":"ls"}}\n`;
      assert.equal(at.wrote('stdin'), line);
      assert.deepEqual([at.wrote('words'), at.wrote('cwd')], [agent, '/\n']);
      const names = at.wrote('env').match(/^\w+(?==)/gm) ?? [];
      assert.deepEqual(
        names.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name)),
        [],
      );
    });

    const denies = '/bin/cat > /dev/null; printf "%s" \'{"decision":"deny","reason":"because “x”"}\'';
    const large = { args: { content: 'x'.repeat(3_000_000) } };
    const rows: readonly (readonly [name: string, script: string | null, told: string, output?: unknown])[] = [
      ['denies', denies, 'because “x”'],
      ['denies a large one', denies, 'because “x”', large],
      ['refuses with exit status 2', 'echo "do this" >&2; exit 2', 'do this'],
      ['refuses a large one before it has read it', 'echo "do this" >&2; exit 2', 'do this', large],
      ['exit status 2 without a word', 'exit 2', FAILED],
      ['exit status 1', 'echo x >&2; exit 1', FAILED],
      ['denies with exit status 1', `${denies}; exit 1`, FAILED],
      ['is killed', 'kill -9 $$', FAILED],
      ['is not there', null, FAILED],
      ['prints an empty line', 'echo', FAILED],
      ['prints garbage', 'echo garbage', FAILED],
      ['prints an empty object', 'echo "{}"', FAILED],
      ['prints null', 'echo null', FAILED],
      ['allows', 'echo \'{"decision":"allow"}\'', FAILED],
      ['denies without a reason', 'echo \'{"decision":"deny"}\'', FAILED],
      ['denies with an empty one', 'echo \'{"decision":"deny","reason":""}\'', FAILED],
      ['prints half a denial', 'printf \'{"decision":"deny","rea\'', FAILED],
      ['denies twice', `${denies}; ${denies}`, FAILED],
      ['prints without end', 'while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done', FAILED],
    ];
    for (const [name, script, told, output = OUTPUT] of rows)
      test(`the launcher ${name}`, async () => assert.equal(await (await plugin(agent, script)).before(INPUT, output), told));

    test('the launcher is not executable', async () =>
      assert.equal(await (await plugin(agent, 'exit 0', 0o644)).before(INPUT, OUTPUT), FAILED));

    test('a call that cannot be written down', async () => {
      const args: Record<string, unknown> = {};
      args.self = args;
      assert.match((await (await plugin(agent, 'exit 0')).before(INPUT, { args })) ?? '', /circular/i);
    });

    test('a call that is changed while it is checked', async () => {
      const at = await plugin(agent, '/bin/cat > /dev/null; /bin/sleep 0.2');
      const output = { args: { command: 'ls' } };
      const answer = at.before(INPUT, output);
      output.args.command = 'rm -rf /';
      assert.equal(await answer, 'Mollyguard did not let this call run: it was changed while it was checked.');
    });

    test('a sub-agent’s session is told with the one it belongs to, at any depth', async () => {
      const at = await plugin(agent, KEEPS);
      const created = (id: string, parentID?: string) =>
        at.hooks.event?.({ event: { type: 'session.created', properties: { info: { id, parentID } } } });
      await created('ses_1');
      await created('ses_2', 'ses_1');
      await created('ses_3', 'ses_2');
      for (const event of [undefined, {}, { type: 'session.created' }, { type: 'session.created', properties: null }])
        await at.hooks.event?.({ event });
      for (const [session, parent] of [['ses_1'], ['ses_2', 'ses_1'], ['ses_3', 'ses_1']]) {
        await at.before({ ...INPUT, sessionID: session }, OUTPUT);
        assert.equal(JSON.parse(at.wrote('stdin')).parentID, parent);
      }
    });

    test('files that a prompt brings along, in each form that the agent gives them', async () => {
      const at = await plugin(agent, KEEPS);
      const prompt = (parts: unknown) => at.hooks['chat.message']?.({ sessionID: 'ses_1' }, { message: {}, parts });
      await prompt([{ type: 'text', text: 'explain @.env' }]);
      assert.throws(() => at.wrote('stdin'), /ENOENT/, 'a prompt without files is nobody’s business');
      const read = 'Called the Read tool with the following input: ';
      await prompt([
        { type: 'text', text: 'explain' },
        { type: 'text', synthetic: true, text: `${read}${JSON.stringify({ filePath: '/w/a "b" \\c', offset: 2 })}` },
        { type: 'file', url: 'file:///w/x%20y', mime: 'text/plain', filename: 'x y', source: { type: 'file', path: 'sub/x y' } },
        { type: 'file', url: 'data:image/png;base64,AA', filename: 'i.png' },
        { type: 'text', synthetic: true, text: `${read}{"filePath":"/w/i.png"}` },
        { type: 'agent', name: 'general' },
        null,
      ]);
      const { event, tool, sessionID, directory, args } = JSON.parse(at.wrote('stdin'));
      assert.deepEqual([event, tool, sessionID, directory], ['chat.message', 'prompt', 'ses_1', '/workspace']);
      assert.deepEqual(args, { files: ['/w/a "b" \\c', 'file:///w/x%20y', 'sub/x y', 'x y', 'i.png', '/w/i.png'] });
    });
    test('a prompt whose files must not be read goes on without them; without a word of the person it does not', async () => {
      const at = await plugin(agent, 'echo no >&2; exit 2');
      const files = [
        { type: 'text', synthetic: true, text: 'A=1' },
        { type: 'file', url: 'file:///w/.env', filename: '.env' },
      ];
      const output = { parts: [...files, { type: 'text', text: 'explain' }, { type: 'text', text: 'please' }] };
      await at.hooks['chat.message']?.({ sessionID: 'ses_1' }, output);
      assert.deepEqual(output.parts, [
        { type: 'text', text: 'explain\n\n(No file is attached. no)' },
        { type: 'text', text: 'please' },
      ]);
      await assert.rejects(async () => at.hooks['chat.message']?.({ sessionID: 'ses_1' }, { parts: files }), new Error('no'));
    });
    test('the servers that are configured, where a name begins with one', async () => {
      const at = await plugin(agent, KEEPS);
      for (const config of [undefined, {}, { mcp: { railway: {}, 'rail way': {}, other: {} } }]) await at.hooks.config?.(config);
      for (const [tool, mcp] of [
        ['railway_volume_delete', ['railway']],
        ['rail_way_x', ['rail way']],
        ['railwayx_y', []],
        ['bash', []],
      ] as const) {
        await at.before({ ...INPUT, tool }, OUTPUT);
        assert.deepEqual(JSON.parse(at.wrote('stdin')).mcp, mcp, tool);
      }
    });

    test('nothing can fail while it is loaded', async () => {
      const { loaded } = await plugin(agent, null);
      const start = agent === 'opencode' ? loaded.default.server : loaded.Mollyguard;
      for (const context of [undefined, null, {}]) {
        const hooks = await start(context);
        await assert.rejects(async () => hooks['tool.execute.before'](INPUT, OUTPUT), Error);
      }
    });
  });
}

describe('the plugin in opencode 2, as documented', () => {
  const event = { tool: 'shell', sessionID: 'ses_1', id: 'call_1', input: { command: 'ls' } };
  const started = async (script: string, context: object) => {
    const at = await plugin('opencode', script);
    const hooked: [string, (event: unknown) => Promise<void>][] = [];
    const tool = { hook: async (name: string, hook: (event: unknown) => Promise<void>) => void hooked.push([name, hook]) };
    await at.loaded.default.setup({ tool, ...context });
    const [[name, hook] = ['', async () => {}]] = hooked;
    return { at, name, hook, count: hooked.length };
  };
  test('one hook, and the folder is the session’s', async () => {
    const session = { get: async ({ sessionID }: { sessionID: string }) => ({ id: sessionID, location: { directory: '/other' } }) };
    const { at, name, hook, count } = await started(KEEPS, { session, location: { directory: '/workspace' } });
    assert.deepEqual([name, count, at.loaded.default.id], ['execute.before', 1, 'mollyguard']);
    await hook(event);
    assert.equal(
      at.wrote('stdin'),
      '{"plugin":"opencode","event":"tool.execute.before","tool":"shell","callID":"call_1","sessionID":"ses_1","directory":"/other","args":{"command":"ls"}}\n',
    );
  });
  test('a denial is thrown', async () => {
    const { hook } = await started('echo no >&2; exit 2', { location: { directory: '/workspace' } });
    await assert.rejects(hook(event), new Error('no'));
  });
  test('a session that cannot be looked up: nothing runs', async () => {
    const session = { get: () => Promise.reject(new Error('gone')) };
    const { hook } = await started('exit 0', { session, location: { directory: '/workspace' } });
    await assert.rejects(hook(event), new Error('gone'));
  });
  test('an opencode 1 that tries it finds nothing', async () => {
    const { loaded } = await plugin('opencode', 'exit 0');
    for (const context of [undefined, {}, { tool: {} }]) assert.equal(await loaded.default.setup(context), undefined);
  });
});

for (const installer of [opencodeInstaller, kiloInstaller]) {
  describe(`the file of ${installer.title}`, () => {
    const LAUNCHER = "/home/o'brien/.mollyguard/bin/hook";
    const FILE = installer.file("/home/o'brien");
    const id = installer.id === 'kilo' ? 'kilo' : 'opencode';
    const ours = pluginText(id, LAUNCHER, FILE);
    const edited = (text: string | null) => ({ kind: 'edited', text });
    test('where it lies', () => assert.equal(FILE, `/home/o'brien/.config/${id}/plugins/mollyguard.js`));
    test('from nothing, and back to nothing', () => {
      for (const nothing of [null, '', ' \n']) {
        assert.equal(installer.state(nothing, LAUNCHER, FILE), 'missing');
        assert.deepEqual(installer.install(nothing, LAUNCHER, FILE), edited(ours));
      }
      assert.equal(installer.state(ours, LAUNCHER, FILE), 'installed');
      assert.deepEqual(installer.install(ours, LAUNCHER, FILE), edited(ours));
      assert.deepEqual(installer.remove(ours, LAUNCHER), edited(null));
      assert.deepEqual(installer.inspect(ours, LAUNCHER, FILE), {
        broken: null,
        faults: [],
        command: `exec '/home/o'\\''brien/.mollyguard/bin/hook' ${id}`,
      });
    });
    test('one byte differs, or it is one of another version: written anew, removed whole', () => {
      const [head] = ours.split('\n');
      for (const text of [
        `${ours} `,
        ours.replace('throw new Error(reason)', 'return'),
        `${head}\n`,
        `const x = ${JSON.stringify(LAUNCHER)};`,
      ]) {
        assert.equal(installer.state(text, LAUNCHER, FILE), 'changed');
        assert.deepEqual(installer.install(text, LAUNCHER, FILE), edited(ours));
        assert.deepEqual(installer.remove(text, LAUNCHER), edited(null));
        const { faults, command } = installer.inspect(text, LAUNCHER, FILE);
        assert.deepEqual([faults.map(({ kind }) => kind), command], [['settings-changed'], null]);
      }
    });
    test('somebody else’s of that name stays', () => {
      const foreign = 'export const Mine = async () => ({});\n';
      const problem = 'a plugin of this name is there that Mollyguard did not write';
      assert.equal(installer.state(foreign, LAUNCHER, FILE), 'missing');
      assert.deepEqual(installer.install(foreign, LAUNCHER, FILE), { kind: 'broken', problem });
      assert.deepEqual(installer.remove(foreign, LAUNCHER), edited(foreign));
      assert.deepEqual(installer.inspect(foreign, LAUNCHER, FILE), { broken: problem, faults: [{ kind: 'missing' }], command: null });
    });
  });
}
