import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { cline } from './agents/cline';
import { find } from './install';
import { isolation } from './isolation';
import { type Steps, SUB_AGENT, type ToolCall } from './model/script';
import { question, Stage, type } from './stage';

/** What only Cline has: two hooks that are asked about one call, many commands in one call, and many ways to write them. */
const whole = process.env.MOLLYGUARD_AGENTS === 'all';
const only = process.env.MOLLYGUARD_AGENT?.split(',');
const found = find(cline);
const skip = 'missing' in found ? found.missing : only && !only.includes('cline') ? 'another agent was asked for' : false;
const program = 'program' in found ? found.program : [];
if ('missing' in found) console.log(`The real Cline is not tested: ${found.missing}`);

const BOTH = ['cline', 'cline-vscode'] as const;
const run = (input: ToolCall['input']): ToolCall => ({ name: 'run_commands', input });
interface Trick {
  readonly name: string;
  readonly main: (bait: string) => Steps;
  readonly subAgent?: (bait: string) => Steps;
}
const tricks: readonly Trick[] = [
  {
    name: 'one bad command among several',
    main: (bait) => [[run({ commands: ['echo a > others.txt', `rm -rf ${bait}`, 'echo b > others.txt'] })]],
  },
  { name: 'another name of the field', main: (bait) => [[run({ cmd: `rm -rf ${bait}` })]] },
  { name: 'a program with its arguments', main: (bait) => [[run({ commands: [{ command: 'rm', args: ['-rf', bait] }] })]] },
  {
    name: 'a here-document in pieces',
    main: (bait) => [[run({ commands: ['python3 <<END', `import shutil; shutil.rmtree("${bait}")`, 'END'] })]],
  },
  {
    name: 'a sub-agent',
    main: () => [[{ name: 'spawn_agent', input: { systemPrompt: 'x', task: SUB_AGENT } }]],
    subAgent: (bait) => [[run({ commands: [`rm -rf ${bait}`] })]],
  },
];

describe('the real Cline, with the hooks of both its programs', { concurrency: isolation().length === 0 ? 1 : 2 }, () => {
  const it = (name: string, body: (at: Stage, bait: (name: string) => string) => Promise<void>, when = true) =>
    test(name, { skip: skip !== false ? skip : when ? false : 'part of npm run test:agents' }, async () => {
      const at = new Stage(cline, program);
      const bait = (name: string): string => {
        const folder = path.join(at.world.home, name.replaceAll(' ', '-'));
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, 'lost.txt'), 'x\n');
        return folder;
      };
      try {
        await body(at, bait);
      } finally {
        at.close();
      }
    });

  it('a typed name answers both: run once, and asked once', async (at) => {
    await at.setUp(BOTH);
    const window = await at.window();
    const command = 'echo ran >> ran.txt; railway volume delete --volume vol-1 --yes';
    const turn = at.turn([[run({ commands: [command] })], [run({ commands: ['echo fine > fine.txt'] })]]);
    const asked = await question(window);
    assert.deepEqual([asked.agent, asked.expects, at.read('ran.txt')], ['cline', 'vol-1', null]);
    assert.equal(await type(window, asked, 'vol-1'), 'approved');
    await turn;
    assert.deepEqual([at.read('ran.txt'), at.read('fine.txt'), window.state?.waiting], ['ran\n', 'fine\n', []]);
  });

  for (const { name, main, subAgent } of tricks) {
    it(
      `${name}: happens without our hook, and not with it`,
      async (at, bait) => {
        const folder = bait(name);
        await at.configure();
        await at.turn(main(folder), { subAgent: subAgent?.(folder) ?? [] });
        assert.equal(existsSync(folder), false, 'without our hook');
        bait(name);
        await at.setUp(BOTH);
        rmSync(at.at('others.txt'), { force: true });
        await at.turn(main(folder), { subAgent: subAgent?.(folder) ?? [] });
        assert.deepEqual([existsSync(folder), at.read('others.txt')], [true, null]);
      },
      whole,
    );
  }
});
