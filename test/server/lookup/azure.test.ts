import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { azure, callsFor } from '../../../src/server/lookup/azure';
import { copyAzure } from '../../../src/server/lookup/azureCopy';
import { AZURE_KINDS } from '../../../src/server/lookup/azureKinds';
import { type Stage, stage } from './stage';

const SHOP = '11111111-1111-1111-1111-111111111111';
const TENANT = '22222222-2222-2222-2222-222222222222';
const user = { name: 'reader@example.com', type: 'user' };
/** As `az login` writes it. */
const PROFILE = {
  installationId: 'x',
  subscriptions: [
    { id: SHOP, name: 'Shop Production', state: 'Enabled', user, isDefault: true, tenantId: TENANT, environmentName: 'AzureCloud' },
    {
      id: TENANT,
      name: 'Robot',
      state: 'Enabled',
      user: { name: 'r', type: 'servicePrincipal' },
      tenantId: TENANT,
      environmentName: 'AzureCloud',
    },
    { id: TENANT, name: 'Elsewhere', state: 'Enabled', user, tenantId: TENANT, environmentName: 'AzureStack' },
    { id: '33333333-3333-3333-3333-333333333333', name: 'Twice', user, tenantId: TENANT, environmentName: 'AzureCloud' },
    { id: TENANT, name: 'Twice', user, tenantId: TENANT, environmentName: 'AzureCloud' },
  ],
};
/**
 * Stands in for `az`, which asks Microsoft over TLS and nobody else. It notes what it is asked and what it finds in its home, and answers with what
 * the queries make of the documented answers (https://learn.microsoft.com/en-us/rest/api/resources/resource-groups/get).
 */
const STAND_IN = `#!/bin/sh
echo "$*" >> "$(dirname "$0")/asked"
ls "$HOME/.azure" | tr '\\n' ' ' > "$(dirname "$0")/found"
case "$1 $2" in
  'group show') echo '{"tags": {"Env": "live"}}' ;;
  'lock list') echo '{"locks": ["keep"]}' ;;
  'resource list') echo '{"members": ["Microsoft.Sql/servers", "Microsoft.Web/sites", "Microsoft.Web/sites"]}' ;;
  'resource show') echo '{"tags": null, "gibibytes": 32}' ;;
  *) exit 2 ;;
esac
`;

let own: Stage;
const beside = (name: string): string => readFileSync(path.join(own.home, 'bin', name), 'utf8');
before(() => {
  own = stage('azure', (home) => ({ program: path.join(home, 'bin', 'az') }));
  own.write('bin/az', STAND_IN);
  chmodSync(path.join(own.home, 'bin', 'az'), 0o755);
  own.write('.azure/azureProfile.json', `\uFEFF${JSON.stringify(PROFILE)}`);
  own.write('.azure/msal_token_cache.json', '{"AccessToken": {"secret": "fake-token"}}');
  own.write('.azure/commandIndex.json', '\uFEFF{"version": "2.45.0", "commandIndex": {"group": ["evil.module"]}}');
  own.write('.azure/msal_http_cache.bin', 'pickled');
  own.write('.azure/clouds.config', '[AzureCloud]\nendpoint_resource_manager = https://evil.example.com\n');
});
after(() => own.remove());

/** A program is only run from folders that nobody else may write to. */
function foldersAbove(file: string): readonly string[] {
  const above = path.dirname(file);
  return above === file ? [] : [above, ...foldersAbove(above)];
}
const open = foldersAbove(path.join(__dirname, 'x')).some((folder) => (statSync(folder).mode & 0o002) !== 0);
const skip = process.platform === 'win32' || (open && 'the checkout lies in a folder that everybody may write to');

