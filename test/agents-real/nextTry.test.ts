import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { installers } from '../../src/agents/installers';
import { realAgents } from './agents';
import { find } from './install';
import { question, refuse, Stage, type } from './stage';

/** Whatever happens, it stays on this machine. `ran.txt` tells that the command ran. */
const INCIDENT = `echo ran >> ran.txt; curl -s -m 1 --resolve backboard.railway.app:443:127.0.0.1 https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $T" -d '{"query":"mutation { volumeDelete(volumeId: \\"vol-1\\") }"}'`;
/** The agent does something else until the person has typed. */
const WAIT = `node -e 'const t = setInterval(() => require("fs").existsSync("go") && clearInterval(t), 100)'`;
const only = process.env.MOLLYGUARD_AGENT?.split(',');
/** It takes as long as the agent waits. */
const whole = process.env.MOLLYGUARD_AGENTS === 'all' || only !== undefined;

// An agent whose run ends with a denial cannot try again in the same run.
for (const agent of realAgents.filter(({ waits, denial }) => waits === 'grants' && denial === 'told')) {
  if (only && !only.includes(agent.id)) continue;
  const found = find(agent);
  const missing = 'missing' in found ? found.missing : installers.some(({ id }) => id === agent.id) ? false : 'it has no adapter yet';
  const skip = missing === false && !whole ? 'part of npm run test:agents' : missing;
  describe(`the real ${agent.title}, which cannot wait`, { skip }, () => {
    test('put off before its limit, granted, run once with its next try, asked again', async () => {
      const at = new Stage(agent, 'program' in found ? found.program : []);
      try {
        await at.setUp();
        const window = await at.window();
        const { shell } = agent.tools;
        const turn = at.turn([[shell(INCIDENT)], [shell(WAIT)], [shell(INCIDENT)], [shell(INCIDENT)]]);
        const first = await question(window);
        await window.until(() => window.state?.waiting[0]?.waits === false, 'the end of its patience');
        assert.deepEqual([at.read('ran.txt'), window.state?.waiting[0]?.ticket], [null, first.ticket]);
        assert.equal(await type(window, first, 'vol-1'), 'granted');
        await window.until(() => window.state?.grants.length === 1, 'the grant');
        writeFileSync(at.at('go'), '');
        const second = await question(window);
        assert.notEqual(second.ticket, first.ticket);
        assert.deepEqual([at.read('ran.txt'), window.state?.grants], ['ran\n', []]);
        assert.equal(await refuse(window, second), 'refused');
        const { told } = await turn;
        assert.match(told[0] ?? '', /is asking a person.*send exactly this action again/);
        assert.match(told[3] ?? '', /A person refused this action/);
        assert.equal(at.read('ran.txt'), 'ran\n');
      } finally {
        at.close();
      }
    });
  });
}
