import type { Invocation } from '../code/machine';
import { memberOf, textOf, type Value } from '../code/values';
import { type Fact, fact } from './fact';

/** Methods that any of these may be about; most calls are none. */
const METHODS =
  /\.(?:delete|deleteOne|delete_one|deleteMany|delete_many|findByIdAndDelete|findOneAndDelete|destroy|remove|delete_instance|hard_delete|forceDelete|execute\w*|exec|clear|drop|drop_collection|dropDatabase|dropSchema|refreshDatabase|clearDatabase|updateMany)$/;
/** A step of a listing that leaves no row out. */
const STEPS =
  /\.(?:all|using|order_by|orderBy|select_related|prefetch_related|distinct|iterator|options|yield_per|unique|fetchall|lean|sort|toArray|cursor|stream)\(\)/g;
const MODEL = /(?:^|[./])([A-Z]\w*)$/;

/**
 * What a call of an object-relational mapper does to all rows though it speaks of one, or in the words of the mappers that make a statement first:
 * `for (const o of await prisma.order.findMany()) await prisma.order.delete({ where: { id: o.id } })`. null: nothing that is known.
 */
export function rowsFact({ path, self, args, named }: Invocation): Fact | null {
  if (!METHODS.test(path)) return null;
  const method = path.slice(path.lastIndexOf('.') + 1);
  const [first] = args;
  const all = (name: string): Fact => fact('DELETE', { names: [name] });
  const wholly = [self, ...args, ...named.values()].map((one) => (one ? listedIn(one, 0) : null)).find((one) => one !== null);
  if (wholly !== undefined && wholly !== null && /^(?:delete|destroy|remove|hard|findBy|findOne)/.test(method)) return all(wholly);
  // `Order::all()->each->delete()`, `Order::destroy(Order::pluck('id'))`
  const own = /(?:^|[./])([A-Z]\w*)\.(?:all|get|cursor|pluck)\(\)(?:\.(?:each|map))?$/.exec(
    method === 'destroy' && first?.v === 'object' ? first.of : path.slice(0, -method.length - 1),
  )?.[1];
  if (own !== undefined && /^(?:delete|destroy|forceDelete)$/.test(method) && (method === 'destroy' || /\.(?:each|map)\.\w+$/.test(path)))
    return all(own);
  const owner = path.slice(0, path.lastIndexOf('.'));
  // Tortoise
  const whole = method === 'delete' ? /(?:^|[./])([A-Z]\w*)\.all\(\)$/.exec(owner)?.[1] : undefined;
  if (whole !== undefined && args.length === 0) return all(whole);
  const model = MODEL.exec(owner)?.[1];
  switch (method) {
    case 'delete':
      // SQLAlchemy, Flask-SQLAlchemy, Objection: https://docs.sqlalchemy.org/en/20/orm/queryguide/query.html
      if (args.length > 0 && first?.v !== 'plain') return null;
      if (/\.query\(\)$/.test(owner) && (named.size === 0 || named.has('synchronize_session')))
        return all(nameOf(self?.v === 'object' ? self.args[0] : undefined));
      return /(?:^|[./])[A-Z]\w*\.query$/.test(owner) ? all(/([A-Z]\w*)\.query$/.exec(owner)?.[1] ?? 'rows') : null;
    case 'execute':
    case 'executeTakeFirst':
    case 'exec':
      return executed(owner, self, first);
    case 'clear':
      return /\.getRepository\(\)$/.test(owner)
        ? fact('TRUNCATE', { names: [nameOf(self?.v === 'object' ? self.args[0] : undefined)] })
        : null;
    case 'drop_collection':
      return model === undefined ? null : fact('DROP', { object: 'table', names: [model] });
    case 'dropDatabase':
      return args.length === 0 ? fact('DROP', { object: 'database' }) : null;
    case 'drop':
      return /(?:^|[./])[A-Z]\w*\.collection$/.test(owner)
        ? fact('DROP', { object: 'table', names: [/([A-Z]\w*)\.collection$/.exec(owner)?.[1] ?? 'rows'] })
        : null;
    case 'dropSchema':
    case 'refreshDatabase':
    case 'clearDatabase':
      return path.startsWith('@mikro-orm/') ? fact('DROP', { object: 'table', names: ['every table'] }) : null;
    case 'remove':
      return model !== undefined && first?.v === 'dict' && isNothing(first) ? all(model) : null;
    case 'deleteMany':
      return model !== undefined && isNothing(first) ? all(model) : null;
    case 'destroy': {
      const where = memberOf(first, 'where');
      return model !== undefined && where !== undefined && isNothing(where) ? all(model) : null;
    }
    default:
      return null;
  }
}

