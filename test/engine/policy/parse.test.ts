import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergePolicies } from '../../../src/engine/policy/merge';
import { parsePolicy } from '../../../src/engine/policy/parse';
import { NO_POLICY } from '../../../src/engine/types';

const full = {
  environments: { production: { match: ['p-live'] }, staging: { match: ['e-stage'] }, qa: { match: ['qa-db'], level: 'staging' } },
  names: { v1: 'orders' },
  scope: 'qa',
  scopeReads: 'deny',
  protectedFiles: ['notes.txt', '!.env.example'],
};
const levelled = {
  production: { match: ['p-live'], level: 'production' },
  staging: { match: ['e-stage'], level: 'staging' },
  qa: { match: ['qa-db'], level: 'staging' },
};

test('the user layer counts as it is', () => {
  assert.deepEqual(parsePolicy(full, 'user', 'settings'), { policy: { ...NO_POLICY, ...full, environments: levelled }, problems: [] });
  assert.deepEqual(parsePolicy({}, 'user', 'settings'), { policy: NO_POLICY, problems: [] });
});

test('the workspace layer only tightens, and says what it leaves out', () => {
  const { policy, problems } = parsePolicy(full, 'workspace', '.vscode/settings.json');
  assert.deepEqual(policy, {
    ...NO_POLICY,
    environments: { production: levelled.production },
    scopeReads: 'deny',
    protectedFiles: ['notes.txt'],
    origins: {
      'environments.production.match.p-live': '.vscode/settings.json',
      'protectedFiles.notes.txt': '.vscode/settings.json',
    },
  });
  assert.deepEqual(
    problems.map(({ kind, key }) => `${kind} ${key}`),
    ['environments.staging', 'environments.qa', 'names.v1', 'scope', 'protectedFiles.!.env.example'].map((key) => `not-accepted ${key}`),
  );
  for (const { message } of problems) assert.match(message, /^\.vscode\/settings\.json: .* user settings/);
});

const malformed: readonly (readonly [value: unknown, key: string, remedy: RegExp])[] = [
  [null, '', /must be a JSON object such as/],
  ['x', '', /must be a JSON object/],
  [{ enviroments: {} }, 'enviroments', /Known keys are environments, names, scope, scopeReads, protectedFiles/],
  [{ environments: [] }, 'environments', /must be an object such as/],
  [{ environments: { staging: ['x'] } }, 'environments.staging', /must be an object such as/],
  [{ environments: { staging: { matches: [] } } }, 'environments.staging.matches', /use match and level/],
  [{ environments: { staging: { match: [''] } } }, 'environments.staging.match[0]', /not empty/],
  [{ environments: { staging: { match: ['**'] } } }, 'environments.staging.match', /true of everything/],
  [{ environments: { staging: { level: 'local' } } }, 'environments.staging.level', /must be "staging" or left out/],
  [{ environments: { qa: { match: ['x'] } } }, 'environments.qa.level', /must be one of/],
  [{ names: { v1: '' } }, 'names.v1', /must be the name/],
  [{ names: [] }, 'names', /must be an object/],
  [{ scope: 'x' }, 'scope', /names an environment that is not there/],
  [{ scope: 3 }, 'scope', /must be the name of an environment/],
  [{ scopeReads: 'allow' }, 'scopeReads', /must be "journal" or "deny"/],
  [{ protectedFiles: 'x' }, 'protectedFiles', /must be a list/],
];
for (const [value, key, remedy] of malformed) {
  test(`malformed: ${JSON.stringify(value)}`, () => {
    const { problems } = parsePolicy(value, 'user', 'policy.json');
    assert.deepEqual(
      problems.map((one) => [one.kind, one.key]),
      [['malformed', key]],
    );
    assert.match(problems[0]?.message ?? '', remedy);
    assert.ok(problems[0]?.message.startsWith('policy.json: '));
  });
}

test('an own name without a level counts as production', () => {
  assert.equal(parsePolicy({ environments: { qa: { match: ['x'] } } }, 'user', 'x').policy.environments.qa?.level, 'unknown');
});

test('names of objects are names like any other', () => {
  const value: unknown = JSON.parse('{"environments":{"__proto__":{"match":["x"],"level":"staging"}},"names":{"__proto__":"n"}}');
  const { policy, problems } = parsePolicy(value, 'user', 'x');
  assert.deepEqual([problems, Object.keys(policy.environments), Object.keys(policy.names)], [[], ['__proto__'], ['__proto__']]);
  assert.deepEqual(Object.keys(mergePolicies({ user: policy, workspace: policy }).environments), ['__proto__']);
});

test('both layers together: the more dangerous counts', () => {
  const user = parsePolicy(full, 'user', 'u').policy;
  const workspace = parsePolicy(
    { environments: { production: { match: ['p-2', 'p-live'] }, qa: { match: ['x'], level: 'production' } }, protectedFiles: ['more.txt'] },
    'workspace',
    'w',
  ).policy;
  assert.deepEqual(mergePolicies({ user, workspace }), {
    ...NO_POLICY,
    origins: {
      'environments.production.match.p-2': 'w',
      'environments.qa.match.x': 'w',
      'protectedFiles.more.txt': 'w',
    },
    environments: {
      ...levelled,
      production: { match: ['p-live', 'p-2'], level: 'production' },
      qa: { match: ['qa-db', 'x'], level: 'production' },
    },
    names: { v1: 'orders' },
    scope: 'qa',
    scopeReads: 'deny',
    protectedFiles: ['notes.txt', '!.env.example', 'more.txt'],
  });
});
