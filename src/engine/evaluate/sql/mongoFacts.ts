import { HOLE, type Text } from '../../types';
import { memberOf, textOf, type Value } from '../code/values';
import { type Fact, fact } from './fact';

export interface MongoFact {
  readonly fact: Fact;
  /** The database where the call itself names one. */
  readonly database: Text | null;
}

const EMPTY_METHODS = new Set(['deletemany', 'delete_many', 'remove', 'updatemany', 'update_many', 'findanddelete']);
const DROPS: Readonly<Record<string, string>> = {
  dropdatabase: 'database',
  drop_database: 'database',
  drop: 'collection',
  drop_collection: 'collection',
  dropcollection: 'collection',
};

/** What a method of a MongoDB shell or driver does: `db.orders.drop()`, `client.drop_database('shop')`, `db.runCommand({ drop: 'orders' })`. */
export function mongoFact(path: string, self: Value | null, args: readonly Value[]): MongoFact | null {
  const at = path.lastIndexOf('.');
  const method = path.slice(at + 1).toLowerCase();
  const [first] = args;
  const database = databaseOf(self);
  const collection = (): readonly Text[] => [collectionOf(path.slice(0, Math.max(0, at)), self)];
  if (Object.hasOwn(DROPS, method)) {
    const object = DROPS[method] ?? '';
    const said = first?.v === 'text' ? [first.text] : null;
    const names = object === 'database' ? (said ?? (database === null ? [] : [database])) : (said ?? collection());
    return { fact: fact('DROP', { object, names }), database };
  }
  if (EMPTY_METHODS.has(method)) {
    const where = first === undefined ? 'none' : isEmpty(first);
    return {
      fact: fact(method.startsWith('update') ? 'UPDATE' : 'DELETE', { object: 'collection', names: collection(), where }),
      database,
    };
  }
  if (method === 'renamecollection' && memberIsTrue(args[1]))
    return { fact: fact('DROP', { object: 'collection', names: [textOf(first)] }), database };
  if (method === 'aggregate') {
    const out = first?.v === 'list' ? first.items.map((stage) => memberOf(stage, '$out')).find((one) => one !== undefined) : undefined;
    return out === undefined
      ? null
      : { fact: fact('DROP', { object: 'collection', names: [textOf(memberOf(out, 'coll') ?? out)] }), database };
  }
  if (method === 'bulkwrite' || method === 'bulk_write') {
    const filters = (first?.v === 'list' ? first.items : []).flatMap((one) => {
      const many = memberOf(one, 'deleteMany') ?? memberOf(one, 'updateMany');
      return many === undefined ? [] : [memberOf(many, 'filter') ?? many];
    });
    const all = filters.some((filter) => isEmpty(filter) !== 'real');
    return all ? { fact: fact('DELETE', { object: 'collection', names: collection(), where: 'constant' }), database } : null;
  }
  if (method === 'shutdownserver') return { fact: fact('SHUTDOWN', { object: 'server' }), database };
  return method === 'runcommand' || method === 'admincommand' || method === 'command' ? command(first, args, database) : null;
}

/** `true`, or `{ dropTarget: true }`. */
const memberIsTrue = (value: Value | undefined): boolean => {
  const said = memberOf(value, 'dropTarget') ?? value;
  return said?.v === 'plain' && said.value === true;
};

/** A filter that leaves nothing out; one that is not known counts as such. */
function isEmpty(filter: Value): Fact['where'] {
  if (filter.v === 'dict') return filter.entries.size === 0 || [...filter.entries.values()].every(isTrivial) ? 'constant' : 'real';
  return filter.v === 'plain' ? 'constant' : 'real';
}

/** `{ $exists: true }`, `{ $ne: null }`. */
const isTrivial = (value: Value): boolean =>
  value.v === 'dict' &&
  value.entries.size > 0 &&
  [...value.entries].every(
    ([key, inner]) =>
      (key === '$exists' && inner.v === 'plain' && inner.value === true) || (key === '$ne' && inner.v === 'plain' && inner.value === null),
  );

function command(first: Value | undefined, args: readonly Value[], database: Text | null): MongoFact | null {
  const drop = memberOf(first, 'drop') ?? (first?.v === 'text' && first.text === 'drop' ? args[1] : undefined);
  if (drop) return { fact: fact('DROP', { object: 'collection', names: [textOf(drop)] }), database };
  if (memberOf(first, 'dropDatabase') ?? (first?.v === 'text' && first.text === 'dropDatabase'))
    return { fact: fact('DROP', { object: 'database', names: database === null ? [] : [database] }), database };
  if (memberOf(first, 'shutdown')) return { fact: fact('SHUTDOWN', { object: 'server' }), database };
  const deletes = memberOf(first, 'deletes');
  const from = memberOf(first, 'delete');
  if (!from) return null;
  const filters = deletes?.v === 'list' ? deletes.items.map((one) => memberOf(one, 'q')) : [];
  const where = filters.length > 0 && filters.every((one) => one !== undefined && isEmpty(one) === 'real') ? 'real' : 'constant';
  return { fact: fact('DELETE', { object: 'collection', names: [textOf(from)], where }), database };
}

const DATABASES = /\.(?:getSiblingDB|db|get_database|getDB|useDb)\(\)$/;
const COLLECTIONS = /\.(?:getCollection|collection|get_collection)\(\)$/;

function databaseOf(self: Value | null): Text | null {
  for (let at = self, depth = 0; at?.v === 'object' && depth < 12; at = at.self, depth += 1)
    if (DATABASES.test(at.of) && at.args.length > 0) return textOf(at.args[0]);
  return null;
}

/** `db.orders`, `db.getCollection('orders')`, `client.shop.orders`: the last part names it. */
function collectionOf(path: string, self: Value | null): Text {
  for (let at = self, depth = 0; at?.v === 'object' && depth < 12; at = at.self, depth += 1)
    if (COLLECTIONS.test(at.of)) return textOf(at.args[0]);
  const last = path.slice(path.lastIndexOf('.') + 1);
  return last.endsWith('()') || last === 'db' ? HOLE : last;
}
