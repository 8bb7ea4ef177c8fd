import { netlify } from '../../src/environments/netlify';
import { place, rowsOf } from './rows';

const t = rowsOf(netlify);
const STATE = '/h/w/.netlify/state.json';
const TOML = '/h/w/netlify.toml';
const linked = [
  'target unknown [5f1c] * this folder is linked to the Netlify site 5f1c',
  'ambient unknown [5f1c] this folder is linked to the Netlify site 5f1c',
];
const context = (name: string, url: string) => ({
  [TOML]: `[build]\ncommand = "x"\n[context.${name}.environment]\nURL = "${url}"\nTOKEN = "fake-token"\n`,
});

t('no file', {}, []);
t('linked', { [STATE]: '{\n\t"siteId": "5f1c"\n}' }, linked);
t('linked above', { [STATE]: '{"siteId":"5f1c"}' }, linked, { ...place, cwd: '/h/w/packages/site' });
t('not above the workspace', { '/h/.netlify/state.json': '{"siteId":"5f1c"}' }, []);
t('a damaged file', { [STATE]: '{"siteId"' }, []);
t('another shape', { [STATE]: '{"siteId":7}' }, []);
t('a host of the production context', context('production', 'postgres://u:fake-password@db.example.com/shop'), [
  'ambient production [db.example.com db.example.com/shop]  URL of the context production is on db.example.com (netlify.toml line 4)',
]);
t('a branch that calls itself production', context('"live"', 'mysql://db.example.com/shop'), [
  'ambient production [db.example.com db.example.com/shop]  URL of the context live is on db.example.com (netlify.toml line 4)',
]);
t('other contexts', context('deploy-preview', 'postgres://db.example.com/shop'), []);
t('this machine', context('production', 'postgres://localhost/shop'), []);
t('no address of a database', context('production', 'https://shop.example.com'), []);
t('a damaged toml', { [TOML]: '[context.production.environment\nURL = "postgres://db.example.com/x"' }, []);
