import type { Action, Json } from '../engine/types';
import { type Fields, textsOf } from './fields';
import { type Builder, quote, type Tool } from './tools';

/** Where a search tool says what it looks for, where, and in which files. */
export interface Search {
  readonly pattern: readonly string[];
  readonly paths: readonly string[];
  readonly globs: readonly string[];
  /** It tells names of files, no lines of them. */
  readonly namesOnly?: (input: Fields) => boolean;
  /** It goes through files that git ignores, too. */
  readonly ignored?: (input: Fields) => boolean;
  /** It goes through hidden files, too; absent: it does. */
  readonly hidden?: (input: Fields) => boolean;
}

/**
 * A search for text. It shows lines as ripgrep does, hidden files among them, so it is judged as that command; a file that it names is
 * read. Measured: VS Code, opencode and the Copilot CLI show lines of `.env` files for a bare pattern; Gemini CLI and Qwen Code do where
 * they have no ripgrep of their own and take git's, or the system's, grep.
 */
export const textSearchTool =
  (search: Search): Tool =>
  (input, to) => {
    const named = [...textsOf(input, ...search.paths), ...textsOf(input, ...search.globs)].filter(isName);
    const reads = [...new Set(named)].map((path) => to.file('read', path));
    return [to.own(input), ...reads, ...(search.namesOnly?.(input) ? [] : commandsOf(search, input, to))];
  };

function commandsOf(search: Search, input: Fields, to: Builder): readonly Action[] {
  const words = ['rg', ...(search.hidden?.(input) === false ? [] : ['--hidden']), ...(search.ignored?.(input) ? ['--no-ignore'] : [])];
  const globs = textsWith(input, search.globs)
    .filter((glob) => glob !== '')
    .map((glob) => `-g ${quote(glob)}`);
  const patterns = textsWith(input, search.pattern).map((pattern) => `-e ${quote(pattern)}`);
  const places = textsWith(input, search.paths).filter((path) => path !== '');
  const [first = "-e ''", ...more] = patterns;
  return [to.shell([...words, ...globs, first, ...more, '--', ...(places.length > 0 ? places : ['.']).map(quote)].join(' '))];
}

/** Each text in these fields, in a list too. */
const textsWith = (input: Fields, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => {
    const value = input[name];
    const list = Array.isArray(value) ? value : [value];
    return list.filter((one: Json | undefined) => typeof one === 'string');
  });

const isName = (pattern: string): boolean => pattern !== '' && !/[*?{}[\]]/.test(pattern);
