import type { Policy } from '../types';
import type { Path } from './shape';

/** What of a policy makes the judge stricter, and where the rest stands. */
export interface Tightening {
  readonly tightening: Policy;
  readonly lowering: readonly Path[];
}

export function tighteningOf(policy: Policy): Tightening {
  const entries = Object.entries(policy.environments);
  const raises = ({ level }: Policy['environments'][string]): boolean => level === 'production' || level === 'unknown';
  const lowered = entries.filter(([, environment]) => !raises(environment)).map(([name]) => name);
  return {
    tightening: {
      environments: Object.fromEntries(entries.filter(([, environment]) => raises(environment))),
      names: {},
      scope: null,
      scopeReads: policy.scopeReads,
      protectedFiles: policy.protectedFiles.filter((entry) => !entry.startsWith('!')),
      protected: policy.protected,
      rules: policy.rules,
      allowed: [],
      // A sentence of somebody's own in the question may say anything.
      approvers: policy.approvers && { ...policy.approvers, note: null },
      origins: Object.fromEntries(
        Object.entries(policy.origins).filter(
          ([key]) => !key.startsWith('protectedFiles.!') && !lowered.some((name) => key.startsWith(`environments.${name}.match.`)),
        ),
      ),
    },
    lowering: [
      ...entries
        .filter(([, environment]) => !raises(environment) && environment.match.length > 0)
        .map(([name]): Path => ['environments', name]),
      ...Object.keys(policy.names).map((id): Path => ['names', id]),
      ...(policy.scope === null ? [] : [['scope']]),
      ...policy.protectedFiles.filter((entry) => entry.startsWith('!')).map((entry): Path => ['protectedFiles', entry]),
      ...(policy.approvers?.note == null ? [] : [['approvers', 'note']]),
    ],
  };
}
