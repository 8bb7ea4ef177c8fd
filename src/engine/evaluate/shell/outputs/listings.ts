import type { Text } from '../../../types';

/** `ls *.tmp`: what the patterns stand for; null where it tells more, or what lies in folders. A name with an end is taken for that of a file. */
export function listed(argv: readonly Text[]): Text | null {
  const names = argv.filter((word) => !/^-[1dtrSUc]+$/.test(word));
  return names.length > 0 && names.every((word) => /^[^-\uE000[\]{}][^\uE000[\]{}]*(?<=\*)\.\w+$|^\*\.\w+$/.test(word))
    ? names.map((word) => `${word}\n`).join('')
    : null;
}
