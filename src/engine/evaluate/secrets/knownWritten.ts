import type { Hit } from '../../../secrets/known/index';
import type { Context } from '../../context';
import { type Call, type FileCall, HOLE, type ProgramCall, type Text } from '../../types';
import { gitWords } from '../files/gitWords';
import { resolvePath } from '../files/path';
import type { Carriers } from './known';
import { byPlace } from './knownSent';
import type { Leak } from './leak';
import { isOffLimits } from './offLimits';

const WRITES: ReadonlySet<FileCall['verb']> = new Set(['overwrite', 'append', 'create']);

/** Known secrets that would stand in another file than their own, in a commit, or in what others read. */
export function writtenIn(calls: readonly { readonly call: Call }[], carriers: Carriers, context: Context): readonly Leak[] {
  return carriers.all.flatMap(({ call: at, part, hits }): readonly Leak[] => {
    const call = calls[at]?.call;
    if (!call || part === 'environment') return [];
    if (call.kind === 'file') return WRITES.has(call.verb) ? intoFile(call, hits, at, context) : [];
    return call.kind === 'program' ? byProgram(call, hits, at, context) : [];
  });
}

const leak = (same: readonly Hit[], call: number, to: Text): readonly Leak[] =>
  same[0] ? [{ kind: 'written', secret: same[0].secret, call, to, home: '' }] : [];

/** A file that is off limits itself is a place for secrets; so is the one that it stands in already. */
function intoFile(call: FileCall, hits: readonly Hit[], at: number, context: Context): readonly Leak[] {
  const { path, remote } = call;
  if (remote !== null || path.includes(HOLE) || path.startsWith('/dev/')) return [];
  const places = byPlace(hits);
  if (places.length === 0 || isOffLimits(path, context, false)) return [];
  const { real } = context.file(path, 'stat');
  const there = new Set(secretsThere(call, context));
  return places
    .filter((same) => !same.some(({ secret }) => secret.file === path || secret.file === real || there.has(secret.id)))
    .flatMap((same) => leak(same, at, path));
}

/** The secrets that stand in the file before, or in what an edit replaces. */
function secretsThere({ path, edits = [] }: FileCall, { facts, file }: Context): readonly string[] {
  const fact = file(path, 'text');
  const texts = [...(fact.kind === 'text' ? [fact.text] : []), ...edits.map((edit) => edit.old)];
  return texts.flatMap((text) => facts.known?.find(text) ?? []).map(({ secret }) => secret.id);
}

const PUBLISHED = /^(?:issue|pr|mr|gist|release|discussion|repo|snippet)$/;

function byProgram(call: ProgramCall, hits: readonly Hit[], at: number, context: Context): readonly Leak[] {
  const { program, argv, cwd } = call;
  const all = (to: Text): readonly Leak[] => byPlace(hits).flatMap((same) => leak(same, at, to));
  if (program === 'git')
    return /^(?:commit|tag|notes|commit-tree|merge)$/.test(gitWords(call, context.facts.home).verb) ? all('a commit') : [];
  if ((program === 'gh' || program === 'glab') && PUBLISHED.test(argv[0] ?? '')) return all(`what ${program} ${argv[0]} publishes`);
  // Other writers say by file calls what they write.
  const inPlace = /^(?:g?sed|perl)$/.test(program) && argv.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word));
  const into = inPlace ? argv.at(-1) : undefined;
  if (into === undefined) return [];
  const path = resolvePath(into, cwd, context.facts.home);
  return isOffLimits(path, context, call.remote !== null) || hits.some(({ secret }) => secret.file === path) ? [] : all(path);
}
