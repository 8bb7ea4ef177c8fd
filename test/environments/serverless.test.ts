import { serverless } from '../../src/environments/serverless';
import { rowsOf } from './rows';

const t = rowsOf(serverless);
const FILE = '/h/w/serverless.yml';
const stage = (value: string): string =>
  `service: shop # ours\ncustom:\n  stage: prod\nprovider:\n  name: aws\n  stage: ${value}\n  role: !GetAtt Role.Arn\nresources:\n  stage: prod\n`;
const said = (stage: string): string => `the stage of the service shop is ${stage}`;

t('no file', {}, []);
t('a stage', { [FILE]: stage('blue') }, [
  `target unknown [shop-blue] blue* ${said('blue')}`,
  `ambient unknown [shop-blue] ${said('blue')}`,
]);
t('production', { [FILE]: stage("'production'") }, [
  `target production [shop-production] production* ${said('production')}`,
  `ambient production [shop-production] ${said('production')}`,
]);
t('what is taken where an option is missing', { [FILE]: stage(`\${opt:stage, 'blue'} # ours`) }, [
  `target unknown [shop-blue] blue* ${said('blue')}`,
  `ambient unknown [shop-blue] ${said('blue')}`,
]);
t('what only the program knows', { [FILE]: stage(`\${self:custom.stage}`) }, [
  `target unknown [] * ${said('not known')}`,
  `ambient unknown [] ${said('not known')}`,
]);
t('none', { '/h/w/serverless.yaml': 'service: shop\nprovider:\n  name: aws\n' }, [
  `target unknown [shop-dev] dev* ${said('dev')}`,
  `ambient unknown [shop-dev] ${said('dev')}`,
  `ambient local [] ${said('dev')}`,
]);
t('no service', { [FILE]: 'provider:\n  stage: prod\n' }, []);
t('the stage of SST', { '/h/w/.sst/stage': 'production\n' }, ['ambient production [] the SST stage of this folder is production']);
t('a damaged stage', { '/h/w/.sst/stage': 'production now\n' }, []);
