import { azure } from '../../src/environments/azure';
import { place, rowsOf } from './rows';

const t = rowsOf(azure);
const FILE = '/h/.azure/azureProfile.json';
const ONE = '00000000-0000-0000-0000-000000000001';
const TWO = '00000000-0000-0000-0000-000000000002';
const subscription = (id: string, name: string, isDefault: boolean, environmentName = 'AzureCloud') => ({
  id,
  name,
  state: 'Enabled',
  user: { name: 'me@example.com', type: 'user' },
  isDefault,
  tenantId: '00000000-0000-0000-0000-0000000000ff',
  environmentName,
  homeTenantId: '00000000-0000-0000-0000-0000000000ff',
  managedByTenants: [],
});
/** The tool writes a byte order mark in front. */
const profile = (...subscriptions: readonly object[]): string =>
  `\uFEFF${JSON.stringify({ installationId: 'a-b-c', subscriptions }, null, 2)}`;

t('nothing', {}, []);
t('damaged', { [FILE]: '\uFEFF{"subscriptions": [' }, []);
t('another shape', { [FILE]: '{"subscriptions": {"id": 1}}' }, []);
t('entries of another shape', { [FILE]: '{"subscriptions": [1, null, "x", {"id": 3}, {"name": "prod"}]}' }, []);
t('the default one', { [FILE]: profile(subscription(ONE, 'Shop Production', true), subscription(TWO, 'Sandbox', false)) }, [
  `target production [${ONE} Shop Production] ${ONE}* the Azure subscription in use is Shop Production, ${ONE}`,
  `target unknown [${TWO} Sandbox] ${TWO} the Azure subscription Sandbox, ${TWO}`,
]);
t('without a mark', { [FILE]: profile(subscription(TWO, 'Sandbox', true)).slice(1) }, [
  `target unknown [${TWO} Sandbox] ${TWO}* the Azure subscription in use is Sandbox, ${TWO}`,
]);
t(
  'the cloud that is in use',
  {
    '/h/.azure/config': '[cloud]\nname = AzureChinaCloud\n',
    [FILE]: profile(subscription(ONE, 'Prod', true), subscription(TWO, 'China', true, 'AzureChinaCloud')),
  },
  [`target unknown [${TWO} China] ${TWO}* the Azure subscription in use is China, ${TWO}`],
);
t(
  'another folder of settings',
  { '/x/azureProfile.json': profile(subscription(ONE, 'Live', true)) },
  [`target production [${ONE} Live] ${ONE}* the Azure subscription in use is Live, ${ONE}`],
  { ...place, env: { AZURE_CONFIG_DIR: '/x' } },
);
t(
  'without the environment nothing is certain',
  { [FILE]: profile(subscription(TWO, '', true)) },
  [`ambient unknown [${TWO}] ${TWO}* the Azure subscription in use is ${TWO}`],
  { cwd: '/h/w', home: '/h', workspace: [] },
);
