import { crcBase62 } from '../../../src/secrets/detect/checksums';

/** Numbers from 0 to below 1; the same seed gives the same. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A kind of credential: how a value of it is made, the file it usually lies in, and a command that carries it. */
export interface TokenKind {
  readonly name: string;
  readonly keyName: string;
  readonly make: (random: Random) => string;
  readonly file: (value: string) => { readonly path: string; readonly text: string };
  readonly command: (value: string) => string;
}

export const DIGITS = '0123456789';
export const LOWER = 'abcdefghijklmnopqrstuvwxyz';
export const UPPER = LOWER.toUpperCase();
export const ALNUM = DIGITS + LOWER + UPPER;
export const URL_SAFE = `${ALNUM}-_`;
export const BASE64 = `${ALNUM}+/`;
export const HEX = '0123456789abcdef';

const some = (random: Random, length: number, of: string): string =>
  Array.from({ length }, () => of.charAt(Math.floor(random() * of.length))).join('');
export const uuid = (random: Random): string => {
  const hex = some(random, 32, HEX);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
};
/** A password that a person might choose: words, digits and a sign. */
export const password = (random: Random): string => `${some(random, 5, LOWER)}!${some(random, 4, DIGITS)}${some(random, 3, UPPER)}`;
export const summed = (random: Random): string => {
  const body = some(random, 30, ALNUM);
  return body + crcBase62(body);
};
export const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
export const jwt = (random: Random, claims: object): string =>
  [base64url({ alg: 'HS256', typ: 'JWT' }), base64url({ ...claims, jti: some(random, 12, HEX) }), some(random, 43, URL_SAFE)].join('.');
export const pem = (random: Random, of: string, lines = 12): string =>
  [`-----BEGIN ${of}-----`, ...Array.from({ length: lines }, () => some(random, 64, BASE64)), `-----END ${of}-----`, ''].join('\n');

type Shape = readonly (string | readonly [length: number, of: string])[];
export const shaped =
  (...shape: Shape) =>
  (random: Random): string =>
    shape.map((part) => (typeof part === 'string' ? part : some(random, ...part))).join('');

export const dotenv = (keyName: string) => (value: string) => ({
  path: '.env',
  text: `# settings of the shop\nNODE_ENV=production\n${keyName}=${value}\nPORT=3000\n`,
});
export const bearer = (host: string) => (value: string) => `curl -sS https://${host}/v1/things -H "Authorization: Bearer ${value}"`;
export const kind = (
  name: string,
  keyName: string,
  make: (random: Random) => string,
  command: (value: string) => string = bearer('api.elsewhere.dev'),
  file: TokenKind['file'] = dotenv(keyName),
): TokenKind => ({ name, keyName, make, command, file });
export const url = (name: string, scheme: string, host: string, make = password): TokenKind =>
  kind(
    name,
    'DATABASE_URL',
    make,
    (value) => `psql ${scheme}://shop:${value}@${host}/shop`,
    (value) => dotenv('DATABASE_URL')(`${scheme}://shop:${value}@${host}/shop`),
  );
