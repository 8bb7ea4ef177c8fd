import type { SyntaxNode } from '../../parse/python';
import type { Expr } from './ir';

/** Deepest nesting that is read; deeper code counts as not understood. */
const MAX_DEPTH = 200;
const TOO_DEEP: Expr = { t: 'name', name: '\uE000' };

/** Code while it is turned into the common form. */
export class Source {
  readonly #code: string;
  #depth = 0;

  constructor(code: string) {
    this.#code = code;
  }

  text(node: SyntaxNode): string {
    return this.#code.slice(node.from, node.to);
  }

  between(from: number, to: number): string {
    return this.#code.slice(from, Math.max(from, to));
  }

  /** One level deeper, as far as that is allowed. */
  deeper<T>(read: () => T, otherwise: (tooDeep: Expr) => T): T {
    if (this.#depth >= MAX_DEPTH) return otherwise(TOO_DEEP);
    this.#depth++;
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }
}
