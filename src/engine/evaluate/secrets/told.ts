import { candidatesFor } from '../../rules/candidates';
import { argsReader, matches } from '../../rules/match';
import { revealPrograms } from '../../rules/revealPrograms';
import type { ProgramCall } from '../../types';
import { credentialMark, type Mark } from './marks';
import { asVault } from './vaultRequests';

const names = new Set(revealPrograms.flatMap(({ names: all }) => all));
const SHOWN: ProgramCall['stdout'] = { to: 'shown', target: '' };

/** The credential that a command's output is, whoever gets to see it. */
export function told(call: ProgramCall): readonly Mark[] {
  const read = names.has(call.program) ? call : asVault(call);
  if (read === null) return [];
  const seen = { ...read, stdout: SHOWN };
  const argsOf = argsReader(seen);
  const tells = candidatesFor(seen, null).some(
    (candidate) =>
      candidate.rule.class === 'reveal' &&
      candidate.when.call === 'program' &&
      candidate.when.shown &&
      matches(candidate, seen, argsOf, null) === 'yes',
  );
  return tells ? [credentialMark(call.program)] : [];
}
