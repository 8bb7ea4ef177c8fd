import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { readLimited } from '../host/setUp/readLimited';
import type { Finding } from '../protocol/doctor';
import { note, problem } from './finding';

const MOST = 10;

/**
 * Hooks of others that Cline runs beside ours, by any spelling that it takes. None of them can undo a refusal, but each of them may put
 * another input in the place of the one that ours was asked about.
 */
export async function checkClineSources(home: string, folders: readonly string[]): Promise<readonly Finding[]> {
  const own = ['.cline/hooks', 'Documents/Cline/Hooks'].map((name) => path.join(home, name));
  const projects = folders.flatMap((folder) => ['.clinerules/hooks', '.cline/hooks'].map((name) => path.join(folder, name)));
  const found: Finding[] = [];
  for (const folder of new Set([...own, ...projects])) {
    const names = (await readdir(folder).catch((): string[] => [])).filter((name) => /^PreToolUse(?:\.[a-z0-9]+)?$/i.test(name));
    const others = names.filter((name) => !(own.includes(folder) && name === 'PreToolUse')).slice(0, MOST);
    found.push(...others.map((name) => note('hook-foreign-before', path.join(folder, name), { event: 'PreToolUse', count: '1' })));
  }
  return found;
}

/** The extension asks the desktop for the folder of documents, whose name depends on the language; the command line does not. */
export async function checkClineDocuments(home: string): Promise<readonly Finding[]> {
  const read = await readLimited(path.join(home, '.config', 'user-dirs.dirs'));
  const [, below, name = ''] = (read.kind === 'text' ? /^XDG_DOCUMENTS_DIR="(\$HOME)?\/?([^"\n]*)"/m.exec(read.text) : null) ?? [];
  if (name === '') return [];
  const hook = path.join('Cline', 'Hooks', 'PreToolUse');
  const own = path.join(home, 'Documents', hook);
  const wanted = path.join(below === undefined ? '/' : home, name, hook);
  const [here, there] = await Promise.all([own, wanted].map((file) => realpath(file).catch(() => file)));
  return here === there ? [] : [problem('hook-elsewhere', own, { wanted })];
}
