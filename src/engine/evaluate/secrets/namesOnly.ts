import { HOLE, type Text } from '../../types';
import type { Filtered } from './filters';

// A substitution that leaves nothing behind the equals sign: `s/=.*//`, `s/=.*$/=***/`.
const SED_NAMES = /^\s*s([/|#,@!~])=\.\*\$?\1([^\\&]*)\1[gp]*\s*(?:;\s*)?$/;
// `{print $1}`, with simple conditions before it.
const AWK_NAMES = /^\s*(?:(?:!?\/[^/\\{}]*\/|NF(?:\s*[><=!]=?\s*\d+)?)\s*(?:&&\s*)?)*\{\s*print\s+\$1\s*(?:;\s*)?\}\s*$/;
const AWK_CHOSEN = /^\s*\{\s*if\s*\(\s*\$1\s*!?~\s*\/[^/\\{}]*\/\s*\)\s*print\s+\$1\s*(?:;\s*)?\}\s*$/;
// Only what stands before an equals sign: `^[A-Z_]*`, `^[^=]+`, `^[A-Za-z0-9_]+=`.
const GREP_NAMES =
  /^\^(?:\[A-Z_\]|\[A-Z0-9_\]|\[A-Z_0-9\]|\[A-Z\](?:\[A-Z0-9_\]|\[A-Z_0-9\]|\[A-Z_\])|\[A-Za-z_\](?:\[A-Za-z0-9_\]|\[A-Za-z_0-9\])|\[A-Za-z0-9_\]|\[a-zA-Z0-9_\]|\[A-Za-z_\]|\[a-zA-Z_\](?:\[a-zA-Z0-9_\])?|\[\^=\]|\[\^=#\]|\\w)(?:\*|\+|\\\+)(=?)$/;
// What tells of the shape of a document, not of its values.
const JQ_NAMES =
  /^\s*(?:\.[\w.]*\s*\|\s*)?(?:keys|keys_unsorted|length|type|has\("[^"\\]*"\)|empty|(?:keys|keys_unsorted)\[\]|paths?|to_entries\s*\|\s*map\(\.key\)|to_entries\[\]\.key)\s*$/;

// Files of `NAME=value` lines.
const ASSIGNMENTS = /(?:^|\/)(?:[^/]*\.env|\.env\.[^/]*|\.envrc|\.dev\.vars[^/]*)$/i;

/**
 * Whether a filter leaves the names of variables only, of files whose lines are known to be assignments (or are called so, where the text is not known):
 * `cut -d= -f1 .env` of a file with a key over several lines would print the key.
 */
export function leavesNames(
  { name, words, script, many, quiet }: Filtered,
  argv: readonly Text[],
  textOf: () => Text | null,
  path: Text,
): boolean {
  if (quiet) return true;
  if (argv.some((word) => word.includes(HOLE))) return false;
  if (name === 'jq') return script !== null && JQ_NAMES.test(script) && !argv.some((word) => /^(?:--(?:raw|slurp)file|-L|-f)/.test(word));
  if (many || !isShape(name, words, script)) return false;
  const text = textOf();
  return text === null
    ? ASSIGNMENTS.test(path)
    : text.split(/\r?\n/).every((line) => /^\s*(?:#.*)?$|^\s*(?:export\s+)?[\w.-]+\s*=/.test(line));
}

function isShape(name: string, { flags, values }: Filtered['words'], script: Text | null): boolean {
  const only = (...allowed: readonly string[]): boolean => [...flags].every((flag) => allowed.includes(flag));
  switch (name) {
    case 'cut': {
      const delimiter = values.get('-d') ?? values.get('--delimiter');
      const fields = values.get('-f') ?? values.get('--fields');
      return delimiter === '=' && fields === '1' && only('-d', '-f', '-s', '--delimiter', '--fields', '--only-delimited');
    }
    case 'sed': {
      const match = SED_NAMES.exec(script ?? '');
      return (
        match !== null && !(match[2] ?? '').includes(match[1] ?? '') && only('-e', '-n', '-E', '-r', '--expression', '--quiet', '--silent')
      );
    }
    case 'awk':
      return (AWK_NAMES.test(script ?? '') || AWK_CHOSEN.test(script ?? '')) && /^['"]?=['"]?$/.test(values.get('-F') ?? '') && only('-F');
    case 'grep':
      return GREP_NAMES.test(script ?? '') && flags.has('-o') && only('-o', '-E', '-P', '-h', '-e', '-a', '-n', '-i');
    case 'rg':
      return GREP_NAMES.test(script ?? '') && flags.has('-o') && only('-o', '-N', '-I', '-e', '-n', '-i');
    default:
      return false;
  }
}
