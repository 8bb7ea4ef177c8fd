import { doctl } from '../../src/environments/doctl';
import { place, rowsOf } from './rows';

const t = rowsOf(doctl);
const FILE = '/h/.config/doctl/config.yaml';
const config = (context: string): string =>
  `access-token: fake-token\nauth-contexts:\n  live: fake-token\n  lab: fake-token\ncontext: ${context}\noutput: text\n`;
const all = [
  'target production [live] live* doctl works in the context live',
  'target unknown [lab] lab doctl knows the context lab',
  'ambient production [live] doctl works in the context live',
];

t('no file', {}, []);
t('the one in use', { [FILE]: config('live') }, all);
t('on a Mac', { '/h/Library/Application Support/doctl/config.yaml': config('live') }, all);
t('another place for settings', { '/h/x/doctl/config.yaml': config('live') }, all, { ...place, env: { XDG_CONFIG_HOME: '/h/x' } });
t('the default', { [FILE]: 'access-token: fake-token\ncontext: default\n' }, [
  'target unknown [] default* doctl works in the context default',
  'ambient unknown [] doctl works in the context default',
]);
t('a damaged file', { [FILE]: 'context: {' }, []);
