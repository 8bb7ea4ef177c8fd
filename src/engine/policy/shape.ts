/** What a value in a policy file must look like, as data: the parser reads it, and the JSON schema is written from it. */
export type Shape =
  | { readonly is: 'text'; readonly of?: readonly string[]; readonly pattern?: string; readonly most?: number; readonly such?: string }
  | { readonly is: 'value' }
  | { readonly is: 'any' }
  | { readonly is: 'flag'; readonly only?: true }
  | { readonly is: 'count'; readonly least: number; readonly most: number }
  | { readonly is: 'list'; readonly of: Shape; readonly least?: number; readonly most?: number }
  | { readonly is: 'record'; readonly of: Shape; readonly such?: string }
  | ObjectShape
  /** Values of different kinds: what a value is tells which one is meant. */
  | { readonly is: 'either'; readonly of: readonly Shape[] }
  /** One member tells which object it is. */
  | { readonly is: 'by'; readonly key: string; readonly of: Readonly<Record<string, ObjectShape>> };
export interface ObjectShape {
  readonly is: 'object';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly such?: string;
}
export type Path = readonly (string | number)[];
export type Report = (path: Path, message: string) => void;

export const LONGEST_ENTRY = 500;
export const MOST_ENTRIES = 5_000;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value has the shape; each thing that is wrong is reported with what to write instead. */
export function fits(value: unknown, shape: Shape, path: Path, report: Report): boolean {
  const wrong = (message: string): false => {
    report(path, message);
    return false;
  };
  switch (shape.is) {
    case 'text':
      if (shape.of) return (typeof value === 'string' && shape.of.includes(value)) || wrong(`must be one of ${shape.of.join(', ')}.`);
      if (typeof value !== 'string' || value.trim() === '') return wrong(`must be a text that is not empty${such(shape.such)}.`);
      if (value.length > (shape.most ?? LONGEST_ENTRY)) return wrong(`must not be longer than ${shape.most ?? LONGEST_ENTRY} characters.`);
      return shape.pattern === undefined || new RegExp(shape.pattern, 'u').test(value) || wrong(`must be written${such(shape.such)}.`);
    case 'value':
      return (
        value === null || ['string', 'number', 'boolean'].includes(typeof value) || wrong('must be a text, a number, true, false or null.')
      );
    case 'any':
      return true;
    case 'flag':
      if (shape.only) return value === true || wrong('must be true or left out.');
      return typeof value === 'boolean' || wrong('must be true or false.');
    case 'count':
      return (
        (typeof value === 'number' && Number.isInteger(value) && value >= shape.least && value <= shape.most) ||
        wrong(`must be a whole number from ${shape.least} to ${shape.most}.`)
      );
    case 'list': {
      if (!Array.isArray(value) || value.length > (shape.most ?? MOST_ENTRIES)) return wrong('must be a list, such as ["…"].');
      if (value.length < (shape.least ?? 0)) return wrong(`must have at least ${shape.least} ${shape.least === 1 ? 'entry' : 'entries'}.`);
      return all(value.map((one: unknown, at) => fits(one, shape.of, [...path, at], report)));
    }
    case 'record':
      if (!isRecord(value)) return wrong(`must be an object${such(shape.such)}.`);
      return all(Object.entries(value).map(([key, one]) => fits(one, shape.of, [...path, key], report)));
    case 'object':
      return fitsObject(value, shape, path, report);
    case 'either': {
      const meant = shape.of.find((one) => KINDS[one.is] === kindOf(value)) ?? shape.of[0];
      return meant !== undefined && fits(value, meant, path, report);
    }
    case 'by': {
      if (!isRecord(value)) return wrong(`must be an object with "${shape.key}".`);
      const name = value[shape.key];
      const meant = typeof name === 'string' && Object.hasOwn(shape.of, name) ? shape.of[name] : undefined;
      if (meant) return fitsObject(value, meant, path, report);
      report(
        Object.hasOwn(value, shape.key) ? [...path, shape.key] : path,
        `needs "${shape.key}": one of ${Object.keys(shape.of).join(', ')}.`,
      );
      return false;
    }
    default:
      return shape satisfies never;
  }
}

function fitsObject(value: unknown, { keys, required = [], such: example }: ObjectShape, path: Path, report: Report): boolean {
  if (!isRecord(value)) {
    report(path, `must be an object${such(example)}.`);
    return false;
  }
  const known = Object.keys(keys);
  const entries = Object.entries(value).map(([key, one]) => {
    const shape = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (shape) return fits(one, shape, [...path, key], report);
    report([...path, key], `is not known. Known are ${known.join(', ')}; remove it or correct its spelling.`);
    return false;
  });
  const missing = required.filter((key) => !Object.hasOwn(value, key));
  if (missing.length > 0) report(path, `needs ${missing.map((key) => `"${key}"`).join(', ')}${such(example)}.`);
  return all(entries) && missing.length === 0;
}

const all = (each: readonly boolean[]): boolean => each.every((one) => one);
const such = (example: string | undefined): string => (example === undefined ? '' : `, such as ${example}`);

/** By which the meant one of several shapes is told. */
const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
const KINDS: Readonly<Record<Shape['is'], string>> = {
  text: 'string',
  value: 'value',
  any: 'any',
  flag: 'boolean',
  count: 'number',
  list: 'list',
  record: 'object',
  object: 'object',
  either: 'either',
  by: 'object',
};
