import { HOLE, type Text } from '../../../types';
import { lines } from './text';

/** `sed s/a/b/`, `sed -e … -e …`, `sed -n 1p`-like scripts that are simple enough; null: not told from the script. */
export function sed(argv: readonly Text[], input: Text): Text | null {
  const scripts: Text[] = [];
  let [extended, quiet] = [false, false];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '-e' || word === '--expression') scripts.push(argv[++i] ?? '');
    else if (/^-[nErsuz]+$/.test(word)) {
      extended ||= /[Er]/.test(word);
      quiet ||= word.includes('n');
      if (/[z]/.test(word)) return null;
    } else if (word.startsWith('-')) return null;
    else if (scripts.length === 0) scripts.push(word);
  }
  const [only, ...others] = scripts;
  if (input.length < 100_000 && !input.includes(HOLE) && only !== undefined && others.length === 0) {
    const shown = selected(only.trim(), lines(input), quiet);
    if (shown !== null) return shown.map((line) => `${line}\n`).join('');
  }
  if (quiet || input.length > 100_000 || input.includes(HOLE)) return null;
  const steps: Step[] = [];
  for (const script of scripts.flatMap((text) => splitScript(text))) {
    const step = stepOf(script.trim(), extended);
    if (!step) return null;
    steps.push(step);
  }
  return lines(input)
    .map((line, i) => steps.reduce((text, step) => step(text, i + 1), line))
    .map((line) => `${line}\n`)
    .join('');
}

/** `p`, `2p`, `1,3p`, `$p` with `-n`; `1d`, `2,3d`, `$d` without. */
function selected(script: Text, all: readonly string[], quiet: boolean): readonly string[] | null {
  const [, from, to, what] = /^(\d{1,6}|\$)?(?:,(\d{1,6}|\$))?([pd])$/.exec(script) ?? [];
  if (what === undefined || (what === 'p') !== quiet) return null;
  const at = (address: string | undefined, otherwise: number): number =>
    address === undefined ? otherwise : address === '$' ? all.length : Number(address);
  const first = at(from, 1);
  const last = from === undefined ? all.length : Math.max(first, at(to, first));
  return all.filter((_, i) => (i + 1 >= first && i + 1 <= last) === (what === 'p'));
}

type Step = (line: string, at: number) => string;

/** Commands are parted by `;` only where no `s` command is open. */
const splitScript = (text: Text): readonly Text[] => (/^[^;]*$/.test(text) ? [text] : text.split(/(?<=\/[gi]*)\s*;\s*/));

function stepOf(whole: Text, extended: boolean): Step | null {
  const [, number, script = ''] = /^(?:(\d{1,6})\s*)?([\s\S]*)$/.exec(whole) ?? [];
  const step = plainStep(script, extended);
  return step && number !== undefined ? (line, at) => (at === Number(number) ? step(line, at) : line) : step;
}

function plainStep(script: Text, extended: boolean): Step | null {
  const kind = script[0];
  const by = script.charAt(1);
  if ((kind !== 's' && kind !== 'y') || by === '' || /[\w\s\\]/.test(by)) return null;
  const parts: string[] = [''];
  for (let i = 2; i < script.length; i++) {
    const c = script.charAt(i);
    if (c === '\\' && i + 1 < script.length) {
      const next = script.charAt(++i);
      parts.push(`${parts.pop() ?? ''}${next === by ? '' : '\\'}${next}`);
    } else if (c === by) parts.push('');
    else parts.push((parts.pop() ?? '') + c);
  }
  const [pattern, replacement, flags] = parts;
  if (parts.length !== 3 || pattern === undefined || replacement === undefined) return null;
  if (kind === 'y') {
    const [from, to] = [[...pattern], [...replacement]];
    return (line) => [...line].map((c) => to[from.indexOf(c)] ?? c).join('');
  }
  if (!/^[gI]*$/.test(flags ?? '')) return null;
  const expression = regularExpression(pattern, extended, flags ?? '');
  if (!expression) return null;
  return (line) => line.replace(expression, (whole: string, ...groups: unknown[]) => filled(replacement, whole, groups));
}

const filled = (replacement: string, whole: string, groups: readonly unknown[]): string =>
  replacement.replace(/\\([\s\S])|&/g, (all, c: string | undefined) => {
    if (c === undefined) return whole;
    if (/\d/.test(c)) return c === '0' ? whole : typeof groups[Number(c) - 1] === 'string' ? String(groups[Number(c) - 1]) : '';
    return c === 'n' ? '\n' : c === 't' ? '\t' : all.slice(1);
  });

/** Only expressions that cannot take long: at most two repetitions, none inside a group that is repeated. */
export function regularExpression(pattern: string, extended: boolean, flags: string): RegExp | null {
  const source = extended
    ? pattern
    : pattern.replace(/\\([(){}+?|])|([(){}+?|])/g, (_, special, plain) => (special ? String(special) : `\\${String(plain)}`));
  if ((source.match(/[*+{?]/g)?.length ?? 0) > 2 || /\)[*+{?]|\[[:=.]|\\[1-9<>bwWsS]/.test(source) || source.length > 200) return null;
  try {
    return new RegExp(source, (flags.includes('g') ? 'g' : '') + (flags.includes('I') ? 'i' : ''));
  } catch {
    // Not an expression that JavaScript knows; the output stays unknown.
    return null;
  }
}
