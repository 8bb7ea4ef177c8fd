import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import manifest from '../../../package.json';
import { mergePolicies } from '../../../src/engine/policy/merge';
import { parsePolicy } from '../../../src/engine/policy/parse';
import { readTeamFile } from '../../../src/engine/policy/team';
import { providers } from '../../../src/engine/rules/index';
import { type Allowed, NO_POLICY } from '../../../src/engine/types';
import { brokenPolicies, readPolicy, writePolicy } from '../../../src/server/policyFile';
import { actionOf, judgeIn } from '../world';

const good: readonly Allowed[] = [
  { host: 'api.acme.dev', methods: ['DELETE', 'POST'], path: '/v1/caches/*' },
  { host: '*.acme.co.uk' },
  { host: 'ci.acme.dev:8443', path: '/jobs/**' },
  { program: 'acmectl' },
  { program: 'acmectl', command: 'cache purge' },
  { tool: 'acme/delete_project' },
  { tool: 'Acme Cloud/delete_project' },
];
const user = (allowed: unknown) => parsePolicy({ allowed }, 'user', 'User settings');

test('entries of the user settings count as they are', () => {
  assert.deepEqual(user(good), { policy: { ...NO_POLICY, allowed: good }, problems: [] });
  assert.deepEqual(user([{ host: 'API.Acme.Dev' }]).policy.allowed, [{ host: 'api.acme.dev' }]);
});

