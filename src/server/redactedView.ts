import { baseName, folderOf, globMatches, hasGlob } from '../engine/evaluate/files/path';
import { LIKELY_NAMES } from '../secrets/offLimits';
import { viewOf } from '../secrets/view';
import type { Settled } from './facts';
import { createFileReader } from './files';

const RULE = 'secrets/read-off-limits';

/**
 * For a denied read of a file on this machine that is off limits: what the file holds, without values. undefined: it was something else, or the file
 * is not there or cannot be read.
 */
export function redactedView({ verdict, judged }: Pick<Settled, 'verdict' | 'judged'>): string | undefined {
  if (verdict.decision !== 'deny' || verdict.rule !== RULE) return undefined;
  const reader = createFileReader();
  for (const path of pathsOf(judged)) {
    const fact = reader.read({ path, want: 'text' });
    if (fact.kind === 'text') return viewOf(path, fact.text);
  }
  return undefined;
}

/** Files of this machine that would have been shown, as far as their names are known. */
function pathsOf(judged: Settled['judged']): readonly string[] {
  const paths = judged.flatMap(({ verdict, calls }) =>
    verdict.effects
      .filter(({ rule }) => rule === RULE)
      .map(({ call }) => calls[call])
      .flatMap((call) => (call?.kind === 'file' && call.remote === null ? [call.path] : [])),
  );
  return [...new Set(paths.flatMap((path) => (hasGlob(path) ? likely(path) : [path])))].slice(0, MOST);
}
const MOST = 8;

/** `.env*`: the names that such files usually have. */
const likely = (pattern: string): readonly string[] =>
  LIKELY_NAMES.filter((name) => globMatches(baseName(pattern), name)).map((name) => `${folderOf(pattern)}/${name}`);
