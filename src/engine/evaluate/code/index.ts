import type { Context, Reader } from '../../context';
import { limits } from '../../limits';
import { hasExactHost } from '../../rules/candidates';
import { type Call, type Content, HOLE, type OpaqueWhy, type ProgramCall, type Text } from '../../types';
import { httpCall } from '../http/request';
import { hostName } from '../http/url';
import { codeFrom, sourcesOf } from '../shell/output';
import { javascriptInput, phpInput, pythonInput } from './input';
import { javascriptLibrary } from './javascriptLibrary';
import { readJavascript } from './javascriptStatements';
import { type Language, Machine } from './machine';
import { modulesFrom } from './modules';
import { standsIn } from './ownFile';
import { phpLibrary } from './phpLibrary';
import { readPhp } from './phpStatements';
import { pythonLibrary } from './pythonLibrary';
import { readPython } from './pythonStatements';
import { railwayReaders } from './railway';
import { textValue, type Value } from './values';

const path = (name: string): [string, Value] => [name, { v: 'path', path: name }];

const python: Language = { id: 'python', read: readPython, library: pythonLibrary, globals: new Map() };
const javascript: Language = {
  id: 'javascript',
  read: readJavascript,
  library: javascriptLibrary,
  // `node -e` has the built-in modules as names.
  globals: new Map(['fs', 'child_process', 'https', 'http', 'os', 'vm', 'path', 'undici'].map(path)),
};

const php: Language = {
  id: 'php',
  read: readPhp,
  library: phpLibrary,
  globals: new Map(Object.entries({ PHP_EOL: '\n', DIRECTORY_SEPARATOR: '/' }).map(([name, text]) => [name, textValue(text)])),
};

/**
 * What code does as far as it can be told, and a request that cannot be read where it speaks of a provider and is not understood. `inline`: it
 * stands in the action itself, where more than the ceiling is not let pass unread.
 */
function readCode(
  { text: code, inline, file }: { readonly text: string; readonly inline: boolean; readonly file?: Text },
  language: Language,
  call: ProgramCall,
  context: Context,
): readonly Call[] {
  const machine = new Machine(language, call, context);
  if (file !== undefined) standsIn(machine, file);
  // What the action itself says is followed into the project's modules; what a program of the project is made of is its own affair.
  if (inline) machine.modules = modulesFrom(call.cwd);
  if (code.length > limits.codeLength) machine.note(inline ? 'too-big' : 'unreadable-code');
  else if (isDeep(code)) machine.note('too-deep');
  else machine.run(code);
  for (const send of machine.pending) send();
  // A script of the project that reads its own credentials uses them; code that the action brings along is there to show them.
  const calls = inline ? machine.calls : machine.calls.filter((one) => one.kind !== 'file' || one.verb !== 'read');
  return [...calls, ...notUnderstood(code, machine)];
}

/**
 * What tests, or a tool's configuration, do wherever they run. Tests make and delete much of their own, in folders and databases of their own: what
 * counts is what is written out with its whole path.
 */
export function loadedCode(code: string, kind: 'python' | 'javascript', call: ProgramCall, context: Context): readonly Call[] {
  return readCode({ text: code, inline: true }, kind === 'python' ? python : javascript, call, context).filter((one) =>
    one.kind === 'file'
      ? one.verb !== 'read' && !one.path.includes(HOLE)
      : one.kind === 'program' && !one.argv.some((word) => word.includes(HOLE)) && one.argv.some((word) => /(?:^|[\s=])[~/]/.test(word)),
  );
}

/** Whether brackets stand deeper in each other than is read; those in strings are counted too, which only makes it stricter. */
function isDeep(code: string): boolean {
  let depth = 0;
  for (const bracket of code.replace(/[^([{}\])]+/g, '')) {
    depth += '([{'.includes(bracket) ? 1 : -1;
    if (depth > limits.codeDepth) return true;
    if (depth < 0) depth = 0;
  }
  return false;
}

/** Something that can send bytes, or that decides at run time what is called. */
const SENDS =
  /\b(socket|ssl|requests|httpx|urllib\w*|http|https|aiohttp|pycurl|net|tls|fetch|axios|got|undici|superagent|needle|ky|websocket\w*|grpc|ctypes|importlib|__import__|eval|exec|getattr|globals|subprocess|child_process|XMLHttpRequest|WebSocket|connect)\b/i;
const HOST = /[a-z0-9\uE000-]+(?:\.[a-z0-9\uE000-]+)*\.[a-z]{2,}/gi;

function notUnderstood(code: string, machine: Machine): readonly Call[] {
  const said = withoutComments(code, machine.language);
  if (!SENDS.test(said.replace(/https?:\/\//gi, ''))) return [];
  const seen = new Set(machine.calls.flatMap((call) => (call.kind === 'http' || call.kind === 'sql' ? [call.host] : [])));
  const hosts = new Set(said.match(HOST)?.map(hostName) ?? []);
  return [...hosts]
    .filter((host) => !seen.has(host) && !host.includes(HOLE) && hasExactHost(host))
    .map((host) =>
      httpCall(
        {
          method: 'POST',
          url: `https://${host}/${HOLE}`,
          headers: [],
          body: { kind: 'unreadable', why: 'code that was not understood' },
          credential: true,
        },
        { via: [...machine.from.via, machine.from.program], remote: machine.from.remote },
      ),
    );
}

/** Comments say nothing; taking out too little is safe, so only whole lines go. */
const withoutComments = (code: string, { id }: Language): string =>
  code.replace(id === 'python' ? /^[^\S\n]*#.*$/gm : /^[^\S\n]*\/\/.*$/gm, '');

/** Code that comes from elsewhere: what made it says what kind it is; a process substitution is read as `remote`. */
const whyOf = (code: Content & { readonly kind: 'unreadable' }): OpaqueWhy =>
  code.why === 'remote' ? 'fetched-code' : codeFrom(sourcesOf(code));

function reader(language: Language, input: typeof pythonInput): Reader {
  return (call, context) => {
    const code = input(call, context);
    switch (code.kind) {
      case 'none':
        return [];
      case 'text':
        return readCode(code, language, call, context);
      case 'unreadable':
        return [{ kind: 'opaque', via: call.via, remote: call.remote, why: whyOf(code), about: call.program, text: code.why }];
      default:
        return code satisfies never;
    }
  };
}
const pythonReader = reader(python, pythonInput);
const phpReader = reader(php, phpInput);
const javascriptReader = reader(javascript, javascriptInput);

/** Interpreters of Python and JavaScript, and command lines that run or send what they are given, by program name. */
export const codeReaders: Readonly<Record<string, Reader>> = {
  python: pythonReader,
  python2: pythonReader,
  python3: pythonReader,
  pypy3: pythonReader,
  ipython: pythonReader,
  ...Object.fromEntries(['3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14'].map((version) => [`python${version}`, pythonReader])),
  node: javascriptReader,
  nodejs: javascriptReader,
  deno: javascriptReader,
  // `bun x` runs a package's program.
  bun: (call, context) => [...context.unwrap(call), ...javascriptReader(call, context)],
  tsx: javascriptReader,
  'ts-node': javascriptReader,
  ...Object.fromEntries(
    ['zx', 'jiti', 'vite-node', 'esr', 'esbuild-runner', 'tsm', 'babel-node', 'swc-node', 'electron'].map((name) => [
      name,
      javascriptReader,
    ]),
  ),
  php: phpReader,
  ...Object.fromEntries(['7.4', '8.0', '8.1', '8.2', '8.3', '8.4', '8.5'].map((version) => [`php${version}`, phpReader])),
  ...railwayReaders,
};
