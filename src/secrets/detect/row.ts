/**
 * A precise rule, as data. Where one of the words stands, the pattern is tried: at that very place (`back` characters before it), or with
 * `near` anywhere in so many characters around it. Its first group, if it has one, is the value and ends the match; else the match is the
 * value and may not be part of a longer word. Every repetition is bounded, so that a text built against it costs little.
 */
export interface Row {
  readonly rule: string;
  readonly provider: string | null;
  /** Words for people. */
  readonly kind: string;
  readonly words: readonly string[];
  readonly pattern: string;
  readonly fold?: true;
  readonly back?: number;
  readonly near?: number;
  readonly check?: Check;
  /** A made-up value that looks like one is none either. Off where a checksum proves the value. */
  readonly placeholders?: false;
}

export type Check = 'crc' | 'random' | 'uuid' | 'password' | 'jwt' | 'pem' | 'basic' | 'url' | 'strong';

/** What may stand between a name and its value. */
export const IS = '["\'\\]]{0,3}[ \\t]{0,8}(?:=>|:=|[:=])[ \\t]{0,8}["\'(]{0,2}';
export const UUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
/** No word goes on after the value. */
export const END = '(?![A-Za-z0-9_-])';
