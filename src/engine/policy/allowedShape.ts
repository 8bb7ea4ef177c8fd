import type { Allowed } from '../types';
import { domainOf, isShared } from './domains';
import { fits, isRecord, type ObjectShape, type Path, type Report } from './shape';

const HOST = '^(?:\\*\\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?(?::[0-9]{1,5})?$';
const COMMAND = '^[^\\s*?;&|<>$`"\'\\\\-][^\\s*?;&|<>$`"\'\\\\]*(?: [^\\s*?;&|<>$`"\'\\\\-][^\\s*?;&|<>$`"\'\\\\]*){0,9}$';

/** An entry by the key that says what it is about. */
const SHAPES = {
  host: {
    is: 'object',
    keys: {
      host: { is: 'text', pattern: HOST, most: 253, such: '"api.acme.dev" or "*.acme.dev": a name of at least two parts, no address' },
      methods: { is: 'list', of: { is: 'text', of: ['DELETE', 'POST', 'PUT', 'PATCH'] }, least: 1, most: 4 },
      path: { is: 'text', pattern: '^/[A-Za-z0-9._~!$&()+,=:@/*-]*$', such: '"/v1/caches/*"' },
    },
    required: ['host'],
  },
  program: {
    is: 'object',
    keys: {
      program: {
        is: 'text',
        pattern: '^[A-Za-z0-9][A-Za-z0-9._+-]*$',
        most: 100,
        such: '"acmectl": its name without a folder, and nothing that stands for others',
      },
      command: { is: 'text', pattern: COMMAND, most: 200, such: '"cache purge": the words that it is run with, without flags' },
    },
    required: ['program'],
  },
  tool: {
    is: 'object',
    keys: {
      tool: { is: 'text', pattern: '^[^*\\s/][^*/]*/[^*\\s/]+$', most: 200, such: '"acme/delete_cache": the server, a slash and the tool' },
    },
    required: ['tool'],
  },
} as const satisfies Readonly<Record<string, ObjectShape>>;
const KINDS = ['host', 'program', 'tool'] as const;
const SUCH = '{"host":"api.acme.dev","methods":["DELETE"]}, {"program":"acmectl","command":"cache purge"} or {"tool":"acme/delete_cache"}';
const MOST = 200;

/** The entries of `mollyguard.allowed`; one that is wrong in any way does not count, and is told with what to write instead. */
export function readAllowed(value: unknown, malformed: Report): readonly Allowed[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MOST) {
    malformed(['allowed'], `must be a list of at most ${MOST} objects, such as ${SUCH}.`);
    return [];
  }
  return value.flatMap((one: unknown, at) => readEntry(one, ['allowed', at], malformed) ?? []);
}

function readEntry(value: unknown, path: Path, malformed: Report): Allowed | null {
  const [kind, another] = isRecord(value) ? KINDS.filter((key) => Object.hasOwn(value, key)) : [];
  if (!isRecord(value) || kind === undefined || another !== undefined) {
    malformed(path, `must name exactly one thing: ${SUCH}.`);
    return null;
  }
  const name = value[kind];
  // Case says nothing in the name of a host.
  const entry = kind === 'host' && typeof name === 'string' ? { ...value, host: name.toLowerCase() } : value;
  if (!fits(entry, SHAPES[kind], path, malformed)) return null;
  const text = (key: string): string | null => (typeof entry[key] === 'string' ? entry[key] : null);
  switch (kind) {
    case 'host': {
      const host = text('host') ?? '';
      if (isTooWide(host)) {
        malformed([...path, 'host'], 'stands for names that belong to others as well. Name the host itself.');
        return null;
      }
      const [methods, under] = [entry.methods, text('path')];
      const listed = Array.isArray(methods) ? methods.filter((one): one is string => typeof one === 'string') : null;
      return { host, ...(listed === null ? {} : { methods: listed }), ...(under === null ? {} : { path: under }) };
    }
    case 'program': {
      const command = text('command');
      return { program: text('program') ?? '', ...(command === null ? {} : { command }) };
    }
    case 'tool':
      return { tool: text('tool') ?? '' };
    default:
      return kind satisfies never;
  }
}

/** `*.co.uk`, `*.github.io`: everybody has a name there. */
function isTooWide(host: string): boolean {
  const base = /^\*\.([^:]+)/.exec(host)?.[1];
  return base !== undefined && (isShared(domainOf(base)) || domainOf(`x.${base}`) === `x.${base}`);
}

/** Whether a value that was kept earlier is a list of entries. */
export function isAllowed(value: unknown): value is readonly Allowed[] {
  let wrong = false;
  readAllowed(value, () => {
    wrong = true;
  });
  return Array.isArray(value) && !wrong;
}
