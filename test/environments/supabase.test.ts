import { supabase } from '../../src/environments/supabase';
import { place, rowsOf } from './rows';

const t = rowsOf(supabase);
const REF = 'abcdefghijklmnopqrst';
const TEMP = '/h/w/supabase/.temp';
const ids = (ref: string): string => `${ref} db.${ref}.supabase.co ${ref}.supabase.co`;
const linked = (files: Readonly<Record<string, string>> = {}) => ({
  '/h/w/supabase/config.toml': 'project_id = "shop"\n',
  [`${TEMP}/project-ref`]: `${REF}\n`,
  [`${TEMP}/pooler-url`]: `postgresql://postgres.${REF}:fake-password@aws-0-eu-central-1.pooler.supabase.com:6543/postgres`,
  ...files,
});

t('no file', {}, []);
t('a project on this machine only', { '/h/w/supabase/config.toml': 'project_id = "shop-prod"\n' }, []);
t('linked', linked(), [
  `target unknown [${ids(REF)}] * this folder is linked to the Supabase project ${REF}`,
  `ambient unknown [${ids(REF)}] this folder is linked to the Supabase project ${REF}`,
]);
t('with its name', linked({ [`${TEMP}/linked-project.json`]: JSON.stringify({ ref: REF, name: 'shop-prod' }) }), [
  `target production [${ids(REF)}] * this folder is linked to the Supabase project shop-prod, ${REF}`,
  `ambient production [${ids(REF)} shop-prod] this folder is linked to the Supabase project shop-prod, ${REF}`,
]);
t('the name of another project', linked({ [`${TEMP}/linked-project.json`]: JSON.stringify({ ref: 'x', name: 'shop-prod' }) }), [
  `target unknown [${ids(REF)}] * this folder is linked to the Supabase project ${REF}`,
  `ambient unknown [${ids(REF)}] this folder is linked to the Supabase project ${REF}`,
]);
t(
  'a folder below',
  linked(),
  [
    `target unknown [${ids(REF)}] * this folder is linked to the Supabase project ${REF}`,
    `ambient unknown [${ids(REF)}] this folder is linked to the Supabase project ${REF}`,
  ],
  { ...place, cwd: '/h/w/apps/web' },
);
t('what is no ref', linked({ [`${TEMP}/project-ref`]: 'fake-token and more' }), []);
t(
  'projects of branches',
  linked({
    '/h/w/supabase/config.toml': '[remotes.live]\nproject_id = "zyxwvu"\n[remotes.b]\nproject_id = 7\n',
    [`${TEMP}/project-ref`]: '',
  }),
  [`target production [${ids('zyxwvu')}]  the Supabase project of the branch live is zyxwvu`],
);
t('damaged settings', { '/h/w/supabase/config.toml': '[remotes.live\nproject_id = ' }, []);
t(
  'a project of the editor',
  {},
  [
    'target unknown [zyxwvu] * SUPABASE_PROJECT_ID of the editor: the Supabase project zyxwvu',
    'ambient unknown [zyxwvu] SUPABASE_PROJECT_ID of the editor: the Supabase project zyxwvu',
  ],
  { ...place, env: { SUPABASE_PROJECT_ID: 'zyxwvu' } },
);
