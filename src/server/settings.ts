import type { PolicyProblem } from '../engine/policy/parse';
import type { Problem } from '../protocol/messages';
import { hookFilesOf, parseSetting, writeCustomAgents } from './customAgents';
import type { InForce } from './policies';
import { writePolicy } from './policyFile';

/** Keeps the policy for judging alone. What could not be written is told. */
export function keepPolicy(
  home: string,
  folders: readonly string[],
  { policy, user }: Pick<InForce, 'policy' | 'user'>,
  byContent: readonly string[] = [],
): readonly Problem[] {
  return [null, ...folders].flatMap((folder): readonly Problem[] => {
    try {
      const below = folder === null ? [] : byContent.filter((file) => file.startsWith(`${folder}/`));
      writePolicy(home, folder, folder === null ? user : policy, below);
      return [];
    } catch (error) {
      const message = error instanceof Error ? error.message : 'unknown error';
      return [
        { id: 'runtime-missing', file: folder, data: { message: `The policy for judging without a window cannot be written: ${message}` } },
      ];
    }
  });
}

/** Keeps the described agents for judging alone, and tells their hook files. A broken description changes nothing and is told. */
export function keepCustomAgents(
  home: string,
  user: unknown,
): { readonly hookFiles: readonly string[]; readonly problems: readonly Problem[] } {
  const value = typeof user === 'object' && user !== null && 'customAgents' in user ? user.customAgents : undefined;
  const found = parseSetting(value);
  const wrong = (message: string): readonly Problem[] => [
    { id: 'settings-invalid', file: null, data: { key: 'mollyguard.customAgents', message } },
  ];
  if (found.kind === 'broken') return { hookFiles: [], problems: wrong(`User settings: "customAgents" ${found.problem}`) };
  try {
    writeCustomAgents(home, value);
    return { hookFiles: hookFilesOf(home, found), problems: [] };
  } catch (error) {
    return { hookFiles: hookFilesOf(home, found), problems: wrong(error instanceof Error ? error.message : 'unknown error') };
  }
}

export const problemOf = ({ kind, key, message }: PolicyProblem): Problem => ({
  id: kind === 'malformed' ? 'settings-invalid' : 'policy-not-accepted',
  file: null,
  data: { key, message },
});
