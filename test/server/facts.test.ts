import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { limits } from '../../src/engine/limits';
import { type Action, NO_POLICY } from '../../src/engine/types';
import { gatherEvidence } from '../../src/server/evidence';
import { type FactsSource, settle, workspaceOf } from '../../src/server/facts';
import { createFileReader } from '../../src/server/files';

let root = '';
let home = '';
let shop = '';
before(() => {
  // Not under the temporary folder: what lies there is disposable.
  root = realpathSync(mkdtempSync(path.join(__dirname, 'facts-')));
  home = path.join(root, 'home');
  shop = path.join(home, 'shop');
  mkdirSync(path.join(shop, '.git'), { recursive: true });
  mkdirSync(path.join(shop, 'src'));
  writeFileSync(path.join(shop, 'body.json'), '{"query":"mutation { volumeDelete(volumeId: \\"v1\\") }"}');
});
after(() => rmSync(root, { recursive: true, force: true }));

const source = (more: Partial<FactsSource> = {}): FactsSource => ({
  home,
  workspace: [],
  own: [],
  temporary: [os.tmpdir()],
  policy: NO_POLICY,
  snapshots: true,
  ...more,
});
const shell = (command: string, cwd = shop): Action => ({ kind: 'shell', command, shell: 'bash', agent: 'x', conversation: null, cwd });

test('reads what the judge asks for and says what the verdict rests on', () => {
  const { verdict, read, judged } = settle([shell('curl https://backboard.railway.app/graphql/v2 -d @body.json')], source());
  assert.deepEqual([verdict.decision, verdict.tier, verdict.rule, verdict.resource?.name], ['hold', 'type', 'railway/delete-volume', 'v1']);
  const body = '{"query":"mutation { volumeDelete(volumeId: \\"v1\\") }"}';
  assert.deepEqual(read, { [path.join(shop, 'body.json')]: createHash('sha256').update(body).digest('hex') });
  assert.equal(judged.length, 1);
});

test('several actions have the strictest verdict', () => {
  const { verdict, judged } = settle(
    [shell('ls'), shell('railway volume delete -v v1 -y'), shell('railway volume delete -v v2 -y')],
    source(),
  );
  assert.deepEqual([verdict.decision, verdict.resource?.name, verdict.others, judged.length], ['hold', 'v1 2', 1, 3]);
});

test('evidence comes from the folder and the home', () => {
  writeFileSync(path.join(shop, '.env'), 'NODE_ENV=production\n');
  mkdirSync(path.join(home, '.railway'), { recursive: true });
  writeFileSync(
    path.join(home, '.railway', 'config.json'),
    JSON.stringify({ projects: { [shop]: { project: 'p-1', name: 'shop', environment: 'e-1', environmentName: 'blue' } } }),
  );
  const evidence = gatherEvidence({ cwd: shop, home, workspace: [shop] });
  assert.deepEqual(
    [...new Set(evidence.map(({ note }) => note))],
    [
      'NODE_ENV is production (.env line 1)',
      'this folder is linked to the Railway project shop',
      'this folder is linked to the Railway environment blue',
    ],
  );
  assert.equal(settle([shell('railway down -y')], source()).verdict.environment, 'production');
});

test('an unknown workspace is the project of the folder, never the home', () => {
  assert.deepEqual(workspaceOf(path.join(shop, 'src'), home), [shop]);
  assert.deepEqual(workspaceOf(path.join(home, 'other', 'x'), home), [path.join(home, 'other', 'x')]);
  assert.deepEqual(workspaceOf(home, home), []);
  assert.deepEqual(workspaceOf(root, home), []);
  assert.deepEqual(workspaceOf('/', home), []);
});

test('only regular files of bounded size are read', () => {
  const file = (name: string): string => path.join(shop, name);
  writeFileSync(file('big'), 'x'.repeat(limits.fileLength + 1));
  writeFileSync(file('binary'), 'a\0b');
  symlinkSync('body.json', file('link'));
  symlinkSync('/dev/zero', file('zero'));
  symlinkSync('/proc/self/environ', file('environ'));
  symlinkSync('loop', file('loop'));
  symlinkSync('nowhere/there', file('dangling'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [file('pipe')]);
  const reader = createFileReader(10_000);
  const look = (name: string) => {
    const { kind, real, ...rest } = reader.read({ path: path.resolve(shop, name), want: 'text' });
    return [kind, real.replace(shop, '~'), 'why' in rest ? rest.why : 'text' in rest ? rest.text.length : 0];
  };
  assert.deepEqual(look('body.json'), ['text', '~/body.json', 55]);
  assert.deepEqual(look('link'), ['text', '~/body.json', 55]);
  assert.deepEqual(look('src'), ['directory', '~/src', 0]);
  assert.deepEqual(look('none/at/all'), ['missing', '~/none/at/all', 0]);
  assert.deepEqual(look('dangling'), ['missing', '~/nowhere/there', 0]);
  assert.deepEqual(look('big'), ['unreadable', '~/big', 'size']);
  assert.deepEqual(look('binary'), ['unreadable', '~/binary', 'binary']);
  assert.deepEqual(look('zero'), ['unreadable', '/dev/zero', 'special']);
  assert.deepEqual(look('environ').slice(0, 1), ['unreadable']);
  assert.deepEqual(look('loop'), ['unreadable', '~/loop', 'special']);
  if (process.platform !== 'win32') assert.deepEqual(look('pipe'), ['unreadable', '~/pipe', 'special']);
  assert.deepEqual(look('/proc/self/environ'), ['unreadable', '/proc/self/environ', 'special']);
  assert.deepEqual(look('/home/../proc/self/environ').slice(2), ['special']);
  assert.deepEqual(reader.read({ path: '//server/share/x', want: 'stat' }).kind, 'unreadable');
});

test('when the time is over nothing more is read', () => {
  const fact = createFileReader(-1).read({ path: path.join(shop, 'body.json'), want: 'text' });
  assert.deepEqual(fact, { kind: 'unreadable', real: path.join(shop, 'body.json'), why: 'time' });
});

test('an error while judging is a hold that tells its place, not its words', () => {
  const broken: FactsSource = {
    ...source(),
    get policy(): FactsSource['policy'] {
      throw new TypeError('words of the action');
    },
  };
  const { verdict, judged, trouble } = settle([shell('ls'), shell('pwd')], broken);
  assert.deepEqual(
    [verdict.decision, verdict.tier, verdict.reason, judged.length],
    ['hold', 'type', { id: 'not-understood', data: { why: 'engine-error', about: '' } }, 2],
  );
  assert.match(trouble ?? '', /^TypeError at /);
  assert.doesNotMatch(trouble ?? '', /words of the action|\/test\/server/);
});
