import { randomBytes } from 'node:crypto';
import type { Judged } from '../../src/engine/types';
import { atomsOf } from '../../src/secrets/detect/atoms';
import { SecretIndex } from '../../src/secrets/known/index';
import { actionOf, HOME, judgeIn, PROJECT, type World } from '../engine/world';

const DIGITS = '0123456789abcdef';
/** Random text of a length; tests never hold a secret of real shape. */
export const some = (length: number, of = DIGITS): string =>
  Array.from(randomBytes(length), (byte) => of.charAt(byte % of.length)).join('');
export const uuid = (): string => `${some(8)}-${some(4)}-4${some(3)}-a${some(3)}-${some(12)}`;

export interface Known {
  readonly files: Readonly<Record<string, string>>;
  /** Judges a command line or a JSON action where the secrets of these files are known. */
  readonly judged: (row: string | Readonly<Record<string, unknown>>, more?: World) => Judged;
}

/** A project with these files (relative to it, `~/…` or absolute); what they hold is known, those in `open` are not off limits. */
export function knownIn(named: Readonly<Record<string, string>>, open: readonly string[] = []): Known {
  const index = new SecretIndex(randomBytes(32));
  const files: Record<string, string> = {};
  for (const [name, text] of Object.entries(named)) {
    const path = name.startsWith('/') ? name : name.startsWith('~/') ? HOME + name.slice(1) : `${PROJECT}/${name}`;
    files[path] = text;
    index.put(path, atomsOf(text, path), !open.includes(name));
  }
  return {
    files,
    judged: (row, more = {}) =>
      judgeIn(actionOf(row), { ...more, files: { ...files, ...more.files }, facts: { known: index, ...more.facts } }),
  };
}
