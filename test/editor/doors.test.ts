import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setUpHooks } from '../demo/hooks';
import { inTerminal } from '../demo/incident';
import type { Told } from '../demo/model';
import { filesWith, ourFiles } from '../demo/traces';
import { Turns } from '../demo/turns';
import { seeded, tokenKinds } from '../secrets/detect/tokens';
import { formsIn } from '../secrets/forms';
import { Editor, vsix } from './editor';
import { guard, TEST_MS, until } from './host/guard';
import { installVsix, signal } from './host/server';
import { command, parts } from './host/workbench';
import { complaints } from './logs';

const FILE = '.env.production';
/** A tool of the server that the workspace registers. */
const MCP = 'mcp_railway_read_file';
const VIEW = ['API_KEY: token, 40–80 characters', 'PORT: 3000'];
/** Before the guard, and under it. */
const control = randomBytes(24).toString('hex');
const value = randomBytes(24).toString('hex');
const token =
  tokenKinds()
    .find(({ name }) => name === 'GitHub token')
    ?.make(seeded(Date.now())) ?? '';

type Call = ReturnType<typeof inTerminal>;
interface Door {
  readonly call: Call;
  /** Without a guard the model is told the value by it. */
  readonly shows: boolean;
  /** The denial has the redacted view of the file. */
  readonly view: boolean;
}

let editor: Editor;
let turns: Turns;
const file = (name: string): string => path.join(editor.stage.workspace, name);

/** A workspace whose file of variables, in git as well, holds the value; what is not committed stands beside it. */
function plant(secret: string): void {
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@example.com', ...words], {
      cwd: editor.stage.workspace,
      stdio: 'ignore',
    });
  writeFileSync(file(FILE), `API_KEY=${secret}\nPORT=3000\n`);
  mkdirSync(file('apps/web'), { recursive: true });
  writeFileSync(file('apps/web/.env.staging'), `WEB_KEY=${secret}\n`); // where nobody would guess
  git('init', '-q');
  git('add', '-A', '-f');
  git('commit', '-q', '-m', 'All of it');
  appendFileSync(file(FILE), 'MORE=1\n');
}

const shell = (line: string, { shows = true, view = true } = {}): Door => ({ call: inTerminal(line), shows, view });
const tool = (name: string, input: Call['input'], { shows = true, view = true } = {}): Door => ({
  call: { tool: name, input },
  shows,
  view,
});
const readFile = (): Door => tool('read_file', { filePath: file(FILE), startLine: 1, endLine: 20 });
const search = (): Door => tool('grep_search', { query: 'api_key', isRegexp: false });
const mcp = (): Door => tool(MCP, { path: file(FILE) });
const doors = (): readonly Door[] => [
  shell(`cat ${FILE}`),
  shell(`grep -n KEY ${FILE}`),
  shell(`cp ${FILE} copy.txt && cat copy.txt; rm copy.txt`, { view: false }),
  shell(`base64 ${FILE}`),
  shell(`od -An -v -tx1 ${FILE}`),
  shell(`rev ${FILE}`),
  shell(`tar cf - ${FILE} | head -c 1024 | base64`),
  shell(`git show HEAD:${FILE}`),
  shell(`python3 -c "print(open('${FILE}').read())"`),
  shell(`source ${FILE}`, { shows: false }),
  shell(`. ./${FILE}; echo "$API_KEY"`, { view: false }),
  shell('grep -rn KEY .'),
  readFile(),
  search(),
  tool('grep_search', { query: 'PORT|KEY', isRegexp: true, includePattern: FILE, includeIgnoredFiles: true }),
  tool('grep_search', { query: 'web_key', isRegexp: false }, { view: false }),
  tool('get_changed_files', { repositoryPath: editor.stage.workspace }, { view: false }), // that of another file
  // Of a file that is open: what is reported of it is our own, so there is nothing without us.
  tool('get_errors', {}, { shows: false, view: false }),
  mcp(),
];
const uses = (): readonly Call[] => [
  inTerminal(`cut -d= -f1 ${FILE}`),
  inTerminal(`node --env-file=${FILE} -e "process.exit(process.env.API_KEY.length === 48 ? 0 : 1)" && echo loaded-"$?"-without-a-look`),
  { tool: 'file_search', input: { query: '**/.env*' } },
  { tool: 'grep_search', input: { query: 'module.exports = { book', isRegexp: false } },
  { tool: 'get_errors', input: { filePaths: [file('src/bookings.js')] } },
  // Moves the secret, of which something is reported: the editor tells its agent of problems that are new.
  {
    tool: 'replace_string_in_file',
    input: { filePath: file('src/api.js'), oldString: 'const token', newString: '// For tests.\nconst token' },
  },
];

const nameOf = ({ call: { tool, input } }: Door): string => (typeof input.command === 'string' ? input.command : tool);

const asked = (calls: readonly Call[]): Promise<Told> =>
  turns.turn(({ step }) => {
    const call = calls[step];
    return call ? { calls: [call] } : { text: 'Done.' };
  });
/** Everything that the model server was sent in this turn. */
const heard = (): string => editor.stage.model.heard.join('\n');

/** The first turn starts the workspace's server; its tools are there for those that follow. */
async function ready(): Promise<void> {
  await until('the tools of the workspace’s server', async () => {
    await asked([]);
    return heard().includes(MCP);
  });
}

