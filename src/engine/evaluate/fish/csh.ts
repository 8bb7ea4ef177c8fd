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
  text
    .split(/\n|;(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/)
    .map((line) => {
      const plain = line.trim();
      const found = LINES.find(([pattern]) => pattern.test(plain));
      return (found ? plain.replace(found[0], found[1]) : plain).replace(/^else\s+if\b/, 'elif').replace(/>&\s*(?=[^\s&\d])/g, '&>');
    })
    .join('\n');
