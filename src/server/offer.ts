import { offerFor } from '../engine/policy/offer';
import type { Allowed, Verdict } from '../engine/types';
import { redact } from '../secrets/redact';
import type { Settled } from './facts';

/** What a person may be offered to allow for good, remembered for the row of the decision. Never an entry that a secret stands in. */
export class Offer {
  private readonly again: (more: readonly Allowed[]) => Verdict;
  private readonly masked: (text: string) => string;
  /** The one that was offered last. */
  last: Allowed | null = null;

  constructor(again: (more: readonly Allowed[]) => Verdict, masked: (text: string) => string = (text) => text) {
    this.again = again;
    this.masked = masked;
  }

  for({ verdict, judged }: Settled): Allowed | null {
    const entry = offerFor(verdict, judged, this.again);
    const text = JSON.stringify(entry);
    this.last = redact(text) === text && this.masked(text) === text ? entry : null;
    return this.last;
  }
}
