export interface Section {
  readonly name: string;
  readonly line: number;
  readonly values: ReadonlyMap<string, string>;
}
const MOST_LINES = 20_000;

/** Sections of an INI file with their plain values; nested settings and comments are left out, and what is longer than `longest` is cut. */
export function sectionsOf(text: string, longest = 1_000): readonly Section[] {
  const sections: { name: string; line: number; values: Map<string, string> }[] = [];
  for (const [at, raw] of text.split('\n', MOST_LINES).entries()) {
    const line = raw.slice(0, longest);
    const name = nameIn(line);
    const [, key, rest = ''] = /^([A-Za-z_][\w-]*)\s*=(.*)$/.exec(line) ?? [];
    const value = rest.trim();
    if (name !== '') sections.push({ name, line: at + 1, values: new Map() });
    else if (key !== undefined && value !== '') sections.at(-1)?.values.set(key.toLowerCase(), value);
  }
  return sections;
}

/** `[ name ]`; `` for any other line. Without a pattern: blanks in a row would be tried over and over. */
function nameIn(line: string): string {
  const text = line.trimStart();
  const end = text.startsWith('[') ? text.indexOf(']') : -1;
  return end < 0 ? '' : text.slice(1, end).trim();
}
