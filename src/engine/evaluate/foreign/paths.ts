import { HOLE, type Text } from '../../types';
import type { Token } from './literals';

/** Functions that make a path or a file out of a text. */
const MAKES =
  /(?:^|[.:])(?:File|Path|Path\.of|Paths\.get|Pathname|Pathname\.new|path|dir|Directory|DirectoryInfo|FileInfo|Link|Uri|URL|new)$/;
const TEMPORARY = /te?mp/i;

/** Names that stand for one text all through the code, and those that stand for a new temporary folder. */
export type Names = ReadonlyMap<string, Text>;

/** What is given a name: `dir := "/x"`, `my $dir = "/x"`, `val dir = File("/x")`, `dir, err := os.MkdirTemp("", "x")`. */
export function namesIn(tokens: readonly Token[]): Names {
  const names = new Map<string, Text>();
  tokens.forEach((token, at) => {
    if (token.text !== '=' || token.kind !== 'mark' || tokens[at + 1]?.text === '=' || /^[=!<>+~]$/.test(tokens[at - 1]?.text ?? ''))
      return;
    const declares = tokens[at - 1]?.text === ':';
    let before = declares ? at - 2 : at - 1;
    const value = valueAt(tokens, at + 1);
    // `dir, err := …` names the first.
    if (declares && tokens[before - 1]?.text === ',') before -= 2;
    const name = tokens[before];
    if (name?.kind === 'name') names.set(name.text, names.has(name.text) ? HOLE : value);
  });
  return names;
}

/** A text that is written out, alone or as a path; HOLE: nobody knows. */
function valueAt(tokens: readonly Token[], at: number): Text {
  const start = tokens[at]?.text === 'new' ? at + 1 : at;
  const [first, open, text] = tokens.slice(start, start + 3);
  if (first?.kind === 'string') return open?.text === '+' || open?.text === '.' ? HOLE : first.text;
  if (first?.kind !== 'name') return HOLE;
  if (TEMPORARY.test(first.text)) return '/tmp/made-by-the-code';
  return MAKES.test(first.text) && open?.text === '(' && text?.kind === 'string' ? text.text : HOLE;
}

/** The path that a method without arguments is called on: `File("/x").delete()`; HOLE where nobody knows it. */
export function receiverOf(tokens: readonly Token[], at: number, names: Names): Text {
  const own = /^(\w+)\.\w+$/.exec(tokens[at]?.text ?? '')?.[1];
  if (own !== undefined) return names.get(own) ?? HOLE;
  // `.` or `->`
  const close = tokens[at - 1]?.text === '>' ? at - 3 : at - 2;
  if (tokens[close]?.text !== ')') return names.get(tokens[close]?.text ?? '') ?? HOLE;
  const [made, open, text] = [tokens[close - 3], tokens[close - 2], tokens[close - 1]];
  return made?.kind === 'name' && MAKES.test(made.text) && open?.text === '(' && text?.kind === 'string' ? text.text : HOLE;
}
