import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import { readLimited } from '../host/setUp/readLimited';
import type { Finding } from '../protocol/doctor';
import { note } from './finding';

/** As many extensions are looked at. */
const MOST = 50;

/**
 * Hooks of others, of a project or of an extension, that Gemini CLI runs at once with ours. Measured: one of them may put another command in
 * the place of the one that was judged.
 */
export async function checkGeminiSources(home: string, folders: readonly string[]): Promise<readonly Finding[]> {
  const extensions = [home, ...folders].map((folder) => path.join(folder, '.gemini', 'extensions'));
  const installed = await Promise.all(
    extensions.map(async (folder) => {
      const names = await readdir(folder).catch((): string[] => []);
      return names.slice(0, MOST).map((name) => path.join(folder, name, 'hooks', 'hooks.json'));
    }),
  );
  const own = path.join(home, '.gemini', 'settings.json');
  const files = [...folders.map((folder) => path.join(folder, '.gemini', 'settings.json')), ...installed.flat()];
  const found: Finding[] = [];
  for (const file of new Set(files)) {
    const read = file === own ? null : await readLimited(file);
    const root: unknown = read?.kind === 'text' ? parse(read.text) : undefined;
    const hooks = typeof root === 'object' && root !== null && 'hooks' in root ? root.hooks : undefined;
    const list = typeof hooks === 'object' && hooks !== null && 'BeforeTool' in hooks ? hooks.BeforeTool : undefined;
    if (Array.isArray(list) && list.length > 0)
      found.push(note('hook-foreign-before', file, { event: 'BeforeTool', count: String(list.length) }));
  }
  return found;
}
