import type { Tree } from '@lezer/common';

export type { SyntaxNode } from '@lezer/common';

/** The parser's tables take milliseconds to unpack: they are loaded when the first Python code is read. */
const load = (): typeof import('@lezer/python') => require('@lezer/python');

/** The syntax tree of Python code. It never fails: what does not parse stands in error nodes. */
export const parsePython = (code: string): Tree => load().parser.parse(code);