/** A statement that was made before: `Order.delete().execute()`, `db.deleteFrom("orders").execute()`, `session.execute(delete(Order))`. */
function executed(owner: string, self: Value | null, first: Value | undefined): Fact | null {
  const made = self?.v === 'object' ? self : null;
  if (first?.v === 'object' && /^(?:sqlalchemy(?:\.\w+)*|sqlmodel)\.delete\(\)$/.test(first.of))
    return fact('DELETE', { names: [nameOf(first.args[0])] });
  if (made === null || first !== undefined) return null;
  const dropped = /\.schema\.drop(Table|View|Schema|Index)\(\)(?:\.\w+\(\))*$/.exec(owner)?.[1]?.toLowerCase();
  if (dropped !== undefined) return fact('DROP', { object: dropped, names: [nameOf(made.args[0])] });
  if (/\.deleteFrom\(\)$/.test(owner)) return fact('DELETE', { names: [nameOf(made.args[0])] });
  // Peewee
  if (/(?:^|[./])[A-Z]\w*\.delete\(\)$/.test(owner) && made.args.length === 0 && made.named.size === 0)
    return fact('DELETE', { names: [/([A-Z]\w*)\.delete\(\)$/.exec(owner)?.[1] ?? 'rows'] });
  // TypeORM
  return /\.createQueryBuilder\(\)\.delete\(\)(?:\.from\(\))?$/.test(owner) ? fact('DELETE', { names: [nameOf(made.args[0])] }) : null;
}

/** The model of which something is any row at all: an element of a listing that leaves none out, or a value with such a one in it. */
function listedIn(value: Value, depth: number): string | null {
  if (depth > 4) return null;
  if (value.v === 'dict' || value.v === 'list') {
    for (const inner of value.v === 'dict' ? value.entries.values() : value.items) {
      const found = listedIn(inner, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  for (let at: Value | null = value, steps = 0; at?.v === 'object' && steps < 6; at = at.self, steps += 1)
    if (at.of.endsWith('.each()')) return at.self?.v === 'object' ? listing(at.self) : null;
  return null;
}

function listing(of: Extract<Value, { v: 'object' }>): string | null {
  const path = of.of.replace(STEPS, '');
  const managed = /([^.()]+)\.(?:objects|all_objects|_default_manager|_base_manager)$/.exec(path)?.[1];
  if (managed !== undefined) return managed;
  // Eloquent, Drupal, Tortoise: https://laravel.com/docs/eloquent#retrieving-models
  const fetched = FETCHED.exec(of.of)?.[1];
  if (fetched !== undefined && of.args.length === 0) return fetched;
  const queried = /([A-Z]\w*)\.query$/.exec(path)?.[1];
  if (queried !== undefined) return queried;
  for (let at: Value | null = of, steps = 0; at?.v === 'object' && steps < 6; at = at.self, steps += 1) {
    const [first] = at.args;
    const own = at.of.replace(STEPS, '');
    if (own !== path && !path.startsWith(own)) return null;
    if (/\.query\(\)$/.test(at.of)) return path.endsWith('.query()') ? nameOf(first) : null;
    if (/\.(?:scalars|execute)\(\)$/.test(at.of))
      return first?.v === 'object' && /(?:^|\.)select\(\)$/.test(first.of) && /(?:scalars|execute)\(\)(?:\.scalars\(\))?$/.test(path)
        ? nameOf(first.args[0])
        : null;
    const step = /(?:^|[./])([^.()/]+)\.(?:findMany|findAll|find|select)\(\)$/.exec(at.of);
    if (step) {
      const where = memberOf(first, 'where');
      return path.endsWith(')') && own === path && (isNothing(first) || (first?.v === 'dict' && /Many|All/.test(at.of) && isNothing(where)))
        ? (step[1] ?? 'rows')
        : null;
    }
  }
  return null;
}

const FETCHED = /(?:^|[./])([A-Z]\w*)\.(?:all|cursor|lazy|get|loadMultiple|query\(\)\.(?:get|cursor|lazy|all))\(\)$/;

const isNothing = (value: Value | undefined): boolean => value === undefined || (value.v === 'dict' && value.entries.size === 0);
const nameOf = (value: Value | undefined): string => (value?.v === 'path' ? (value.path.split('.').at(-1) ?? value.path) : textOf(value));
