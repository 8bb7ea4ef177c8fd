import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { contentOf } from '../http/sources';
import { type Connection, connection, fromUri, sqlCall } from './connection';
import { fact } from './fact';
import { options, variable } from './options';
import { readable } from './psql';
import { scriptCalls } from './script';

/** A model whose rows go all at once: `Order.delete_all`, `Shop::Order.unscoped.destroy_all`; a `where` before it leaves the others. */
const EVERY_ROW =
  /\b([A-Z]\w*(?:::[A-Z]\w*)*)(?:\.(?:all|unscoped|in_batches|find_each|with_deleted)(?:\(\s*\))?)*\.(delete_all|destroy_all|update_all)\b/g;
/** Rows that are fetched and go one by one: `Order.all.each(&:destroy)`, `Order.find_each { |o| o.destroy }`, `[User, Order].each(&:delete_all)`. */
const EACH_ROW =
  /\b([A-Z]\w*(?:::[A-Z]\w*)*)(?:\.(?:all|unscoped|in_batches|with_deleted))*\.(?:each|map|find_each|each_entry)\s*(?:\(\s*&:(?:destroy|delete|destroy_all|delete_all)!?\s*\)|(?:\{|do)\s*\|\s*(\w+)\s*\|\s*\2\.(?:destroy|delete|delete_all|destroy_all)\b)/g;
const EACH_MODEL =
  /(?:\[\s*([A-Z][\w:]*)[^\]]{0,200}\]|\b(?:ApplicationRecord|ActiveRecord::Base)\.(?:descendants|subclasses))\.(?:each|map)\s*(?:\(\s*&:(?:destroy|delete)_all\s*\)|(?:\{|do)\s*\|\s*(\w+)\s*\|\s*\2\.(?:destroy|delete)_all\b)/g;
/** A filter that holds for every row. */
const ALWAYS = /\.where\(\s*(?:"\s*(?:1\s*=\s*1|true)\s*"|'\s*(?:1\s*=\s*1|true)\s*'|\{\s*\})\s*\)/gi;
/** SQL that a connection is given as a text. */
const EXECUTED =
  /\.(?:execute|exec_query|exec_update|exec_delete|select_all|update|delete)\s*(?:\(\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|<<[~-]?['"]?(\w+)['"]?[^\n]{0,200}\n([\s\S]{0,2000}?)\n[ \t]*\3\b)/g;
const DROPPED = /\b(drop_table|truncate|truncate_tables|drop_database)[\s(]+[:'"](\w+)/g;

/** What a Ruby script does to the database through Active Record, where it speaks of it at all. */
export const activeRecord = (code: Text, call: ProgramCall, context: Context): readonly Call[] =>
  /_all\b|destroy|&:delete/.test(code) ? rowsIn(code, connection('unknown'), call, context) : [];

/** What Ruby code does to the database through Active Record, as far as its own words tell. */
function ruby(code: Text, at: Connection, call: ProgramCall, context: Context): readonly Call[] {
  if (!context.spend(1 + code.length / 32)) return [];
  const gone = [...code.matchAll(DROPPED)].map(([, method = '', name = '']) =>
    sqlCall(
      method.startsWith('truncate')
        ? fact('TRUNCATE', { names: [name] })
        : fact('DROP', { object: method === 'drop_database' ? 'database' : 'table', names: [name] }),
      at,
      call,
    ),
  );
  const texts = [...code.matchAll(EXECUTED)].map(([, double, single, , here]) => double ?? single ?? here ?? '');
  return [...rowsIn(code, at, call, context), ...gone, ...scriptCalls(texts, at, { client: 'none', from: call, context })];
}

function rowsIn(given: Text, at: Connection, call: ProgramCall, context: Context): readonly Call[] {
  if (!context.spend(1 + given.length / 32)) return [];
  const code = given.replace(ALWAYS, '');
  const each = [...code.matchAll(EACH_ROW), ...code.matchAll(EACH_MODEL)].map(([, model = 'every model']) =>
    sqlCall(fact('DELETE', { names: [model] }), at, call),
  );
  const rows = [...code.matchAll(EVERY_ROW)].map(([, model = '', method]) =>
    sqlCall(fact(method === 'update_all' ? 'UPDATE' : 'DELETE', { names: [model] }), at, call),
  );
  return [...rows, ...each];
}

/** `rails runner code`, `rails dbconsole` with what comes by its standard input. */
const rails: Reader = (call, context) => {
  const given = options(call, ['-e', '--environment', '--db', '--database', '--mode']);
  const [verb, first] = given.words;
  const uri = variable(call, 'DATABASE_URL');
  const at = uri === undefined ? connection('unknown') : fromUri(uri);
  if (verb === 'runner' || verb === 'r') {
    const content = first === undefined || first === '-' ? call.stdin : /\.rb$/.test(first) ? contentOf(first, call, context) : null;
    if (content === null) return ruby(first ?? '', at, call, context);
    const { texts, calls } = readable([content], call);
    return [...texts.flatMap((text) => ruby(text, at, call, context)), ...calls];
  }
  if (verb === 'console' || verb === 'c') {
    const { texts, calls } = readable([call.stdin], call);
    return [...texts.flatMap((text) => ruby(text, at, call, context)), ...calls];
  }
  if (verb !== 'dbconsole' && verb !== 'db') return [];
  const { texts, calls } = readable([call.stdin], call);
  return [...scriptCalls(texts, at, { client: 'psql', from: call, context }), ...calls];
};

/** Ruby on Rails' own program, and GitLab's of the same verbs. */
export const railsReaders: Readonly<Record<string, Reader>> = { rails, 'gitlab-rails': rails };
