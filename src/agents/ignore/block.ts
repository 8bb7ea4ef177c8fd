import type { Edited } from '../installer';

const BEGIN = '# >>> mollyguard';
const END = '# <<< mollyguard';
const NOTE = '# Off-limits files, written from one list. Write what is your own above or below; your lines below decide.';
const BOM = '\uFEFF';

/** The file with our block of lines in it, written once: where it stands already, else at the top, so that a person's own lines decide. */
export function withBlock(text: string | null, lines: readonly string[]): Edited {
  const [mark, rest] = text?.startsWith(BOM) ? [BOM, text.slice(1)] : ['', text ?? ''];
  const at = placeOf(rest);
  if (at === 'broken') return BROKEN;
  const eol = rest.includes('\r\n') ? '\r\n' : '\n';
  const block = [BEGIN, NOTE, ...lines, END, ''].join(eol);
  if (at === 'none') return { kind: 'edited', text: mark + block + rest };
  const before = rest.slice(at.from, at.to);
  const same = /\n$/.test(before) ? block : block.slice(0, -eol.length);
  return { kind: 'edited', text: mark + rest.slice(0, at.from) + same + rest.slice(at.to) };
}

/** The file without our block, every other byte as it is; null: nothing is left. */
export function withoutBlock(text: string): Edited {
  const [mark, rest] = text.startsWith(BOM) ? [BOM, text.slice(1)] : ['', text];
  const at = placeOf(rest);
  if (at === 'broken') return BROKEN;
  if (at === 'none') return { kind: 'edited', text };
  const left = mark + rest.slice(0, at.from) + rest.slice(at.to);
  return { kind: 'edited', text: left === '' || left === BOM ? null : left };
}

/** What stands in a file: the lines of our block (null: there is none, or not one that can be told), and the exceptions outside of it. */
export function readBlock(whole: string): { readonly lines: readonly string[] | null; readonly exceptions: readonly string[] } {
  const text = whole.replace(/^\uFEFF/, '');
  const at = placeOf(text);
  const none = at === 'broken' || at === 'none';
  const inside = none ? null : linesOf(text.slice(at.from, at.to)).slice(1);
  const outside = none ? text : `${text.slice(0, at.from)}\n${text.slice(at.to)}`;
  return {
    lines: inside === null ? null : inside.slice(0, inside.indexOf(END)).filter((line) => line !== '' && !line.startsWith('#')),
    exceptions: linesOf(outside).filter((line) => line.startsWith('!')),
  };
}

const BROKEN: Edited = { kind: 'broken', problem: 'its lines "# >>> mollyguard" and "# <<< mollyguard" are no pair' };

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/).map((line) => line.trimEnd());

/** Where the block stands, from its first line to the end of its last. */
function placeOf(text: string): { readonly from: number; readonly to: number } | 'none' | 'broken' {
  const begins = [...text.matchAll(/^# >>> mollyguard[ \t]*\r?$/gm)];
  const ends = [...text.matchAll(/^# <<< mollyguard[ \t]*(?:\r?\n|\r?$(?![\s\S]))/gm)];
  const [begin, end] = [begins[0], ends[0]];
  if (begin === undefined && end === undefined) return 'none';
  if (begin === undefined || end === undefined || begins.length > 1 || ends.length > 1 || end.index < begin.index) return 'broken';
  return { from: begin.index, to: end.index + end[0].length };
}
