import { realpathSync } from 'node:fs';
import path from 'node:path';
import { mergePolicies } from '../engine/policy/merge';
import type { Policy } from '../engine/types';
import { MACHINE_POLICY, type MachineFile, readMachinePolicy, scopeUnder } from './machinePolicy';
import { readPolicy } from './policyFile';
import { policyAbove } from './teamPolicy';

/**
 * The policy where no window judges: what the last one kept for the folder, what policy files from there upwards tighten now, and the machine's. What a
 * person accepted in a window counts there alone. Without `remember` nothing is written.
 */
export function alonePolicy(
  home: string,
  cwd: string,
  { machine: place = MACHINE_POLICY, remember = true }: { readonly machine?: MachineFile; readonly remember?: boolean } = {},
): Policy | { readonly problem: string } {
  const user = readPolicy(home, cwd);
  if ('problem' in user) return user;
  const { policy: machine, limits } = readMachinePolicy(place);
  try {
    const team = policyAbove(home, real(cwd), new Set(), remember);
    const policy = mergePolicies({ ...(machine ? { machine } : {}), user, ...(team ? { team } : {}) });
    return { ...policy, scope: scopeUnder(policy.scope, policy, limits) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'The policy of this folder cannot be read.' };
  }
}

function real(cwd: string): string {
  try {
    return realpathSync(cwd);
  } catch {
    return path.resolve(cwd); // a folder that is gone has the policy of what is above it
  }
}
