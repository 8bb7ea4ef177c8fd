import path from 'node:path';
import { type ParseError, parse } from 'jsonc-parser';
import { readLimited } from './readLimited';

/** The patterns that a team adds to the list of off-limits files in a folder. What would take files out again counts once it is accepted, not here. */
export async function teamPatterns(folder: string): Promise<readonly string[]> {
  const read = await readLimited(path.join(folder, 'mollyguard.json'));
  if (read.kind !== 'text') return [];
  const errors: ParseError[] = [];
  const value: unknown = parse(read.text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof value !== 'object' || value === null || !('protectedFiles' in value)) return [];
  const listed: unknown = value.protectedFiles;
  const texts: readonly unknown[] = Array.isArray(listed) ? listed : [];
  return texts.flatMap((one) => (typeof one === 'string' && one.trim() !== '' && !one.trim().startsWith('!') ? [one.trim()] : []));
}
