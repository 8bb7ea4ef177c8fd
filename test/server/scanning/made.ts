import { randomBytes, randomInt, randomUUID } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random text of an alphabet: no value of a real shape stands in any file, tests make theirs. */
export const random = (length: number, alphabet: string = LETTERS): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

/** A value that a precise rule proves: a PEM key, whose shape needs no checksum. */
export function privateKey(): { readonly text: string; readonly line: string } {
  const body =
    randomBytes(1_200)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const name = ['PRIVATE', 'KEY'].join(' ');
  return { text: [`-----BEGIN ${name}-----`, ...body, `-----END ${name}-----`, ''].join('\n'), line: body[3] ?? '' };
}

export const uuid = (): string => randomUUID();
