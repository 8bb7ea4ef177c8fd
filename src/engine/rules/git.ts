import type { Provider, Rule } from './rule';

const DOCS = 'https://git-scm.com/docs';
const LOCAL = { verb: 'reset', class: 'workspace-files', reversible: true } as const;
const worktree = { kind: 'working tree', name: ['=working tree'] } as const;

const rules = [
  {
    id: 'git/reset-hard',
    when: { call: 'program', program: 'git', verb: ['reset'], any: ['--hard', '--merge'] },
    ...LOCAL,
    resource: worktree,
    dies: 'uncommitted changes',
    undo: 'Restore the snapshot.',
    safer: 'Run git stash first.',
    docs: `${DOCS}/git-reset`,
    examples: {
      held: ['git reset --hard', 'git -C sub reset --hard HEAD~3'],
      free: ['git reset HEAD~1', 'git reset --soft HEAD~1', 'git commit -m "git reset --hard"'],
    },
  },
] as const satisfies readonly Rule[];

/** Git: what loses work here or history elsewhere. */
export const git = {
  id: 'git',
  title: 'Git',
  hosts: [],
  programs: [{ id: 'git', names: ['git'], valueFlags: ['-C', '-c', '--git-dir', '--work-tree', '--namespace', '--exec-path'] }],
  rules,
} as const satisfies Provider;
