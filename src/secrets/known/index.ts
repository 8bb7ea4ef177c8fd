import type { Atom } from '../detect/finding';
import { Fingerprints } from './fingerprints';
import { keyedHash } from './keyedHash';

/** Where a value that may be a secret was found; never the value. */
export interface KnownSecret {
  readonly id: string;
  readonly file: string;
  /** Counted from one. */
  readonly line: number;
  readonly key: string | null;
  readonly provider: string | null;
  /** Its file is off-limits. */
  readonly offLimits: boolean;
}
/** A known secret in a text, from one offset to another. */
export interface Hit {
  readonly secret: KnownSecret;
  readonly from: number;
  readonly to: number;
}

/** The secrets of files by keyed fingerprints; lives in memory only and holds no value. */
export class SecretIndex {
  readonly #strong: Fingerprints<KnownSecret>;
  readonly #files = new Map<string, number>();
  #next = 0;

  /** `key`: 32 random bytes, of this process alone. */
  constructor(key: Uint8Array) {
    this.#strong = new Fingerprints(keyedHash(key.subarray(0, 16)), key.subarray(16, 24));
  }

  /** How many secrets are known. */
  get size(): number {
    let all = 0;
    for (const count of this.#files.values()) all += count;
    return all;
  }

  /** Takes the values of a file in the place of what was known of it. */
  put(file: string, atoms: readonly Atom[], offLimits: boolean): void {
    this.drop(file);
    if (atoms.length === 0) return;
    for (const { value, key, line, provider, strength } of atoms) {
      this.#next += 1;
      const secret: KnownSecret = { id: this.#next.toString(36), file, line, key, provider, offLimits };
      if (strength === 'strong') this.#strong.add(value, secret);
    }
    this.#files.set(file, atoms.length);
  }

  drop(file: string): void {
    if (!this.#files.delete(file)) return;
    this.#strong.forget((secret) => secret.file === file);
  }

  /** Known secrets in a text, in order. */
  find(text: string): readonly Hit[] {
    const hits: Hit[] = [];
    this.#strong.search(text, (secret, from, to) => hits.push({ secret, from, to }));
    return hits;
  }
}
