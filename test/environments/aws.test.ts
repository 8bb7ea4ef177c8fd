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
