import type { Policy } from '../types';
import { dangerOf } from './environment';

/** Both layers together: lists are joined, the more dangerous level of an environment counts, names and scope are the user's. */
export function mergePolicies(user: Policy, workspace: Policy): Policy {
  const environments = new Map(Object.entries(user.environments));
  for (const [name, added] of Object.entries(workspace.environments)) {
    const present = environments.get(name);
    const level = present && dangerOf(present.level) >= dangerOf(added.level) ? present.level : added.level;
    environments.set(name, { match: [...new Set([...(present?.match ?? []), ...added.match])], level });
  }
  return {
    environments: Object.fromEntries(environments),
    names: { ...workspace.names, ...user.names },
    scope: user.scope ?? workspace.scope,
    scopeReads: user.scopeReads === 'deny' ? 'deny' : workspace.scopeReads,
    protectedFiles: [...new Set([...user.protectedFiles, ...workspace.protectedFiles])],
  };
}
