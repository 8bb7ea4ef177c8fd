import { type Content, HOLE, type Json, type Text } from '../../types';
import { readJson } from '../graphql/json';

/** One request item of HTTPie. `file`: the value is read from the file of that name. */
export interface Item {
  readonly kind: 'header' | 'query' | 'field' | 'json' | 'upload';
  readonly name: Text;
  readonly value: Text;
  readonly file: boolean;
}

/** Longest separators first; the one that stands first in the word counts, a backslash hides one. */
const SEPARATOR = /(?<!\\)(:=@|==@|=@|:@|:=|==|=|:|@)/;
const KINDS: Readonly<Record<string, Item['kind']>> = {
  ':': 'header',
  ':@': 'header',
  '==': 'query',
  '==@': 'query',
  '=': 'field',
  '=@': 'field',
  ':=': 'json',
  ':=@': 'json',
  '@': 'upload',
};

export function itemOf(word: Text): Item {
  const match = SEPARATOR.exec(word);
  const separator = match?.[0] ?? '';
  const at = match?.index ?? word.length;
  const name = word.slice(0, at).replace(/\\(.)/g, '$1');
  return { kind: KINDS[separator] ?? 'field', name, value: word.slice(at + separator.length), file: separator.endsWith('@') };
}

/** The JSON object that fields make, nested names (`variables[id]=x`, `ids[]:=1`) included. */
export function jsonBody(fields: readonly (Item & { readonly content: Content })[]): Content {
  const bad = fields.find(({ content }) => content.kind === 'unreadable');
  if (bad?.content.kind === 'unreadable') return bad.content;
  let root: Json = {};
  for (const { kind, name, content } of fields) {
    const text = content.kind === 'text' ? content.text : '';
    const value = kind === 'json' ? (readJson(text)?.value ?? HOLE) : text;
    const [head = ''] = /^[^[]*/.exec(name) ?? [];
    const keys = [...name.slice(head.length).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
    root = placed(root, head === '' ? keys : [head, ...keys], value);
  }
  return { kind: 'text', text: JSON.stringify(root) };
}

function placed(into: Json | undefined, [key, ...rest]: readonly string[], value: Json): Json {
  if (key === undefined) return value;
  if (key === '' || Array.isArray(into)) {
    const list = Array.isArray(into) ? into : [];
    return key === ''
      ? [...list, placed(undefined, rest, value)]
      : list.map((item, index) => (String(index) === key ? placed(item, rest, value) : item));
  }
  const object: Readonly<Record<string, Json>> = isObject(into) ? into : {};
  return { ...object, [key]: placed(object[key], rest, value) };
}
const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
