import { wrangler } from '../../src/environments/wrangler';
import { place, rowsOf } from './rows';

const t = rowsOf(wrangler);
const TOML = '/h/w/wrangler.toml';
const toml = `name = "shop"\n[vars]\nTOKEN = "fake-token"\n[[kv_namespaces]]\nbinding = "KV"\nid = "k-1"\n[env.production]\n[[env.production.kv_namespaces]]\nbinding = "KV"\nid = "k-2"\n[env.blue]\nname = "blue-shop"\n`;
const SHOP = ['target unknown [shop] * the Worker of this folder is shop', 'ambient unknown [shop] the Worker of this folder is shop'];

t('no file', {}, []);
t('a Worker', { [TOML]: 'name = "shop"\n' }, SHOP);
t('environments', { [TOML]: toml }, [
  SHOP[0] ?? '',
  'target production [shop-production] production the environment production of wrangler is the Worker shop-production',
  'target production [k-2]  it is bound in the environment production of wrangler',
  'target unknown [blue-shop] blue the environment blue of wrangler is the Worker blue-shop',
  SHOP[1] ?? '',
]);
t(
  'an environment of the editor',
  { [TOML]: 'name = "shop"\n[env.production]\n' },
  [
    SHOP[0] ?? '',
    'target production [shop-production] production* the environment production of wrangler is the Worker shop-production',
    SHOP[1] ?? '',
    'ambient production [shop-production production] the environment production of wrangler is the Worker shop-production',
  ],
  { ...place, env: { CLOUDFLARE_ENV: 'production' } },
);
t('a folder below', { [TOML]: 'name = "shop"\n' }, SHOP, { ...place, cwd: '/h/w/src' });
t('JSON goes before TOML, with comments', { [TOML]: 'name = "old"\n', '/h/w/wrangler.jsonc': '{ // ours\n "name": "shop", }' }, SHOP);
t('JSON of a folder above goes before', { '/h/w/a/wrangler.toml': 'name = "old"\n', '/h/w/wrangler.json': '{"name":"shop"}' }, SHOP, {
  ...place,
  cwd: '/h/w/a',
});
t('Pages', { [TOML]: 'pages_build_output_dir = "dist"\nname = "shop"\n' }, SHOP);
t('a damaged file', { [TOML]: 'name = "shop"\n[env.production' }, []);
t('another shape', { '/h/w/wrangler.json': '{"name":["shop"],"env":[1]}' }, []);
t(
  'settings of a build tool may go before',
  { [TOML]: 'name = "shop"\n', '/h/w/.wrangler/deploy/config.json': '{"configPath":"../../dist/wrangler.json"}' },
  ['ambient unknown [shop] * the Worker of this folder is shop', 'ambient unknown [shop] the Worker of this folder is shop'],
);
