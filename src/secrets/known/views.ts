import { base64Text, escapes, hexText, originOf, percents, quotes, readAs, type Writing } from './decode';

/** A text as somebody further on will read it. `place` tells which part of the text that was given a part of it stands for. */
export interface View {
  readonly text: string;
  /** It stood encoded: nobody does that to a word of a sentence. */
  readonly encoded: boolean;
  place(from: number, to: number): readonly [from: number, to: number];
}

/** Encodings in one another. */
const DEPTH = 3;
/** Characters of all views together, and of a text that is still read in every way: a longer one is a file, and what is quoted in it stays so. */
const ALL = 4_000_000;
const QUOTED = 200_000;
/** A shorter run encodes less than the shortest value that is looked for. */
const BASE64 = /[A-Za-z0-9+/_-]{11,}/g;
const HEX = /[0-9A-Fa-f]{16,}/g;

/**
 * The text itself, and every text it holds in quotes, escapes, percent-encoding, base64 or hexadecimal, also one in another. `look` is given them one
 * after the other, the nearest first; nothing is made where nothing of the kind stands in the text.
 */
export function eachView(text: string, look: (view: View) => void): void {
  const seen = new Set<string>();
  let level: View[] = [{ text, encoded: false, place: (from, to) => [from, to] }];
  let left = ALL;
  for (let depth = 0; level.length > 0; depth += 1) {
    const below: View[] = [];
    for (const view of level) {
      if (seen.has(view.text)) continue;
      seen.add(view.text);
      left -= view.text.length;
      // The text that was given is looked at however long it is.
      if (left < 0 && depth > 0) return;
      look(view);
      if (depth < DEPTH) within(view, below);
    }
    level = below;
  }
}

function within(view: View, below: View[]): void {
  const { text } = view;
  if (text.length <= QUOTED) {
    const escaped = text.includes('\\');
    if (escaped || text.includes('"') || text.includes("'") || text.includes('`')) below.push(written(view, quotes));
    if (text.includes('%')) below.push(written(view, percents));
    if (escaped) below.push(written(view, escapes));
  }
  // What stands before a run may look like a part of it: a group of it may begin at each of its first places.
  runs(view, BASE64, 4, base64Text, below);
  runs(view, HEX, 2, hexText, below);
}

function written(view: View, writing: Writing): View {
  const { text } = view;
  return {
    text: readAs(text, writing),
    encoded: false,
    place: (from, to) => view.place(originOf(text, writing, from), originOf(text, writing, to)),
  };
}

function runs(view: View, pattern: RegExp, starts: number, decode: typeof base64Text, below: View[]): void {
  const { text } = view;
  for (const { 0: run, index } of text.matchAll(pattern)) {
    const end = index + run.length;
    for (let start = index; start < index + starts; start += 1) {
      const plain = decode(text, start, end);
      if (isText(plain)) below.push({ text: plain, encoded: true, place: () => view.place(index, end) });
    }
  }
}

/** What is no encoding decodes to hardly any run of printable characters. */
const isText = (plain: string): boolean => /[\x20-\x7e]{8}/.test(plain);
