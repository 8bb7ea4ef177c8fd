import type { Tree } from '@lezer/common';

/** The parser's tables take milliseconds to unpack: they are loaded when the first JavaScript code is read. */
const load = (): typeof import('@lezer/javascript') => require('@lezer/javascript');

/** The syntax tree of JavaScript or TypeScript code. It never fails: what does not parse stands in error nodes. */
export const parseJavascript = (code: string): Tree => load().parser.configure({ dialect: 'ts jsx' }).parse(code);
