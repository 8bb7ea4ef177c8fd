import type { Text } from '../../types';
import { HOLE } from '../../types';
import type { Yaml } from './yaml';

/** One task: what it calls and where. */
export interface Task {
  /** Without its collection: `ansible.builtin.file` is `file`. */
  readonly module: string;
  /** What stands behind the module as words: a command line. */
  readonly text: Text;
  readonly args: Readonly<Record<string, Text>>;
  readonly hosts: Text;
  /** It runs on the machine that runs the playbook. */
  readonly local: boolean;
}
/** What else a play or task brings in: a file of tasks or plays, or a role. */
export interface Included {
  readonly kind: 'file' | 'role';
  readonly name: Text;
}
export interface Found {
  readonly tasks: readonly Task[];
  readonly included: readonly Included[];
}
interface Place {
  readonly hosts: Text;
  readonly local: boolean;
  /** Tags that were asked for; tasks with `never` run only for these. */
  readonly tags: readonly string[];
}

/** Words of a task that are no module. */
const KEYWORDS: ReadonlySet<string> = new Set(
  `name when tags register become become_user become_method become_flags vars with_items with_dict with_fileglob with_first_found with_sequence with_subelements
   with_together with_lines with_nested with_list loop loop_control until retries delay notify listen ignore_errors ignore_unreachable failed_when changed_when
   delegate_to delegate_facts run_once environment no_log async poll check_mode diff args connection remote_user any_errors_fatal throttle timeout collections
   module_defaults local_action action debugger port block rescue always hosts roles`.split(/\s+/),
);
const INCLUDES: ReadonlySet<string> = new Set([
  'include',
  'include_tasks',
  'import_tasks',
  'import_playbook',
  'include_role',
  'import_role',
]);

const isMap = (value: Yaml | undefined): value is { readonly [key: string]: Yaml } => typeof value === 'object' && !Array.isArray(value);
const listOf = (value: Yaml | undefined): readonly Yaml[] => (isList(value) ? value : []);
const isList = (value: Yaml | undefined): value is readonly Yaml[] => Array.isArray(value);
const words = (value: Yaml | undefined): readonly string[] =>
  typeof value === 'string'
    ? value.split(',').map((one) => one.trim())
    : listOf(value).flatMap((one) => (typeof one === 'string' ? [one] : []));
/** What a template stands for is known when it runs. */
export const known = (text: string): Text => text.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, HOLE);
const textOf = (value: Yaml | undefined): Text => (typeof value === 'string' ? known(value) : '');

/** All tasks of plays, or of a file of tasks, with what they bring in. */
export function tasksOf(value: Yaml, place: Place): Found {
  const found = listOf(value).map((one): Found => {
    if (!isMap(one)) return NOTHING;
    return 'hosts' in one ? play(one, place) : task(one, place);
  });
  return joined(found);
}
const NOTHING: Found = { tasks: [], included: [] };
const joined = (all: readonly Found[]): Found => ({
  tasks: all.flatMap(({ tasks }) => tasks),
  included: all.flatMap(({ included }) => included),
});

function play(map: { readonly [key: string]: Yaml }, outer: Place): Found {
  const hosts = words(map.hosts).map(known).join(',');
  const place = { ...outer, hosts, local: outer.local || isLocal(hosts, map.connection) };
  const roles = listOf(map.roles).flatMap((role): Included[] => {
    const name = textOf(isMap(role) ? (role.role ?? role.name) : role);
    return name === '' ? [] : [{ kind: 'role', name }];
  });
  const lists = [map.pre_tasks, map.tasks, map.post_tasks, map.handlers].map((list) => tasksOf(list ?? [], place));
  return joined([...lists, { tasks: [], included: roles }]);
}

export const isLocal = (hosts: Text, connection: Yaml | undefined): boolean =>
  connection === 'local' || hosts === 'localhost' || hosts === '127.0.0.1';

function task(map: { readonly [key: string]: Yaml }, outer: Place): Found {
  const tags = words(map.tags);
  if (tags.includes('never') && !tags.some((tag) => tag !== 'never' && outer.tags.includes(tag))) return NOTHING;
  if (map.when === 'false') return NOTHING;
  const to = textOf(map.delegate_to);
  const place = to === '' ? outer : { ...outer, hosts: to, local: isLocal(to, undefined) };
  const blocks = [map.block, map.rescue, map.always].map((list) => tasksOf(list ?? [], place));
  const given = map.local_action ?? map.action;
  const named = Object.entries(map).find(([key]) => !KEYWORDS.has(key) && /^[a-z][\w.]*$/.test(key));
  const [name, value] = named ?? actionOf(given);
  if (name === '') return joined(blocks);
  const module = name.slice(name.lastIndexOf('.') + 1);
  const args = { ...argsOf(value), ...(isMap(map.args) ? argsOf(map.args) : {}) };
  if (INCLUDES.has(module)) {
    const file = typeof value === 'string' ? known(value).split(/\s/)[0] : (args.file ?? args.name);
    const kind = module.endsWith('_role') ? 'role' : 'file';
    return joined([...blocks, { tasks: [], included: file === undefined ? [] : [{ kind, name: file }] }]);
  }
  const local = place.local || map.local_action !== undefined || map.connection === 'local';
  const one: Task = { module, text: typeof value === 'string' ? known(value) : '', args, hosts: place.hosts, local };
  return joined([...blocks, { tasks: [one], included: [] }]);
}

/** `local_action: shell rm -rf /x`, `action: {module: shell, …}` */
function actionOf(value: Yaml | undefined): readonly [string, Yaml] {
  if (isMap(value)) return [typeof value.module === 'string' ? value.module : '', value];
  const [, name = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(typeof value === 'string' ? value : '') ?? [];
  return [name, rest];
}

/** Arguments of a map, or of `key=value` words. */
export function argsOf(value: Yaml): Readonly<Record<string, Text>> {
  if (typeof value === 'string')
    return Object.fromEntries(
      [...value.matchAll(/(\w+)=("[^"]*"|'[^']*'|\S+)/g)].map(([, key = '', text = '']) => [
        key,
        known(text.replace(/^(["'])(.*)\1$/, '$2')),
      ]),
    );
  if (!isMap(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      typeof one === 'string'
        ? known(one)
        : listOf(one)
            .map(textOf)
            .join(key === 'argv' ? ' ' : ','),
    ]),
  );
}
