import type { Row } from './row';
import { keyedRows } from './rulesKeyed';
import { placedRows } from './rulesPlaced';
import { tokens } from './rulesTokens';

/** All precise rules. Where two find the same text the first counts. */
export const ROWS: readonly Row[] = [...tokens, ...keyedRows, ...placedRows];
