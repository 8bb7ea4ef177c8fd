import type { Hit, KnownSecret, KnownSecrets } from '../../../secrets/known/index';
import { nameKind, namesThing } from '../../../secrets/names';
import type { Action, Call, FileCall, Json, Text } from '../../types';

/** A part of a call in which known secrets stand. */
export interface Carrier {
  /** Index of the call. */
  readonly call: number;
  /** `environment`: a variable that was set for it, which it may never look at. */
  readonly part: 'text' | 'environment';
  readonly text: Text;
  readonly hits: readonly Hit[];
}
interface Placed {
  readonly call: Call;
  /** Index of the call that it was read out of, -1 for what the action itself says. */
  readonly parent: number;
}

/** What of an action's evaluated text is a known secret: variables, substitutions and decoders have done their work by then. */
export class Carriers {
  readonly all: readonly Carrier[];
  /** What stands in the text that the agent sent. */
  readonly raw: readonly Hit[];
  readonly #calls: readonly Placed[];
  readonly #known: KnownSecrets;

  constructor(known: KnownSecrets, action: Action, calls: readonly Placed[]) {
    this.#calls = calls;
    this.#known = known;
    const text = textOf(action);
    this.raw = this.#find(text);
    this.all = this.#carriers(text);
  }

  /** What a call carries: in its own text, and in that of the calls it was read out of. */
  of(call: number): readonly Carrier[] {
    if (this.all.length === 0) return [];
    const chain = new Set<number>();
    for (let at = call; at >= 0 && !chain.has(at); at = this.#calls[at]?.parent ?? -1) chain.add(at);
    return this.all.filter((carrier) => chain.has(carrier.call));
  }

  #find(text: Text): readonly Hit[] {
    return this.#known.find(text).filter(({ secret }) => !isOfThing(secret));
  }

  #carriers(raw: Text): readonly Carrier[] {
    const seen = new Map<Text, readonly Hit[]>([[raw, this.raw]]);
    const carriers: Carrier[] = [];
    const look = (call: number, part: Carrier['part'], text: Text): void => {
      // What stands in the action as it is was looked at with it.
      if (text.length < SHORTEST || (this.raw.length === 0 && raw.includes(text))) return;
      const hits = seen.get(text) ?? this.#find(text);
      seen.set(text, hits);
      if (hits.length > 0) carriers.push({ call, part, text, hits });
    };
    for (const [at, { call }] of this.#calls.entries()) {
      for (const text of textsOf(call)) look(at, 'text', text);
      if (call.kind === 'program') look(at, 'environment', linesOf(Object.entries(call.env)));
    }
    return carriers;
  }
}

/** No secret is shorter. */
const SHORTEST = 6;

const linesOf = (pairs: readonly (readonly [string, Text])[]): Text => pairs.map(([name, value]) => `${name}=${value}`).join('\n');
const headerLines = (pairs: readonly (readonly [string, Text])[]): Text => pairs.map(([name, value]) => `${name}: ${value}`).join('\n');

/** The text that an agent sent. */
function textOf(action: Action): string {
  switch (action.kind) {
    case 'shell':
      return action.command;
    case 'mcp':
      return stringsOf(action.input).join('\n');
    case 'http':
      return [action.url, headerLines(Object.entries(action.headers)), action.body ?? ''].join('\n');
    case 'read':
    case 'write':
    case 'delete':
      return [action.path, action.content ?? '', ...(action.edits ?? []).map((edit) => edit.new)].join('\n');
    default:
      return action satisfies never;
  }
}

/** What a call hands on to somebody; a request of GraphQL and a statement are parts of the call they stand in. */
function textsOf(call: Call): readonly Text[] {
  switch (call.kind) {
    case 'program':
      return [call.argv.join(' '), ...(call.stdin.kind === 'text' ? [call.stdin.text] : [])];
    case 'http':
      return [call.url, headerLines(call.headers), ...(call.body.kind === 'text' ? [call.body.text] : [])];
    case 'file':
      return [
        ...(call.content.kind === 'text' ? [call.content.text] : []),
        ...(call.edits ?? []).map((edit) => edit.new),
        ...namesOf(call),
      ];
    case 'mcp':
      return [stringsOf(call.input).join('\n')];
    case 'graphql':
    case 'sql':
    case 'opaque':
      return [];
    default:
      return call satisfies never;
  }
}

/** Names of files that are made. */
export const namesOf = ({ verb, path, to }: FileCall): readonly Text[] =>
  verb === 'move' ? (to === null ? NONE : [to]) : MAKES.has(verb) && !path.startsWith('/dev/') ? [path] : NONE;
const NONE: readonly Text[] = [];
const MAKES: ReadonlySet<FileCall['verb']> = new Set(['overwrite', 'append', 'create', 'truncate', 'copy']);

function stringsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** The secrets of hits, each place of a file once. */
export function secretsOf(carriers: readonly { readonly hits: readonly Hit[] }[]): readonly KnownSecret[] {
  const found = new Map<string, KnownSecret>();
  for (const { hits } of carriers) for (const { secret } of hits) found.set(`${secret.file}\n${secret.line}`, secret);
  return [...found.values()];
}

/** A value that looks like a secret, and by its name is the id of something. */
export const isOfThing = ({ key }: KnownSecret): boolean => key !== null && namesThing(key);

/** Whether it is a secret beyond doubt: any other is only named, never a reason to refuse. */
export const isSure = ({ offLimits, provider, key, strength }: KnownSecret): boolean =>
  strength === 'strong' && (offLimits || (provider !== null && key !== null && nameKind(key) === 'credential'));
