import type { Policy } from '../types';
import { dangerOf } from './environment';

/** Both layers together: lists are joined, the more dangerous level of an environment counts, names and scope are the user's. */
export function mergePolicies(user: Policy, workspace: Policy): Policy {
  const environments = { ...user.environments };
  for (const [name, added] of Object.entries(workspace.environments)) {
    const present = Object.hasOwn(environments, name) ? environments[name] : undefined;
    environments[name] = present
      ? {
          match: [...new Set([...present.match, ...added.match])],
          level: dangerOf(present.level) >= dangerOf(added.level) ? present.level : added.level,
        }
      : added;
  }
  return {
    environments,
    names: { ...workspace.names, ...user.names },
    scope: user.scope ?? workspace.scope,
    protectedFiles: [...new Set([...user.protectedFiles, ...workspace.protectedFiles])],
  };
}
