import type { Tree } from '@lezer/common';

export type { SyntaxNode } from '@lezer/common';

/** The parser's tables take milliseconds to unpack: they are loaded when the first PHP code is read. */
const load = (): typeof import('@lezer/php') => require('@lezer/php');

/** The syntax tree of PHP code with its opening tag. It never fails: what does not parse stands in error nodes. */
export const parsePhp = (code: string): Tree => load().parser.parse(code);
