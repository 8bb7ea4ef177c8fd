import { HOLE, type McpCall, type ProgramCall } from '../../types';
import type { ToolInput } from './input';
import { programCall } from './programs';

/** Methods of a collection for the tools of MongoDB's own server. */
const METHODS: Readonly<Record<string, string>> = {
  delete_many: 'deleteMany',
  update_many: 'updateMany',
  drop_collection: 'drop',
  aggregate: 'aggregate',
  delete_one: 'deleteOne',
  drop_index: 'dropIndex',
};

/** A tool of MongoDB as its shell would run it; null where it is none. */
export function mongoCall(input: ToolInput, call: McpCall, cwd: string): ProgramCall | null {
  const [database] = input.texts('database', 'db', 'database_name');
  const [collection] = input.texts('collection', 'collection_name');
  const tool = Object.keys({ ...METHODS, drop_database: '', rename_collection: '' }).find(
    (name) => input.name === name || input.name.endsWith(`_${name}`),
  );
  if (tool === undefined || (database === undefined && collection === undefined)) return null;
  const base = database === undefined ? 'db' : `db.getSiblingDB(${JSON.stringify(database)})`;
  const of = (name: string): string => {
    const [value] = input.values(name);
    return value === undefined ? '{}' : typeof value === 'string' ? value : JSON.stringify(value);
  };
  const on = `${base}.getCollection(${JSON.stringify(collection ?? '')})`;
  const code = {
    delete_many: `${on}.deleteMany(${of('filter')})`,
    delete_one: `${on}.deleteOne(${of('filter')})`,
    update_many: `${on}.updateMany(${of('filter')}, ${of('update')})`,
    drop_collection: `${on}.drop()`,
    drop_index: `${on}.dropIndex(${JSON.stringify(input.texts('index_name')[0] ?? '')})`,
    aggregate: `${on}.aggregate(${of('pipeline')})`,
    drop_database: `${base}.dropDatabase()`,
    // What stands under the new name is dropped where that is asked for.
    rename_collection:
      input.values('drop_target').includes(true) && input.texts('new_name').length > 0
        ? `${base}.getCollection(${JSON.stringify(input.texts('new_name')[0])}).drop()`
        : '0',
  }[tool];
  const [uri] = input.texts('connection_string', 'uri');
  // Which server it is connected to is not told; that of this machine is only the shell's own guess.
  return code === undefined ? null : programCall(['mongosh', uri ?? `mongodb://${HOLE}/`, '--eval', code], call, cwd, []);
}
