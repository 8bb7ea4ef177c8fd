import { readJsonc } from '../engine/parse/jsonc';
import { readToml, type TomlDocument } from '../engine/parse/toml';

/** More than people write; reading stays within a few milliseconds. */
const LONGEST = 40_000;

/** TOML that people write; null where it is none, or far too long. */
export const tomlOf = (text: string): TomlDocument | null => (text === '' || text.length > LONGEST ? null : readToml(text));

/** JSON that people write, with comments; undefined where it is none, or far too long. */
export const jsoncOf = (text: string): unknown => (text === '' || text.length > LONGEST ? undefined : readJsonc(text)?.value);
