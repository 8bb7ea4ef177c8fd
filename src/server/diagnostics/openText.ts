/** A place in a text, counted from zero, as the protocol has it. */
export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
/** So many characters between two offsets became others. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** The text of an open document, changed where the editor changes it: a key costs no more than what stands around it. */
export class OpenText {
  private whole: string;
  /** Where each line begins. */
  private starts: readonly number[];

  constructor(text: string) {
    this.whole = text;
    this.starts = [0, ...breaks(text, 0)];
  }

  get text(): string {
    return this.whole;
  }

  get length(): number {
    return this.whole.length;
  }

  /** A place outside of the text counts as the nearest one in it. */
  offset({ line, character }: Position): number {
    const start = this.starts[line];
    if (start === undefined) return this.whole.length;
    return Math.min(start + character, this.starts[line + 1] ?? this.whole.length);
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (this.starts[low] ?? 0) };
  }

  /** The text of a line, its break included. */
  line(line: number): string {
    const start = this.starts[line];
    return start === undefined ? '' : this.whole.slice(start, this.starts[line + 1] ?? this.whole.length);
  }

  change(range: Range, text: string): Change {
    const from = this.offset(range.start);
    const to = Math.max(from, this.offset(range.end));
    this.whole = this.whole.slice(0, from) + text + this.whole.slice(to);
    const first = this.position(from).line + 1;
    let last = first;
    while ((this.starts[last] ?? Number.POSITIVE_INFINITY) <= to) last += 1;
    const shift = text.length - (to - from);
    const fresh = breaks(text, from);
    if (shift !== 0 || fresh.length > 0 || last > first) {
      const after = this.starts.slice(last);
      this.starts = this.starts.slice(0, first).concat(fresh, shift === 0 ? after : after.map((start) => start + shift));
    }
    return { from, to, length: text.length };
  }
}

/** The offsets after each line break. */
function breaks(text: string, base: number): number[] {
  const found: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found.push(base + at + 1);
  return found;
}
