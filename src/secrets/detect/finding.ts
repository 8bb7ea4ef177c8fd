/** A secret that a precise rule recognised in a text. Carries where it stands and what it is, never its value. */
export interface Finding {
  /** `railway/token`, `pem/private-key` */
  readonly rule: string;
  readonly provider: string | null;
  /** Words for people: `GitHub personal access token`. */
  readonly kind: string;
  /** The name beside it, if there is one. */
  readonly key: string | null;
  /** Offsets of the value in the text. */
  readonly from: number;
  readonly to: number;
  /** Counted from one. */
  readonly line: number;
}

/**
 * A value of a file that may be a secret; only for the index in memory. `strong` ones are recognisable anywhere, `weak` ones (passwords of
 * people) only where a credential stands.
 */
export interface Atom {
  readonly value: string;
  readonly key: string | null;
  readonly line: number;
  readonly provider: string | null;
  readonly strength: 'strong' | 'weak';
}
