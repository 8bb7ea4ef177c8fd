import type { Dialect } from './dialects';
import { defaultPatterns, type ListPlace, narrowPatterns, ownPatterns, type Pattern } from './list';

/** What an agent's file has to say. `left`: patterns of a person's own that it cannot. */
export interface Rules {
  readonly rules: readonly string[];
  readonly left: readonly string[];
}

/** The list of off-limits files in the words of one agent: lines, or entries of a list. */
export function rulesOf({ format }: Pick<Dialect, 'format'>, own: readonly string[], place: ListPlace): Rules {
  const { patterns, left } = ownPatterns(own, place);
  if (format === 'gitignore') {
    const lines = [...defaultPatterns, ...patterns].map(({ glob, open }) => `${open ? '!' : ''}${below(glob)}`);
    return { rules: lastOfEach(lines), left };
  }
  const { globs, unsaid } = withoutExceptions(format === 'opencode' ? patterns.flatMap(withInside) : patterns);
  const said = globs.flatMap((glob) => spelled(format, glob));
  return { rules: [...new Set(said)], left: [...left, ...unsaid] };
}

/** A folder stands for all in it; everybody else reads a pattern so by itself. */
const withInside = (pattern: Pattern): readonly Pattern[] =>
  pattern.open ? [pattern] : [pattern, { glob: `${pattern.glob}/**`, open: false }];

/** An exception takes out the line that says the same; any other cannot be told. */
function withoutExceptions(own: readonly Pattern[]): { readonly globs: readonly string[]; readonly unsaid: readonly string[] } {
  let globs: readonly string[] = narrowPatterns.map(({ glob }) => glob);
  const unsaid: string[] = [];
  for (const { glob, open } of own) {
    if (!open) globs = [...globs.filter((one) => one !== glob), glob];
    else if (globs.includes(glob)) globs = globs.filter((one) => one !== glob);
    else unsaid.push(`!${glob}`);
  }
  return { globs, unsaid };
}

function spelled(format: Exclude<Dialect['format'], 'gitignore'>, glob: string): readonly string[] {
  switch (format) {
    case 'plain':
      return [below(glob)];
    case 'claude':
      // By version `/` means the project's root or the settings' own folder; `./` is where the session was started.
      return glob.startsWith('/') ? [`Read(${glob})`, `Read(.${glob})`] : [`Read(**/${glob})`];
    case 'zed':
      return [glob.startsWith('/') ? glob.slice(1) : `**/${glob}`];
    case 'opencode':
      return sets(glob.replace(/^\//, '').replaceAll(/\*+/g, '*')).flatMap((one) => (one.startsWith('*') ? [one] : [one, `*/${one}`]));
  }
}

/** With a slash within it, git reads a pattern from the file's own folder. */
const below = (glob: string): string => (glob.includes('/') && !glob.startsWith('/') ? `**/${glob}` : glob);

/** `a[._]b` as `a.b` and `a_b`. */
function sets(glob: string): readonly string[] {
  const set = /\[([^\]]+)\]/.exec(glob);
  if (set === null) return [glob];
  return [...(set[1] ?? '')].flatMap((char) => sets(glob.slice(0, set.index) + char + glob.slice(set.index + set[0].length)));
}

/** The last of what is said twice decides: the first goes. */
const lastOfEach = (lines: readonly string[]): readonly string[] => lines.filter((line, at) => lines.lastIndexOf(line) === at);
