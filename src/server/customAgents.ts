import { lstatSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CustomAgents, parseCustomAgents } from '../agents/custom/definition';
import { codecs } from '../agents/index';
import { writeAtomic } from './atomic';

const MAX_BYTES = 1_000_000;
const TAKEN: ReadonlySet<string> = new Set(codecs.map(({ id }) => id));
const fileOf = (home: string): string => path.join(home, '.mollyguard', 'state', 'customAgents.json');

/** The setting as its parts are meant. */
export const parseSetting = (value: unknown): CustomAgents => parseCustomAgents(value ?? [], TAKEN);

/** Keeps the setting for judging alone; written only when it changed, and never a broken one. Throws when it cannot be written. */
export function writeCustomAgents(home: string, value: unknown): void {
  const file = fileOf(home);
  const text = `${JSON.stringify(value ?? [])}\n`;
  const before = read(file);
  if (before === text || (before === null && text === '[]\n')) return;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeAtomic(file, text);
}

/** What was kept. A file that is damaged, or somebody else's, is no description of anybody. */
export function readCustomAgents(home: string): CustomAgents {
  const file = fileOf(home);
  try {
    const text = read(file);
    const found = text === null ? parseSetting([]) : parseSetting(JSON.parse(text));
    return found.kind === 'broken' ? { kind: 'broken', problem: `${file}: ${found.problem}` } : found;
  } catch (error) {
    return {
      kind: 'broken',
      problem: `${file} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'damaged'})`,
    };
  }
}

/** Hook files of described agents: no agent may change them. */
export function hookFilesOf(home: string, custom: CustomAgents): readonly string[] {
  const agents = custom.kind === 'agents' ? custom.agents : [];
  return agents.flatMap(({ hookFile }) =>
    hookFile === null ? [] : [hookFile.startsWith('~/') ? path.join(home, hookFile.slice(2)) : hookFile],
  );
}

/** null: there is none. */
function read(file: string): string | null {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return null;
  if (!stat.isFile() || stat.size > MAX_BYTES) throw new Error(`${file} is no such file`);
  if (process.getuid && stat.uid !== process.getuid()) throw new Error(`${file} belongs to somebody else`);
  return readFileSync(file, 'utf8');
}
