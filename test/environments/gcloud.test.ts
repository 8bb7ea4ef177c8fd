import { gcloud } from '../../src/environments/gcloud';
import { place, rowsOf } from './rows';

const t = rowsOf(gcloud);
const DIR = '/h/.config/gcloud';
const ACTIVE = `${DIR}/active_config`;
const file = (name: string): string => `${DIR}/configurations/config_${name}`;
const core = (project: string): string =>
  `[core]\naccount = me@example.com\nproject = ${project}\n\n[compute]\nregion = europe-west1\nzone = europe-west1-b\n`;

t('nothing', {}, []);
t('the default one', { [file('default')]: core('acme-shop') }, [
  'target unknown [acme-shop] default* the gcloud configuration in use is default, project acme-shop',
]);
t('production by its project', { [file('default')]: core('acme-prod-4711') }, [
  'target production [acme-prod-4711] default* the gcloud configuration in use is default, project acme-prod-4711',
]);
t('the active one', { [ACTIVE]: 'live', [file('default')]: core('acme-dev'), [file('live')]: core('acme-1') }, [
  'target unknown [acme-dev] default the gcloud configuration default, project acme-dev',
  'target production [live acme-1] live* the gcloud configuration in use is live, project acme-1',
]);
t('without a project', { [ACTIVE]: 'blue', [file('blue')]: '[core]\naccount = me@example.com\n' }, [
  'target unknown [blue] blue* the gcloud configuration in use is blue',
]);
t('an empty file', { [ACTIVE]: 'blue', [file('blue')]: '' }, ['target unknown [blue] blue* the gcloud configuration in use is blue']);
t('one that is gone', { [ACTIVE]: 'blue' }, []);
t('no name of a configuration', { [ACTIVE]: '../../x', [file('default')]: core('a') }, [
  'target unknown [a] default the gcloud configuration default, project a',
]);
t(
  'one that a command names',
  { [ACTIVE]: 'blue', [file('blue')]: core('acme-blue'), [file('prod')]: core('acme') },
  [
    'target unknown [blue acme-blue] blue* the gcloud configuration in use is blue, project acme-blue',
    'target production [prod acme] prod the gcloud configuration prod, project acme',
  ],
  { ...place, named: [{ of: 'gcloud-configuration', name: 'prod' }] },
);
t(
  'the editor adds one more',
  { [ACTIVE]: 'blue', [file('blue')]: core('acme-blue'), [file('prod')]: core('acme') },
  [
    'target production [prod acme] prod* the gcloud configuration in use is prod, project acme',
    'target unknown [blue acme-blue] blue* the gcloud configuration in use is blue, project acme-blue',
  ],
  { ...place, env: { CLOUDSDK_ACTIVE_CONFIG_NAME: 'prod' } },
);
t(
  'a project of the editor',
  { [file('default')]: core('acme-dev') },
  [
    'target unknown [acme-dev] default* the gcloud configuration in use is default, project acme-dev',
    'target production [acme-prod] * CLOUDSDK_CORE_PROJECT of the editor is acme-prod',
  ],
  { ...place, env: { CLOUDSDK_CORE_PROJECT: 'acme-prod' } },
);
t('a project of the folder', { [file('default')]: core('acme-dev'), '/h/w/.envrc': '# x\nexport CLOUDSDK_CORE_PROJECT="acme-prod"\n' }, [
  'ambient unknown [acme-dev] default* the gcloud configuration in use is default, project acme-dev',
  'ambient production [acme-prod] * CLOUDSDK_CORE_PROJECT is acme-prod (.envrc line 2)',
]);
t(
  'another folder of settings',
  { '/x/active_config': 'prod\n', '/x/configurations/config_prod': core('acme') },
  ['target production [prod acme] prod* the gcloud configuration in use is prod, project acme'],
  { ...place, env: { CLOUDSDK_CONFIG: '/x' } },
);
t(
  'without the environment nothing is certain',
  { [file('default')]: core('acme') },
  ['ambient unknown [acme] default* the gcloud configuration in use is default, project acme'],
  { cwd: '/h/w', home: '/h', workspace: [] },
);
