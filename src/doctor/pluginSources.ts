import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import { mentions } from '../agents/command';
import { places } from '../host/setUp/places';
import { readLimited } from '../host/setUp/readLimited';
import type { Finding } from '../protocol/doctor';
import { note, problem } from './finding';

const EVENT = 'tool.execute.before';
/** As many files of one folder are looked at. */
const MOST = 50;

/**
 * Other plugins of the same process: they may change a call before or after ours has asked. `name`: what the folders and files of
 * settings are called by.
 */
const checkPlugins =
  (name: 'opencode' | 'kilo') =>
  async (home: string, folders: readonly string[]): Promise<readonly Finding[]> => {
    const settings = [path.join(home, '.config', name), ...[home, ...folders].map((folder) => path.join(folder, `.${name}`))];
    const found: Finding[] = [];
    for (const folder of new Set(settings.flatMap((one) => [path.join(one, 'plugin'), path.join(one, 'plugins')]))) {
      found.push(...(await beside(folder, home)));
    }
    for (const folder of new Set([...settings, ...folders])) {
      for (const file of [`${name}.json`, `${name}.jsonc`]) found.push(...(await listed(path.join(folder, file))));
    }
    return found;
  };

/** Where plugins of others run beside ours. */
export const checkOpencodePlugins = checkPlugins('opencode');
export const checkKiloPlugins = checkPlugins('kilo');

async function beside(folder: string, home: string): Promise<readonly Finding[]> {
  const own = ['opencode', 'kilo'].map((name) => path.join(home, '.config', name, 'plugins', 'mollyguard.js'));
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => /\.[jt]s$/.test(name)).slice(0, MOST);
  const others = names.map((name) => path.join(folder, name)).filter((file) => !own.includes(file));
  const copies: string[] = [];
  for (const file of others) {
    const read = await readLimited(file);
    if (read.kind === 'text' && mentions(read.text, places(home).launcher)) copies.push(file);
  }
  const foreign = others.length - copies.length;
  return [
    ...copies.map((file) => problem('hook-duplicate', file, { event: '', count: '2' })),
    ...(foreign > 0 ? [note('hook-foreign-before', folder, { event: EVENT, count: String(foreign) })] : []),
  ];
}

/** `plugin` in a settings file; `plugins` in that of version 2. */
async function listed(file: string): Promise<readonly Finding[]> {
  const read = await readLimited(file);
  const root: unknown = read.kind === 'text' ? parse(read.text) : undefined;
  if (typeof root !== 'object' || root === null) return [];
  const lists = ['plugin' in root ? root.plugin : undefined, 'plugins' in root ? root.plugins : undefined];
  const count = lists.reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
  return count > 0 ? [note('hook-foreign-before', file, { event: EVENT, count: String(count) })] : [];
}
