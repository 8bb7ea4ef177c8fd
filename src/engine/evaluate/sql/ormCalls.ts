import type { Invocation, Machine } from '../code/machine';
import { memberOf, textOf, type Value } from '../code/values';
import { type Fact, fact } from './fact';

const EVERY = ['every table'];
const SEQUELIZE = /^(?:sequelize|@sequelize\/core)\b|(?:^|[./])sequelize\./;
const TYPEORM = /^typeorm\b/;
const KNEX = /^knex\b|(?:^|\.)knex(?:\.|\()/;
const SUPABASE = /^@?supabase\b|(?:^|\.)supabase(?:Admin|Client)?\b/;
/** A manager of a Django model, and the steps from it to a delete. */
const MANAGER =
  /(?:\w|each\(\)|get_user_model\(\)|get_model\(\))\.(?:objects|all_objects|_default_manager|_base_manager)((?:\.\w+\(\))*)\.(?:delete|_raw_delete|update)$/;
/** Steps that leave no row out. */
const KEEPS_ALL = /\.(?:all|using|order_by|select_related|prefetch_related|distinct|iterator|each)\(\)/g;
/** Filters of PostgREST's clients that hold for nearly every row: its `delete` alone is refused by the server. */
const WIDE = /\.delete\(\)\.(?:neq|gt|gte|lt|lte|not|or|like|ilike)$/;

/** Methods that any of them may be about; most calls are none. */
const METHODS =
  /\.(?:drop\w*|delete\w*|_raw_delete|del|destroy|truncate|sync|synchronize|clear\w*|neq|gte?|lte?|not|or|i?like|updateMany)$|\.objects\b[\w.()]*\.update$/;

/**
 * What a call of an object-relational mapper or a query builder does to a database, as a statement would say it; null: nothing that is known.
 * A delete that says which rows is none.
 */
export function ormFact({ path, self, args }: Invocation): Fact | null {
  if (!METHODS.test(path)) return null;
  const [first] = args;
  const drop = (object: string, names: readonly string[]): Fact => fact('DROP', { object, names });
  // SQLAlchemy, SQLModel, Flask-SQLAlchemy and Peewee: https://docs.sqlalchemy.org/en/20/core/metadata.html
  if (/\.drop_all$/.test(path)) return drop('table', EVERY);
  if (/\.drop_tables$/.test(path)) return drop('table', first?.v === 'list' ? first.items.map(nameOf) : EVERY);
  const steps = MANAGER.exec(path)?.[1]?.replace(KEEPS_ALL, '');
  if (
    steps !== undefined &&
    /^(?:\.(?:filter|exclude|complex_filter)\(\))*$/.test(steps) &&
    !isNarrowed(self, /\.(?:filter|exclude|complex_filter)\(\)$/, isDjangoWide)
  )
    return fact(path.endsWith('.update') ? 'UPDATE' : 'DELETE', {
      names: [/([^.()]+)(?:\(\))?\.\w*objects|([^.()]+)\._\w+_manager/.exec(path)?.[1] ?? 'rows'],
    });
  // https://www.prisma.io/docs/orm/reference/prisma-client-reference#deletemany
  const model = /(?:^@prisma\/client\b.*|(?:^|[./])(?:prisma|db)(?:Client)?)\.(\w+)\.(?:deleteMany|updateMany)$/.exec(path)?.[1];
  if (
    model !== undefined &&
    path.endsWith('.deleteMany') &&
    isEveryRow(memberOf(first, 'where'), first === undefined || first.v === 'dict')
  )
    return fact('DELETE', { names: [model] });
  if (
    model !== undefined &&
    path.endsWith('.updateMany') &&
    first?.v === 'dict' &&
    isEveryRow(memberOf(first, 'where'), first.entries.has('data'))
  )
    return fact('UPDATE', { names: [model] });
  if (KNEX.test(path)) return knex(path, self, first);
  if (SEQUELIZE.test(path)) {
    if (/\.drop(?:AllSchemas|AllTables)?$/.test(path)) return drop('table', EVERY);
    if (/\.dropSchema$/.test(path)) return drop('schema', [textOf(first)]);
    if (/\.dropTable$/.test(path)) return drop('table', [textOf(first)]);
    if (/\.sync$/.test(path) && isTrue(memberOf(first, 'force'))) return drop('table', EVERY);
    if (/\.truncate$/.test(path)) return fact('TRUNCATE', { names: EVERY });
  }
  if (/\.destroy$/.test(path) && isTrue(memberOf(first, 'truncate')))
    return fact('TRUNCATE', { names: [path.split('.').at(-2) ?? 'rows'] });
  if (TYPEORM.test(path)) {
    if (/\.(?:dropDatabase|clearDatabase)$/.test(path)) return drop('database', []);
    if (/\.synchronize$/.test(path) && isTrue(first)) return drop('table', EVERY);
    if (/\.getRepository\(\)\.(?:clear|deleteAll)$/.test(path)) return fact('TRUNCATE', { names: [nameOf(madeWith(self))] });
    if (/\.getRepository\(\)\.delete$/.test(path) && first?.v === 'dict' && first.entries.size === 0)
      return fact('DELETE', { names: [nameOf(madeWith(self))] });
  }
  if (SUPABASE.test(path) && WIDE.test(path)) return fact('DELETE', { names: [textOf(madeBy(self, /\.(?:from|from_|table)\(\)$/))] });
  return null;
}

/** https://knexjs.org/guide/schema-builder.html, https://knexjs.org/guide/query-builder.html#del-delete */
function knex(path: string, self: Value | null, first: Value | undefined): Fact | null {
  const dropped = /\.drop(Table|Schema|View)(?:IfExists)?$/.exec(path)?.[1];
  if (dropped !== undefined) return fact('DROP', { object: dropped.toLowerCase(), names: [textOf(first)] });
  const table = (): readonly string[] => [textOf(madeBy(self, /(?:^knex(?:\.\w+)?\(\)|\.knex|^knex)\(\)$|\.(?:from|table)\(\)$/))];
  if (/\.truncate$/.test(path)) return fact('TRUNCATE', { names: table() });
  return /\.(?:del|delete)$/.test(path) && !isNarrowed(self, /\.(?:and|or)?[wW]here\w*\(\)$/, isKnexWide)
    ? fact('DELETE', { names: table() })
    : null;
}

/** Whether any step of a chain that filters leaves rows out; one that is not known is taken to do so. */
function isNarrowed(self: Value | null, filters: RegExp, isWide: (step: Made) => boolean): boolean {
  for (let at: Value | null = self, depth = 0; at?.v === 'object' && depth < 24; at = at.self, depth += 1)
    if (filters.test(at.of) && !isWide(at)) return true;
  return false;
}
type Made = Extract<Value, { v: 'object' }>;
/** Conditions that hold for every row. */
const ALWAYS = /^\s*(?:\(\s*)?(?:true|not\s+false|(\d+)\s*=\s*\1|(\d+)\s*<>\s*(?!\2\b)\d+|\w+\s+is\s+not\s+null)\s*(?:\)\s*)?;?\s*$/i;
const holdsAlways = (value: Value | undefined): boolean => value?.v === 'text' && ALWAYS.test(value.text);

/** `filter()`, `filter(pk__isnull=False)`, `filter(id__gt=0)`, `exclude(id=None)`. */
const isDjangoWide = ({ of, args, named }: Made): boolean =>
  args.length === 0 &&
  [...named].every(
    ([name, value]) =>
      (/__in$/.test(name) && !of.endsWith('.exclude()') && isWholeListing(value)) ||
      (value.v === 'plain' &&
        (of.endsWith('.exclude()')
          ? value.value === null
          : /__isnull$/.test(name)
            ? value.value === false
            : /__gte?$/.test(name) && value.value === 0)),
  );

/** The ids of all rows: `values_list('id')` of every one, or a list made of them. */
const isWholeListing = (value: Value): boolean =>
  value.v === 'list'
    ? value.items.length === 1 &&
      value.items.every((one) => one.v === 'object' && /\.objects(?:\.(?:all|iterator|order_by)\(\))*\.each\(\)\.(?:pk|id)$/.test(one.of))
    : value.v === 'object' && /\.objects(?:\.(?:all|order_by)\(\))*\.(?:all|values_list|values)\(\)$/.test(value.of);

/** `whereNotNull('id')`, `whereRaw('1 = 1')`. */
const isKnexWide = ({ of, args }: Made): boolean =>
  /[wW]hereNotNull\(\)$/.test(of) || holdsAlways(args[0]) || (args[0]?.v === 'dict' && args[0].entries.size === 0);

/** A filter that is missing or holds for all rows; one that is not known is taken for a real one. */
const isEveryRow = (where: Value | undefined, known: boolean): boolean => known && (where === undefined || isPrismaWide(where));
const isPrismaWide = (where: Value): boolean => where.v === 'dict' && [...where.entries].every(([name, value]) => isWideField(name, value));
function isWideField(name: string, value: Value): boolean {
  if (/^(?:AND|OR)$/.test(name)) {
    const parts = value.v === 'list' ? value.items : [value];
    return name === 'AND' ? parts.every(isPrismaWide) : parts.some(isPrismaWide);
  }
  const only = value.v === 'dict' ? [...value.entries] : [];
  return only.length === 1 && only.every(([how, what]) => how === 'not' || how === 'notIn' || (/^gte?$/.test(how) && isLeast(what)));
}
const isLeast = (value: Value): boolean => (value.v === 'plain' && value.value === 0) || (value.v === 'text' && value.text === '');
const isTrue = (value: Value | undefined): boolean => value?.v === 'plain' && value.value === true;
const nameOf = (value: Value | undefined): string => (value?.v === 'path' ? (value.path.split('.').at(-1) ?? value.path) : textOf(value));
const madeWith = (self: Value | null): Value | undefined => (self?.v === 'object' ? self.args[0] : undefined);

/** The first argument of the step that says which table it is about. */
function madeBy(self: Value | null, step: RegExp): Value | undefined {
  for (let at: Value | null = self, depth = 0; at?.v === 'object' && depth < 12; at = at.self, depth += 1)
    if (step.test(at.of)) return at.args[0];
  return undefined;
}

/** Paths of steps that end a delete of Drizzle; whether it says which rows is known at the end only. */
const UNFILTERED = /^drizzle-orm\b.*\.delete$|(?:^|[./])(?:db|drizzle)\.delete$/;
const waiting = new WeakMap<readonly Value[], () => void>();

/** `db.delete(orders)` of Drizzle deletes all rows unless a `where` follows: https://orm.drizzle.team/docs/delete */
export function drizzleDelete({ path, self, args }: Invocation, send: (fact: Fact) => void, machine: Machine): void {
  const [table] = args;
  if (UNFILTERED.test(path) && args.length === 1 && table?.v === 'path') {
    const all = (): void => send(fact('DELETE', { names: [nameOf(table)] }));
    machine.pending.add(all);
    waiting.set(args, all);
  } else if (path.endsWith('.delete().where') && self?.v === 'object') {
    const all = waiting.get(self.args);
    const [condition] = args;
    const wide =
      condition === undefined ||
      (condition.v === 'object' && (/\.isNotNull\(\)$/.test(condition.of) || holdsAlways(condition.args[0]))) ||
      holdsAlways(condition);
    if (all && !wide) machine.pending.delete(all);
  }
}
