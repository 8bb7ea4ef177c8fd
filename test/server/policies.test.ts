import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { alonePolicy } from '../../src/server/alonePolicy';
import { NO_LIMITS, readMachinePolicy, scopeUnder } from '../../src/server/machinePolicy';
import { Policies } from '../../src/server/policies';
import { brokenPolicies, writePolicy } from '../../src/server/policyFile';

const mine = process.getuid?.() ?? 0;
let root = '';
let home = '';
let shop = '';
let machine = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-')));
  home = path.join(root, 'home');
  shop = path.join(home, 'shop');
  machine = path.join(root, 'etc', 'policy.json');
  mkdirSync(shop, { recursive: true });
  mkdirSync(path.dirname(machine));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (file: string, value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  writeFileSync(file, text);
  return text;
};
const team = (value: unknown, folder = shop): string => write(path.join(folder, 'mollyguard.json'), value);
const window = (user: unknown = {}, folders = [shop]): Policies => {
  const policies = new Policies(home, { file: machine, owner: mine });
  policies.set({ user, workspace: {}, folders });
  return policies;
};
const told = ({ now }: Policies): readonly string[] =>
  now.problems.map(({ id, data }) => `${id === 'policy-not-accepted' ? 'waits' : 'wrong'} ${data.key}: ${data.message}`);
const names = (policies: Policies) => policies.now.policy.protected.map(({ name, origin }) => `${name} (${origin})`);

test('a tightening entry counts from the moment it stands in the file, with its line', () => {
  const policies = window();
  assert.deepEqual(names(policies), []);
  team('{\n  // the till\n  "protected": [{ "name": "orders" }],\n}');
  assert.deepEqual([names(policies), told(policies)], [['orders (mollyguard.json line 3)'], []]);
});

test('what loosens waits for a person, counts while the text is the accepted one, and no longer', () => {
  const policies = window();
  const text = team({
    environments: { staging: { match: ['db.test.example'] } },
    names: { v1: 'orders' },
    scope: 'staging',
    protectedFiles: ['!a.txt', 'b.txt'],
  });
  const { policy } = policies.now;
  assert.deepEqual([policy.environments, policy.names, policy.scope, policy.protectedFiles], [{}, {}, null, ['b.txt']]);
  assert.deepEqual(
    policies.now.problems.map(({ id, data }) => [id, data.key]),
    ['environments.staging', 'names.v1', 'scope', 'protectedFiles.!a.txt'].map((key) => ['policy-not-accepted', key]),
  );
  policies.accept([{ folder: shop, text }]);
  const after = policies.now.policy;
  assert.deepEqual(told(policies), []);
  assert.deepEqual(
    [after.environments, { ...after.names }, after.scope, after.protectedFiles],
    [{ staging: { match: ['db.test.example'], level: 'staging' } }, { v1: 'orders' }, 'staging', ['!a.txt', 'b.txt']],
  );
  team(`${text} `);
  assert.deepEqual([policies.now.policy.environments, policies.now.policy.scope], [{}, null]);
  assert.equal(policies.now.problems.length, 4);
  team(text);
  assert.equal(policies.now.policy.scope, 'staging');
});

/** Ways to take an entry out of a file; it counts all the same until a person has accepted that. */
const removals: Readonly<Record<string, (file: string) => void>> = {
  'the entry is gone': () => team({}),
  'another stands in its place': () => team({ protected: [{ name: 'other' }] }),
  'the file is gone': (file) => rmSync(file),
  'the file is broken': (file) => write(file, '{ "protected": '),
  'the file is empty': (file) => write(file, ''),
  'the file is a link': (file) => {
    rmSync(file);
    symlinkSync(write(path.join(root, 'elsewhere.json'), {}) && path.join(root, 'elsewhere.json'), file);
  },
  'the file is a folder': (file) => {
    rmSync(file);
    mkdirSync(file);
  },
  'the file is huge': (file) => write(file, `{ "names": { "x": "${'y'.repeat(300_000)}" } }`),
};
for (const [title, remove] of Object.entries(removals))
  test(`an entry that was taken out still counts: ${title}`, () => {
    team({ protected: [{ name: 'orders' }] });
    const policies = window();
    assert.deepEqual(names(policies), ['orders (mollyguard.json line 3)']);
    remove(path.join(shop, 'mollyguard.json'));
    assert.ok(names(policies).includes('orders (mollyguard.json line 3)'), String(names(policies)));
    assert.ok(
      told(policies).some((line) => line.startsWith('waits protected orders production: was taken out')),
      String(told(policies)),
    );
    // Another window, or the next one, knows it too.
    assert.ok(names(window()).includes('orders (mollyguard.json line 3)'));
  });

