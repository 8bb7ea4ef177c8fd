import { rows } from './rows';

// As endpoints.test.ts: Google Cloud and Azure, whose APIs destroy by custom methods and actions.
const T = '-H "Authorization: Bearer $T"';
const send = (method: string, url: string, body?: string): string =>
  `curl -X ${method} ${T} "${url}"${body === undefined ? '' : ` -d '${body}'`}`;
const google = (method: string, service: string, path: string, body?: string): string =>
  send(method, `https://${service}.googleapis.com/${path}`, body);
const ARM = 'https://management.azure.com/subscriptions/s/resourceGroups/shop/providers';

rows('hold type gcp/overwrite-data', [
  google('POST', 'sqladmin', 'v1/projects/shop/instances/orders/demoteMaster', '{}'),
  google('POST', 'file', 'v1/projects/shop/locations/l/instances/files:revert', '{"targetSnapshotId":"s"}'),
  google('POST', 'redis', 'v1/projects/shop/locations/l/instances/sessions:import', '{}'),
  google('POST', 'pubsub', 'v1/projects/shop/subscriptions/orders:seek', '{"time":"2030-01-01T00:00:00Z"}'),
  google('POST', 'dns', 'dns/v1/projects/shop/managedZones/z/changes', '{"deletions":[{"name":"www.example.com."}]}'),
  'gcloud sql instances demote-master orders --master-instance-name external',
]);
rows('hold type gcp/delete-objects', [
  google('POST', 'bigtableadmin', 'v2/projects/shop/instances/i/tables/orders:dropRowRange', '{"deleteAllDataFromTable":true}'),
  google(
    'POST',
    'bigtableadmin',
    'v2/projects/shop/instances/i/tables/orders:modifyColumnFamilies',
    '{"modifications":[{"id":"a","drop":true}]}',
  ),
]);
rows('hold type gcp/delete-safeguard', [
  google('POST', 'compute', 'compute/v1/projects/shop/zones/z/instances/web/setDeletionProtection?deletionProtection=false'),
]);
rows('hold type gcp/delete-resource', [
  google('POST', 'compute', 'compute/v1/projects/shop/zones/z/instanceGroupManagers/web/resize?size=0'),
  google('POST', 'compute', 'compute/v1/projects/shop/zones/z/instanceGroupManagers/web/recreateInstances', '{"instances":["a"]}'),
  google('POST', 'compute', 'compute/v1/projects/shop/global/networks/n/removePeering', '{"name":"p"}'),
  google('PUT', 'cloudbilling', 'v1/projects/shop/billingInfo', '{"billingAccountName":""}'),
  'gcloud billing projects unlink shop',
  'gcloud sql instances reset-ssl-config orders',
  'gcloud compute instance-groups managed recreate-instances web --instances a --zone z',
]);
rows('hold type azure/overwrite-data', [
  send('POST', `${ARM}/Microsoft.Web/sites/shop/restoreFromBackupBlob?api-version=2024-04-01`, '{}'),
  send('POST', `${ARM}/Microsoft.Compute/virtualMachines/web/reimage?api-version=2024-07-01`, '{}'),
  send('PUT', `${ARM}/Microsoft.Web/sites/shop/config/appsettings?api-version=2024-04-01`, '{"properties":{"A":"b"}}'),
  'az redis import --name sessions -g shop --files dump.rdb',
  'az backup restore restore-azurefileshare --resolve-conflict Overwrite --rp-name r -v v -g shop -c c -i i',
]);
rows('hold type azure/delete-group', [
  send('POST', 'https://management.azure.com/subscriptions/s/providers/Microsoft.Subscription/cancel?api-version=2021-10-01'),
]);
rows('hold type azure/delete-resource', [
  send('POST', `${ARM}/Microsoft.Storage/storageAccounts/a/regenerateKey?api-version=2023-01-01`, '{"keyName":"key1"}'),
  'az search service delete --name s -g shop --yes',
  'az network dns record-set a remove-record -g shop -z example.com -n www -a 192.0.2.1',
  'az redis regenerate-keys --name sessions -g shop --key-type Primary',
  'az acr run --registry shop --cmd "acr purge --filter web:.* --ago 0d" /dev/null',
]);
rows('allow', [
  google('POST', 'dns', 'dns/v1/projects/shop/managedZones/z/changes', '{"additions":[{"name":"www.example.com."}]}'),
  google('POST', 'compute', 'compute/v1/projects/shop/zones/z/instanceGroupManagers/web/resize?size=3'),
  google('POST', 'compute', 'compute/v1/projects/shop/zones/z/instances/web/start'),
  google('POST', 'pubsub', 'v1/projects/shop/subscriptions/orders:pull', '{"maxMessages":1}'),
  google('POST', 'redis', 'v1/projects/shop/locations/l/instances/sessions:export', '{}'),
  send('POST', `${ARM}/Microsoft.Compute/virtualMachines/web/start?api-version=2024-07-01`),
  send('POST', `${ARM}/Microsoft.Web/sites/shop/restart?api-version=2024-04-01`),
  'az acr run --registry shop --cmd "acr repository list" /dev/null',
  'az search service show --name s -g shop',
  'az redis export --name sessions -g shop --prefix p --container c',
]);
