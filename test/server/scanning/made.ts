import { randomBytes, randomInt, randomUUID } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random text of an alphabet: no value of a real shape stands in any file, tests make theirs. */
export function random(length: number, alphabet: string = LETTERS): string {
  const text = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  // One in a thousand is without a digit, or begins as what stands for a secret does.
  return alphabet === LETTERS && (!/\d/.test(text) || /^x{3}/i.test(text)) ? random(length) : text;
}

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
