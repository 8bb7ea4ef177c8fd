import { holdsShape } from '../shapes';

/** What stands for a name that may be no name. */
const HIDDEN = '(a name that is not shown)';

/** A key as it may be shown: one that could be a piece of a value (a line of a key that goes over several) is not. */
export function shownName(key: string): string {
  if (isName(key)) return key;
  // `//registry.example.com/:_authToken`
  const last = key.slice(key.lastIndexOf(':') + 1);
  return last !== key && last !== '' && isName(last) ? `…:${last}` : HIDDEN;
}

export const isName = (key: string): boolean =>
  key.length <= 80 &&
  /^[A-Za-z_][\w.-]*$/.test(key) &&
  !holdsShape(key) &&
  key.split(/[_.-]+/).every((part) => part === '' || isWord(part));

/** `DATABASE`, `clientSecret`, `s3`, `oauth2`; not `Zm9vYmFyCg`. */
function isWord(part: string): boolean {
  const pieces = part.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  if (pieces.join('') !== part || part.length > 26) return false;
  const digits = pieces.filter((piece) => /\d/.test(piece));
  if (digits.length > 1 || (digits[0]?.length ?? 0) > 4) return false;
  const letters = pieces.length - digits.length;
  return letters <= 1 || letters <= Math.ceil(part.length / 3);
}
