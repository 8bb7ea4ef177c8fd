import { HOLE } from '../../types';
import type { Machine } from './machine';
import { pieceText } from './objects';
import { placeText } from './programs';
import { textValue, UNKNOWN, type Value } from './values';

/** Values put together to one text. */
export function joinedPieces(row: readonly Value[], machine: Machine): Value {
  const text = row.map((piece) => pieceText(piece, machine)).join('');
  // Text that doubles and doubles is paid by its length.
  if (!machine.context.spend(text.length / 50)) return UNKNOWN;
  const made = textValue(text);
  if (made.v !== 'text' || !text.includes(HOLE)) return made;
  // Pieces out of a folder's listing leave a path of which only these are not known.
  const asPath = row.map((piece) => placeText(piece, machine)).join('');
  return asPath.includes(HOLE) ? made : { ...made, asPath };
}
