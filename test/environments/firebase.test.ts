import { firebase } from '../../src/environments/firebase';
import { place, rowsOf } from './rows';

const t = rowsOf(firebase);
const RC = '/h/w/.firebaserc';
const STORE = '/h/.config/configstore/firebase-tools.json';
const rc = (projects: object) => ({ '/h/w/firebase.json': '{}', [RC]: JSON.stringify({ projects }) });
const store = (activeProjects: object, file = STORE) => ({
  [file]: JSON.stringify({ tokens: { refresh_token: 'fake-token' }, activeProjects }),
});
const note = (alias: string, id: string): string => `the Firebase alias ${alias} is the project ${id}`;
const both = { default: 'shop-1', prod: 'shop-7' };

t('no file', {}, []);
t('the only alias', rc({ shop: 'shop-1' }), [
  `target unknown [shop-1] shop* ${note('shop', 'shop-1')}`,
  `ambient unknown [shop-1 shop] ${note('shop', 'shop-1')}`,
]);
t('the default alias', rc(both), [
  `target unknown [shop-1] default* ${note('default', 'shop-1')}`,
  `target production [shop-7] prod ${note('prod', 'shop-7')}`,
  `ambient unknown [shop-1 default] ${note('default', 'shop-1')}`,
]);
t('several and no default', rc({ a: 'shop-1', b: 'shop-2' }), [
  `target unknown [shop-1] a ${note('a', 'shop-1')}`,
  `target unknown [shop-2] b ${note('b', 'shop-2')}`,
]);
t('the active alias', { ...rc(both), ...store({ '/h/w': 'prod' }) }, [
  `target unknown [shop-1] default ${note('default', 'shop-1')}`,
  `target production [shop-7] prod* ${note('prod', 'shop-7')}`,
  `ambient production [shop-7 prod] ${note('prod', 'shop-7')}`,
]);
t('the active project, without alias', { ...rc({}), ...store({ '/h/w': 'shop-9', '/h': 'shop-8' }) }, [
  'target unknown [shop-9] shop-9* the active Firebase project of this folder is shop-9',
  'ambient unknown [shop-9] the active Firebase project of this folder is shop-9',
]);
t('active above', { ...rc({}), ...store({ '/h': 'shop-8' }) }, [
  'target unknown [shop-8] shop-8* the active Firebase project of this folder is shop-8',
  'ambient unknown [shop-8] the active Firebase project of this folder is shop-8',
]);
t(
  'another place for settings',
  { ...rc({}), ...store({ '/h/w': 'shop-9' }, '/h/x/configstore/firebase-tools.json') },
  [
    'target unknown [shop-9] shop-9* the active Firebase project of this folder is shop-9',
    'ambient unknown [shop-9] the active Firebase project of this folder is shop-9',
  ],
  { ...place, env: { XDG_CONFIG_HOME: '/h/x' } },
);
t(
  'a folder below',
  rc({ shop: 'shop-1' }),
  [`target unknown [shop-1] shop* ${note('shop', 'shop-1')}`, `ambient unknown [shop-1 shop] ${note('shop', 'shop-1')}`],
  {
    ...place,
    cwd: '/h/w/functions',
  },
);
t('comments', { [RC]: '{\n  // ours\n  "projects": { "shop": "shop-1" }\n}' }, [
  `target unknown [shop-1] shop* ${note('shop', 'shop-1')}`,
  `ambient unknown [shop-1 shop] ${note('shop', 'shop-1')}`,
]);
t('a damaged file', { [RC]: '{"projects":' }, []);
t('another shape', { [RC]: '{"projects":["shop"]}', [STORE]: '{"activeProjects":["x"]}' }, []);
