import { environmentOfWords } from '../engine/policy/words';
import type { Detector, Files, Place } from './detector';

const foldersOf = ({ cwd, workspace }: Place): readonly string[] => [...new Set([cwd, ...workspace])];

/** `.git` of a worktree or submodule is a file that names the real folder. */
function linkedHead(folder: string, files: Files): string | null {
  const found = /^gitdir:\s*(\S.*?)\s*$/m.exec(files[`${folder}/.git`]?.slice(0, 4_000) ?? '')?.[1];
  return found === undefined ? null : `${found.startsWith('/') ? found : `${folder}/${found}`}/HEAD`;
}

/** The branch that is checked out. Weak: a branch for production makes what is not known production; no branch makes anything harmless. */
export const gitBranch: Detector = {
  id: 'git-branch',
  wants: (place) => foldersOf(place).flatMap((folder) => [`${folder}/.git/HEAD`, `${folder}/.git`]),
  leads: (files, place) => foldersOf(place).flatMap((folder) => linkedHead(folder, files) ?? []),
  detect: (files, place) =>
    foldersOf(place).flatMap((folder) => {
      const file = linkedHead(folder, files) ?? `${folder}/.git/HEAD`;
      const branch = /^ref: refs\/heads\/(\S+)\s*$/.exec(files[file] ?? '')?.[1] ?? '';
      if (!/(?:^|[^a-z0-9])(?:prod|production|prd)/i.test(branch) || environmentOfWords(branch) !== 'production') return [];
      return [
        {
          source: 'git-branch',
          environment: 'production',
          identifiers: [],
          names: {},
          file,
          line: 1,
          strength: 'ambient',
          note: `the branch ${branch} is checked out`,
        } as const,
      ];
    }),
};
