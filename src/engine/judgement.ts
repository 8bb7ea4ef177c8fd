import type { Reach } from './policy/choice';
import type { Call, FileRequest, Text, Verdict } from './types';

export interface Needs {
  readonly kind: 'needs';
  readonly files: readonly FileRequest[];
  readonly evidence: boolean;
  /** Where evidence is to be gathered. */
  readonly reach: Reach;
}
/** What a part of shell text (`$X`, `$(cat list)`) came to, in order; null: a secret. A value that is not known has a HOLE. */
export interface Evaluated {
  readonly text: string;
  readonly values: readonly (Text | null)[];
}
export interface Judged {
  readonly kind: 'judged';
  readonly verdict: Verdict;
  /** What was understood, in order; for `explain`. */
  readonly calls: readonly Call[];
  /** For `explain`; never in the journal. */
  readonly evaluated?: readonly Evaluated[];
  /** Every file whose content the verdict rests on, with its digest: part of what an approval is bound to. */
  readonly read: Readonly<Record<string, string>>;
}
/** `judge` returns a verdict, or what it needs to know first (at most `limits.rounds` times). */
export type Judgement = Needs | Judged;
