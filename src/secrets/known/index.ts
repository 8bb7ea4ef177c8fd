import type { Atom } from '../detect/finding';
import { Fingerprints } from './fingerprints';
import { keyedHash } from './keyedHash';
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
  /** `weak`: perhaps a word that a person thought of. */
  readonly strength: Atom['strength'];
}
/** A known secret in a text, from one offset to another. */
export interface Hit {
  readonly secret: KnownSecret;
  readonly from: number;
  readonly to: number;
}

/** Whoever knows the secrets of files. */
export interface KnownSecrets {
  find(text: string): readonly Hit[];
  /** What is known to stand in a file. */
  of?(file: string): readonly KnownSecret[];
}
/** Where a known secret stands: an absolute path, a line, the name beside it. */
export type Provenance = Pick<KnownSecret, 'file' | 'line' | 'key' | 'provider'>;

/** The secrets of files by keyed fingerprints; lives in memory only and holds no value. */
export class SecretIndex implements KnownSecrets {
  readonly #values: Fingerprints<KnownSecret>;
  readonly #files = new Map<string, readonly KnownSecret[]>();
  #next = 0;
  #size = 0;

  /** `key`: 32 random bytes, of this process alone. */
  constructor(key: Uint8Array) {
    this.#values = new Fingerprints(keyedHash(key.subarray(0, 16)), key.subarray(16, 24));
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
      const secret: KnownSecret = { id: this.#next.toString(36), file, line, key, provider, offLimits, strength };
      this.#values.add(value, secret);
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
    this.#values.forget((secret) => secret.file === file);
  }

  /** What is known to stand in a file. */
  of(file: string): readonly KnownSecret[] {
    return this.#files.get(file) ?? [];
  }

  /** Known secrets in a text, also quoted, escaped or encoded in it, in the order of where they stand. */
  find(text: string): readonly Hit[] {
    if (this.#size === 0) return [];
    const hits: Hit[] = [];
    const nearer = new Set<KnownSecret>();
    eachView(text, (view) => {
      const before = hits.length;
      const credentials = new Credentials(view);
      this.#values.search(view.text, (secret, at, end) => {
        // What stands there as it is need not be found once more in what is decoded.
        if (nearer.has(secret) || (secret.strength === 'weak' && (view.made === true || !credentials.has(at, end)))) return;
        const [from, to] = view.place(at, end);
        if (!hits.some((hit) => hit.secret === secret && hit.from === from)) hits.push({ secret, from, to });
      });
      for (const { secret } of hits.slice(before)) nearer.add(secret);
    });
    return hits.sort((a, b) => a.from - b.from);
  }
}

/** Longer texts are not searched for what only its place makes a secret. */
const LONGEST = 50_000;

/** The places of a text where credentials stand; looked up only if something is there. */
class Credentials {
  readonly #view: View;
  #places: ReadonlySet<string> | undefined;

  constructor(view: View) {
    this.#view = view;
  }

  has(from: number, to: number): boolean {
    const { text, encoded } = this.#view;
    if (encoded && text.trim().length === to - from) return true;
    if (text.length > LONGEST) return false;
    this.#places ??= new Set([...credentialPositions(text)].map((one) => `${one.from} ${one.from + one.value.length}`));
    return this.#places.has(`${from} ${to}`);
  }
}
