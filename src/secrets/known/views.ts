import { base32Text, base64Text, hexText, isBase64, isHex } from './decode';
import { escapes, joined, originOf, percents, quotes, type Writing } from './writings';

/** A text as somebody further on will read it. `place` tells which part of the text that was given a part of it stands for. */
export interface View {
  readonly text: string;
  /** It stood encoded: nobody does that to a word of a sentence. */
  readonly encoded: boolean;
  /** It is put together from pieces, or read backwards: words of people are found in it by chance. */
  readonly made?: true;
  /** Nothing is looked for in what is encoded in it. */
  readonly last?: true;
  place(from: number, to: number): readonly [from: number, to: number];
}

/** Encodings in one another. */
const DEPTH = 3;
/** Characters of all views together: so many, and so many times the text. It is enough for every way of reading it once. */
const ALL = 50_000;
const TIMES = 6;
/** A longer text is a file, and what is quoted in it stays so. */
const QUOTED = 200_000;
/** Shorter runs encode less than the shortest value that is looked for. */
const BASE64 = 11;
const HEX = 16;
const BASE32 = 16;
/** Longer texts are not put together from pieces, nor read backwards. */
const PIECES = 8_000;
/** What is read backwards: words as long as a secret. */
const LONG = /[\w~+/=-]{16,}/g;

/**
 * The text itself, and every text it holds in quotes, escapes, percent-encoding, base64 or hexadecimal, also one in another. `look` is given them one
 * after the other, the nearest first; nothing is made where nothing of the kind stands in the text.
 */
export function eachView(text: string, look: (view: View) => void): void {
  /** Texts that were looked at, and runs that were decoded. */
  const seen = new Set<string>();
  let level: View[] = [{ text, encoded: false, place: (from, to) => [from, to] }];
  let left = ALL + TIMES * text.length;
  for (let depth = 0; level.length > 0; depth += 1) {
    const below: View[] = [];
    for (const view of level) {
      if (seen.has(view.text)) continue;
      seen.add(view.text);
      left -= view.text.length;
      // The text that was given is looked at however long it is.
      if (left < 0 && depth > 0) return;
      look(view);
      if (depth < DEPTH && view.last !== true) within(view, depth === 0, seen, below);
    }
    level = below;
  }
}

function within(view: View, first: boolean, seen: Set<string>, below: View[]): void {
  const { text } = view;
  if (first && text.length <= PIECES) below.push(...turned(view), { ...written(view, joined), made: true });
  if (view.made !== true && text.length <= QUOTED) {
    const escaped = text.includes('\\');
    if (escaped || text.includes('"') || text.includes("'") || text.includes('`')) below.push(written(view, quotes));
    if (text.includes('%')) below.push(written(view, percents));
    if (escaped) below.push(written(view, escapes));
  }
  for (let at = 0; at < text.length; at += 1) {
    const start = at;
    let capitals = 0;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (!isBase64(code)) break;
      if (code >= 65 && code <= 90) capitals += 1;
    }
    if (at - start < BASE64) continue;
    const run = text.slice(start, at);
    if (seen.has(run) && at - start < text.length) continue;
    seen.add(run);
    // Without a capital letter it is a word, a path or an id.
    if (capitals > 0 && view.made !== true) decoded(view, start, at, 4, base64Text, below);
    if (at - start >= HEX) hexRuns(view, start, at, below);
    if (at - start >= BASE32) decoded(view, start, at, 1, base32Text, below);
  }
}

const turned = (view: View): readonly View[] =>
  [...view.text.matchAll(LONG)].map(({ 0: word, index }) => {
    const end = index + word.length;
    const text = word.split('').reverse().join('');
    return { text, encoded: false, made: true, last: true, place: (from, to) => view.place(end - to, end - from) };
  });

function written(view: View, writing: Writing): View {
  const { text } = view;
  return {
    text: writing(text),
    encoded: false,
    place: (from, to) => view.place(originOf(text, writing, from), originOf(text, writing, to)),
  };
}

function hexRuns(view: View, from: number, to: number, below: View[]): void {
  for (let at = from; at < to; at += 1) {
    const start = at;
    while (at < to && isHex(view.text.charCodeAt(at))) at += 1;
    if (at - start >= HEX) decoded(view, start, at, 2, hexText, below);
  }
}

/** What stands before a run may look like a part of it: a group of it may begin at each of its first places. */
function decoded(view: View, from: number, to: number, starts: number, decode: typeof base64Text, below: View[]): void {
  for (let start = from; start < from + starts; start += 1) {
    const plain = decode(view.text, start, to);
    if (plain !== null) below.push({ text: plain, encoded: true, place: () => view.place(from, to) });
  }
}