const wrong: readonly (readonly [entry: unknown, key: string, remedy: RegExp])[] = [
  ['api.acme.dev', '', /must name exactly one thing: \{"host":/],
  [null, '', /must name exactly one thing/],
  [{}, '', /must name exactly one thing/],
  [{ path: '/v1' }, '', /must name exactly one thing/],
  [{ host: 'api.acme.dev', program: 'acmectl' }, '', /must name exactly one thing/],
  [{ host: '*' }, '.host', /at least two parts/],
  [{ host: '*.dev' }, '.host', /at least two parts/],
  [{ host: 'intranet' }, '.host', /at least two parts/],
  [{ host: 'api.*.dev' }, '.host', /at least two parts/],
  [{ host: '*acme.dev' }, '.host', /at least two parts/],
  [{ host: '203.0.113.9' }, '.host', /no address/],
  [{ host: '203.0.113.0/24' }, '.host', /no address/],
  [{ host: '[::1]' }, '.host', /no address/],
  [{ host: 'https://api.acme.dev' }, '.host', /at least two parts/],
  [{ host: 'x@api.acme.dev' }, '.host', /at least two parts/],
  [{ host: '*.co.uk' }, '.host', /belong to others/],
  [{ host: '*.github.io' }, '.host', /belong to others/],
  [{ host: '*.up.railway.app' }, '.host', /belong to others/],
  [{ host: 3 }, '.host', /must be a text/],
  [{ host: 'api.acme.dev', methods: ['GET'] }, '.methods[0]', /one of DELETE, POST, PUT, PATCH/],
  [{ host: 'api.acme.dev', methods: [] }, '.methods', /at least 1/],
  [{ host: 'api.acme.dev', methods: 'DELETE' }, '.methods', /must be a list/],
  [{ host: 'api.acme.dev', path: 'v1' }, '.path', /"\/v1\/caches\/\*"/],
  [{ host: 'api.acme.dev', path: '/v1?x' }, '.path', /"\/v1\/caches\/\*"/],
  [{ host: 'api.acme.dev', method: 'DELETE' }, '.method', /is not known/],
  [{ program: '*' }, '.program', /its name without a folder/],
  [{ program: 'acme*' }, '.program', /its name without a folder/],
  [{ program: './acmectl' }, '.program', /its name without a folder/],
  [{ program: 'acmectl cache' }, '.program', /its name without a folder/],
  [{ program: 'acmectl', command: 'cache *' }, '.command', /without flags/],
  [{ program: 'acmectl', command: '--yes' }, '.command', /without flags/],
  [{ program: 'acmectl', command: 'cache purge; rm' }, '.command', /without flags/],
  [{ program: 'acmectl', command: '' }, '.command', /not empty/],
  [{ tool: '*' }, '.tool', /the server, a slash and the tool/],
  [{ tool: 'acme/*' }, '.tool', /the server, a slash and the tool/],
  [{ tool: 'delete_project' }, '.tool', /the server, a slash and the tool/],
];
for (const [entry, key, remedy] of wrong) {
  test(`does not count, and says why: ${JSON.stringify(entry)}`, () => {
    const { policy, problems } = user([entry, { program: 'acmectl' }]);
    assert.deepEqual(policy.allowed, [{ program: 'acmectl' }]);
    assert.deepEqual(
      problems.map((one) => [one.kind, one.key]),
      [['malformed', `allowed[0]${key}`]],
    );
    assert.match(problems[0]?.message ?? '', remedy);
  });
}

const known: readonly (readonly [entry: Allowed, whose: string])[] = [
  [{ host: 'backboard.railway.app' }, 'an address of Railway'],
  [{ host: 'api.vercel.com', methods: ['DELETE'], path: '/v9/projects/*' }, 'an address of Vercel'],
  [{ host: '*.cloudflare.com' }, 'an address of Cloudflare'],
  [{ program: 'kubectl' }, 'a program of Kubernetes'],
  [{ program: 'railway', command: 'volume delete' }, 'a program of Railway'],
  [{ program: 'rm' }, 'the everyday program rm'],
];
for (const [entry, whose] of known) {
  test(`${JSON.stringify(entry)} is known to rules, and does not count`, () => {
    const { policy, problems } = user([entry, { program: 'acmectl' }]);
    assert.deepEqual(policy.allowed, [{ program: 'acmectl' }]);
    assert.deepEqual(
      problems.map(({ message }) => message),
      [`User settings: "allowed" names ${whose}, whose own rules decide whatever is allowed here. Remove ${JSON.stringify(entry)}.`],
    );
  });
}

test("the editor's own check of the settings says the same", () => {
  const { properties } = manifest.contributes.configuration;
  const fits = new Ajv({ strict: false, allErrors: true }).compile(properties['mollyguard.allowed']);
  for (const entry of good) assert.ok(fits([entry]), JSON.stringify(entry));
  // Names that others have as well it cannot tell.
  const told = wrong.filter(([, , remedy]) => !remedy.source.includes('others')).map(([entry]) => entry);
  assert.deepEqual(
    told.filter((entry) => fits([entry])),
    [],
  );
});

test('only a list counts', () => {
  for (const value of [{}, 'x', good[0], Array.from({ length: 201 }, () => good[0])]) {
    const { policy, problems } = user(value);
    assert.deepEqual(policy.allowed, []);
    assert.match(problems[0]?.message ?? '', /"allowed" must be a list/);
  }
});

test('no other layer has it: a workspace, a policy file and a machine are told so', () => {
  for (const layer of ['workspace', 'team', 'machine'] as const) {
    const { policy, problems } = parsePolicy({ allowed: good }, layer, 'a file');
    assert.deepEqual(policy.allowed, []);
    assert.deepEqual(
      problems.map(({ kind, key, message }) => [kind, key, message]),
      [['not-accepted', 'allowed', 'a file: "allowed" counts in your own user settings only, as "mollyguard.allowed". Remove it here.']],
    );
  }
  const { whole, tightening, lowering, problems } = readTeamFile(`{\n  "allowed": ${JSON.stringify(good)}\n}`, 'mollyguard.json');
  assert.deepEqual([whole.allowed, tightening.allowed, lowering], [[], [], []]);
  assert.match(problems[0]?.message ?? '', /^mollyguard\.json line 2: "allowed" counts in your own user settings only/);
});

test("only the person's own layer of those that are merged counts", () => {
  const other = { ...NO_POLICY, allowed: [{ program: 'other' }] };
  const own = { ...NO_POLICY, allowed: good };
  assert.deepEqual(mergePolicies({ machine: other, user: own, accepted: other, team: other, workspace: other }).allowed, good);
  assert.deepEqual(mergePolicies({ machine: other, user: NO_POLICY, accepted: other, team: other, workspace: other }).allowed, []);
});

test('it is kept for judging alone, and what was put in by hand is not read', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'allowed-'));
  try {
    mkdirSync(path.join(home, 'shop'));
    writePolicy(home, null, { ...NO_POLICY, allowed: good });
    assert.deepEqual(readPolicy(home, path.join(home, 'shop')), { ...NO_POLICY, allowed: good });
    assert.deepEqual(brokenPolicies(home), []);
    const anything: readonly unknown[] = [{ host: '*' }, { program: 'x', more: 1 }, 'x'];
    for (const entry of anything) {
      writePolicy(home, null, { ...NO_POLICY, allowed: [entry as Allowed] });
      assert.ok('problem' in readPolicy(home, path.join(home, 'shop')));
    }
  } finally {
    rmSync(home, { recursive: true });
  }
});

// What a provider's rule holds stays held, whatever is allowed of its programs, hosts and tools.
for (const provider of providers.filter(({ id }) => id !== 'nets')) {
  test(`no rule of ${provider.id} is lifted`, () => {
    const lifted = provider.rules.flatMap((rule) =>
      rule.examples.held.filter((example) => {
        const action = actionOf(example);
        const { verdict, calls } = judgeIn(action);
        const allowed = calls.flatMap((call): readonly Allowed[] => {
          if (call.kind === 'program') return [{ program: call.program }];
          if (call.kind === 'http') return [{ host: call.host }, { host: `*.${call.host.split('.').slice(-2).join('.')}` }];
          return call.kind === 'mcp' ? [{ tool: `${call.server}/${call.tool}` }] : [];
        });
        const now = judgeIn(action, { policy: { allowed } }).verdict;
        return now.decision !== verdict.decision || now.tier !== verdict.tier || now.reason.id === 'allowed';
      }),
    );
    assert.deepEqual(lifted, []);
  });
}