describe('Azure', { skip }, () => {
  test('a resource group', async () => {
    assert.deepEqual(await own.find(azure, 'az group delete --name shop --yes', 'azure/delete-group'), {
      evidence: [],
      facts: [
        { id: 'looked-up', data: { where: 'subscription Shop Production, resource group shop', sure: 'no' } },
        { id: 'located', data: { name: 'shop', project: '', environment: 'live', service: '' } },
        { id: 'protected', data: { by: 'lock keep' } },
        { id: 'holds', data: { kind: 'resources', count: '3', names: 'Microsoft.Sql/servers, Microsoft.Web/sites' } },
      ],
    });
    assert.equal(beside('found'), 'azureProfile.json commandIndex.json config msal_token_cache.json ');
  });

  test('a database, in the subscription that the command names', async () => {
    const command = `az postgres flexible-server delete -g shop -n orders --subscription ${SHOP} --yes`;
    const before = beside('asked').length;
    assert.deepEqual(await own.find(azure, command, 'azure/delete-resource'), {
      evidence: [
        {
          source: 'lookup',
          environment: 'production',
          identifiers: [SHOP, 'Shop Production'],
          names: { [SHOP]: 'Shop Production' },
          file: null,
          line: null,
          strength: 'target',
          note: `Azure calls the subscription ${SHOP} Shop Production`,
        },
      ],
      facts: [
        { id: 'looked-up', data: { where: 'subscription Shop Production, resource group shop', sure: 'yes' } },
        { id: 'protected', data: { by: 'lock keep' } },
        { id: 'size', data: { bytes: String(32 * 1024 ** 3) } },
      ],
    });
    const asked = beside('asked').slice(before).trim().split('\n').sort();
    const place = `--namespace=Microsoft.DBforPostgreSQL --resource-type=flexibleServers --resource-group=shop`;
    const rest = `--subscription=${SHOP} --output=json --only-show-errors`;
    assert.deepEqual(asked, [
      `lock list ${place} --resource=orders --query={locks:[].name} ${rest}`,
      `resource show --name=orders ${place} --query={tags:tags,gibibytes:properties.storage.storageSizeGB} ${rest}`,
    ]);
  });
});

describe('what Azure is not asked', () => {
  for (const [command, why] of [
    ['az group delete --name shop --subscription Robot', 'no-connection'],
    ['az group delete --name shop --subscription Elsewhere', 'no-connection'],
    ['az group delete --name shop --subscription Twice', 'no-connection'],
    ['az group delete --name shop --subscription gone', 'no-connection'],
    ['AZURE_CONFIG_DIR=/tmp az group delete --name shop', 'target'],
    ['sudo az group delete --name shop', 'target'],
    ['az group delete --name $GROUP', 'target'],
    ['az group delete --name @names', 'target'],
    ['az group delete --name=--debug', 'target'],
    ['az group delete --name shop --name blog', 'target'],
  ] as const)
    test(command, async () => {
      assert.deepEqual(await own.find(azure, command, 'azure/delete-group'), {
        evidence: [],
        facts: [{ id: 'not-known', data: { provider: 'azure', why } }],
      });
    });

  test('every call shows or lists', () => {
    const calls = AZURE_KINDS.flatMap((kind) => callsFor(kind, { group: 'g', name: 'n', parent: 'p' }));
    assert.deepEqual(
      calls.filter(([, verb = '']) => verb !== 'show' && verb !== 'list'),
      [],
    );
    assert.deepEqual(
      callsFor(
        { operation: '', type: 'A/b', parent: { flags: [], type: 'c' }, query: '', members: '' },
        { group: 'g', name: 'n', parent: 'p' },
      ),
      [
        ['resource', 'show', '--name=n', '--namespace=A', '--resource-type=b', '--parent=c/p', '--resource-group=g', '--query={tags:tags}'],
        ['lock', 'list', '--namespace=A', '--resource-type=c', '--resource-group=g', '--resource=p', '--query={locks:[].name}'],
      ],
    );
  });

  test('the copy of a login has one subscription, and no module but the one that is asked', async () => {
    const copied = await copyAzure(own.home, 'shop production');
    assert.ok(typeof copied !== 'string');
    const file = (name: string): unknown => JSON.parse(String(copied.files.find((one) => one.path === `.azure/${name}`)?.content));
    assert.deepEqual(file('azureProfile.json'), {
      installationId: '',
      subscriptions: [{ ...PROFILE.subscriptions[0], homeTenantId: '', managedByTenants: [] }],
    });
    const module = ['azure.cli.command_modules.resource'];
    assert.deepEqual(file('commandIndex.json'), {
      version: '2.45.0',
      cloudProfile: 'latest',
      commandIndex: { group: module, resource: module, lock: module },
    });
  });
});
