import type { Row } from './row';
import { keyed } from './rulesKeyed';
import { placed } from './rulesPlaced';
import { tokens } from './rulesTokens';

/** All precise rules. Where two find the same text the first counts. */
export const ROWS: readonly Row[] = [...tokens, ...keyed, ...placed];
