import { railwayLink } from '../../src/environments/railwayLink';
import { place, rowsOf } from './rows';

const t = rowsOf(railwayLink);
const FILE = '/h/.railway/config.json';
const link = (environmentName: string, service: string | null = null) => ({
  projectPath: '/h/w',
  name: 'shop',
  project: 'p-1',
  environment: 'e-1',
  environmentName,
  service,
});
const config = (projects: object) => ({ [FILE]: JSON.stringify({ projects, user: { accessToken: 'fake-token' } }, null, 2) });
const at = (cwd: string) => ({ ...place, cwd });
const PROJECT = 'target unknown [p-1 shop] this folder is linked to the Railway project shop';
const PRODUCTION = [
  PROJECT,
  'target production [e-1 production] this folder is linked to the Railway environment production',
  'target production [e-1] production* this folder is linked to the Railway environment production',
];

t('production', config({ '/h/w': link('production') }), PRODUCTION);
t('a folder below', config({ '/h/w': link('production') }), PRODUCTION, at('/h/w/a/b'));
t('with its service', config({ '/h/w': link('production', 's-1') }), [`${PROJECT}, service s-1`, ...PRODUCTION.slice(1)]);
t('a name is only a label', config({ '/h/w': link('staging') }), [
  PROJECT,
  'target unknown [e-1 staging] this folder is linked to the Railway environment staging',
  'ambient staging [] this folder is linked to the Railway environment staging',
  'target unknown [e-1] staging* this folder is linked to the Railway environment staging',
]);
t('a name that says nothing', config({ '/h/w': link('blue') }), [
  PROJECT,
  'target unknown [e-1 blue] this folder is linked to the Railway environment blue',
  'target unknown [e-1] blue* this folder is linked to the Railway environment blue',
]);
t(
  'the nearest folder',
  config({ '/h/w': link('production'), '/h/w/a': { project: 'p-2' } }),
  ['target unknown [p-2] this folder is linked to the Railway project p-2'],
  at('/h/w/a'),
);
t('a link above the workspace', config({ '/h': link('production') }), PRODUCTION);
t('a folder beside', config({ '/h/w': link('production') }), [], at('/h/wx'));
t(
  'without the environment nothing is certain',
  config({ '/h/w': link('blue') }),
  [
    PROJECT,
    'target unknown [e-1 blue] this folder is linked to the Railway environment blue',
    'ambient unknown [e-1] blue* this folder is linked to the Railway environment blue',
  ],
  { cwd: '/h/w', home: '/h', workspace: [] },
);
t('ids of the editor are candidates too', config({}), ['ambient unknown [e-9 p-9] * RAILWAY_ENVIRONMENT_ID of the editor is e-9'], {
  ...place,
  env: { RAILWAY_PROJECT_ID: 'p-9', RAILWAY_ENVIRONMENT_ID: 'e-9' },
});
t('a damaged file', { [FILE]: '{"projects":' }, []);
t('a file of another shape', { [FILE]: '{"projects":[1],"user":3}' }, []);
t('no file', {}, []);
