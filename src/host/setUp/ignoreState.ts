import path from 'node:path';
import type { Written } from '../../agents/ignore';
import { readText, writeText } from './files';
import { places } from './places';

/** An ignore file that a person has let us write. */
export interface Remembered {
  readonly dialect: string;
  /** The workspace folder it belongs to. */
  readonly folder: string;
  /** The bytes from before, null: there was no file; and the hash of what we left. */
  readonly before: string | null;
  readonly after: string;
  /** Its own folder was not there. */
  readonly made: boolean;
  readonly written: Written;
}
type Files = Readonly<Record<string, Remembered>>;

const stateOf = (home: string): string => path.join(path.dirname(places(home).state), 'ignore.json');

/** By path. A damaged memory counts as none. */
export async function readIgnored(home: string): Promise<Files> {
  const text = await readText(stateOf(home)).catch(() => null);
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (!isFields(value) || !isFields(value.files)) return {};
    return Object.fromEntries(
      Object.entries(value.files).flatMap(([file, one]): [string, Remembered][] =>
        isRemembered(one) && path.isAbsolute(file) ? [[file, one]] : [],
      ),
    );
  } catch {
    return {};
  }
}

export const writeIgnored = (home: string, files: Files): Promise<void> =>
  writeText(stateOf(home), `${JSON.stringify({ files }, null, 2)}\n`, 0o600);

type Fields = { readonly [key: string]: unknown };
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');
const isWritten = (value: unknown): value is Written =>
  isFields(value) && isTexts(value.rules) && isTexts(value.added) && isTexts(value.exceptions);
const isRemembered = (value: unknown): value is Remembered =>
  isFields(value) &&
  typeof value.dialect === 'string' &&
  typeof value.folder === 'string' &&
  (value.before === null || typeof value.before === 'string') &&
  typeof value.after === 'string' &&
  typeof value.made === 'boolean' &&
  isWritten(value.written);
