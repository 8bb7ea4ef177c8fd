import type { Call, ProgramCall, SqlDialect } from '../../types';
import { connection, sqlCall } from '../sql/connection';
import { type Fact, fact } from '../sql/fact';
import type { Token } from './literals';

const REDIS = /redis|valkey/i;
const MONGO = /mongo/i;
const SEQUEL = /^Sequel\b/;

/** Methods of stores' drivers and mappers that destroy, in a language of which only the words are read. */
export function storesIn(tokens: readonly Token[], call: ProgramCall): readonly Call[] {
  const calls: Call[] = [];
  const note = (one: Fact, dialect: SqlDialect = 'unknown'): void => void calls.push(sqlCall(one, connection(dialect), call));
  let about: { readonly redis: boolean; readonly mongo: boolean; readonly sequel: boolean } | null = null;
  const speaksOf = (): NonNullable<typeof about> => {
    about ??= {
      redis: tokens.some(({ text }) => REDIS.test(text)),
      mongo: tokens.some(({ text }) => MONGO.test(text)),
      sequel: tokens.some(({ kind, text }) => kind === 'name' && SEQUEL.test(text)),
    };
    return about;
  };
  tokens.forEach(({ kind, text }, at) => {
    if (kind !== 'name') return;
    const method = /(\w+)$/.exec(text)?.[1] ?? '';
    switch (method.toLowerCase()) {
      case 'flushall':
      case 'flushdb':
        if (speaksOf().redis)
          note(fact(method.toUpperCase(), { object: method.toLowerCase() === 'flushall' ? 'server' : 'database' }), 'redis');
        return;
      case 'drop':
      case 'drop_database':
      case 'dropdatabase':
      case 'drop_collection':
        if (speaksOf().mongo)
          note(
            fact('DROP', { object: /database/i.test(`${method} ${tokens[at - 2]?.text} ${text}`) ? 'database' : 'collection' }),
            'mongodb',
          );
        return;
      case 'delete_many':
      case 'deletemany':
        if (speaksOf().mongo && isEmpty(tokens, at)) note(fact('DELETE', { object: 'collection', where: 'none' }), 'mongodb');
        return;
      case 'drop_table':
      case 'dbremovetable':
        if (speaksOf().sequel || method === 'dbRemoveTable')
          note(
            fact('DROP', {
              object: 'table',
              names: [tokens.slice(at + 1, at + 8).find((one, index) => isTable(one, tokens[at + index]))?.text ?? 'every table'],
            }),
          );
        return;
      case 'delete':
        // `DB[:orders].delete`
        if (speaksOf().sequel && tokens[at - 1]?.text === '.' && tokens[at - 2]?.text === ']' && tokens[at - 4]?.text === ':')
          note(fact('DELETE', { names: [tokens[at - 3]?.text ?? 'rows'] }));
        return;
      default:
    }
  });
  for (const one of everyRow(tokens)) note(one);
  return calls;
}

const isTable = (token: Token, before: Token | undefined): boolean =>
  token.kind === 'string' || (token.kind === 'name' && before?.text === ':');

/** `({})`, `()`, `(ctx, bson.D{})` */
const isEmpty = (tokens: readonly Token[], at: number): boolean => {
  const behind = tokens.slice(at + 1, at + 10).map(({ text }) => text);
  return /^\((?:\w+,)?(?:[\w.:]*!?\{\})?\)/.test(behind.join(''));
};

/** Ecto: every row is fetched, and each one deleted. */
function everyRow(tokens: readonly Token[]): readonly Fact[] {
  const at = tokens.findIndex(({ kind, text }) => kind === 'name' && /(?:^|\.)Repo\.(?:all|stream)$/.test(text));
  if (at < 0 || !tokens.some(({ kind, text }) => kind === 'name' && /(?:^|\.)Repo\.delete$/.test(text))) return [];
  const [open, model, close] = tokens.slice(at + 1, at + 4);
  return open?.text === '(' && model?.kind === 'name' && close?.text === ')'
    ? [fact('DELETE', { names: [model.text.split('.').at(-1) ?? model.text] })]
    : [];
}
