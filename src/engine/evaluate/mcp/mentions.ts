import type { Context } from '../../context';
import type { Call, Json, McpCall } from '../../types';
import { fileCallsOf } from '../action';
import { resolvePath } from '../files/path';
import { isOffLimits } from '../secrets/offLimits';
import { isList, type ToolInput } from './input';
import { programCall } from './programs';

/** Tools that give back what they are pointed at, or send it on. */
const READS =
  /^(?:read|get|view|open|cat|show|load|fetch|navigate|goto|browse|visit|upload|attach|send|grep|search|find|extract|parse|convert|index|embed|ingest|summari[sz]e|analy[sz]e|import|resources?|contents?|files?|fs|filesystem|documents?)$/;
/** Tools that do something else to it, which other readers know, or only tell that it is there. */
const NO_READS =
  /^(?:delete|remove|write|create|edit|move|rename|copy|append|replace|patch|list|ls|tree|glob|stat|info|metadata|exists|watch|mkdir|chmod|touch|add|set|ignore|gitignore|lint|format|check|validate|status|track|untrack|close|protect)$/;
/** Fields that hold words or code, no path. */
const WORDS =
  /^(?:patterns?|query|queries|regexp?|globs?|excludes?|ignores?|contents?|texts?|messages?|prompts?|code|commands?|cmd|scripts?|descriptions?|titles?|body|sql|statements?|substring_?pattern|search|instructions?|summary|comments?|labels?|tags?)$/i;
const LONGEST = 1_024;
const MOST = 32;

/** Off-limits files that a tool is pointed at in whatever field: read, as by an agent's own tool. */
export function mentionedReads(input: ToolInput, cwd: string, context: Context): readonly Call[] {
  const words = [...input.words];
  if (!words.some((word) => READS.test(word)) || words.some((word) => NO_READS.test(word)) || input.values('owner', 'repo').length > 0)
    return [];
  const texts = input.members.flatMap((one) => Object.entries(one).flatMap(([key, value]) => (WORDS.test(key) ? [] : textsOf(value))));
  const paths = [...new Set(texts)].filter(isPath).slice(0, MOST);
  return paths
    .filter((path) => isOffLimits(resolvePath(plain(path), cwd, context.facts.home), context, false))
    .flatMap((path) => fileCallsOf({ agent: '', conversation: null, cwd, kind: 'read', path: plain(path), content: null }, context));
}

const textsOf = (value: Json): readonly string[] =>
  (isList(value) ? value : [value]).flatMap((one) => (typeof one === 'string' ? [one.trim()] : []));
const isPath = (text: string): boolean =>
  text !== '' && text.length <= LONGEST && !/[\r\n]/.test(text) && (/^(?:file:|~|[a-z]:[\\/])/i.test(text) || !/:\/\/|\s\S+\s/.test(text));
const plain = (path: string): string => path.replace(/^file:(?:\/\/(?:localhost)?)?(?=\/)/i, '');

const SEARCHES =
  /(?:^|_)(?:grep|ripgrep|rg|search_for_pattern|search_code|search_text|search_in_files|find_in_files|search_files_content|content_search|text_search)$/;

/** A search through files for text shows lines as ripgrep does. */
export function searchCalls(input: ToolInput, call: McpCall, cwd: string): readonly Call[] {
  const own = SEARCHES.test(input.name) || (/ripgrep|\brg\b|grep/.test(input.server) && input.words.has('search'));
  const [pattern] = input.texts('pattern', 'query', 'regex', 'substring_pattern', 'search');
  if (!own || pattern === undefined || input.values('owner', 'repo').length > 0) return [];
  const places = input.texts('path', 'paths', 'relative_path', 'directory', 'folder', 'root').filter((one) => one !== '');
  const hidden = input.values('hidden', 'include_hidden', 'no_ignore').some((one) => one === true) ? ['-uu'] : [];
  const globs = input
    .texts('glob', 'globs', 'file_pattern', 'include', 'paths_include_glob')
    .flatMap((one) => (one === '' ? [] : ['-g', one]));
  return [programCall(['rg', ...hidden, ...globs, '-e', pattern, '--', ...(places.length > 0 ? places : ['.'])], call, cwd, [])];
}
