import { limits } from '../../limits';
import { type FileCall, HOLE } from '../../types';
import type { Expanded } from '../expand';
import { baseName, globMatches, hasGlob, isWithin } from './path';

/** Something that was moved: what it was, and where it may lie by now. */
interface Moved {
  readonly origin: Expanded;
  readonly from: FileCall;
  at: readonly string[];
}

/**
 * What is first moved to a place where nobody minds what is deleted, or into an archive, and is deleted there: as good as deleted where it was. Each
 * such loss stands as one more call.
 */
export function deletedWhereMoved(expanded: readonly Expanded[]): readonly Expanded[] {
  const found: Expanded[] = [];
  const moved: Moved[] = [];
  for (const one of expanded) {
    const { call } = one;
    if (call.kind !== 'file') continue;
    if (call.verb === 'move') note(moved, one, call);
    else if (moved.length > 0 && (call.verb === 'delete' || call.verb === 'truncate')) {
      for (const { origin, from, at } of moved)
        if (sameMachine(from, call) && at.some((path) => takes(call, path)))
          found.push({
            call: { ...from, verb: 'delete', to: null, recursive: true },
            matter: origin.matter === null ? null : { ...origin.matter, verb: 'delete' },
            parent: origin.parent,
          });
    }
  }
  return found.slice(0, limits.passes);
}

function note(moved: Moved[], origin: Expanded, call: FileCall): void {
  if (call.to === null || call.to.includes(HOLE) || moved.length >= limits.passes) return;
  const at = [call.to, `${call.to.replace(/\/+$/, '')}/${baseName(call.path)}`];
  const known = moved.find((one) => sameMachine(one.from, call) && one.at.includes(call.path));
  if (!known) moved.push({ origin, from: call, at });
  // Back where it was nothing can be done to it that would not be told by itself.
  else known.at = at.includes(known.from.path) ? [] : at;
}

const sameMachine = (a: FileCall, b: FileCall): boolean => a.remote?.host === b.remote?.host;

/** Whether what is done to the call's path takes what lies at the other one, or a part of it, along. */
function takes({ path, verb, recursive }: FileCall, lies: string): boolean {
  const plain = path.replace(/(?:\/[*?][^/]*)+$/, '');
  if (plain === lies || path === lies || (verb === 'delete' && hasGlob(plain) && isMatched(plain, lies))) return true;
  return verb === 'delete' && (isWithin(plain, lies) || (recursive && isWithin(lies, plain)));
}

/** Whether a pattern means the path, or a folder above it. */
function isMatched(pattern: string, lies: string): boolean {
  const parts = lies.split('/');
  return pattern.split('/').every((one, at) => parts[at] !== undefined && (one === parts[at] || globMatches(one, parts[at])));
}
