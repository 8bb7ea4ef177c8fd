import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loweringMatch, raisingMatch, resolveEnvironment } from '../../../src/engine/policy/environment';
import { isLoopback, opensTunnel } from '../../../src/engine/policy/loopback';
import { type EnvironmentLevel, type Evidence, HOLE, NO_POLICY, type Policy } from '../../../src/engine/types';

const raising: readonly (readonly [entry: string, identifier: string, matches: boolean])[] = [
  ['prod', 'prod', true],
  ['prod', 'PROD', true],
  ['prod', 'db-prod.example.com', true],
  ['prod', 'prod_db', true],
  ['prod', 'product', false],
  ['prod', 'reprod', false],
  ['prod', 'productprod-prod', true],
  ['db.example.com', 'db.example.com', true],
  ['db.example.com', 'x.db.example.com', true],
  ['*.example.com', 'db.example.com', true],
  ['*.example.com', 'db.example.com.evil', false],
  ['*prod*', 'reproduction', true],
];
for (const [entry, identifier, matches] of raising)
  test(`raising ${entry} on ${identifier}`, () => assert.equal(raisingMatch(entry, identifier), matches));

const lowering: readonly (readonly [entry: string, identifier: string, matches: boolean])[] = [
  ['staging', 'staging', true],
  ['staging', 'Staging', true],
  ['staging', 'staging.example.com', true],
  ['staging', 'db.staging.example.com', true],
  // Part of a word, of a label or of a path says nothing.
  ['staging', 'prod-staging-copy', false],
  ['staging', 'not-staging.example.com', false],
  ['staging', 'production/staging', false],
  ['staging-*', 'staging-eu', true],
  ['staging-*', 'staging-eu.example.com', true],
  ['staging-*', 'x-staging-eu', false],
  ['*.staging.example.com', 'db.staging.example.com', true],
  ['*.staging.example.com', 'db.staging.example.com.evil', false],
];
for (const [entry, identifier, matches] of lowering)
  test(`lowering ${entry} on ${identifier}`, () => assert.equal(loweringMatch(entry, identifier), matches));

const policy: Policy = {
  ...NO_POLICY,
  environments: {
    production: { match: ['prod', 'p-live'], level: 'production' },
    staging: { match: ['staging', 'e-stage'], level: 'staging' },
    qa: { match: ['qa-db'], level: 'staging' },
  },
};
const told = (environment: EnvironmentLevel, identifiers: readonly string[], strength: Evidence['strength']): Evidence => ({
  source: 'test',
  environment,
  identifiers,
  names: {},
  file: null,
  line: null,
  strength,
  note: `${environment} ${identifiers.join()}`,
});

function t(
  title: string,
  place: readonly string[],
  evidence: readonly Evidence[],
  environment: EnvironmentLevel,
  names: readonly string[],
  linked: readonly Evidence[] = [],
): void {
  test(`target: ${title}`, () => {
    const found = resolveEnvironment({ place, own: [] }, policy, evidence, { linked });
    assert.deepEqual({ environment: found.environment, names: found.names }, { environment, names });
  });
}
t('nothing speaks', ['x'], [], 'unknown', []);
t('a listed identifier', ['staging'], [], 'staging', ['staging']);
t('an own name', ['qa-db'], [], 'staging', ['qa']);
t('the most dangerous counts', ['staging', 'db-prod'], [], 'production', ['production']);
t('evidence that names the target lowers', ['h1'], [told('staging', ['H1'], 'target')], 'staging', ['staging']);
t('evidence that names another target does not', ['h2'], [told('staging', ['h1'], 'target')], 'unknown', []);
t('a label never lowers, even for the same identifier', ['h1'], [told('staging', ['h1'], 'ambient')], 'unknown', []);
t('a label raises for the same identifier', ['h1', 'staging'], [told('production', ['h1'], 'ambient')], 'production', ['production']);
t('a folder label raises what is unknown', ['x'], [told('production', [], 'ambient')], 'production', []);
t('a folder label does not touch what is known', ['staging'], [told('production', [], 'ambient')], 'staging', ['staging']);
t('an id and a name that belong together', ['e-1'], [told('unknown', ['e-1', 'staging'], 'target')], 'staging', ['staging']);
t('an unknown part keeps it from being lowered', ['staging', `db-${HOLE}`], [], 'unknown', []);
t('an unknown part does not keep it from being raised', ['prod', HOLE], [], 'production', ['production']);
t('a link raises', [], [], 'production', ['production'], [told('unknown', ['p-live'], 'target')]);
t('a link never lowers', [], [], 'unknown', [], [told('unknown', ['e-stage'], 'target')]);

const hosts: readonly (readonly [string, boolean])[] = [
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.8.9.10:5432', true],
  ['[::1]', true],
  ['::1', true],
  ['db.localhost', true],
  ['0.0.0.0', true],
  ['localhost.example.com', false],
  ['127.0.0.1.nip.io', false],
  ['10.0.0.1', false],
  ['my-localhost', false],
];
for (const [host, local] of hosts) test(`${host} is ${local ? '' : 'not '}this machine`, () => assert.equal(isLoopback(host), local));

const program = (line: string) => {
  const [name = '', ...argv] = line.split(' ');
  return {
    kind: 'program',
    program: name,
    path: name,
    argv,
    stdin: { kind: 'none' },
    env: {},
    cwd: '/',
    stdout: { to: 'shown', target: '' },
    via: [],
    remote: null,
  } as const;
};
const tunnels: readonly (readonly [string, boolean])[] = [
  ['ssh -L 5432:db:5432 bastion', true],
  ['ssh -fNL 5432:db:5432 bastion', true],
  ['ssh -o LocalForward=5432 bastion', true],
  ['ssh bastion uptime', false],
  ['kubectl port-forward svc/db 5432', true],
  ['kubectl get pods', false],
  ['cloud-sql-proxy p:r:i', true],
  ['ls -L', false],
];
for (const [line, opens] of tunnels)
  test(`${line} ${opens ? 'opens' : 'does not open'} a tunnel`, () => assert.equal(opensTunnel(program(line)), opens));
