import type { Hit } from '../../../secrets/known/index';
import type { Context } from '../../context';
import { type Call, type FileCall, HOLE, type ProgramCall, type Text } from '../../types';
import { gitWords } from '../files/gitWords';
import { hasGlob, resolvePath } from '../files/path';
import { type Carriers, isOfThing, namesOf } from './known';
import { byPlace } from './knownSent';
import type { Leak } from './leak';
import { isOffLimits, isOffLimitsName } from './offLimits';

const WRITES: ReadonlySet<FileCall['verb']> = new Set(['overwrite', 'append', 'create']);

/** Known secrets that would stand in another file than their own, in a commit, or in what others read. */
export function writtenIn(calls: readonly { readonly call: Call }[], carriers: Carriers, context: Context): readonly Leak[] {
  return carriers.all.flatMap(({ call: at, part, text, hits }): readonly Leak[] => {
    const call = calls[at]?.call;
    if (!call || part === 'environment') return [];
    if (call.kind === 'file') {
      if (namesOf(call).includes(text)) return byPlace(hits).flatMap((same) => leak(same, at, 'the name of a file'));
      return WRITES.has(call.verb) ? intoFile(call, hits, at, context) : [];
    }
    return call.kind === 'program' ? byProgram(call, text, hits, at, context) : [];
  });
}

/** Files that `git add` and `git commit` take by name, and in which a secret of another file stands. */
export function stagedIn(calls: readonly { readonly call: Call }[], context: Context): readonly Leak[] {
  return calls.flatMap(({ call }, at) => {
    if (call.kind !== 'program' || call.program !== 'git' || call.remote !== null) return [];
    const { verb, rest, folder } = gitWords(call, context.facts.home);
    if (!/^(?:add|stage|commit)$/.test(verb) || rest.some((word) => /^(?:-n|--dry-run)$/.test(word))) return [];
    const skips = /^-[a-zA-Z]*[mFcCt]$|^--(?:message|file|author|date|trailer|template|reuse-message|fixup|squash)$/;
    const paths = rest.filter((word, index) => !word.startsWith('-') && !hasGlob(word) && !skips.test(rest[index - 1] ?? ''));
    return paths.slice(0, MOST_STAGED).flatMap((word) => inFile(resolvePath(word, folder, context.facts.home), at, context));
  });
}
const MOST_STAGED = 20;

function inFile(path: Text, at: number, context: Context): readonly Leak[] {
  const fact = context.file(path, 'text');
  if (fact.kind !== 'text' || isOffLimitsName(path, context)) return [];
  const hits = (context.facts.known?.find(fact.text) ?? []).filter(({ secret }) => !isOfThing(secret));
  return byPlace(hits)
    .filter((same) => !same.some(({ secret }) => secret.file === path || secret.file === fact.real))
    .flatMap((same) => leak(same, at, 'a commit'));
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

/** Commands of git that carry a message, and those that carry names. */
const MESSAGES = /^(?:commit|tag|notes|commit-tree|merge)$/;
const NAMES = /^(?:branch|checkout|switch|push|update-ref|worktree)$/;
const TOUCHES = /^g?(?:touch|mkdir|mktemp)$/;

function byProgram(call: ProgramCall, text: Text, hits: readonly Hit[], at: number, context: Context): readonly Leak[] {
  const { program, argv, cwd } = call;
  const all = (to: Text, of = hits): readonly Leak[] => byPlace(of).flatMap((same) => leak(same, at, to));
  if (program === 'git') {
    const { verb, rest } = gitWords(call, context.facts.home);
    if (MESSAGES.test(verb)) return all('a commit');
    if (verb === 'config' && rest.some((word) => /^user\./.test(word))) return all('a commit');
    // A login in a URL is use.
    return NAMES.test(verb)
      ? all(
          'a name in git',
          hits.filter(({ from }) => !/:\/\/\S*$/.test(text.slice(0, from))),
        )
      : [];
  }
  if (TOUCHES.test(program)) return all('the name of a file');
  if (/^g?(?:cp|mv|ln|install)$/.test(program))
    return all(
      'the name of a file',
      hits.filter(({ from, to }) => argv.at(-1)?.includes(text.slice(from, to))),
    );
  if ((program === 'gh' || program === 'glab') && PUBLISHED.test(argv[0] ?? '')) return all(`what ${program} ${argv[0]} publishes`);
  // Other writers say by file calls what they write.
  const inPlace = /^(?:g?sed|perl)$/.test(program) && argv.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word));
  const into = inPlace ? argv.at(-1) : undefined;
  if (into === undefined) return [];
  const path = resolvePath(into, cwd, context.facts.home);
  return isOffLimits(path, context, call.remote !== null) || hits.some(({ secret }) => secret.file === path) ? [] : all(path);
}
