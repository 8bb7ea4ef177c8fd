import { HOLE, type Text } from '../../types';
import { choices, either, plainValue, product, textOf, textValue, UNKNOWN, type Value } from './values';

type Method = (text: Text, args: readonly Value[], named: ReadonlyMap<string, Value>) => Value | undefined;

const same: Method = (text) => textValue(text);
const word =
  (change: (text: string) => string): Method =>
  (text) =>
    text.includes(HOLE) ? textValue(text) : textValue(change(text));

/** Methods of strings in both languages, by name. */
const methods: Readonly<Record<string, Method>> = {
  '%': (text, [values]) => {
    const items = values?.v === 'list' ? values.items : values ? [values] : [];
    let at = 0;
    return textValue(
      text.replace(/%(?:\((\w+)\))?[-+ 0#]*\d*(?:\.\d+)?([sdrifx%])/g, (_, name: string | undefined, kind: string) => {
        if (kind === '%') return '%';
        if (name !== undefined) return textOf(values?.v === 'dict' ? values.entries.get(name) : undefined);
        return textOf(items[at++]);
      }),
    );
  },
  format: (text, args, named) => {
    let at = 0;
    return textValue(
      text.replace(/\{\{|\}\}|\{([^{}!:.[]*)[^{}]*\}/g, (whole, name: string | undefined) => {
        if (whole === '{{' || whole === '}}') return whole.charAt(0);
        if (name === undefined || name === '') return textOf(args[at++]);
        return textOf(/^\d+$/.test(name) ? args[Number(name)] : named.get(name));
      }),
    );
  },
  join: (text, [items]) => (items?.v === 'list' ? textValue(items.items.map((item) => textOf(item)).join(text)) : UNKNOWN),
  replace: (text, [from, to]) => (from?.v === 'text' && to ? textValue(text.replace(from.text, () => textOf(to))) : UNKNOWN),
  replaceAll: (text, [from, to]) => (from?.v === 'text' && to ? textValue(text.replaceAll(from.text, () => textOf(to))) : UNKNOWN),
  concat: (text, args) => textValue(text + args.map(textOf).join('')),
  repeat: (text, [times]) =>
    times?.v === 'plain' && typeof times.value === 'number' && times.value < 1000
      ? textValue(text.repeat(Math.max(0, times.value)))
      : UNKNOWN,
  split: (text, [by]) => {
    if (text.includes(HOLE)) return UNKNOWN;
    const parts = by?.v === 'text' ? text.split(by.text) : text.trim().split(/\s+/);
    return { v: 'list', items: parts.slice(0, 1000).map(textValue) };
  },
  slice: (text, [from, to, step]) => {
    const number = (value: Value | undefined): number | undefined =>
      value?.v === 'plain' && typeof value.value === 'number' ? value.value : undefined;
    if (text.includes(HOLE)) return UNKNOWN;
    if (number(step) === -1) return textValue([...text].reverse().join(''));
    if (number(step) !== undefined && number(step) !== 1) return UNKNOWN;
    return textValue(text.slice(number(from) ?? 0, number(to)));
  },
  upper: word((text) => text.toUpperCase()),
  toUpperCase: word((text) => text.toUpperCase()),
  lower: word((text) => text.toLowerCase()),
  toLowerCase: word((text) => text.toLowerCase()),
  strip: word((text) => text.trim()),
  trim: word((text) => text.trim()),
  rstrip: word((text) => text.trimEnd()),
  trimEnd: word((text) => text.trimEnd()),
  lstrip: word((text) => text.trimStart()),
  encode: same,
  toString: same,
  valueOf: same,
  toWellFormed: same,
  normalize: word((text) => text.normalize()),
  decode: same,
};
/** Python replaces every occurrence; JavaScript the first. Both are tried where they differ. */
const BOTH: Readonly<Record<string, string>> = { replace: 'replaceAll' };

/** A method of a text, list or dict. undefined: not one of these. */
export function methodOfText(name: string, self: Value, args: readonly Value[], named: ReadonlyMap<string, Value>): Value | undefined {
  if (self.v === 'list') return methodOfList(name, self, args);
  if (self.v === 'dict') return methodOfDict(name, self, args);
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) return undefined;
  const rows = product([choices(self), ...args.map(choices)]);
  const made = rows.flatMap(([of, ...rest]): Value[] => {
    if (of?.v !== 'text') return [UNKNOWN];
    const first = method(of.text, rest, named) ?? UNKNOWN;
    const twin = methods[BOTH[name] ?? ''];
    return twin ? [first, twin(of.text, rest, named) ?? UNKNOWN] : [first];
  });
  return either(made);
}

function methodOfList(name: string, self: Extract<Value, { v: 'list' }>, args: readonly Value[]): Value | undefined {
  const [first] = args;
  if (name === 'join') return textValue(self.items.map(textOf).join(first ? textOf(first) : ','));
  if (name === 'reverse' || name === 'toReversed' || (name === 'slice' && args[2]?.v === 'plain' && args[2].value === -1))
    return { v: 'list', items: self.items.toReversed() };
  if (name === 'concat') return { v: 'list', items: [...self.items, ...args.flatMap((one) => (one.v === 'list' ? one.items : [one]))] };
  if (name === 'at' && first?.v === 'plain') return self.items.at(Number(first.value)) ?? UNKNOWN;
  if (name === 'length') return plainValue(self.items.length);
  return undefined;
}

function methodOfDict(name: string, self: Extract<Value, { v: 'dict' }>, [key, fallback]: readonly Value[]): Value | undefined {
  if (name === 'get' && key) return self.entries.get(textOf(key)) ?? fallback ?? UNKNOWN;
  if (name === 'copy') return self;
  if (name === 'values') return { v: 'list', items: [...self.entries.values()] };
  if (name === 'keys') return { v: 'list', items: [...self.entries.keys()].map(textValue) };
  if (name === 'items')
    return { v: 'list', items: [...self.entries].map(([one, value]): Value => ({ v: 'list', items: [textValue(one), value] })) };
  return undefined;
}
