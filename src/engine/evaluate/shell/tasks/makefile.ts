import type { Text } from '../../../types';

/** One rule of a makefile, as written. */
export interface MakeRule {
  readonly targets: Text;
  readonly prerequisites: Text;
  readonly lines: Text[];
}
export interface MakeVariable {
  readonly operator: string;
  /** Several where conditionals give it different ones: conditions are not decided. */
  readonly values: readonly Text[];
}
export interface Makefile {
  readonly variables: Map<string, MakeVariable>;
  readonly rules: MakeRule[];
  readonly includes: Text[];
  /** Text that is expanded while the file is read, for what that runs. */
  readonly immediate: Text[];
}

const ASSIGNMENT = /^([^\s:#=]+)\s*(\?|\+|!|:{1,3})?=\s*([\s\S]*)$/;
const CONDITION = /^\s*(?:(ifn?eq|ifn?def)\b|(endif)\b|else\b)/;
const MODIFIER = /^\s*(?:(?:export|override|private|unexport)\s+)+(?=\S)/;

/** Reads a makefile's rules and variables. Every branch of a conditional counts. Linear; never throws. */
export function readMakefile(text: Text): Makefile {
  const file: Makefile = { variables: new Map(), rules: [], includes: [], immediate: [] };
  const lines = text.split(/\r?\n/);
  let rule: MakeRule | null = null;
  let conditions = 0;
  for (let at = 0; at < lines.length; at++) {
    let line = lines[at] ?? '';
    if (line.startsWith('\t') && rule) {
      // A continued line of a recipe goes to the shell as it stands.
      const parts = [line.slice(1)];
      while (goesOn(lines[at] ?? '') && at + 1 < lines.length) parts.push((lines[++at] ?? '').replace(/^\t/, ''));
      rule.lines.push(parts.join('\n'));
      continue;
    }
    const parts = [line];
    while (goesOn(lines[at] ?? '') && at + 1 < lines.length) parts.push((lines[++at] ?? '').trimStart());
    line = parts
      .map((part, i) => (i < parts.length - 1 ? part.slice(0, -1) : part))
      .join(' ')
      .replace(/(?<!\\)#.*$/s, '')
      .trim();
    if (line === '') continue;
    const condition = CONDITION.exec(line);
    if (condition) {
      conditions += condition[1] ? 1 : condition[2] ? -1 : 0;
      file.immediate.push(line);
      continue;
    }
    const plain = line.replace(MODIFIER, '');
    const define = /^define\s+(\S+)/.exec(plain)?.[1];
    if (define !== undefined) {
      const body: Text[] = [];
      while (++at < lines.length && !/^\s*endef\b/.test(lines[at] ?? '')) body.push(lines[at] ?? '');
      assign(file, define, '=', body.join('\n'), conditions > 0);
      continue;
    }
    const include = /^(?:-|s)?include\s+(.+)$/.exec(plain)?.[1];
    const assignment = ASSIGNMENT.exec(plain);
    if (include !== undefined) file.includes.push(include);
    else if (assignment) assign(file, assignment[1] ?? '', assignment[2] ?? '', assignment[3] ?? '', conditions > 0);
    else rule = readRule(file, plain) ?? rule;
  }
  return file;
}

/** An odd number of backslashes at its end joins a line to the next. */
function goesOn(line: Text): boolean {
  let count = 0;
  while (line[line.length - 1 - count] === '\\') count++;
  return count % 2 === 1;
}

function readRule(file: Makefile, line: Text): MakeRule | null {
  const colon = topColon(line);
  if (colon < 0) {
    file.immediate.push(line);
    return null;
  }
  const targets = line.slice(0, colon).replace(/&$/, '').trim();
  const [rest = '', ...inline] = line.slice(colon).replace(/^::?/, '').split(';');
  const own = ASSIGNMENT.exec(rest.trim().replace(MODIFIER, ''));
  if (own) {
    assign(file, own[1] ?? '', own[2] ?? '', own[3] ?? '', true);
    return null;
  }
  // A static pattern rule: `objects: %.o: %.c`.
  const rule: MakeRule = {
    targets,
    prerequisites: rest
      .replace(/^[^:]*:(?!:)/, '')
      .replace('|', ' ')
      .trim(),
    lines: [],
  };
  if (inline.length > 0) rule.lines.push(inline.join(';').trim());
  file.immediate.push(rest);
  file.rules.push(rule);
  return rule;
}

/** The colon behind the targets, outside of `$(…)`. */
function topColon(line: Text): number {
  let depth = 0;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (char === '(' || char === '{') depth++;
    else if (char === ')' || char === '}') depth--;
    else if (char === ':' && depth <= 0) return at;
  }
  return -1;
}

function assign(file: Makefile, name: string, operator: string, value: Text, conditional: boolean): void {
  const before = file.variables.get(name);
  if (operator !== '' && operator !== '?' && operator !== '+') file.immediate.push(operator === '!' ? `$(shell ${value})` : value);
  if (operator === '!') file.variables.set(name, { operator, values: [`$(shell ${value})`] });
  else if (operator === '+' && before) file.variables.set(name, { operator, values: before.values.map((old) => `${old} ${value}`) });
  else if (before && (conditional || operator === '?'))
    file.variables.set(name, { operator, values: [...new Set([...before.values, value])] });
  else file.variables.set(name, { operator, values: [value] });
}
