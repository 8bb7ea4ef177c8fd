import type { Reader } from '../../context';

/** Interpreters of Python and JavaScript. Code that is not read is opaque. */
export const codeReaders: Readonly<Record<string, Reader>> = {};
