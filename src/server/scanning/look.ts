import { atomsOf } from '../../secrets/detect/atoms';
import type { Atom, Finding } from '../../secrets/detect/finding';
import { type ByteText, search } from '../../secrets/detect/scan';
import { type Thinned, thinned } from './thinned';

/** Values kept of one file: more are a data set. */
const MOST_ATOMS = 1_000;

/** What a file holds: the values for the index in memory, and the first secret that a precise rule proves. */
export interface Looked {
  readonly atoms: readonly Atom[];
  readonly finding: Finding | null;
}

/** Looks into a text. `named`: the file holds credentials by its name, so that every recognisable value in it counts. */
export function look(source: string | ByteText, path: string, named: boolean): Looked {
  const found = search(source);
  const [finding = null] = found.findings;
  // Most files hold nothing that any rule asks for: no text is made of them.
  if (!named && finding === null && found.words.length === 0) return { atoms: [], finding };
  const text = typeof source === 'string' ? source : source.text();
  const atoms = named ? atomsOf(text, path) : atomsIn(thinned(text, found), path);
  return { atoms: atoms.length > MOST_ATOMS ? atoms.slice(0, MOST_ATOMS) : atoms, finding };
}

const atomsIn = (thin: Thinned | null, path: string): readonly Atom[] =>
  thin === null ? [] : atomsOf(thin.text, path).map((atom) => ({ ...atom, line: thin.lines[atom.line - 1] ?? atom.line }));
