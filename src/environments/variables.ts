const MOST_LINES = 5_000;

export interface Variable {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** Variables that a `.env`, `.envrc` or shell file sets, one a line, names in upper case. */
export function variablesOf(text: string): readonly Variable[] {
  return text.split('\n', MOST_LINES).flatMap((raw, at): Variable[] => {
    const found = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(raw.slice(0, 2_000));
    const [, key = '', rest = ''] = found ?? [];
    if (key === '') return [];
    const quoted = /^(["'`])(.*?)\1/.exec(rest)?.[2];
    const value = quoted ?? rest.replace(/\s+#.*$/, '');
    return value === '' ? [] : [{ key: key.toUpperCase(), value, line: at + 1 }];
  });
}
