import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import { readLimited } from '../host/setUp/readLimited';
import type { Finding } from '../protocol/doctor';
import { note, problem } from './finding';

/** They act before the launcher has emptied its environment: on the shell that starts it, or on the loader of programs. */
const TAKE_OVER = /^(?:BASH_ENV|LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES|BASH_FUNC_.*|SHELLOPTS|PS4)$/;
/** The launcher takes nothing from them; whoever wrote them may have meant something else. */
const HARMLESS = /^(?:NODE_OPTIONS|PATH|HOME|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|ELECTRON_RUN_AS_NODE)$/;
/** As many `.env` files of a folder are looked at. */
const MOST = 20;

/** Variables that a project's `.env` files hand to agents that load them (Gemini CLI, Qwen Code, Cline). Names only: no value leaves this function. */
export async function checkDotenv(folders: readonly string[]): Promise<readonly Finding[]> {
  const all = await Promise.all(
    folders.flatMap(withOwn).map(async (folder) => {
      const names = (await readdir(folder).catch((): string[] => [])).filter((name) => /^\.env(\.|$)/.test(name)).slice(0, MOST);
      return Promise.all(names.map((name) => dotenv(path.join(folder, name))));
    }),
  );
  return all.flat(2);
}

/** Gemini CLI and Qwen Code have files of their own. */
const withOwn = (folder: string): readonly string[] => [folder, path.join(folder, '.gemini'), path.join(folder, '.qwen')];

/** Variables that Claude Code's settings hand to its hooks: the person's own, and each project's. */
export async function checkSettingsEnvironment(home: string, folders: readonly string[]): Promise<readonly Finding[]> {
  const names = ['.claude/settings.json', '.claude/settings.local.json'];
  const files = [home, ...folders].flatMap((folder) => names.map((name) => path.join(folder, name)));
  const found: Finding[] = [];
  for (const file of new Set(files)) {
    const read = await readLimited(file);
    const root: unknown = read.kind === 'text' ? parse(read.text) : undefined;
    const env = typeof root === 'object' && root !== null && 'env' in root ? root.env : undefined;
    if (typeof env === 'object' && env !== null) found.push(...findingsOf(file, Object.keys(env)));
  }
  return found;
}

async function dotenv(file: string): Promise<readonly Finding[]> {
  const read = await readLimited(file);
  if (read.kind !== 'text') return [];
  return findingsOf(
    file,
    [...read.text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_%()]*)[ \t]*=/gm)].map(([, name]) => name ?? ''),
  );
}

const findingsOf = (file: string, names: readonly string[]): readonly Finding[] =>
  [...new Set(names)].flatMap((variable) => {
    if (TAKE_OVER.test(variable)) return [problem('environment-injected', file, { variable: variable.slice(0, 60) })];
    return HARMLESS.test(variable) ? [note('environment-injected', file, { variable })] : [];
  });
