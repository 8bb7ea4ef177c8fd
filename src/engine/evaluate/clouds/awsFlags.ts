import type { Json, Text } from '../../types';
import { kebab } from './awsNames';

type Members = Readonly<Record<string, Json>>;
export const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The members of an operation's input as its options on the command line: `{ SkipFinalSnapshot: true }` is `--skip-final-snapshot`. */
export const flagsOf = (members: Members): readonly Text[] =>
  Object.entries(members).flatMap(([name, value]): readonly Text[] => {
    const flag = kebab(name);
    if (value === true) return [`--${flag}`];
    if (value === false) return [`--no-${flag}`];
    if (value === null) return [];
    if (isList(value) && value.every((one) => typeof one === 'string')) return value.flatMap((one) => [`--${flag}`, String(one)]);
    return [`--${flag}`, typeof value === 'object' ? JSON.stringify(value) : String(value)];
  });

/** The plain members at the top of a YAML text; what stands deeper is left to the text itself. */
export const topOfYaml = (text: Text): Members =>
  Object.fromEntries(
    [...text.matchAll(/^(\w+):[ \t]+([^\s#].*)$/gm)].map(([, name = '', raw = '']) => {
      const value = raw.trim().replace(/^(['"])(.*)\1$/s, '$2');
      return [name, value === 'true' ? true : value === 'false' ? false : value];
    }),
  );
