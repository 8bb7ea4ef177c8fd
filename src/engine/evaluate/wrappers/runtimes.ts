import { HOLE, type ProgramCall, type Text } from '../../types';
import { type Inner, innerProgram, innerTasks, type Unwrap } from './inner';
import { flag, type Options, parseOptions } from './options';
import { programOf } from './packageNames';

/** Runtimes and version managers that start an installed tool: by its package, by its file among the packages, or by its module. */

const DENO_RUNS: ReadonlySet<Text> = new Set(['run', 'serve']);
const named = (call: ProgramCall, spec: Text, rest: readonly Text[]): readonly Inner[] => innerProgram(call, [programOf(spec), ...rest]);

/** `deno run -A npm:wrangler d1 delete shop`, `deno -A npm:…`, `deno x wrangler …`, `deno task name`. */
const deno: Unwrap = (call) => {
  const [verb] = call.argv;
  if (verb === 'task') return innerTasks(call, 'scripts');
  if (verb === 'x') return dx({ ...call, argv: call.argv.slice(1) });
  const [spec = '', ...rest] = parseOptions(DENO_RUNS.has(verb ?? '') ? call.argv.slice(1) : call.argv, DENO).rest;
  return spec.startsWith('npm:') ? named(call, spec, rest) : [];
};
const DENO: Options = { short: 'cL', long: 'config import-map cert location seed log-level ext preload require import' };

/** `dx wrangler …`: a bare name is a package of npm's. */
const dx: Unwrap = (call) => {
  const at = call.argv.findIndex((word) => !word.startsWith('-'));
  return at < 0 || call.argv[at]?.startsWith('jsr:') ? [] : named(call, call.argv[at] ?? '', call.argv.slice(at + 1));
};

/** The package that a file belongs to: `node_modules/@railway/cli/bin/railway.js`. */
const PACKAGE = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/.@][^/]*)\/.+/;
const NODE: Options = { short: 'rC', long: 'require import loader experimental-loader conditions env-file title input-type' };

/** `node node_modules/wrangler/bin/wrangler.js …` is wrangler; `node --run name` a script of the project. */
const node: Unwrap = (call) => {
  if (call.argv[0] === '--run') return innerTasks({ ...call, argv: ['run', ...call.argv.slice(1)] }, 'scripts');
  const { flags, rest } = parseOptions(call.argv, NODE);
  if (flags.some(([name]) => /^(?:e|p|eval|print)$/.test(name))) return [];
  const owner = PACKAGE.exec(rest[0] ?? '')?.[1];
  return owner === undefined ? [] : named(call, owner, rest.slice(1));
};

/** Python's modules that are command lines of tools: `python -m awscli`. */
const MODULES: Readonly<Record<string, string>> = {
  pip: 'pip',
  awscli: 'aws',
  'awscli.clidriver': 'aws',
  'azure.cli': 'az',
  ansible: 'ansible',
  alembic: 'alembic',
  s4cmd: 's4cmd',
  gsutil: 'gsutil',
  flask: 'flask',
  django: 'django-admin',
  httpie: 'http',
  'snowflake.cli': 'snow',
  databricks_cli: 'databricks',
  sqlite3: 'sqlite3',
  pgcli: 'pgcli',
  mycli: 'mycli',
  litecli: 'litecli',
  platformio: 'pio',
};
/** Modules of Python itself, and of tools that nobody has in a project of their own. */
const INSTALLED: ReadonlySet<string> = new Set(
  (
    'pytest unittest venv virtualenv http json mypy black ruff isort flake8 pylint build twine coverage tox nox pdb timeit cProfile profile zipfile tarfile ' +
    'compileall py_compile ensurepip site sysconfig platform calendar base64 this antigravity idlelib turtle doctest trace tokenize ast dis uvicorn gunicorn ' +
    'hypercorn celery streamlit jupyter notebook ipykernel IPython pipx poetry uv hatch pre_commit mkdocs sphinx bandit pyright debugpy ipdb torch accelerate ' +
    'playwright grpc_tools pydoc smtpd socketserver webbrowser asyncio sqlmap scrapy locust'
  ).split(' '),
);
const python: Unwrap = (call) => {
  for (const [at, word] of call.argv.entries()) {
    if (!word.startsWith('-') || /^-[WX]$/.test(word)) return [];
    const [, module] = /^-[A-Za-bd-ln-zB]*?m(.*)$/s.exec(word) ?? [];
    if (module === undefined) continue;
    const name = (module === '' ? (call.argv[at + 1] ?? '') : module).replace(/\.__main__$/, '');
    const rest = call.argv.slice(module === '' ? at + 2 : at + 1);
    if (Object.hasOwn(MODULES, name)) return innerProgram(call, [MODULES[name] ?? name, ...rest]);
    // `python -m timeit -s setup statement`: all of it is code.
    if (name === 'timeit') {
      const parsed = parseOptions(rest, { short: 'nrsu', long: 'number repeat setup unit', operands: rest.length });
      const setup = flag(parsed, 's', 'setup');
      return innerProgram(call, [call.program, '-c', [...(typeof setup === 'string' ? [setup] : []), ...parsed.operands].join('\n')]);
    }
    if (INSTALLED.has(name.replace(/\..*$/s, '')) || !/^\w+(?:\.\w+)*$/.test(name)) return [];
    // A module of the project.
    const file = name.replaceAll('.', '/');
    return [`${file}.py`, `${file}/__main__.py`].flatMap((path) => innerProgram(call, [call.program, path, ...rest]));
  }
  return [];
};

