import { planetscale } from '../../src/environments/planetscale';
import { rowsOf } from './rows';

const t = rowsOf(planetscale);
const FILE = '/h/w/.pscale.yml';

t('no file', {}, []);
t('a database', { [FILE]: 'org: acme\ndatabase: shop\n' }, [
  'target unknown [acme/shop] * the PlanetScale settings of this folder name acme/shop',
  'ambient unknown [acme/shop acme shop] the PlanetScale settings of this folder name acme/shop',
]);
t('a branch is a label', { [FILE]: 'org: acme\ndatabase: shop\nbranch: main-prod\nservice-token: fake-token\n' }, [
  'target unknown [acme/shop] * the PlanetScale settings of this folder name acme/shop/main-prod',
  'ambient unknown [acme/shop acme shop] the PlanetScale settings of this folder name acme/shop/main-prod',
  'ambient production [] the PlanetScale settings of this folder name acme/shop/main-prod',
]);
t('an organisation only', { [FILE]: 'org: acme\n' }, [
  'target unknown [] * the PlanetScale settings of this folder name acme',
  'ambient unknown [acme] the PlanetScale settings of this folder name acme',
]);
t('a damaged file', { [FILE]: 'org: [acme\n' }, []);
