import { commandWords } from './clients';

/** Characters of a value that is set in the text itself; a longer one counts as not known. */
const LONGEST_VALUE = 4_000;

/** psql's variables while a text is read: given on its command line, then as `\set` changes them. */
export class Variables {
  readonly #values: Map<string, string>;

  constructor(given: ReadonlyMap<string, string>) {
    this.#values = new Map(given);
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** `\set name value…`; a value that a command prints is not known. */
  set(rest: string): void {
    const [name, ...values] = commandWords(rest);
    if (name === undefined) return;
    if (rest.length > LONGEST_VALUE || values.some(({ command }) => command)) this.#values.delete(name.text);
    else this.#values.set(name.text, values.map(({ text }) => this.#expanded(text)).join(''));
  }

  /** `\set a :b` takes the value of b. */
  #expanded(text: string): string {
    return text.replace(/^:(\w+)$/, (whole, name: string) => this.#values.get(name) ?? whole);
  }
}
