/** How a language names a variable of the environment, and joins texts; `join` null: it has no short way. */
interface Language {
  readonly reference: (name: string) => string;
  readonly join: string | null;
}
const language = (reference: Language['reference'], join: string | null = ' + '): Language => ({ reference, join });

const script = language((name) => `process.env.${name}`);
const java = language((name) => `System.getenv("${name}")`);
const LANGUAGES: Readonly<Record<string, Language>> = {
  javascript: script,
  javascriptreact: script,
  typescript: script,
  typescriptreact: script,
  vue: script,
  svelte: script,
  coffeescript: script,
  python: language((name) => `os.environ["${name}"]`),
  ruby: language((name) => `ENV.fetch("${name}")`),
  php: language((name) => `getenv('${name}')`, ' . '),
  go: language((name) => `os.Getenv("${name}")`),
  java,
  kotlin: java,
  groovy: java,
  scala: java,
  csharp: language((name) => `Environment.GetEnvironmentVariable("${name}")`),
  swift: language((name) => `ProcessInfo.processInfo.environment["${name}"]!`),
  dart: language((name) => `Platform.environment['${name}']!`),
  rust: language((name) => `std::env::var("${name}").expect("${name}")`, null),
  elixir: language((name) => `System.fetch_env!("${name}")`, ' <> '),
  lua: language((name) => `os.getenv("${name}")`, ' .. '),
  perl: language((name) => `$ENV{${name}}`, ' . '),
  r: language((name) => `Sys.getenv("${name}")`, null),
  powershell: language((name) => `$env:${name}`),
  terraform: language((name) => `var.${name.toLowerCase()}`, null),
};
const SHELLS: readonly string[] = ['shellscript', 'dockerfile', 'makefile'];
const QUOTES = '"\'`';

/** A part of a line, and what stands there afterwards. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * What takes the place of a value (`from`–`to` of its line): the language's own reference to a variable of the environment, out of its quotes
 * where it has to be. null: that cannot be told from the line.
 */
export function referenceEdit(id: string, line: string, from: number, to: number, name: string): Edit | null {
  const quoted = quotesAround(line, from, to);
  const known = Object.hasOwn(LANGUAGES, id) ? LANGUAGES[id] : undefined;
  if (known === undefined) return inText(id, quoted, from, to, name);
  if (quoted === null) return null;
  const { quote, open, close } = quoted;
  const reference = known.reference(name);
  if (quote === '`' && known === script) return { from, to, text: `\${${reference}}` };
  // three quotes begin a text of several lines
  if (line[open - 1] === quote || line[close + 1] === quote) return null;
  const prefix = /(?<![\w$])[A-Za-z@$]{1,2}$/.exec(line.slice(0, open))?.[0].length ?? 0;
  const [whole, atStart, atEnd] = [open + 1 === from && to === close, open + 1 === from, to === close];
  if (whole) return { from: open - prefix, to: close + 1, text: reference };
  if (known.join === null || prefix > 0) return null;
  const before = atStart ? '' : `${quote}${known.join}`;
  const after = atEnd ? '' : `${known.join}${quote}`;
  return { from: atStart ? open : from, to: atEnd ? close + 1 : to, text: `${before}${reference}${after}` };
}

/** Where variables are written into a text. */
function inText(id: string, quoted: Quoted | null, from: number, to: number, name: string): Edit {
  const reference = `\${${name}}`;
  if (!SHELLS.includes(id) || quoted?.quote !== "'") return { from, to, text: reference };
  // a shell reads no variable between single quotes
  const whole = quoted.open + 1 === from && quoted.close === to;
  return whole ? { from: from - 1, to: to + 1, text: `"${reference}"` } : { from, to, text: `'"${reference}"'` };
}

interface Quoted {
  readonly quote: string;
  readonly open: number;
  readonly close: number;
}

/** The quotes that a part of a line stands in. */
function quotesAround(line: string, from: number, to: number): Quoted | null {
  let open = -1;
  for (let at = 0; at < from; at += 1) {
    const character = line[at] ?? '';
    if (character === '\\') at += 1;
    else if (open >= 0 && character === line[open]) open = -1;
    else if (open < 0 && QUOTES.includes(character)) open = at;
  }
  if (open < 0) return null;
  for (let close = to; close < line.length; close += 1) {
    if (line[close] === '\\') close += 1;
    else if (line[close] === line[open]) return { quote: line[open] ?? '', open, close };
  }
  return null;
}

/** A name for a variable: the name beside the value, or what it is. */
export function variableName(key: string | null, kind: string): string {
  const words = (key?.replace(/([a-z\d])([A-Z])/g, '$1_$2') ?? kind)
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(words) ? words.slice(0, 60) : `SECRET${words === '' ? '' : `_${words}`}`.slice(0, 60);
}

export const isVariableName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name);

/** Where Python needs its module for that: the line before which the import goes; null: it is there. */
export function importLine(id: string, text: string): number | null {
  if (id !== 'python' || /^\s*(?:import\s+(?:[\w., ]*\s)?os\b|from\s+os\s+import)/m.test(text)) return null;
  const lines = text.split('\n', 500);
  const first = lines.findIndex((line) => /^(?:import|from)\s/.test(line) && !/^from\s+__future__/.test(line));
  if (first >= 0) return first;
  const future = lines.findLastIndex((line) => /^from\s+__future__/.test(line));
  return future >= 0
    ? future + 1
    : Math.max(
        0,
        lines.findIndex((line) => !line.startsWith('#')),
      );
}
