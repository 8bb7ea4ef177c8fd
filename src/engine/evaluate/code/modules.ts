import { folderOf, normalise } from '../files/path';
import { runBlock } from './execute';
import type { Machine } from './machine';
import { type Scope, textValue, UNKNOWN, type Value } from './values';

/** Modules of one piece of code that are read: those of the project, from the folder that imports them. */
export interface Modules {
  readonly known: Map<string, Value>;
  folder: string;
}
export const modulesFrom = (folder: string): Modules => ({ known: new Map(), folder });

const MOST = 6;
/** Modules that nobody has in a project, so that no file is looked for. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  (
    'os sys re json time datetime math random string pathlib shutil subprocess glob typing collections itertools functools io csv base64 hashlib hmac secrets uuid ' +
    'socket ssl http urllib threading multiprocessing asyncio concurrent logging argparse tempfile zipfile tarfile gzip bz2 lzma pickle struct copy enum dataclasses ' +
    'abc contextlib inspect traceback signal platform getpass textwrap pprint decimal fractions statistics operator heapq bisect queue select errno stat fnmatch sqlite3 ' +
    'ctypes importlib pkgutil runpy ast dis tokenize unittest doctest pdb warnings weakref gc atexit sched calendar locale gettext email html xml codecs binascii shlex ' +
    'numpy pandas requests httpx boto3 botocore yaml toml tomllib pytest torch flask django fastapi sqlalchemy psycopg2 psycopg pymysql redis pymongo matplotlib scipy ' +
    'sklearn PIL cv2 bs4 lxml pydantic click rich tqdm jinja2 dotenv openai anthropic builtins __future__ pty'
  ).split(' '),
);

/** What an import of the project's own code binds: the module, or the member of it; undefined: it is installed, or not to be read. */
export function memberOfModule(path: string, machine: Machine): Value | undefined {
  const { modules } = machine;
  if (modules === null || machine.from.remote !== null) return undefined;
  return machine.language.id === 'python' ? pythonModule(path, modules, machine) : javascriptModule(path, modules, machine);
}

function pythonModule(path: string, modules: Modules, machine: Machine): Value | undefined {
  const names = path.replace(/^\.+/, '').split('.');
  if (!names.every((name) => /^\w+$/.test(name)) || ELSEWHERE.has(names[0] ?? '')) return undefined;
  for (let count = names.length; count > 0; count--) {
    const file = `${modules.folder}/${names.slice(0, count).join('/')}`;
    const module = fromFile([`${file}.py`, `${file}/__init__.py`], modules, machine);
    if (module) return names.slice(count).reduce((value: Value, name) => machine.member(value, name), module);
  }
  return undefined;
}

function javascriptModule(path: string, modules: Modules, machine: Machine): Value | undefined {
  if (!/^(?:\.{1,2}\/|\/)/.test(path)) return undefined;
  const at = path.lastIndexOf('.');
  // `./x.js` is a file, `./x.run` a member of one.
  const ways: readonly (readonly [string, string | null])[] =
    at > path.lastIndexOf('/')
      ? [
          [path, null],
          [path.slice(0, at), path.slice(at + 1)],
        ]
      : [[path, null]];
  for (const [file, member] of ways) {
    const whole = file.startsWith('/') ? file : normalise(`${modules.folder}/${file}`);
    const endings = /\.[cm]?[jt]s$/.test(whole) ? [''] : ['.js', '.ts', '.mjs', '.cjs', '/index.js'];
    const module = fromFile(
      endings.map((ending) => whole + ending),
      modules,
      machine,
    );
    if (module) return member === null ? module : machine.member(module, member);
  }
  return undefined;
}

/** Runs the first of these files that is there, once. */
function fromFile(files: readonly string[], modules: Modules, machine: Machine): Value | undefined {
  for (const file of files) {
    const before = modules.known.get(file);
    if (before) return before;
    const fact = machine.context.file(file, 'text');
    if (fact.kind !== 'text') continue;
    modules.known.set(file, UNKNOWN);
    if (modules.known.size > MOST || !machine.context.spend(1 + fact.text.length / 32)) return UNKNOWN;
    const { folder } = modules;
    modules.folder = machine.language.id === 'python' ? folder : folderOf(file);
    const scope: Scope = { names: new Map([['__name__', textValue('module')]]), outer: null };
    runBlock(machine, machine.language.read(fact.text), scope);
    modules.folder = folder;
    const module = exportsOf(scope);
    modules.known.set(file, module);
    return module;
  }
  return undefined;
}

/** `module.exports`, or whatever stands in the module under a name. */
function exportsOf({ names }: Scope): Value {
  const whole = names.get('.module.exports');
  if (whole) return whole;
  const props = new Map([...names].map(([name, value]) => [name.replace(/^\.(?:module\.)?exports\./, ''), value]));
  return { v: 'instance', of: UNKNOWN, props };
}