/** `go run github.com/superfly/flyctl@latest apps destroy shop`: the last part of the path is the program, a version's apart. */
const go: Unwrap = (call) => {
  const [verb, ...words] = call.argv;
  if (verb !== 'run' && verb !== 'tool') return [];
  const { rest } = parseOptions(words, { long: 'exec tags ldflags gcflags asmflags mod modfile overlay C p', singleDash: true });
  const [spec = '', ...others] = rest;
  const path = spec.replace(/@[^@/]*$/, '').replace(/\/v\d+$/, '');
  if (verb === 'run' && !/^[\w-]+(?:\.[\w-]+)+\//.test(path)) return [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  const owner = path.split('/').at(-2) ?? '';
  return name === '' || name.includes(HOLE) ? [] : innerProgram(call, [name === 'cli' || name === 'cmd' ? owner : name, ...others]);
};

/** Words behind a verb, as a program: `volta run wrangler …`, `corepack pnpm dlx …`. */
const behindVerb =
  (verbs: readonly string[], options: Options = {}): Unwrap =>
  (call) => {
    const { rest } = parseOptions(call.argv, options);
    return verbs.includes(rest[0] ?? '') ? innerProgram(call, parseOptions(rest.slice(1), options).rest) : [];
  };
const corepack: Unwrap = (call) => {
  const [name = '', ...rest] = call.argv;
  return /^(?:npm|npx|pnpm|pnpx|yarn|yarnpkg)(?:@|$)/.test(name) ? innerProgram(call, [name.replace(/@.*$/, ''), ...rest]) : [];
};
/** `nvm exec 20 npx …`, `nvm run 20 file` */
const nvm: Unwrap = (call) => {
  const [verb = '', ...words] = call.argv;
  if (verb !== 'exec' && verb !== 'run') return [];
  const { rest } = parseOptions(words, {});
  const program = /^(?:v?\d|lts|node$|stable$|system$)/.test(rest[0] ?? '') ? rest.slice(1) : rest;
  return innerProgram(call, verb === 'run' ? ['node', ...program] : program);
};
/** `ruby -S heroku …` looks the program up as a shell does. */
const ruby: Unwrap = (call) => {
  const at = call.argv.findIndex((word) => /^-[a-z]*S$/.test(word));
  return at < 0 || call.argv.slice(0, at).some((word) => !word.startsWith('-')) ? [] : innerProgram(call, call.argv.slice(at + 1));
};

/** `pip install ./dir` runs what its setup.py says. */
const PIP: Options = {
  short: 'rctieo',
  long:
    'editable requirement constraint target index-url extra-index-url find-links prefix root src python platform only-binary no-binary log proxy cache-dir progress-bar ' +
    'config-settings upgrade-strategy group',
};
const pip: Unwrap = (call) => {
  const { rest } = parseOptions(call.argv, PIP);
  if (!/^(?:install|wheel|download)$/.test(rest[0] ?? '')) return [];
  const parsed = parseOptions(rest.slice(1), { ...PIP, operands: rest.length });
  const editable = parsed.flags.flatMap(([name, value]) =>
    name === 'e' || name === 'editable' ? [`./${value ?? ''}`.replace(/^\.\/(?=[./]|\w+[:+])/, '')] : [],
  );
  const folders = [...parsed.operands, ...editable].map((word) => word.replace(/^file:(?:\/\/)?|\[.*\]$/g, ''));
  return folders
    .filter((word) => /^\.{1,2}$|^\.{0,2}\//.test(word) && !/\.(?:whl|gz|zip|tgz)$/.test(word))
    .flatMap((folder) =>
      innerProgram(call, ['python3', 'setup.py', 'install'], { cwd: folder.startsWith('/') ? folder : `${call.cwd}/${folder}` }),
    );
};

/** `direnv allow`: what `.envrc` says runs from now on, in each shell that comes there. `direnv exec folder program` runs it first. */
const direnv: Unwrap = (call) => {
  const [verb, folder, ...words] = call.argv;
  const allows = /^(?:allow|permit|grant|reload|exec|export)$/.test(verb ?? '');
  if (!allows) return [];
  const at = verb === 'reload' || verb === 'export' || folder === undefined ? '.' : folder.replace(/\/?\.envrc$/, '') || '.';
  const file: Inner = { kind: 'file', from: call, path: `${at}/.envrc`, shell: 'bash', args: [] };
  return [file, ...(verb === 'exec' ? innerProgram(call, words) : [])];
};

export const runtimeWrappers: Readonly<Record<string, Unwrap>> = {
  deno,
  dx,
  node,
  nodejs: node,
  python,
  python3: python,
  ...Object.fromEntries(['3.9', '3.10', '3.11', '3.12', '3.13', '3.14'].map((version) => [`python${version}`, python])),
  go,
  ruby,
  corepack,
  nvm,
  pip,
  pip3: pip,
  direnv,
  volta: behindVerb(['run'], { long: 'node npm pnpm yarn env' }),
  fnm: behindVerb(['exec'], { long: 'using log-level node-dist-mirror fnm-dir arch' }),
  n: behindVerb(['exec']),
  nodenv: behindVerb(['exec']),
  gem: behindVerb(['exec'], { short: 'gv', long: 'gem version' }),
};
