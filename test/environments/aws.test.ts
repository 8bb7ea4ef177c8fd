import { aws } from '../../src/environments/aws';
import { place, rowsOf } from './rows';

const t = rowsOf(aws);
const CONFIG = '/h/.aws/config';
const KEYS = '[default]\naws_access_key_id = fake-id\naws_secret_access_key = fake-key\n[prod]\naws_secret_access_key = fake-key\n';

t('nothing', {}, []);
t('names of credentials, never values', { '/h/.aws/credentials': KEYS }, [
  'target unknown [] default* the AWS profile in use is default',
  'target production [prod] prod the AWS profile prod',
]);
t('a role', { [CONFIG]: '[profile blue]\nrole_arn = arn:aws:iam::111111111111:role/Reader\nsource_profile = default\n' }, [
  'target unknown [blue 111111111111] blue the AWS profile blue, account 111111111111',
]);
t('a role of production', { [CONFIG]: '[profile blue]\nrole_arn=arn:aws:iam::111111111111:role/prod-admin\n' }, [
  'target production [blue 111111111111] blue the AWS profile blue, account 111111111111',
]);
t(
  'single sign-on',
  { [CONFIG]: '[sso-session x]\nsso_region = eu\n[profile "a b"]\nsso_account_id = 222222222222\ns3 =\n  endpoint_url = x\n' },
  ['target unknown [a b 222222222222] a b the AWS profile a b, account 222222222222'],
);
t('the profile of a folder', { [CONFIG]: '[default]\n[profile blue]\n', '/h/w/.envrc': 'export AWS_PROFILE=blue\n' }, [
  'target unknown [] default the AWS profile default',
  'target unknown [blue] blue* the AWS profile in use is blue',
]);
t(
  'the profile of the editor',
  { [CONFIG]: '[default]\n[profile live]\n' },
  ['target unknown [] default the AWS profile default', 'target production [live] live* the AWS profile in use is live'],
  { ...place, env: { AWS_PROFILE: 'live' } },
);
t(
  'a role that is reached through another profile: its own account counts',
  {
    [CONFIG]:
      '[profile base]\nsso_account_id = 111111111111\n[profile chained]\nrole_arn = arn:aws:iam::222222222222:role/Reader\nsource_profile = base\nsso_account_id = 111111111111\nregion = eu-west-1\n',
  },
  [
    'target unknown [base 111111111111] base the AWS profile base, account 111111111111',
    'target unknown [chained 222222222222] chained the AWS profile chained, account 222222222222',
  ],
);
t('a role of another partition', { [CONFIG]: '[profile cn]\nrole_arn = arn:aws-cn:iam::333333333333:role/x/deep/live\n' }, [
  'target production [cn 333333333333] cn the AWS profile cn, account 333333333333',
]);
t(
  'Granted',
  {
    [CONFIG]:
      '[profile shop/Admin]\ngranted_sso_start_url = https://x.example.com/start\ngranted_sso_account_id = 444444444444\ngranted_sso_role_name = ProdAdmin-live\ncredential_process = granted credential-process --profile shop/Admin\n',
  },
  ['target production [shop/Admin 444444444444] shop/Admin the AWS profile shop/Admin, account 444444444444'],
);
t('no number of an account', { [CONFIG]: '[profile x]\nsso_account_id = prod\nrole_arn = nonsense\n' }, [
  'target unknown [x] x the AWS profile x',
]);
t(
  'files that the editor names',
  {
    '/x/config': '[profile blue]\nsso_account_id=222222222222\n',
    '/x/keys': '[live]\naws_secret_access_key = fake-key\n',
    [CONFIG]: '[profile other]\n',
  },
  [
    'target unknown [blue 222222222222] blue the AWS profile blue, account 222222222222',
    'target production [live] live the AWS profile live',
  ],
  { ...place, env: { AWS_CONFIG_FILE: '/x/config', AWS_SHARED_CREDENTIALS_FILE: '/x/keys' } },
);
t(
  'both variables of the editor',
  { [CONFIG]: '[profile blue]\n[profile live]\n' },
  ['target unknown [blue] blue* the AWS profile in use is blue', 'target production [live] live* the AWS profile in use is live'],
  { ...place, env: { AWS_PROFILE: 'blue', AWS_DEFAULT_PROFILE: 'live' } },
);
