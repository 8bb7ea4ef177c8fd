import path from 'node:path';
import { parse } from 'jsonc-parser';
import { mentions } from '../agents/command';
import { managedHooks } from '../agents/managed';
import { places } from '../host/setUp/places';
import { readLimited } from '../host/setUp/readLimited';
import type { Finding } from '../protocol/doctor';
import { note, problem } from './finding';

/** Cursor runs the hooks of an administrator and of a project before a person's own; which answer counts has differed between versions. */
const MANAGED = managedHooks
  .flatMap(({ agent, files }) => (agent === 'cursor' ? Object.values(files) : []))
  .filter((file) => file !== undefined);
/** Events at which something can be stopped. */
const STOPS = /^(?:preToolUse|before[A-Z]\w*|subagentStart)$/;
const MOST = 10;

/** Hooks of others that run before ours, and entries of ours that would be asked a second time. */
export async function checkCursorSources(home: string, folders: readonly string[]): Promise<readonly Finding[]> {
  const own = path.join(home, '.cursor', 'hooks.json');
  const files = [...MANAGED, ...folders.map((folder) => path.join(folder, '.cursor', 'hooks.json'))].filter((file) => file !== own);
  const found: Finding[] = [];
  for (const file of new Set(files)) {
    const read = await readLimited(file);
    if (read.kind !== 'text') continue;
    // What an administrator has installed as we offer it is asked about together with the person's own.
    if (MANAGED.includes(file) && isOffered(read.text, places(home).launcher, file)) continue;
    if (mentions(read.text, places(home).launcher)) found.push(problem('hook-duplicate', file, { event: '', count: '2' }));
    const root: unknown = parse(read.text);
    const hooks = typeof root === 'object' && root !== null && 'hooks' in root ? root.hooks : undefined;
    if (typeof hooks !== 'object' || hooks === null) continue;
    for (const [event, list] of Object.entries(hooks).slice(0, MOST)) {
      if (STOPS.test(event) && Array.isArray(list) && list.length > 0)
        found.push(note('hook-foreign-before', file, { event, count: String(list.length) }));
    }
  }
  return found;
}

const isOffered = (text: string, launcher: string, file: string): boolean =>
  managedHooks.some(({ agent, isInstalled }) => agent === 'cursor' && isInstalled(text, launcher, file));
