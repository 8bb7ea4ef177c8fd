import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Choice } from '../../src/engine/policy/choice';
import { environmentOfWords } from '../../src/engine/policy/words';
import { type EnvironmentLevel, type Evidence, NO_POLICY, type Policy } from '../../src/engine/types';
import { template } from '../../src/environments/_template';
import { ambientEnvironment } from '../../src/environments/ambient';
import { detectors } from '../../src/environments/index';

test('every detector is in the index, once', () => {
  const folder = path.join(__dirname, '..', '..', 'src', 'environments');
  const files = readdirSync(folder).filter(
    (name) => name !== '_template.ts' && /: Detector = \{/.test(readFileSync(path.join(folder, name), 'utf8')),
  );
  assert.equal(files.length, detectors.length);
  assert.equal(new Set(detectors.map(({ id }) => id)).size, detectors.length);
  assert.equal(template.detect({ '/w/.example': 'prod\n' }, { cwd: '/w', home: '/h', workspace: [] })[0]?.environment, 'production');
});

const words: readonly (readonly [string, EnvironmentLevel])[] = [
  ['production', 'production'],
  ['db-prod-eu', 'production'],
  ['prod1', 'production'],
  ['product-db', 'unknown'],
  ['staging.example.com', 'staging'],
  ['pre-prod', 'production'],
  ['staging-of-production', 'production'],
  ['dev', 'local'],
  ['main', 'unknown'],
];
for (const [text, environment] of words) test(`${text} says ${environment}`, () => assert.equal(environmentOfWords(text), environment));

const told = (environment: EnvironmentLevel, ...identifiers: string[]): Evidence => ({
  source: 'x',
  environment,
  identifiers,
  names: {},
  file: '/w/.env',
  line: 1,
  strength: 'ambient',
  note: `${environment} ${identifiers.join()}`,
});
const kube = (current: boolean): Choice => ({ of: 'kube-context', name: 'a', current, from: '' });
const policy: Policy = {
  ...NO_POLICY,
  environments: { production: { match: ['eu-west'], level: 'production' }, staging: { match: ['db.example.com'], level: 'staging' } },
};
const rows: readonly (readonly [title: string, evidence: readonly Evidence[], environment: EnvironmentLevel])[] = [
  ['nothing', [], 'local'],
  ['a staging label', [told('staging')], 'staging'],
  ['the most dangerous', [told('staging'), told('production'), told('local')], 'production'],
  ['a remote thing that nobody explains', [told('unknown', 'db2.example.com'), told('local')], 'unknown'],
  ['a label explains it', [told('unknown', 'db2.example.com'), told('staging')], 'staging'],
  ['the policy explains it', [told('unknown', 'db.example.com', 'db.example.com/orders')], 'staging'],
  ['the policy raises it', [told('staging', 'db.eu-west.example.com')], 'production'],
  ['the current Kubernetes context', [{ ...told('production', 'a'), choice: kube(true) }], 'production'],
  ['another context', [{ ...told('production', 'a'), choice: kube(false) }], 'local'],
  ['a current context that nobody explains', [{ ...told('unknown', 'a'), choice: kube(true) }], 'unknown'],
  ['the policy explains it', [{ ...told('unknown', 'db.example.com'), choice: kube(true) }], 'staging'],
  ['an AWS profile that says nothing', [{ ...told('unknown'), choice: { ...kube(true), of: 'aws-profile' } }], 'local'],
  ['the policy does not lower what is called production', [told('production', 'db.example.com')], 'production'],
];
for (const [title, evidence, environment] of rows) {
  test(`in reach of a folder: ${title}`, () => {
    const found = ambientEnvironment(evidence, policy);
    assert.equal(found.environment, environment);
    assert.equal(found.lines.length, evidence.filter(({ choice }) => !choice || (choice.current && choice.of === 'kube-context')).length);
  });
}
