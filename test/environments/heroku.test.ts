import { heroku } from '../../src/environments/heroku';
import { place, rowsOf } from './rows';

const t = rowsOf(heroku);
const CONFIG = '/h/w/.git/config';
const remote = (name: string, url: string): string =>
  `[remote "${name}"]\n\turl = ${url}\n\tfetch = +refs/heads/*:refs/remotes/${name}/*\n`;
const config = (...parts: readonly string[]) => ({ [CONFIG]: ['[core]\n\tbare = false\n', ...parts].join('') });
const only = [
  'target unknown [shop] heroku* the git remote heroku is the Heroku app shop',
  'ambient unknown [shop heroku] the git remote heroku is the Heroku app shop',
];

t('no file', {}, []);
t('no remote of Heroku', config(remote('origin', 'git@github.com:acme/heroku.com.git')), []);
for (const url of [
  'https://git.heroku.com/shop.git',
  'https://me:fake-token@git.heroku.com/shop.git',
  'git@heroku.com:shop.git',
  'ssh://git@heroku.com/shop.git',
  'git@heroku.acme.com:shop.git',
])
  t(`the only one, ${url.replace('fake-', '')}`, config(remote('heroku', url)), only);
t('another host', config(remote('heroku', 'https://git.heroku.com.example.com/shop.git')), []);
t(
  'several: none is taken by itself',
  config(remote('production', 'https://git.heroku.com/x7.git'), remote('staging', 'https://git.heroku.com/b2.git')),
  [
    'target production [x7] production the git remote production is the Heroku app x7',
    'target unknown [b2] staging the git remote staging is the Heroku app b2',
  ],
);
t('several of one app', config(remote('a', 'https://git.heroku.com/shop.git'), remote('b', 'git@heroku.com:shop.git')), [
  'target unknown [shop] a* the git remote a is the Heroku app shop',
  'target unknown [shop] b* the git remote b is the Heroku app shop',
  'ambient unknown [shop a] the git remote a is the Heroku app shop',
  'ambient unknown [shop b] the git remote b is the Heroku app shop',
]);
t(
  'the one that is set',
  config(remote('a', 'https://git.heroku.com/x7.git'), remote('b', 'https://git.heroku.com/b2.git'), '[heroku]\n\tremote = b\n'),
  [
    'target unknown [x7] a the git remote a is the Heroku app x7',
    'target unknown [b2] b* the git remote b is the Heroku app b2',
    'ambient unknown [b2 b] the git remote b is the Heroku app b2',
  ],
);
t(
  'a worktree',
  { '/h/w/.git': 'gitdir: /h/real/.git/worktrees/w\n', '/h/real/.git/config': `${remote('heroku', 'https://git.heroku.com/shop.git')}` },
  only,
);
t(
  'a submodule',
  { '/h/w/.git': 'gitdir: ../.git/modules/w\n', '/h/w/../.git/modules/w/config': remote('heroku', 'https://git.heroku.com/shop.git') },
  only,
);
t('a folder below', config(remote('heroku', 'https://git.heroku.com/shop.git')), only, { ...place, cwd: '/h/w/a/b' });
t('a damaged file', { [CONFIG]: '[remote "heroku"\n\turl = https://git.heroku.com/shop.git' }, []);
