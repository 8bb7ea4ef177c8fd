import type { KnownSecret } from '../../../secrets/known/index';
import type { Text } from '../../types';

/** A known secret that would end up where it does not belong. */
export interface Leak {
  readonly kind: 'sent' | 'written';
  readonly secret: KnownSecret;
  /** Index of the call. */
  readonly call: number;
  /** The host or program it would be sent to; the file, or what else it would be written into. */
  readonly to: Text;
  /** Where it would be at home, as far as known. */
  readonly home: string;
}
