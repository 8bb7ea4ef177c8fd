/** A seeded generator (mulberry32): the same seed always gives the same programs. */
class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to, not including, `end`. */
  under(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.under(list.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  }
}

/** What one program is made with. */
export interface Maker {
  readonly dice: Dice;
  /** The names of the tricks used so far, for the explanation of a disagreement. */
  readonly used: string[];
  /** Only tricks that stay in the project's folder even without a sealed place. */
  readonly plain: boolean;
  /** A name that nothing else in the program has. */
  fresh(): string;
}

export function newMaker(seed: number, plain: boolean): Maker {
  const dice = new Dice(seed);
  let count = 0;
  return { dice, used: [], plain, fresh: () => `${dice.pick(['v', 'item', 'tmp', 'part', 'X', '_k'])}${++count}` };
}

/** A shell word that comes to one text, with the statements that must run before it. */
export interface Made {
  readonly before: readonly string[];
  readonly word: string;
}

/** `text` in single quotes. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Text as `$'…'`, some or all of it escaped. */
export function dollarQuoted({ dice }: Maker, text: string, share = 0.4): string {
  const one = (character: string): string => {
    const code = character.charCodeAt(0);
    if (character === '\n') return '\\n';
    if (!dice.chance(share)) return character === '\\' || character === "'" ? `\\${character}` : character;
    const hex = code.toString(16).padStart(2, '0');
    return dice.pick([`\\x${hex}`, `\\${code.toString(8).padStart(3, '0')}`, `\\u00${hex}`]);
  };
  return `$'${[...text].map(one).join('')}'`;
}