test('a person accepts that an entry is taken out, or the whole file', () => {
  team({ protected: [{ name: 'orders' }, { name: 'customers' }] });
  const policies = window();
  assert.equal(policies.now.policy.protected.length, 2);
  const text = team({ protected: [{ name: 'orders' }] });
  policies.accept([{ folder: shop, text }]);
  assert.deepEqual([names(policies).length, told(policies)], [1, []]);
  rmSync(path.join(shop, 'mollyguard.json'));
  assert.equal(policies.now.policy.protected.length, 1);
  policies.accept([{ folder: shop, text: '' }]);
  assert.deepEqual([names(policies), told(policies)], [[], []]);
  assert.deepEqual(names(window()), []);
});

test('what can be read of a broken file counts, and the line is told', () => {
  team('{\n  "protected": [{ "name": "orders" }],\n  "protectedFiles": ["a.txt" "b.txt"],\n  "protected": 7\n}');
  const policies = window();
  assert.deepEqual(policies.now.policy.protectedFiles, ['a.txt', 'b.txt']);
  assert.ok(
    told(policies).some((line) => /line 3: comma expected\. What can be read of the file counts; correct it\./.test(line)),
    String(told(policies)),
  );
  assert.ok(told(policies).some((line) => /line 4: "protected" stands twice/.test(line)));
});

test('the user stands above the team, the machine above both', () => {
  const text = team({ names: { v1: 'team', v2: 'team' }, scope: 'local', protectedFiles: ['!kept.txt', '!secret.txt'] });
  write(machine, { names: { v2: 'machine' }, protectedFiles: ['secret.txt'], environments: { production: { match: ['db'] } } });
  const policies = window({ names: { v1: 'user' }, scope: 'staging', protectedFiles: ['kept.txt', '!secret.txt'] });
  policies.accept([{ folder: shop, text }]);
  const { policy } = policies.now;
  assert.deepEqual([{ ...policy.names }, policy.scope], [{ v1: 'user', v2: 'machine' }, 'staging']);
  assert.deepEqual(policy.protectedFiles, ['!kept.txt', 'kept.txt', '!secret.txt', 'secret.txt']);
  assert.deepEqual(policy.origins['environments.production.match.db'], `${machine} line 11`);
});

test('a policy file above the folder, and one below it, tighten alone', () => {
  const sub = path.join(shop, 'packages', 'api');
  mkdirSync(sub, { recursive: true });
  team({ protected: [{ name: 'below' }], names: { v1: 'x' } }, path.join(shop, 'packages'));
  team({ protected: [{ name: 'above' }], environments: { local: { match: ['db'] } } }, home);
  const policies = window();
  assert.deepEqual(policies.now.policy.protected, []);
  const policy = policies.for(sub);
  assert.deepEqual(policy.protected.map(({ name }) => name).sort(), ['above', 'below']);
  assert.deepEqual([policy.environments, { ...policy.names }], [{}, {}]);
});

test('alone, the files of the folder and of those above it tighten, and nothing that was accepted counts', () => {
  const text = team({ protected: [{ name: 'orders' }], environments: { local: { match: ['db'] } }, scope: 'staging' });
  const policies = window({ names: { v1: 'user' } });
  policies.accept([{ folder: shop, text }]);
  assert.equal(policies.now.policy.environments.local?.match.length, 1);
  writePolicy(home, shop, policies.now.alone);
  const read = (cwd: string) => {
    const policy = alonePolicy(home, cwd, { machine: { file: machine, owner: mine } });
    assert.ok(!('problem' in policy), JSON.stringify(policy));
    return policy;
  };
  const sub = path.join(shop, 'src');
  mkdirSync(sub);
  const alone = read(sub);
  assert.deepEqual(
    [alone.environments, { ...alone.names }, alone.scope, alone.protected.map(({ name }) => name)],
    [{}, { v1: 'user' }, 'staging', ['orders']],
  );
  // A folder in which no window ever was, and an entry that its agent takes out again.
  const other = path.join(home, 'other');
  mkdirSync(other);
  team({ protected: [{ name: 'till' }] }, other);
  assert.deepEqual(
    read(other).protected.map(({ name }) => name),
    ['till'],
  );
  team({}, other);
  assert.deepEqual(
    read(other).protected.map(({ name }) => name),
    ['till'],
  );
});

