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
  /** Upper and lower case are the same. */
  readonly fold?: true;
  readonly back?: number;
  readonly near?: number;
  readonly check: Check;
  /** Whether a value that reads as made up is one. Off where a checksum or the form proves the value. */
  readonly placeholders?: false;
  /** Off where what stands before the value is no name of it. */
  readonly named?: false;
  /** The provider is the one whose host stands nearby. */
  readonly byHost?: true;
}

export type Check =
  /** Ends with the checksum of the rest. */
  | 'crc'
  /** Characters of many kinds. */
  | 'random'
  /** Upper and lower case and characters of many kinds. */
  | 'mixed'
  | 'uuid'
  | 'jwt'
  | 'pem'
  /** `user:password` in base64. */
  | 'basic'
  /** A password between `user:` and `@host` of an address that is not this machine's. */
  | 'url'
  /** A password that is no common word. */
  | 'password'
  /** Recognisable by itself (strength.ts). */
  | 'strong';

/** What may stand between a name and its value: a sign, or the next line of a list of names and values. */
export const IS =
  '\\\\{0,3}["\'\\]]{0,3}(?:[ \\t]{0,8}(?:=>|:=|[:=])|,?\\s{1,40}["\']?value["\']?[ \\t]{0,4}[:=])[ \\t]{0,8}\\\\{0,3}["\'(]{0,2}';
export const UUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
/** No word goes on after the value. */
export const END = '(?![A-Za-z0-9_-])';
