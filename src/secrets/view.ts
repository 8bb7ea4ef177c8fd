import { viewAssignments } from './view/assignments';
import { viewNetrc, viewPgpass, viewText } from './view/records';
import { viewJson, viewYaml } from './view/structured';

/** The longest view, in bytes of UTF-8. */
export const VIEW_BYTES = 2_000;
/** Of larger files the beginning is looked at. */
const LOOKED_AT = 200_000;

/**
 * What a file that is off limits holds, so that somebody can work with it without seeing it: its keys, the type and rough length of each value, its
 * structure. No value and no piece of one stands in it, but of such as hide nothing (`view/describe.ts`). Lines, at most VIEW_BYTES of them.
 */
export function viewOf(path: string, text: string): string {
  const start = text.slice(0, LOOKED_AT).replaceAll('\0', '');
  if (start.trim() === '') return '(empty)';
  return fitted(repeatsCounted(linesOf(path, start)));
}

function linesOf(path: string, text: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/^[._]netrc$/.test(name)) return viewNetrc(text);
  if (/^\.?pgpass(?:\.conf)?$/.test(name)) return viewPgpass(text);
  // What was typed is not taken for names.
  if (/^\s*-----BEGIN /.test(text) || /history|histfile/.test(name)) return viewText(text);
  if (/^\s*[{[]/.test(text)) {
    const json = viewJson(text);
    if (json) return json;
  }
  if (/\.json[c5]?$|\.tfstate/.test(name)) return viewText(text);
  if (/\.ya?ml$|^kubeconfig|^\.kubeconfig|\.kubeconfig$/.test(name)) return viewYaml(text);
  const { assignments, keys, lines } = looks(text);
  if (lines > 0 && assignments * 2 >= lines) return viewAssignments(text);
  return keys * 2 > lines ? viewYaml(text) : viewText(text);
}

/** Of what form most of its lines are. */
function looks(text: string): { readonly assignments: number; readonly keys: number; readonly lines: number } {
  const lines = text
    .replace(/-----BEGIN [\s\S]*?(?:-----END [^\n]*|$)/g, '')
    .split(/\r?\n/)
    .filter((line) => !/^\s*(?:[#;!].*)?$/.test(line));
  const count = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
  return {
    assignments: count(/^\s*(?:export\s+|set\s+)?["']?[\w./:@ -]{1,200}?["']?\s*=|^\s*\[{1,2}[^[\]]+\]/),
    keys: count(/^\s*(?:-\s+)*["']?[\w./-]{1,200}["']?\s*:(?:\s|$)/),
    lines: lines.length,
  };
}

/** Equal lines behind one another as one. */
function repeatsCounted(lines: readonly string[]): readonly string[] {
  const out: { readonly line: string; readonly times: number }[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (last?.line === line) out[out.length - 1] = { line, times: last.times + 1 };
    else out.push({ line, times: 1 });
  }
  return out.map(({ line, times }) => (times === 1 ? line : `${line} (${times} times)`));
}

function fitted(lines: readonly string[]): string {
  const kept: string[] = [];
  let bytes = 0;
  for (const [at, line] of lines.entries()) {
    bytes += bytesOf(line) + 1;
    // What tells of the rest must fit as well.
    if (bytes > VIEW_BYTES - 40) return [...kept, `… and ${lines.length - at} more lines`].join('\n');
    kept.push(line);
  }
  return kept.join('\n');
}

const bytesOf = (text: string): number => [...text].reduce((sum, one) => sum + (one < '\u0080' ? 1 : one < '\u0800' ? 2 : 4), 0);