test('a damaged memory is told, and holds everything where no window is', () => {
  team({ protected: [{ name: 'orders' }] });
  window().now;
  const folder = path.join(home, '.mollyguard', 'policy', 'team');
  for (const file of [path.join(folder, `${require('node:crypto').createHash('sha256').update(shop).digest('hex')}.json`)])
    write(file, '{');
  const alone = alonePolicy(home, shop, { machine: { file: machine, owner: mine } });
  assert.ok('problem' in alone && /is damaged\. Delete it/.test(alone.problem));
  assert.ok(told(window()).some((line) => /is damaged/.test(line)));
});

test('the policy of the machine limits what settings switch off', () => {
  write(
    machine,
    '{\n  "observe": false, "pauses": false, // here\n  "lookups": false,\n  "minimumHoldSeconds": 120,\n  "scopeCeiling": "staging"\n}',
  );
  const { limits, problems } = readMachinePolicy({ file: machine, owner: mine });
  assert.deepEqual(
    [limits, problems],
    [{ observe: false, pauses: false, lookups: false, minimumHoldSeconds: 120, scopeCeiling: 'staging' }, []],
  );
  write(machine, '{\n "observe": "no",\n "minimumHoldSeconds": 1,\n "scopeCeiling": "qa",\n "pause": false }');
  const broken = readMachinePolicy({ file: machine, owner: mine });
  assert.deepEqual(broken.limits, { ...NO_LIMITS, observe: false, minimumHoldSeconds: 600, scopeCeiling: 'local' });
  assert.deepEqual(
    broken.problems.map(({ data }) => data.key),
    ['pause', 'observe', 'minimumHoldSeconds', 'scopeCeiling'],
  );
  assert.match(broken.problems[1]?.data.message ?? '', /policy\.json line 2: "observe" must be true or false\./);
});

test('a policy of the machine that others can write is told and not used', () => {
  write(machine, { observe: false, protected: [{ name: 'x' }] });
  const refused = (why: RegExp, owner = mine) => {
    const { policy, limits, problems } = readMachinePolicy({ file: machine, owner: owner });
    assert.deepEqual([policy, limits], [undefined, NO_LIMITS]);
    assert.match(problems[0]?.data.message ?? '', why);
  };
  refused(/does not belong to root/, mine + 1);
  chmodSync(machine, 0o666);
  refused(/can be written by others/);
  chmodSync(machine, 0o644);
  chmodSync(path.dirname(machine), 0o777);
  refused(/lies in .*, which others can write/);
  chmodSync(path.dirname(machine), 0o755);
  assert.equal(readMachinePolicy({ file: machine, owner: mine }).policy?.protected.length, 1);
  rmSync(machine);
  symlinkSync(write(path.join(root, 'p.json'), {}) && path.join(root, 'p.json'), machine);
  refused(/is a link/);
  rmSync(machine);
  assert.deepEqual(readMachinePolicy({ file: machine, owner: mine }), { policy: undefined, limits: NO_LIMITS, problems: [] });
});

/** scope, ceiling, and what counts. */
const ceilings: readonly (readonly [string | null, 'local' | 'staging' | 'production' | null, string | null])[] = [
  [null, null, null],
  [null, 'staging', 'staging'],
  ['production', 'staging', 'staging'],
  ['staging', 'staging', 'staging'],
  ['local', 'staging', 'local'],
  ['qa', 'staging', 'qa'],
  ['live', 'staging', 'staging'],
  ['nobody', 'staging', 'staging'],
];
for (const [scope, scopeCeiling, counts] of ceilings)
  test(`a scope of ${scope} under ${scopeCeiling}`, () => {
    const { now } = window({ environments: { qa: { match: ['q'], level: 'staging' }, live: { match: ['l'], level: 'production' } } });
    assert.equal(scopeUnder(scope, now.policy, { ...NO_LIMITS, scopeCeiling }), counts);
  });

test('what is damaged of the memory is told to doctor', () => {
  team({ protected: [{ name: 'orders' }] });
  assert.equal(window().now.policy.protected.length, 1);
  assert.deepEqual(brokenPolicies(home), []);
  const file = path.join(home, '.mollyguard', 'policy', 'team', 'x.json');
  write(file, { tightening: { environments: 7 } });
  assert.deepEqual(brokenPolicies(home), [{ file, problem: 'damaged' }]);
});
