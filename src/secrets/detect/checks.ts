import { crcBase62 } from './checksums';
import { entropy } from './placeholder';
import type { Check } from './row';

const random = (value: string): boolean => /\d/.test(value) && /[A-Za-z]/.test(value) && entropy(value) >= 2.8;

/** Whether a value is what its rule says it is. */
export const CHECKS: Readonly<Record<Check, (value: string) => boolean>> = {
  crc: (value) => value.slice(-6) === crcBase62(value.slice(value.indexOf('_') + 1, -6)),
  random,
  uuid: (value) => value.replace(/[0-]/g, '').length > 12 && new Set(value).size > 6,
  password: (value) => value.length >= 8,
  jwt: random,
  pem: (value) => (/[A-Za-z0-9+/=]{60}/.test(value) || /\\[nr]/.test(value)) && value.length > 100,
  basic: random,
  url: (value) => value.length >= 8,
  strong: random,
};
