import type { Context } from '../../context';
import { limits } from '../../limits';
import { type FileCall, HOLE, type ProgramCall, type Text } from '../../types';
import { configLines } from './curlConfig';
import { longOption, shortOption } from './curlFlags';
import { contentOf, percentEncode, readOf } from './sources';

/** One option in order; `url` for what stands alone. `value` is `` for options without one. */
export interface CurlWord {
  readonly name: string;
  readonly value: Text;
}
export interface CurlWords {
  readonly words: readonly CurlWord[];
  readonly reads: readonly FileCall[];
  /** Some options are not known: an unreadable config file, a word that is all HOLE, an option this table does not have. */
  readonly unknown: string | null;
  /** Config files name config files without an end in sight. */
  readonly endless: boolean;
}

/** Config files of one command line; they may name each other, and themselves. */
const MAX_CONFIGS = 8;

/** curl's command line as options in order, with config files (`-K`, `.curlrc`) in their place and `--expand-*` done. */
export function curlWords(call: ProgramCall, context: Context): CurlWords {
  const reader = new WordReader(call, context);
  const [first = ''] = call.argv;
  if (first !== '--disable' && !/^-q/.test(first)) reader.defaultConfig();
  reader.argv(call.argv);
  return reader.result();
}

class WordReader {
  readonly #call: ProgramCall;
  readonly #context: Context;
  readonly #words: CurlWord[] = [];
  readonly #reads: FileCall[] = [];
  readonly #variables = new Map<string, Text>();
  #unknown: string | null = null;
  #configs = 0;

  constructor(call: ProgramCall, context: Context) {
    this.#call = call;
    this.#context = context;
  }

  result(): CurlWords {
    return { words: this.#words, reads: this.#reads, unknown: this.#unknown, endless: this.#configs > MAX_CONFIGS };
  }

  /** The first of curl's own config files that is there. */
  defaultConfig(): void {
    if (this.#call.remote) return;
    const { env } = this.#call;
    const home = env.HOME ?? this.#context.facts.home;
    const places = [env.CURL_HOME && `${env.CURL_HOME}/.curlrc`, env.XDG_CONFIG_HOME && `${env.XDG_CONFIG_HOME}/curlrc`];
    for (const place of [...places, `${home}/.curlrc`, `${home}/.config/curlrc`]) {
      const file = place ? this.#context.file(place, 'text') : null;
      if (file?.kind === 'text') {
        this.#config(file.text);
        return;
      }
    }
  }

  argv(argv: readonly Text[]): void {
    let onlyUrls = false;
    for (let at = 0; at < argv.length; at++) {
      const word = argv[at] ?? '';
      const next = argv[at + 1];
      if (onlyUrls || !word.startsWith('-') || word === '-') {
        if (word === HOLE) this.#unknown ??= 'an argument that is not known';
        this.#words.push({ name: 'url', value: word });
      } else if (word === '--') onlyUrls = true;
      else if (word.startsWith('--') ? this.#long(word.slice(2), next) : this.#cluster(word.slice(1), next)) at++;
    }
  }

  /** true: the next word was the value. */
  #long(word: string, next: Text | undefined): boolean {
    const equals = word.indexOf('=');
    const whole = equals < 0 ? word : word.slice(0, equals);
    const expand = whole.startsWith('expand-');
    const option = longOption(expand ? whole.slice(7) : whole);
    if (!option) {
      this.#unknown ??= `option --${whole}`;
      return false;
    }
    if (!option.takesValue) this.#add(option.name, '', false);
    else this.#add(option.name, equals < 0 ? (next ?? '') : word.slice(equals + 1), expand);
    return option.takesValue && equals < 0;
  }

  #cluster(letters: string, next: Text | undefined): boolean {
    for (let at = 0; at < letters.length; at++) {
      const option = shortOption(letters.charAt(at));
      if (!option) {
        this.#unknown ??= `option -${letters.charAt(at)}`;
        return false;
      }
      if (option.takesValue) {
        const attached = letters.slice(at + 1);
        this.#add(option.name, attached === '' ? (next ?? '') : attached, false);
        return attached === '';
      }
      this.#add(option.name, '', false);
    }
    return false;
  }

  #add(name: string, value: Text, expand: boolean): void {
    const text = expand ? this.#expanded(value) : value;
    if (name === 'config') this.#configFile(text);
    else if (name === 'variable') this.#variable(text);
    else this.#words.push({ name, value: text });
  }

  #configFile(path: Text): void {
    this.#reads.push(...readOf(path, this.#call));
    const content = contentOf(path, this.#call, this.#context);
    if (content.kind === 'text') this.#config(content.text);
    else this.#unknown ??= 'a config file that cannot be read';
  }

  #config(text: Text): void {
    if (++this.#configs > MAX_CONFIGS) {
      this.#unknown ??= 'config files in config files';
      return;
    }
    for (const { name, value } of configLines(text)) {
      if (this.#words.length > limits.requests || this.#configs > MAX_CONFIGS) return;
      if (name.startsWith('-')) this.#cluster(name.slice(1), value ?? undefined);
      else this.#long(value === null || name.includes('=') ? name : `${name}=${value}`, undefined);
    }
    if (text.includes(HOLE)) this.#unknown ??= 'a config file with unknown parts';
  }

  /** `name=text`, `name@file`, `%NAME`, `%NAME=default`. */
  #variable(text: Text): void {
    const match = /^(%?)([^=@[]+)(?:\[[^\]]*\])?([=@]?)(.*)$/s.exec(text);
    if (!match) return;
    const [, percent = '', name = '', sign = '', rest = ''] = match;
    if (percent) this.#variables.set(name, this.#call.env[name] ?? HOLE);
    else if (sign === '@') {
      this.#reads.push(...readOf(rest, this.#call));
      const content = contentOf(rest, this.#call, this.#context);
      this.#variables.set(name, content.kind === 'text' ? content.text : HOLE);
    } else this.#variables.set(name, rest);
  }

  /** `{{name:function:…}}`. */
  #expanded(text: Text): Text {
    return text.replace(/\{\{([^{}:]+)((?::\w+)*)\}\}/g, (_, name: string, functions: string) =>
      functions
        .split(':')
        .filter((word) => word !== '')
        .reduce(applied, this.#variables.get(name) ?? ''),
    );
  }
}

function applied(text: Text, name: string): Text {
  if (name === 'trim') return text.trim();
  if (name === 'json') return JSON.stringify(text).slice(1, -1);
  if (name === 'url') return percentEncode(text);
  return HOLE; // b64, 64dec and what later versions add
}
