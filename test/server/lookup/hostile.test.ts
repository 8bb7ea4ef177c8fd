import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { aws } from '../../../src/server/lookup/aws';
import { gcloud } from '../../../src/server/lookup/gcloud';
import { kubectl } from '../../../src/server/lookup/kubectl';
import { installed, type Stage, stage } from './stage';

/**
 * What an agent could leave in a home so that a vendor's program runs it. Each is first shown to work where the program finds that home, which
 * proves that it would be seen; then the look-up asks the same program.
 */
let own: Stage;
const marker = (name: string): string => path.join(own.home, `${name}-was-here`);
before(() => {
  own = stage('none', {});
});
after(() => own.remove());

const programs = { kubectl: installed('kubectl'), aws: installed('aws'), gcloud: installed('gcloud') };
const without = (program: keyof typeof programs) =>
  process.platform === 'win32' || (programs[program] === null ? `${program} is not installed here` : false);
/** As a person's own shell would run it. */
const runAtHome = (program: keyof typeof programs, args: readonly string[]): void => {
  spawnSync(programs[program] ?? '', args, {
    cwd: own.home,
    env: { HOME: own.home, PATH: process.env.PATH ?? '' },
    stdio: 'ignore',
    timeout: 60_000,
  });
};

describe('a home that an agent has prepared', () => {
  test('exec of a kubeconfig', { skip: without('kubectl') }, async () => {
    const here = stage('kubernetes', { program: programs.kubectl });
    const text = (home: string): string => `apiVersion: v1
kind: Config
current-context: a
clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
contexts: [{name: a, context: {cluster: c, user: u}}]
users:
- name: u
  user:
    exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: /usr/bin/touch, args: ["${home}/kubectl-was-here"]}
`;
    own.write('.kube/config', text(own.home));
    here.write('.kube/config', text(here.home));
    runAtHome('kubectl', ['get', 'ns']);
    assert.ok(existsSync(marker('kubectl')), 'it would be seen');
    await here.find(kubectl, 'kubectl delete ns shop', 'kubernetes/delete-namespace');
    assert.ok(!existsSync(path.join(here.home, 'kubectl-was-here')));
    here.remove();
  });

  test('an alias of AWS in the place of a command', { skip: without('aws') }, async () => {
    const here = stage('aws', { program: programs.aws, endpoint: 'http://127.0.0.1:1' });
    for (const one of [own, here]) {
      one.write('.aws/credentials', '[default]\naws_access_key_id = fake-id\naws_secret_access_key = fake-secret\n');
      one.write('.aws/config', '[default]\nregion = eu-west-1\n');
      one.write('.aws/cli/alias', `[toplevel]\nrds = !touch ${one.home}/aws-was-here\n`);
    }
    runAtHome('aws', ['rds', 'describe-db-instances']);
    assert.ok(existsSync(marker('aws')), 'it would be seen');
    const found = await here.find(aws, 'aws rds delete-db-instance --db-instance-identifier orders', 'aws/delete-database');
    assert.equal(found, 'failed', 'it was asked, and nobody answers there');
    assert.ok(!existsSync(path.join(here.home, 'aws-was-here')));
    here.remove();
  });

  test('certificates of gcloud that a program makes', { skip: without('gcloud') }, async () => {
    const here = stage('gcp', { program: programs.gcloud, endpoint: 'http://127.0.0.1:1' });
    for (const one of [own, here]) {
      one.write('bin/cert', `#!/bin/sh\ntouch ${one.home}/gcloud-was-here\n`);
      chmodSync(path.join(one.home, 'bin/cert'), 0o755);
      const command = JSON.stringify({ cert_provider_command: [path.join(one.home, 'bin/cert')] });
      one.write('.secureConnect/context_aware_metadata.json', command);
      one.write('.config/gcloud/active_config', 'default');
      const text = '[core]\naccount = reader@example.com\nproject = shop\ndisable_usage_reporting = true\n';
      one.write(
        '.config/gcloud/configurations/config_default',
        one === own ? `${text}[context_aware]\nuse_client_certificate = true\n` : text,
      );
      one.write('.config/gcloud/credentials.db', '');
    }
    runAtHome('gcloud', ['sql', 'instances', 'describe', 'orders']);
    assert.ok(existsSync(marker('gcloud')), 'it would be seen');
    await here.find(gcloud, 'gcloud sql instances delete orders', 'gcp/delete-resource');
    assert.ok(!existsSync(path.join(here.home, 'gcloud-was-here')));
    here.remove();
  });
});
