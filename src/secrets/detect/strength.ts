import { distinct, entropy, isPlaceholder } from './placeholder';
import { wordShare } from './words';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** Numbers, dates, times, versions, digests that name content, colours. */
const JUNK =
  /^(?:[-+.\d_,:/TZ]+|v?\d+(?:\.\d+){1,3}(?:[-+][\w.]+)?|\d{4}-\d\d-\d\d.*|sha(?:1|256|384|512)[-:].*|#[\da-f]+|[^@\s]+@[^@\s]+\.[a-z]{2,})$/i;
const HOST = /^(?:[a-z\d-]+\.)+[a-z]{2,}(?::\d+)?(?:\/|$)/i;
const PLACE = /^(?:[a-z][a-z\d+.-]*:\/\/|\.{1,2}\/|~|[A-Za-z]:\\)/i;
const PATH = /^\/|^[\w.-]+(?:\/[\w.-]+)+$/;
const LONG_RUN = /[A-Za-z\d+_=-]{24,}/;
const BASE64 = /^[A-Za-z\d+/]+={0,2}$/;
/** Longer ones are texts, not values. */
const MOST = 16_384;

/**
 * How recognisable a value is by itself. `strong`: long and random enough to be looked for anywhere; `weak`: perhaps a password of a person,
 * to be looked for only where a credential stands; null: nothing to look for.
 */
export function strengthOf(value: string): 'strong' | 'weak' | null {
  if (value.length < 8 || value.length > MOST || /\s/.test(value)) return null;
  // What a long value is shows in its beginning.
  const head = value.slice(0, 256);
  if (distinct(head.slice(0, 32)) < 5) return null;
  // Most that is asked about is a path or a name, and this costs less than what comes after it.
  const short = !LONG_RUN.test(value);
  const path = short && PATH.test(value);
  if (short && (HOST.test(value) || PLACE.test(value) || (path && !(value.length >= 20 && BASE64.test(value))))) return null;
  if (isPlaceholder(head)) return null;
  if (UUID.test(value)) return value.replace(/[0-]/g, '').length > 12 ? 'strong' : null;
  if (JUNK.test(value)) return null;
  const share = wordShare(head);
  if (path && !isMixed(value, share)) return null;
  const bits = entropy(head) * value.length;
  if (/\d/.test(value) && /[A-Za-z]/.test(value)) return bits >= 45 && share < 0.45 ? 'strong' : 'weak';
  return value.length >= 24 && bits >= 80 && share === 0 ? 'strong' : 'weak';
}

/** Slashes make no path of forty random characters of which some are slashes. */
const isMixed = (value: string, share: number): boolean => share < 0.2 && /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
