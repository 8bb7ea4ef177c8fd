import type { Context } from '../../context';
import type { FileCall, ProgramCall, Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';

const LANGUAGES: ReadonlySet<string> = new Set(
  'node nodejs bun deno python python3 perl ruby php lua luajit awk gawk mawk tclsh Rscript julia elixir groovy'.split(' '),
);
/** Languages whose files are read call by call: there only what the person's own settings are named by counts besides. */
const READ: ReadonlySet<string> = new Set(['node', 'nodejs', 'bun', 'deno', 'python', 'python3']);
/** Files that guard agents, by the end of their path. */
const TAIL = String.raw`(?:\.mollyguard\b|\.(?:claude|qwen|gemini|factory|augment)/settings(?:\.local)?\.json|\.(?:cursor|codex|factory)/hooks\.json|\.codex/config\.toml|\.copilot/(?:hooks|settings\.json|config\.json)|\.config/(?:opencode|kilo)/|\.cline/hooks|Cline/Hooks|(?:Code|Cursor|VSCodium|Windsurf)/User/settings\.json)`;
const NAMED = new RegExp(TAIL);
const AT_HOME = new RegExp(String.raw`(?:~|HOME\b|homedir\(\)|expanduser|Path\.home\(\)|Dir\.home|\uE000).{0,60}?(${TAIL})`, 's');
/** Words by which a file is changed, in any of these languages. */
const WRITES =
  /\b(?:\w*write\w*|unlink\w*|rm|rmSync|rmtree|rm_rf|rm_f|remove\w*|delete|rename\w*|mv|move\w*|symlink\w*|link\w*|chmod\w*|chown\w*|truncate\w*|copy\w*|cp\w*|dump|\w*put_contents)\b|["'],?\s*\+?[>wax]\+?b?["'](?:\s*\))?|["']\+?>{1,2}["']|print\s[^\n]{0,200}>/i;
const CEILING = 100_000;
const NONE: readonly never[] = [];

/** Code in an interpreter's own words that names a file which guards agents, and changes files: what it leaves cannot be told. */
export function codeTouches(call: ProgramCall, context: Context): readonly FileCall[] {
  if (!LANGUAGES.has(call.program)) return NONE;
  const { home } = context.facts;
  const typed = call.stdin.kind === 'text' ? call.stdin.text : '';
  for (const text of [...call.argv, typed]) {
    if (text.length > CEILING || !/\s|\(|"/.test(text) || !WRITES.test(text)) continue;
    const plain = joined(text);
    const found = (READ.has(call.program) ? homePath(plain, home) : (homePath(plain, home) ?? NAMED.exec(plain)?.[0])) ?? null;
    if (found !== null) return [fileCall(call, context, 'overwrite', `${home}/${found}`, { content: UNKNOWN_CONTENT, pattern: false })];
  }
  return [];
}

/** The path behind the home folder, however code writes that. */
function homePath(text: Text, home: string): string | undefined {
  const at = text.indexOf(`${home}/`);
  const absolute = at < 0 ? undefined : NAMED.exec(text.slice(at))?.[0];
  return absolute ?? AT_HOME.exec(text)?.[1];
}

/** Parts of a path that code puts together (`a/".claude"/"x"`, `join(a, ".claude", "x")`, `a + "/.claude/x"`) as one path. */
const joined = (text: Text): Text => text.replace(/["']\s*(?:,|\/|\+|\.\.?)\s*["']\/?/g, '/');
