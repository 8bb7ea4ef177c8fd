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
    const name = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    const [, key, value = ''] = /^([A-Za-z_][\w-]*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined) sections.push({ name, line: at + 1, values: new Map() });
    else if (key !== undefined && value !== '') sections.at(-1)?.values.set(key.toLowerCase(), value);
  }
  return sections;
}
