import { neon } from '../../src/environments/neon';
import { place, rowsOf } from './rows';

const t = rowsOf(neon);
const FILE = '/h/w/.neon';
const linked = (branch: string): readonly string[] => [
  `target unknown [wood-1] * this folder is linked to the Neon project wood-1${branch}`,
  `ambient unknown [wood-1] this folder is linked to the Neon project wood-1${branch}`,
];

t('no file', {}, []);
t('a project', { [FILE]: '{"orgId":"org-1","projectId":"wood-1"}' }, linked(''));
t('a branch', { [FILE]: '{"projectId":"wood-1","branch":"main"}' }, linked(', branch main'));
t('a branch by id, as it was', { [FILE]: '{"projectId":"wood-1","branchId":"br-1"}' }, linked(', branch br-1'));
t('a branch is a label', { [FILE]: '{"projectId":"wood-1","branch":"production"}' }, [
  ...linked(', branch production'),
  'ambient production [] this folder is linked to the Neon project wood-1, branch production',
]);
t('a folder below', { [FILE]: '{"projectId":"wood-1"}' }, linked(''), { ...place, cwd: '/h/w/a' });
t('the nearest', { [FILE]: '{"projectId":"old"}', '/h/w/a/.neon': '{"projectId":"wood-1"}' }, linked(''), { ...place, cwd: '/h/w/a' });
t('unlinked', { [FILE]: '{}' }, []);
t('a damaged file', { [FILE]: '{"projectId":' }, []);
