import type { When } from './rule';

/** The words in which most rules are written. All of them give data. */

type ProgramWhen = Extract<When, { call: 'program' }>;
type HttpWhen = Extract<When, { call: 'http' }>;
type GraphqlWhen = Extract<When, { call: 'graphql' }>;

/** A command of one program; words of the verb are divided by blanks, several spellings of one word by `|`. */
export const command =
  (program: string, common: Omit<ProgramWhen, 'call' | 'program' | 'verb'> = {}) =>
  (verb: string, more: Omit<ProgramWhen, 'call' | 'program' | 'verb'> = {}): When => ({
    call: 'program',
    program,
    ...(verb === '' ? {} : { verb: verb.split(' ').map((word) => (word === '**' ? word : word.split('|'))) }),
    ...common,
    ...more,
  });

/** A request: `DELETE /v1/projects/{ref}`; methods are divided by `|`. */
export function request(line: string, more: Omit<HttpWhen, 'call' | 'method' | 'path'> = {}): When {
  const [methods = '', ...paths] = line.split(' ');
  return { call: 'http', method: methods.split('|'), ...(paths.length > 0 ? { path: paths } : {}), ...more };
}

/** Mutations of a GraphQL API, by field. */
export const mutation = (fields: string, args?: GraphqlWhen['args']): When => ({
  call: 'graphql',
  operation: 'mutation',
  field: fields.split(' '),
  ...(args ? { args } : {}),
});

/** Mutations whose names are everyday words: they count on the provider's own hosts alone. */
export const ownMutation = (fields: string, args?: GraphqlWhen['args']): When => ({
  call: 'graphql',
  operation: 'mutation',
  field: fields.split(' '),
  named: true,
  ...(args ? { args } : {}),
});

/** A list of words as they stand in a line. */
export const list = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '');
