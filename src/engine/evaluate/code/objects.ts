import { HOLE } from '../../types';
import type { Machine } from './machine';
import { pathText } from './programs';
import { either, jsonOf, textValue, UNKNOWN, type Value } from './values';

const method = (of: string, self: Value | null): Value => ({ v: 'object', of, args: [], named: new Map(), self, props: new Map() });

/** What `of.key` or `of[key]` comes to. */
export function memberOfValue(of: Value, key: string, machine: Machine): Value {
  switch (of.v) {
    case 'path':
      if (of.path === 'process.env' || of.path === 'os.environ') {
        const known = machine.variable(textValue(key));
        if (known.v === 'text') return known;
      }
      return { v: 'path', path: /^(globalThis|window|global|self)$/.test(of.path) ? key : `${of.path}.${key}` };
    case 'dict':
      return of.entries.get(key) ?? (key.includes(HOLE) ? either([...of.entries.values()]) : method(`dict.${key}`, of));
    case 'list': {
      const index = Number(key);
      return Number.isInteger(index) ? (of.items[index < 0 ? of.items.length + index : index] ?? UNKNOWN) : method(`list.${key}`, of);
    }
    case 'text':
      if (/^-?\d+$/.test(key)) return of.text.includes(HOLE) ? UNKNOWN : textValue(of.text.at(Number(key)) ?? '');
      return method(`text.${key}`, of);
    case 'object':
      return part(of, key);
    case 'instance':
      return of.props.get(key) ?? inherited(of, of.of, key) ?? UNKNOWN;
    case 'class':
      return of.members.get(key) ?? UNKNOWN;
    case 'either':
      return either(of.options.map((option) => memberOfValue(option, key, machine)));
    default:
      return method(`?.${key}`, null);
  }
}

/** A member of an object: made once, so that what is set on it stays. */
function part(of: Extract<Value, { v: 'object' }>, key: string): Value {
  const known = of.props.get(key);
  if (known) return known;
  const made = method(`${of.of}.${key}`, of);
  of.props.set(key, made);
  return made;
}

/** A member that an instance has from its class or from what that extends. */
export function inherited(self: Value, type: Value, key: string): Value | undefined {
  if (type.v === 'path') return method(`${type.path}().${key}`, self);
  if (type.v !== 'class') return undefined;
  const own = type.members.get(key);
  if (own?.v === 'function') return { ...own, self };
  return own ?? type.bases.map((base) => inherited(self, base, key)).find((one) => one !== undefined);
}

/** A value as a piece of a larger text. */
export const pieceText = (value: Value, machine: Machine): string =>
  value.v === 'list' || value.v === 'dict' ? JSON.stringify(jsonOf(value)) : pathText(value, machine);
