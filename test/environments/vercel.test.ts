import { vercel } from '../../src/environments/vercel';
import { place, rowsOf } from './rows';

const t = rowsOf(vercel);
const OWN = '/h/w/.vercel/project.json';
const REPO = '/h/w/.vercel/repo.json';
const project = (value: object) => ({ [OWN]: JSON.stringify({ projectId: 'prj_1', orgId: 'team_1', ...value }) });
const repo = (...projects: readonly (readonly [id: string, name: string, directory: string])[]) => ({
  [REPO]: JSON.stringify({
    remoteName: 'origin',
    projects: projects.map(([id, name, directory]) => ({ id, name, directory, orgId: 'team_1' })),
  }),
});
const at = (cwd: string) => ({ ...place, cwd });

t('no file', {}, []);
t('linked', project({}), [
  'target unknown [prj_1] * this folder is linked to the Vercel project prj_1',
  'ambient unknown [prj_1] this folder is linked to the Vercel project prj_1',
]);
t('with its name', project({ projectName: 'shop-prod' }), [
  'target production [prj_1] * this folder is linked to the Vercel project shop-prod',
  'ambient production [prj_1 shop-prod] this folder is linked to the Vercel project shop-prod',
]);
t('a name is only a label', project({ projectName: 'shop-staging' }), [
  'target unknown [prj_1] * this folder is linked to the Vercel project shop-staging',
  'ambient unknown [prj_1 shop-staging] this folder is linked to the Vercel project shop-staging',
  'ambient staging [] this folder is linked to the Vercel project shop-staging',
]);
t(
  'without the environment nothing is certain',
  project({}),
  [
    'ambient unknown [prj_1] * this folder is linked to the Vercel project prj_1',
    'ambient unknown [prj_1] this folder is linked to the Vercel project prj_1',
  ],
  { cwd: '/h/w', home: '/h', workspace: ['/h/w'] },
);
t('settings that vercel pull wrote are no link', { [OWN]: '{"settings":{"framework":null}}' }, []);
t('a damaged file', { [OWN]: '{"projectId":' }, []);
t('another shape', { [OWN]: '[1]', [REPO]: '{"projects":{"a":1}}' }, []);
t(
  'a repository: the deepest folder counts',
  repo(['prj_r', 'root', '.'], ['prj_w', 'web', 'apps/web']),
  [
    'target unknown [prj_r]  this repository has the Vercel project root',
    'target unknown [prj_w] * this folder is linked to the Vercel project web',
    'ambient unknown [prj_w web] this folder is linked to the Vercel project web',
  ],
  at('/h/w/apps/web/src'),
);
t(
  'a folder of no project',
  repo(['prj_w', 'web', 'apps/web']),
  ['target unknown [prj_w]  this repository has the Vercel project web'],
  at('/h/w/apps/webshop'),
);
t('its own link goes before the repository', { ...project({}), ...repo(['prj_r', 'root', '.']) }, [
  'target unknown [prj_1] * this folder is linked to the Vercel project prj_1',
  'ambient unknown [prj_1] this folder is linked to the Vercel project prj_1',
]);
t(
  'a project of the editor',
  {},
  [
    'target unknown [prj_9] * VERCEL_PROJECT_ID of the editor: the Vercel project prj_9',
    'ambient unknown [prj_9] VERCEL_PROJECT_ID of the editor: the Vercel project prj_9',
  ],
  { ...place, env: { VERCEL_PROJECT_ID: 'prj_9' } },
);
t(
  'hosts of what was pulled from production',
  {
    ...project({}),
    '/h/w/.vercel/.env.production.local':
      '# Created by Vercel CLI\nPOSTGRES_URL="postgres://u:fake-password@db.example.com/shop"\nKEY="fake-key"\nVERCEL_ENV="production"\n',
  },
  [
    'target unknown [prj_1] * this folder is linked to the Vercel project prj_1',
    'ambient unknown [prj_1] this folder is linked to the Vercel project prj_1',
    'ambient production [db.example.com db.example.com/shop]  POSTGRES_URL host db.example.com, database shop, user u (.vercel/.env.production.local line 2)',
  ],
);
