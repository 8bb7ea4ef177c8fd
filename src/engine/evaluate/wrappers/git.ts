import { innerProgram, type Unwrap } from './inner';

/** Git's verbs as programs of their own, as they lie in its folder of programs: `$(git --exec-path)/git-push -f`. */
const VERBS =
  'branch checkout checkout-index clean fetch filter-branch gc maintenance prune pull push read-tree rebase reflog repack replace reset restore rm send-pack stash submodule ' +
  'switch symbolic-ref tag update-ref worktree';

export const gitWrappers: Readonly<Record<string, Unwrap>> = Object.fromEntries(
  VERBS.split(' ').map((verb): [string, Unwrap] => [`git-${verb}`, (call) => innerProgram(call, ['git', verb, ...call.argv])]),
);
