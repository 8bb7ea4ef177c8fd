import type { Json } from '../../engine/types';
import { isFields } from '../fields';
import { quote } from '../tools';

/**
 * Commands as Cline runs them, each as text for a shell. A list runs all at once, except that a here-document whose lines stand in entries
 * of their own is one command: it is read both ways. An entry with `args` is started without a shell. A text says what is wrong.
 */
export function commandsOf(list: Json): readonly string[] | string {
  const entries = Array.isArray(list) ? list : [list];
  const texts: string[] = [];
  const alone: (string | null)[] = [];
  for (const entry of entries) {
    const text = commandOf(entry);
    if (text === undefined) return 'a command is neither a text nor a program with its arguments';
    texts.push(text);
    alone.push(typeof entry === 'string' ? entry : null);
  }
  return [...new Set([...texts, ...joined(alone)])];
}

function commandOf(entry: Json): string | undefined {
  if (typeof entry === 'string') return entry;
  if (!isFields(entry) || typeof entry.command !== 'string') return undefined;
  const { args } = entry;
  if (args === undefined) return entry.command;
  if (!Array.isArray(args) || !args.every((word: Json) => typeof word === 'string')) return undefined;
  return [entry.command, ...args.map(String)].map(quote).join(' ');
}

/** Here-documents that are put together again. */
function joined(entries: readonly (string | null)[]): readonly string[] {
  return entries.flatMap((entry, at) => {
    const [, a, b, c] = /(?<!<)<<-?\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_./-]+))/.exec(entry ?? '') ?? [];
    const mark = a ?? b ?? c;
    const after = entries.slice(at + 1);
    const end = after.findIndex((one) => one !== null && one.trim() === mark);
    const within = after.slice(0, end + 1);
    return mark === undefined || end < 0 || within.includes(null) ? [] : [[entry, ...within].join('\n')];
  });
}
