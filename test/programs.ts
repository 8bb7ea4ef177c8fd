import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The variable by which a run of many files says where they keep what they have bundled. */
export const PROGRAMS = 'MOLLYGUARD_TEST_PROGRAMS';

const own = new Map<string, Promise<string>>();

/** The folder with programs that several test files start: whoever needs it first bundles them. Nobody may change anything in it. */
export function programs(name: string, make: (folder: string) => unknown): Promise<string> {
  const made = own.get(name) ?? once(name, make);
  own.set(name, made);
  return made;
}

async function once(name: string, make: (folder: string) => unknown): Promise<string> {
  const parent = process.env[PROGRAMS] ?? temporary();
  const folder = path.join(parent, name);
  if (existsSync(folder)) return folder;
  mkdirSync(parent, { recursive: true });
  const part = mkdtempSync(`${folder}.part-`);
  await make(part);
  try {
    renameSync(part, folder);
  } catch (error) {
    // another process was faster
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mg-programs-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
