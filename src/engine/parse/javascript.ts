import type { Tree } from '@lezer/common';
import { lazily } from '../lazily';

const load = (): typeof import('@lezer/javascript') => require('@lezer/javascript');

/** The parser's tables take milliseconds to unpack: they are loaded when the first JavaScript code is read. */
const parser = lazily(() => load().parser.configure({ dialect: 'ts jsx' }));

/** The syntax tree of JavaScript or TypeScript code. It never fails: what does not parse stands in error nodes. */
export const parseJavascript = (code: string): Tree => parser().parse(code);
