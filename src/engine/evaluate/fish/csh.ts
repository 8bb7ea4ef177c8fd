import type { Text } from '../../types';

/** Lines of csh that other shells write in another way. The rest reads alike. */
const LINES: readonly (readonly [RegExp, string])[] = [
  [/^setenv\s+(\w+)\s+(.*)$/, 'export $1=$2'],
  [/^setenv\s+(\w+)$/, 'export $1='],
  [/^unsetenv\s+/, 'unset '],
  [/^@\s*(\w+)\s*=.*$/, '$1=$$RANDOM'],
  [/^set\s+(\w+)\s*=\s*(.*)$/, '$1=$2'],
  [/^set\s+(\w+)$/, '$1='],
  [/^foreach\s+(\w+)\s*\((.*)\)$/, 'for $1 in $2; do :'],
  [/^while\s*\((.*)\)$/, 'while test "$$__unknown"; do :'],
  [/^(else\s+)?if\s*\((.*)\)\s*then$/, '$1if test "$$__unknown"; then :'],
  [/^if\s*\((.*?)\)\s+(\S.*)$/, 'if test "$$__unknown"; then $2; fi'],
  [/^else$/, 'else :'],
  [/^endif$/, 'fi'],
  [/^end$/, 'done'],
  [/^alias\s+(\w+)\s+(.*)$/, 'alias $1=$2'],
];

/** csh text, roughly in the writing of sh. */
export const cshToShell = (text: Text): Text =>
  linesOf(text)
    .map((line) => {
      const plain = line.trim();
      const found = LINES.find(([pattern]) => pattern.test(plain));
      return (found ? plain.replace(found[0], found[1]) : plain).replace(/^else\s+if\b/, 'elif').replace(/>&\s*(?=[^\s&\d])/g, '&>');
    })
    .join('\n');

/** Commands by line or semicolon; those in quotes divide nothing. */
function linesOf(text: Text): readonly Text[] {
  const lines: Text[] = [];
  let quote = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quote === '' ? char === '\n' || char === ';' : false) {
      lines.push(text.slice(from, at));
      from = at + 1;
    } else if (char === '\\') at += 1;
    else if (quote === '' && (char === "'" || char === '"')) quote = char;
    else if (char === quote) quote = '';
  }
  return [...lines, text.slice(from)];
}
