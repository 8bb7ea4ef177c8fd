import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isExecutable } from '../host/setUp/files';
import { readLimited } from '../host/setUp/readLimited';
import { isNewer } from '../host/setUp/version';
import type { Finding } from '../protocol/doctor';
import { note, problem } from './finding';

interface Known {
  readonly agent: string;
  readonly program: string;
  readonly packageName: string;
  /** Older ones do not read our entry at all; null: all do. */
  readonly works: string | null;
  /** Older ones let an action go in a case where newer ones refuse it. */
  readonly full: string;
}

/**
 * Claude Code knows `onFailure` since 2.1.295; the Copilot CLI PascalCase events since 1.0.6, and refuses after any failure since 1.0.70;
 * opencode reads a plugin that is made for its version 2 as well since 1.18.29; Gemini CLI runs hooks unasked since 0.26.0.
 */
const KNOWN: readonly Known[] = [
  { agent: 'claude-code', program: 'claude', packageName: '@anthropic-ai/claude-code', works: null, full: '2.1.295' },
  { agent: 'copilot-cli', program: 'copilot', packageName: '@github/copilot', works: '1.0.6', full: '1.0.70' },
  { agent: 'gemini', program: 'gemini', packageName: '@google/gemini-cli', works: '0.26.0', full: '0.26.0' },
  { agent: 'opencode', program: 'opencode', packageName: 'opencode-ai', works: '1.18.29', full: '1.18.29' },
];

/** The versions of agents' programs as their files tell; nothing is started. null: nothing tells. */
export async function checkVersion(agent: string, searchPath: readonly string[]): Promise<readonly Finding[] | null> {
  const known = KNOWN.filter((one) => one.agent === agent);
  let read = false;
  const findings: Finding[] = [];
  for (const { program, packageName, works, full } of known) {
    for (const folder of searchPath.filter((one) => path.isAbsolute(one))) {
      const file = path.join(folder, program);
      if (!(await isExecutable(file))) continue;
      const version = await versionOf(file, packageName);
      if (version === null) break;
      read = true;
      const data = { version, wanted: full };
      if (works !== null && isNewer(works, version)) findings.push(problem('agent-outdated', file, data));
      else if (isNewer(full, version)) findings.push(note('agent-outdated', file, data));
      break; // the first on the path is the one that runs
    }
  }
  return read ? findings : null;
}

/** From the package that the program lies in, or from its own name: `…/claude/versions/2.1.300`. */
async function versionOf(program: string, packageName: string): Promise<string | null> {
  const real = await realpath(program).catch(() => program);
  const named = /[\\/]versions[\\/](\d+\.\d+\.\d+)$/.exec(real)?.[1];
  if (named !== undefined) return named;
  let folder = path.dirname(real);
  for (let up = 0; up < 5; up += 1, folder = path.dirname(folder)) {
    const read = await readLimited(path.join(folder, 'package.json'));
    const manifest = read.kind === 'text' ? json(read.text) : null;
    if (typeof manifest !== 'object' || manifest === null || !('name' in manifest) || manifest.name !== packageName) continue;
    return 'version' in manifest && typeof manifest.version === 'string' && /^\d+\.\d+\.\d+/.test(manifest.version)
      ? manifest.version.slice(0, 40)
      : null;
  }
  return null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no package of anybody's
  }
}
