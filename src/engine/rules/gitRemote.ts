import type { Rule } from './rule';

const DOCS = 'https://git-scm.com/docs';
const DRY = ['-n', '--dry-run', '--help', '-h'] as const;
/** What others share: nothing here can bring it back for certain. */
const REMOTE = { class: 'data', undo: 'Push the old commit again, if somebody still has it.' } as const;

/** What a push takes from those who share the repository. */
export const gitRemoteRules = [
  {
    id: 'git/force-push',
    when: [
      {
        call: 'program',
        program: 'git',
        verb: [['push', 'send-pack']],
        // A push with a lease is read as forced, but for a person's own branch (evaluate/files/gitLease.ts).
        any: ['-f', '--force', '--mirror', '--prune'],
        none: DRY,
      },
      { call: 'program', program: 'git', verb: [['push', 'send-pack']], args: ['+*'], none: DRY },
      { call: 'program', program: 'git', verb: ['push'], any: ['-c=push.default=matching'], none: DRY },
    ],
    verb: 'rewrite',
    ...REMOTE,
    resource: { kind: 'branch', name: ['arg:1', 'arg:0'], identifiers: ['arg:0'] },
    dies: 'commits of others on that branch',
    safer: 'Push to a new branch and open a pull request.',
    docs: `${DOCS}/git-push`,
    examples: {
      held: [
        'git push -f',
        'git push --force origin main',
        'git push --force-with-lease',
        'git push origin +main',
        'git push --mirror',
        'git push --force --repo --help origin main',
        'git push --prune origin',
      ],
      free: [
        'git push',
        'git push -u origin main',
        'git push --dry-run --force',
        'grep -r "git push --force" .',
        'git push -n --mirror origin',
      ],
    },
  },
  {
    id: 'git/delete-remote-branch',
    when: [
      { call: 'program', program: 'git', verb: ['push'], any: ['-d', '--delete'], none: DRY },
      { call: 'program', program: 'git', verb: ['push'], args: [':*'], none: DRY },
    ],
    verb: 'delete',
    ...REMOTE,
    resource: { kind: 'branch', name: ['arg:removed', 'arg:1', 'arg:0'], identifiers: ['arg:0'] },
    dies: 'commits that no other branch has',
    safer: 'Let the person delete it where pull requests are merged.',
    docs: `${DOCS}/git-push`,
    examples: {
      held: ['git push origin --delete topic', 'git push origin :topic', 'git push -d origin v1'],
      free: ['git push origin topic', 'git push origin main:main', 'git fetch --prune', 'git remote prune origin'],
    },
  },
] as const satisfies readonly Rule[];
