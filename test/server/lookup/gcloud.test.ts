import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gcloud } from '../../../src/server/lookup/gcloud';
import { copyGcloud } from '../../../src/server/lookup/gcloudCopy';
import { GCLOUD_KINDS } from '../../../src/server/lookup/gcloudKinds';
import { type Api, api, installed, type Stage, stage } from './stage';

const program = installed('gcloud');
const python = installed('python3');
const skip = program === null || python === null ? 'gcloud or python3 is not installed here' : process.platform === 'win32';

/** Shapes of https://cloud.google.com/sql/docs/mysql/admin-api/rest/v1beta4/instances and its like for the others. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/sql/v1beta4/projects/shop-prod/instances/orders': {
    kind: 'sql#instance',
    name: 'orders',
    project: 'shop-prod',
    replicaNames: ['orders-replica'],
    settings: { dataDiskSizeGb: '50', deletionProtectionEnabled: true, userLabels: { env: 'live', app: 'shop' } },
  },
  '/v1/projects/shop-4711': {
    projectId: 'shop-4711',
    projectNumber: '1',
    name: 'Shop Production',
    lifecycleState: 'ACTIVE',
    createTime: '2026-01-02T03:04:05Z',
  },
};

/** A login as gcloud keeps it: tables that it makes itself where they are missing. */
const LOGIN = `
import datetime, json, os, sqlite3, sys
folder = sys.argv[1]
os.umask(0o077)
kept = sqlite3.connect(os.path.join(folder, 'credentials.db'))
kept.execute('CREATE TABLE "credentials" (account_id TEXT PRIMARY KEY, value BLOB)')
login = {'type': 'authorized_user', 'client_id': 'fake', 'client_secret': 'fake-secret', 'refresh_token': 'fake-refresh'}
kept.execute('INSERT INTO credentials VALUES (?, ?)', ('reader@example.com', json.dumps(login)))
kept.commit()
tokens = sqlite3.connect(os.path.join(folder, 'access_tokens.db'))
tokens.execute('CREATE TABLE "access_tokens" (account_id TEXT PRIMARY KEY, access_token TEXT, token_expiry TIMESTAMP, rapt_token TEXT, id_token TEXT)')
tokens.execute('INSERT INTO access_tokens VALUES (?, ?, ?, NULL, NULL)', ('reader@example.com', 'fake-token', str(datetime.datetime(2099, 1, 1))))
tokens.commit()
`;

let server: Api;
let own: Stage;
before(async () => {
  server = await api(({ url = '' }) => ANSWERS[url.replace(/\?.*$/, '')]);
  own = stage('gcp', { program, endpoint: `http://127.0.0.1:${server.port}` });
  const configuration = (name: string, text: string) =>
    own.write(`.config/gcloud/configurations/config_${name}`, `[core]\naccount = reader@example.com\nproject = shop-prod\n${text}`);
  configuration('default', '');
  configuration('work', '[compute]\nzone = europe-west1-b\n[proxy]\ntype = http\n');
  configuration('device', '[context_aware]\nuse_client_certificate = true\n');
  configuration('other', '[api_endpoint_overrides]\nsql = https://evil.example.com/\n');
  configuration('acting', '[auth]\nimpersonate_service_account = admin@shop-prod.iam.gserviceaccount.com\n');
  own.write('.config/gcloud/active_config', 'default');
  if (python !== null) execFileSync(python, ['-c', LOGIN, path.join(own.home, '.config/gcloud')]);
});
after(() => {
  own.remove();
  server.close();
});

describe('Google Cloud', { skip }, () => {
  test('a database, in the project of the configuration', async () => {
    assert.deepEqual(await own.find(gcloud, 'gcloud sql instances delete orders --quiet', 'gcp/delete-resource'), {
      evidence: [],
      facts: [
        { id: 'looked-up', data: { where: 'account reader@example.com, project shop-prod', sure: 'no' } },
        { id: 'located', data: { name: 'orders', project: 'shop', environment: 'live', service: '' } },
        { id: 'protected', data: { by: 'deletion protection' } },
        { id: 'size', data: { bytes: String(50 * 1024 ** 3) } },
        { id: 'dependants', data: { count: '1', names: 'orders-replica' } },
      ],
    });
    assert.deepEqual(server.requests.at(-1), 'GET /sql/v1beta4/projects/shop-prod/instances/orders?alt=json');
    assert.equal(server.credentials.at(-1), 'Bearer fake-token');
  });

  test('a project, whose title says more than its id', async () => {
    assert.deepEqual(await own.find(gcloud, 'gcloud projects delete shop-4711', 'gcp/delete-project'), {
      evidence: [
        {
          source: 'lookup',
          environment: 'production',
          identifiers: ['shop-4711'],
          names: {},
          file: null,
          line: null,
          strength: 'target',
          note: 'Google Cloud calls the project shop-4711 Shop Production',
        },
      ],
      facts: [{ id: 'looked-up', data: { where: 'account reader@example.com, shop-4711 (Shop Production)', sure: 'yes' } }],
    });
  });

  test('a thing that it does not tell of is no fact', async () => {
    assert.equal(await own.find(gcloud, 'gcloud sql instances delete gone', 'gcp/delete-resource'), 'failed');
  });
});

describe('what Google Cloud is not asked', () => {
  for (const [command, why] of [
    ['gcloud --configuration device sql instances delete orders', 'runs-code'],
    ['gcloud --configuration other sql instances delete orders', 'no-connection'],
    ['gcloud --configuration acting sql instances delete orders', 'no-connection'],
    ['gcloud --configuration gone sql instances delete orders', 'no-connection'],
    ['gcloud --configuration ../x sql instances delete orders', 'no-connection'],
    ['gcloud --impersonate-service-account a@b.c sql instances delete orders', 'target'],
    ['CLOUDSDK_CONFIG=/tmp gcloud sql instances delete orders', 'target'],
    ['gcloud sql instances delete orders others', 'target'],
    ['sudo gcloud sql instances delete orders', 'target'],
    ['gcloud sql instances delete $NAME', 'target'],
    ['gcloud compute instances delete web --zone "--log-http"', 'target'],
  ] as const)
    test(command, async () => {
      const before = server.requests.length;
      const found = await own.find(gcloud, command, 'gcp/delete-resource');
      assert.ok(typeof found === 'object' && found !== null, JSON.stringify(found));
      assert.deepEqual(
        found.facts.map(({ id, data }) => [id, data.why]),
        [['not-known', why]],
      );
      assert.equal(server.requests.length, before, 'nobody was asked');
    });

  test('every call describes', () => {
    assert.deepEqual(
      GCLOUD_KINDS.filter(({ describe: words }) => !words.includes('describe')),
      [],
    );
  });

  test('the copy of a configuration has the account and the project, and nothing else of it', { skip }, async () => {
    const copied = await copyGcloud(own.home, { configuration: 'work', account: undefined, project: undefined, endpoint: null });
    assert.ok(typeof copied !== 'string');
    assert.deepEqual(
      copied.files.map((one) => one.path),
      ['active_config', 'configurations/config_own', 'gce', 'credentials.db', 'access_tokens.db'].map((one) => `.config/gcloud/${one}`),
    );
    assert.equal(
      copied.files[1]?.content,
      '[core]\naccount = reader@example.com\nproject = shop-prod\ndisable_usage_reporting = true\ndisable_prompts = true\ndisable_file_logging = true\n[component_manager]\ndisable_update_check = true\n',
    );
  });
});
