import { limits } from '../../limits';
import { HOLE, type Text } from '../../types';

/** curl's URL globbing: `{a,b}`, `[1-3]`, `[01-10:2]`, `[a-c]`. More than the ceiling becomes one URL with a HOLE in place of the set. */
export function globbed(url: Text): readonly Text[] {
  let urls: readonly string[] = [''];
  let rest = url;
  for (let sets = 0; ; sets++) {
    if (sets > limits.passes) return urls.map((head) => head + HOLE);
    const set = /\\[[\]{}]|\{([^{}]*)\}|\[(\w+)-(\w+)(?::(\d+))?\]/.exec(rest);
    if (!set) return urls.map((head) => head + rest);
    const choices = choicesOf(set);
    const many = urls.length * choices.length > limits.passes;
    const tails = (many ? [HOLE] : choices).map((choice) => rest.slice(0, set.index) + choice);
    urls = urls.flatMap((head) => tails.map((tail) => head + tail));
    rest = rest.slice(set.index + set[0].length);
  }
}

function choicesOf([whole, list, from, to, step]: RegExpExecArray): readonly string[] {
  if (whole.startsWith('\\')) return [whole.slice(1)];
  if (list !== undefined) return list.split(',');
  if (from === undefined || to === undefined) return [whole];
  const by = Math.max(1, Number(step ?? 1));
  const numeric = /^\d+$/.test(from) && /^\d+$/.test(to);
  if (!numeric && !(/^[a-zA-Z]$/.test(from) && /^[a-zA-Z]$/.test(to))) return [whole];
  const [first, last] = numeric ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)];
  if (last < first) return [whole];
  if ((last - first) / by >= limits.passes) return [HOLE];
  const choices: string[] = [];
  for (let value = first; value <= last; value += by) {
    choices.push(numeric ? String(value).padStart(from.startsWith('0') ? from.length : 1, '0') : String.fromCharCode(value));
  }
  return choices;
}
