import { RULE } from './ruleShape';
import { LONGEST_ENTRY, MOST_ENTRIES, type ObjectShape, type Shape } from './shape';

const entry = { is: 'text', most: LONGEST_ENTRY } as const satisfies Shape;
const entries: Shape = { is: 'list', of: entry, most: MOST_ENTRIES };
const note = { is: 'text', most: 300 } as const satisfies Shape;

/** One resource that must not be lost. */
export const PROTECTED: ObjectShape = {
  is: 'object',
  keys: {
    name: entry,
    kind: entry,
    provider: entry,
    level: { is: 'text', of: ['production', 'staging', 'deny'] },
    note,
  },
  required: ['name'],
  such: '{"kind":"database","name":"orders","level":"production"}',
};

export const APPROVERS: ObjectShape = {
  is: 'object',
  keys: { names: { is: 'list', of: { is: 'text', most: 120 }, least: 1, most: 20 }, note },
  required: ['names'],
  such: '{"names":["Ada Example <ada@example.com>"]}',
};

/** Keys that a machine's policy alone has: what no setting of a person switches off. */
export const MACHINE: Readonly<Record<string, Shape>> = {
  observe: { is: 'flag' },
  pauses: { is: 'flag' },
  lookups: { is: 'flag' },
  minimumHoldSeconds: { is: 'count', least: 10, most: 600 },
  scopeCeiling: { is: 'text', of: ['local', 'preview', 'staging', 'production'] },
};

const builtIn = (level: string): ObjectShape => ({
  is: 'object',
  keys: { match: entries, level: { is: 'text', of: [level] } },
});

/** A policy file as a whole, for its JSON schema; `parse.ts` reads the older half of it by hand, and a test compares both. */
export const POLICY: ObjectShape & { readonly others: Readonly<Record<string, Shape>> } = {
  is: 'object',
  keys: {
    $schema: { is: 'any' },
    environments: {
      is: 'object',
      keys: {
        production: builtIn('production'),
        staging: builtIn('staging'),
        preview: builtIn('preview'),
        local: builtIn('local'),
      },
    },
    protected: { is: 'list', of: PROTECTED, most: MOST_ENTRIES },
    rules: { is: 'list', of: RULE, most: 200 },
    protectedFiles: entries,
    approvers: APPROVERS,
    names: { is: 'record', of: entry },
    scope: entry,
    scopeReads: { is: 'text', of: ['journal', 'deny'] },
  },
  /** What an object takes besides its keys. */
  others: {
    environments: {
      is: 'object',
      keys: { match: entries, level: { is: 'text', of: ['production', 'staging', 'preview', 'local', 'unknown'] } },
      required: ['level'],
    },
  },
};
