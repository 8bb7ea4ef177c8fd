import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { NO_POLICY } from '../../../src/engine/types';
import { variablesFrom } from '../../../src/environments/variablesFrom';
import { keptEvidence } from '../../../src/server/evidence';
import { settle } from '../../../src/server/facts';
import { createFileReader } from '../../../src/server/files';
import { actionOf, judgeIn } from '../../engine/world';
import { CONFIG_ENV, configsOf } from '../configs';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-disk-')));
after(() => rmSync(root, { recursive: true, force: true }));
const home = path.join(root, 'home');
const cwd = path.join(home, 'shop');
const files = configsOf(home, cwd);
for (const [file, text] of Object.entries(files)) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const env = variablesFrom(CONFIG_ENV);
/** Rows are about a disk that is made up; here is a real one, which nobody hurries. */
const gather = keptEvidence(() => createFileReader(60_000));

/** A command in the folder with the settings of every detector: the guard's own reading finds what the rows' does. */
function t(command: string, expected: string): void {
  test(`on a real disk: ${command}`, () => {
    const action = { ...actionOf(command), cwd };
    const source = { home, workspace: [cwd], own: [], temporary: [], policy: NO_POLICY, snapshots: true, env, gather };
    const real = settle([action], source).verdict;
    const facts = { home, workspace: [cwd] };
    const rows = judgeIn(action, {
      files,
      env,
      facts,
      folders: [...new Set(Object.keys(files).map((file) => path.dirname(file)))],
    }).verdict;
    assert.deepEqual(real.effects, rows.effects);
    assert.equal([real.environment, real.decision, real.tier, real.resource?.name ?? '-'].join(' '), expected);
  });
}
t('psql -c "DROP TABLE orders"', 'production hold type orders');
t('psql -h localhost -c "DROP TABLE orders"', 'local hold click orders');
t('prisma migrate reset --force', 'production hold type shop');
t('rails db:drop', 'production hold type shop');
t('kubectl delete ns shop', 'production hold type shop');
t('terraform destroy', 'production hold type everything in the state');
t('docker volume rm data', 'production hold type data');
t('aws rds delete-db-instance --db-instance-identifier shop', 'production hold type shop');
