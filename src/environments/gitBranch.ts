import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';

const foldersOf = ({ cwd, workspace }: Place): readonly string[] => [...new Set([cwd, ...workspace])];

/** `.git` of a worktree or submodule is a file that names the real folder. */
function linkedHead(folder: string, files: Files): string | null {
  const found = /^gitdir:\s*(\S.*?)\s*$/m.exec(files[`${folder}/.git`]?.slice(0, 4_000) ?? '')?.[1];
  return found === undefined ? null : `${found.startsWith('/') ? found : `${folder}/${found}`}/HEAD`;
}

/**
 * The branch that is checked out, and the repository it is pushed to. Weak: what calls itself production makes what is not known production; no branch
 * and no repository makes anything harmless.
 */
export const gitBranch: Detector = {
  id: 'git-branch',
  wants: (place) => foldersOf(place).flatMap((folder) => [`${folder}/.git/HEAD`, `${folder}/.git`, `${folder}/.git/config`]),
  leads: (files, place) => foldersOf(place).flatMap((folder) => linkedHead(folder, files) ?? []),
  detect: (files, place) =>
    foldersOf(place).flatMap((folder): readonly Evidence[] => {
      const file = linkedHead(folder, files) ?? `${folder}/.git/HEAD`;
      const branch = /^ref: refs\/heads\/(\S+)\s*$/.exec(files[file]?.slice(0, 1_000) ?? '')?.[1] ?? '';
      const checkedOut = saysProduction(branch) ? [told(file, 1, `the branch ${branch} is checked out`)] : [];
      return [...checkedOut, ...remoteOf(`${folder}/.git/config`, files, branch)];
    }),
};

const saysProduction = (name: string): boolean =>
  /(?:^|[^a-z0-9])(?:prod|production|prd)/i.test(name) && environmentOfWords(name) === 'production';

const told = (file: string, line: number, note: string): Evidence => ({
  source: 'git-branch',
  environment: 'production',
  identifiers: [],
  names: {},
  file,
  line,
  strength: 'ambient',
  note,
});

/** The repository that the branch follows, else `origin`: host and path, never what stands before an @. */
function remoteOf(file: string, files: Files, branch: string): readonly Evidence[] {
  const lines = (files[file] ?? '').slice(0, 100_000).split('\n');
  const sections = lines.map((line) => /^\s*\[(\w+)\s+"(.*)"\]/.exec(line));
  const valueIn = (kind: string, name: string, key: RegExp): { readonly value: string; readonly line: number } | null => {
    const start = sections.findIndex((one) => one?.[1] === kind && one[2] === name);
    if (start < 0) return null;
    for (let at = start + 1; at < lines.length && !sections[at]; at += 1) {
      const value = key.exec(lines[at] ?? '')?.[1];
      if (value !== undefined) return { value, line: at + 1 };
    }
    return null;
  };
  const name = valueIn('branch', branch, /^\s*remote\s*=\s*(\S+)/)?.value ?? 'origin';
  const url = valueIn('remote', name, /^\s*url\s*=\s*(\S+)/);
  const repository =
    url?.value
      .replace(/^.*@/, '')
      .replace(/^[a-z+]+:\/\//, '')
      .replace(/[?#].*$/, '') ?? '';
  const path = repository.replace(/^[^:/]*[:/]/, '').replace(/\.git$/, '');
  return url && saysProduction(path) ? [told(file, url.line, `the repository is ${path}`)] : [];
}
