import { readAllowed } from '../engine/policy/allowedShape';
import type { AllowRequest } from '../protocol/allowed';
import type { Valid } from '../protocol/validate';

/** One entry that the settings would take, or what is wrong with it. */
export function parseAllowRequest(value: unknown): Valid<AllowRequest> {
  let problem = 'no entry';
  const given: unknown = typeof value === 'object' && value !== null && 'entry' in value ? value.entry : undefined;
  const [entry] = readAllowed([given], (_, message) => {
    problem = `the entry ${message}`;
  });
  return entry === undefined ? { kind: 'invalid', problem } : { kind: 'valid', value: { entry } };
}
