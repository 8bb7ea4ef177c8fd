import { PROJECT } from '../world';
import { rows } from './rows';

/** A repository on a branch of the person's own. */
const on = (
  branch: string,
  config = '[remote "origin"]\n\turl = git@github.com:acme/shop.git\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n',
) => ({
  files: { [`${PROJECT}/.git/HEAD`]: `ref: refs/heads/${branch}\n`, [`${PROJECT}/.git/config`]: config },
  folders: [`${PROJECT}/.git`],
});
const OWN = on('feature/login');

// What a lease lets a push overwrite was fetched before: the old commits stay here.
rows(
  'allow',
  [
    'git push --force-with-lease',
    'git push --force-with-lease origin feature/login',
    'git push -u --force-with-lease origin HEAD',
    'git push --force-with-lease=feature/login --force-if-includes origin feature/login',
    'git push origin HEAD:feature/login --force-with-lease',
    'git push --force-with-lease origin HEAD:refs/heads/feature/login',
    'cd src && git push --force-with-lease',
    'git fetch origin && git rebase origin/main && git push --force-with-lease',
    'git add -A && git commit --amend --no-edit && git push --force-with-lease',
    'git stash && git pull --rebase && git stash pop && git push --force-with-lease',
    'git checkout feature/other && git rebase main && git push --force-with-lease',
    'git checkout main && git pull && git checkout feature/login && git rebase main && git push --force-with-lease origin feature/login',
  ],
  OWN,
);
rows('hold type git/force-push', [
  // Nothing is known of the branch.
  'git push --force-with-lease',
  'git push --force-with-lease origin feature/login',
]);
rows(
  'hold type git/force-push',
  ['git push --force-with-lease', 'git push --force-with-lease origin HEAD', 'git push --force-w'],
  on('main'),
);
for (const branch of [
  'master',
  'develop',
  'release/1.2',
  'release-2024',
  'v1.x',
  '2.0',
  'production',
  'staging',
  'gh-pages',
  'Main',
  'env/prod',
])
  rows(
    'hold type git/force-push',
    [`git push --force-with-lease origin ${branch}`, `git push --force-with-lease origin HEAD:${branch}`],
    OWN,
  );
rows(
  'hold type git/force-push',
  [
    'git push -f',
    'git push --force-with-lease --force',
    'git push --force-with-lease -f origin feature/login',
    'git push --force-with-lease origin +feature/login',
    'git push --force-with-lease origin +HEAD',
    'git push --force-with-lease origin feature/login main',
    'git push --force-with-lease --all',
    'git push --force-with-lease --tags',
    'git push --force-with-lease --no-force-with-lease --mirror',
    'git push --force-with-lease --no-force-with-lease origin feature/login',
    'git push --force-with-lease=feature/login:$(git ls-remote origin feature/login | cut -f1) origin feature/login',
    'git push --force-with-lease=feature/login:abc1234 origin feature/login',
    'git push --force-with-lease git@github.com:acme/shop.git feature/login',
    'git push --force-with-lease origin "$BRANCH"',
    'git push --force-with-lease origin feature/../main',
    'git push --force-with-lease origin refs/heads/main',
    'git checkout main && git push --force-with-lease',
    'git switch - && git push --force-with-lease',
    'git rebase main main && git push --force-with-lease',
    'git branch -M main && git push --force-with-lease',
    'git symbolic-ref HEAD refs/heads/main && git push --force-with-lease',
    'git config push.default matching && git push --force-with-lease',
    'git -c push.default=matching push --force-with-lease',
    'git -c remote.origin.push=feature/login:main push --force-with-lease origin feature/login',
    'GIT_DIR=/srv/other/.git git push --force-with-lease origin feature/login',
    'git -C ../other push --force-with-lease',
    'ssh build git push --force-with-lease origin feature/login',
    'git checkout main && git pull && git checkout feature/login && git push --force-with-lease',
  ],
  OWN,
);
rows(
  'hold type git/force-push',
  ['git push --force-with-lease', 'git push --force-with-lease origin feature/login'],
  on('feature/login', '[remote "origin"]\n\tpush = feature/login:main\n'),
);
rows('hold type git/force-push', ['git push --force-with-lease'], on('feature/login', '[push]\n\tdefault = upstream\n'));
rows('hold type git/force-push', ['git push --force-with-lease'], on('feature/login', '[include]\n\tpath = other\n'));
rows('allow', ['git push --force-with-lease'], on('feature/login', '[push]\n\tdefault = current\n'));
// A repository of its own inside the project.
rows('hold type git/force-push', ['cd sub && git push --force-with-lease'], {
  files: { ...OWN.files, [`${PROJECT}/sub/.git/HEAD`]: 'ref: refs/heads/main\n', [`${PROJECT}/sub/.git/config`]: '' },
  folders: [`${PROJECT}/sub`, `${PROJECT}/sub/.git`],
});
// A work tree beside the first.
rows('allow', ['git push --force-with-lease'], {
  files: {
    [`${PROJECT}/.git`]: 'gitdir: /home/you/projects/first/.git/worktrees/shop\n',
    '/home/you/projects/first/.git/worktrees/shop/HEAD': 'ref: refs/heads/fix/login\n',
    '/home/you/projects/first/.git/config': '',
  },
});