before(async () => {
  editor = await Editor.start({ guarded: false });
  const { stage } = editor;
  mkdirSync(file('.vscode'));
  const server = path.join(__dirname, '../agents-real/mcpServer.mjs');
  const servers = { railway: { type: 'stdio', command: process.execPath, args: [server, path.join(stage.home, 'called.txt')] } };
  writeFileSync(file('.vscode/mcp.json'), JSON.stringify({ servers }));
  writeFileSync(file('src/api.js'), `const token = '${token}';\nmodule.exports = { token };\n`);
  // Both are experiments, which may be on for anybody.
  stage.settings({ 'github.copilot.chat.getChangedFilesTool.enabled': true, 'github.copilot.chat.agent.autoFix': true });
  plant(control);
});
after(async () => editor?.stop());

const it = (title: string, body: () => Promise<void>) =>
  test(title, { timeout: TEST_MS }, () => (turns ? editor.pictured(turns.page, title, body) : body()));

it('without us the value reaches the model through these doors: what follows means something', async () => {
  turns = new Turns(editor.stage, await editor.page(editor.stage.workspace));
  await ready();
  const all = doors();
  const { results } = await asked(all.map(({ call }) => call));
  const shown = all.filter((_, at) => formsIn(results[at] ?? '', control).length > 0);
  assert.deepEqual(shown.map(nameOf), all.filter(({ shows }) => shows).map(nameOf));
  assert.ok(formsIn(heard(), control).length >= 4);
});

it('under guard no door shows the value, in no form; the agent is given a view of the file', async () => {
  const { stage, host } = editor;
  await turns.page.context().close();
  plant(value);
  await installVsix(host, stage, vsix);
  await setUpHooks(stage, host.node);
  turns = await editor.window();
  const { page } = turns;
  await command(page, 'Go to File...');
  await parts.input(page).fill('src/api.js');
  await parts.row(page, 'api.js').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.editor-instance :is(.squiggly-info, .squiggly-warning, .squiggly-error)').first().waitFor();
  await ready();

  const all = doors();
  const { results } = await asked(all.map(({ call }) => call));
  assert.deepEqual(
    [value, token].map((secret) => formsIn(heard(), secret)),
    [[], []],
  );
  assert.equal(results.length, all.length);
  for (const [at, result] of results.entries()) {
    const door = all[at] ?? assert.fail();
    const what = `${nameOf(door)}: ${result}`;
    assert.match(result, /Tool execution denied: Mollyguard denied this action\..*Rule: secrets\//s, what);
    if (door.view) for (const line of VIEW) assert.ok(result.includes(line), what);
  }
  assert.match(results[all.findIndex((door) => nameOf(door) === `source ${FILE}`)] ?? '', /--env-file/);
});

it('what uses the file without showing it is free, and so is what passes it by', async () => {
  const [names = '', loaded = '', files = '', found = '', errors = '', edited = ''] = (await asked(uses())).results;
  assert.match(names, /API_KEY\s+PORT\s+MORE/);
  assert.match(loaded, /loaded-0-without-a-look/);
  assert.ok(files.includes(FILE), files);
  assert.match(found, /bookings\.js/);
  assert.match(errors, /No errors found/);
  assert.match(edited, /success/);
  assert.deepEqual(
    [value, token].map((secret) => formsIn(heard(), secret)),
    [[], []],
  );
  // A window of the same folder was there before: the editor says so once.
  assert.deepEqual(
    complaints(editor).filter((line) => !/EEXIST: file already exists, open '[^']*\/vscode\.lock'/.test(line)),
    [],
  );
});

it('with the guard server killed, and none in its place, reads are denied all the same', async () => {
  const { stage } = editor;
  const leader = await guard.waitForLeader(stage.home);
  const installed = readdirSync(stage.extensions).find((name) => name.startsWith('mollyguard.mollyguard-')) ?? '';
  const program = path.join(stage.extensions, installed, 'dist/server.js');
  renameSync(program, `${program}.away`);
  try {
    for (const pid of new Set([leader, ...guard.servers(stage.home)])) signal(pid, 'SIGKILL');
    await until('the end of the guard servers', () => guard.servers(stage.home).length === 0);
    const { results } = await asked([shell(`cat ${FILE}`), readFile(), search(), mcp()].map(({ call }) => call));
    assert.deepEqual(guard.servers(stage.home), []);
    assert.deepEqual(formsIn(heard(), value), []);
    assert.equal(results.length, 4);
    for (const result of results) {
      assert.match(result, /Rule: secrets\/read-off-limits/);
      for (const line of VIEW) assert.ok(result.includes(line), result);
    }
  } finally {
    renameSync(`${program}.away`, program);
  }
  await guard.waitForLeader(stage.home, leader);
});

it('nothing of it stands in anything that was written', async () => {
  rmSync(file('copy.txt'), { force: true });
  // What was saved before an edit is the file itself, which is off limits there as well.
  const written = ourFiles(editor.stage).filter((one) => !one.includes('/.mollyguard/snapshots/'));
  for (const secret of [value, token]) assert.deepEqual(filesWith(written, secret), []);
  assert.deepEqual(filesWith([file(FILE)], value), [file(FILE)]);
});
