import { fly } from '../../src/environments/fly';
import { place, rowsOf } from './rows';

const t = rowsOf(fly);
const app = (text: string, name = 'fly.toml') => ({ [`/h/w/${name}`]: text });

t('no file', {}, []);
t('an app', app("# ours\napp = 'shop'\n[env]\n  TOKEN = 'fake-token'\n"), [
  'target unknown [shop] fly.toml* the Fly.io app of fly.toml is shop',
  'ambient unknown [shop] the Fly.io app of fly.toml is shop',
]);
t('its name raises', app('app = "shop-production"'), [
  'target production [shop-production] fly.toml* the Fly.io app of fly.toml is shop-production',
  'ambient production [shop-production] the Fly.io app of fly.toml is shop-production',
]);
t('its name is only a label', app('app = "shop-staging"'), [
  'target unknown [shop-staging] fly.toml* the Fly.io app of fly.toml is shop-staging',
  'ambient unknown [shop-staging] the Fly.io app of fly.toml is shop-staging',
  'ambient staging [] the Fly.io app of fly.toml is shop-staging',
]);
t('another file is not taken by itself', app('app = "x7"', 'fly.production.toml'), [
  'target production [x7] fly.production.toml the Fly.io app of fly.production.toml is x7',
]);
t('app below a table is none', app('[env]\napp = "shop"'), []);
t('a damaged file', app('app = "shop'), []);
t('another shape', app('app = 7'), []);
t(
  'an app of the editor',
  app('app = "shop"'),
  [
    'target unknown [shop-b] * FLY_APP of the editor: the Fly.io app shop-b',
    'target unknown [shop] fly.toml* the Fly.io app of fly.toml is shop',
    'ambient unknown [shop-b] FLY_APP of the editor: the Fly.io app shop-b',
    'ambient unknown [shop] the Fly.io app of fly.toml is shop',
  ],
  { ...place, env: { FLY_APP: 'shop-b' } },
);
