const MOST_LINES = 5_000;

export interface Variable {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** Variables that a `.env`, `.envrc` or shell file sets, one a line, names in upper case. */
export function variablesOf(text: string): readonly Variable[] {
  const found: Variable[] = [];
  for (const [at, raw] of text.split('\n', MOST_LINES).entries()) {
    const cut = raw.indexOf('=');
    if (cut < 1) continue;
    const key = KEY.exec(raw.slice(0, Math.min(cut, 300)))?.[1];
    const value = key === undefined ? '' : unquoted(raw.slice(cut + 1, 2_000).trim());
    if (key !== undefined && value !== '') found.push({ key: key.toUpperCase(), value, line: at + 1 });
  }
  return found;
}
const KEY = /^\uFEFF?\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*$/;

function unquoted(rest: string): string {
  const quote = rest[0];
  if (quote === '"' || quote === "'" || quote === '`') {
    const end = rest.indexOf(quote, 1);
    if (end > 0) return rest.slice(1, end);
  }
  // Not by a pattern that tries blanks in a row over and over.
  const comment = rest.search(/\s#/);
  return comment < 0 ? rest : rest.slice(0, comment).trimEnd();
}
