import type { Atom } from '../detect/finding';
import { Fingerprints, WINDOW } from './fingerprints';
import { type KeyedHash, keyedHash } from './keyedHash';
import { credentialPositions } from './positions';
import { eachView, type View } from './views';

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

/** Longer texts are not searched for what only its place makes a secret. */
const LONGEST = 50_000;

/** The secrets of files by keyed fingerprints; lives in memory only and holds no value. */
export class SecretIndex {
  readonly #hash: KeyedHash;
  readonly #strong: Fingerprints<KnownSecret>;
  /** Values that a person may have thought of: recognised only where a credential stands. */
  readonly #weak = new Map<string, KnownSecret[]>();
  readonly #files = new Map<string, readonly KnownSecret[]>();
  #next = 0;
  #size = 0;

  /** `key`: 32 random bytes, of this process alone. */
  constructor(key: Uint8Array) {
    this.#hash = keyedHash(key.subarray(0, 16));
    this.#strong = new Fingerprints(this.#hash, key.subarray(16, 24));
  }

  /** How many secrets are known. */
  get size(): number {
    return this.#size;
  }

  /** Takes the values of a file in the place of what was known of it. */
  put(file: string, atoms: readonly Atom[], offLimits: boolean): void {
    this.drop(file);
    if (atoms.length === 0) return;
    const secrets = atoms.map(({ value, key, line, provider, strength }): KnownSecret => {
      this.#next += 1;
      const secret: KnownSecret = { id: this.#next.toString(36), file, line, key, provider, offLimits };
      if (strength === 'strong' && value.length >= WINDOW) this.#strong.add(value, secret);
      else this.#keep(value, secret);
      return secret;
    });
    this.#files.set(file, secrets);
    this.#size += secrets.length;
  }

  drop(file: string): void {
    const before = this.#files.get(file);
    if (!before) return;
    this.#files.delete(file);
    this.#size -= before.length;
    this.#strong.forget((secret) => secret.file === file);
    for (const [tag, all] of this.#weak) {
      const kept = all.filter((secret) => secret.file !== file);
      if (kept.length === 0) this.#weak.delete(tag);
      else if (kept.length < all.length) this.#weak.set(tag, kept);
    }
  }

  /** What is known to stand in a file. */
  of(file: string): readonly KnownSecret[] {
    return this.#files.get(file) ?? [];
  }

  /** Known secrets in a text, also quoted, escaped or encoded in it, in the order of where they stand. */
  find(text: string): readonly Hit[] {
    if (this.#size === 0) return [];
    const hits = new Map<string, Hit>();
    eachView(text, (view) => this.#look(view, hits));
    return hits.size === 0 ? [] : [...hits.values()].sort((a, b) => a.from - b.from);
  }

  #look(view: View, hits: Map<string, Hit>): void {
    const found = (secret: KnownSecret, at: number, end: number): void => {
      const [from, to] = view.place(at, end);
      const key = `${secret.id} ${from}`;
      if (!hits.has(key)) hits.set(key, { secret, from, to });
    };
    this.#strong.search(view.text, found);
    if (this.#weak.size === 0 || view.text.length > LONGEST) return;
    const look = (value: string, from: number): void => {
      for (const secret of this.#weak.get(this.#hash(value, 0, value.length)) ?? []) found(secret, from, from + value.length);
    };
    if (view.encoded) look(view.text.trim(), 0);
    for (const { value, from } of credentialPositions(view.text)) look(value, from);
  }

  #keep(value: string, secret: KnownSecret): void {
    const tag = this.#hash(value, 0, value.length);
    const there = this.#weak.get(tag);
    if (there) there.push(secret);
    else this.#weak.set(tag, [secret]);
  }
}
