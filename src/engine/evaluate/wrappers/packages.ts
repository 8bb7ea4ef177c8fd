import type { ProgramCall, Text } from '../../types';
import { type Inner, innerProgram, innerScript, innerTasks, type Unwrap } from './inner';
import { flag, type Options, parseOptions } from './options';

/** Packages whose program has another name. */
const PROGRAMS: Readonly<Record<string, string>> = {
  '@railway/cli': 'railway',
  'firebase-tools': 'firebase',
  'netlify-cli': 'netlify',
  'aws-cdk': 'cdk',
  '@aws-amplify/cli': 'amplify',
  '@angular/cli': 'ng',
  '@sentry/cli': 'sentry-cli',
  '@salesforce/cli': 'sf',
  'eas-cli': 'eas',
  'appwrite-cli': 'appwrite',
  '@cloudflare/wrangler': 'wrangler',
  awscli: 'aws',
  'ansible-core': 'ansible',
  httpie: 'http',
  '@anthropic-ai/claude-code': 'claude',
  '@google/gemini-cli': 'gemini',
  '@qwen-code/qwen-code': 'qwen',
  'opencode-ai': 'opencode',
};

/** The program of a package: `@railway/cli@4` → `railway`, `@acme/tool` → `tool`, `@acme/cli` → `acme`. */
function programOf(spec: Text): Text {
  const name = spec.replace(/^npm:/, '').replace(/(?!^)@[^/]*$/, '');
  if (Object.hasOwn(PROGRAMS, name)) return PROGRAMS[name] ?? name;
  const [, scope = '', base] = /^@([^/]+)\/(.+)$/.exec(name) ?? [];
  return base === undefined ? name : base === 'cli' ? scope : base;
}

const EXEC: Options = {
  short: 'pcwC',
  long: 'package call workspace prefix userconfig cache registry dir filter from with python index-url spec pip-args',
};

function execute(call: ProgramCall, argv: readonly Text[]): readonly Inner[] {
  const parsed = parseOptions(argv, EXEC);
  const text = flag(parsed, 'c', 'call');
  if (typeof text === 'string' && call.program !== 'pnpm') return innerScript(call, text);
  const [spec, ...rest] = parsed.rest;
  return spec === undefined ? [] : innerProgram(call, [programOf(spec), ...rest]);
}

/** `npx pkg …`: all its words. */
const direct: Unwrap = (call) => execute(call, call.argv);

/** `pnpm dlx pkg …`: words behind one of these. */
const behind =
  (...verbs: readonly string[]): Unwrap =>
  (call) => {
    const { rest } = parseOptions(call.argv, EXEC);
    return verbs.includes(rest[0] ?? '') ? execute(call, rest.slice(1)) : [];
  };

/** A script of the project, or whatever else the words say. */
const scripts =
  (otherwise: Unwrap): Unwrap =>
  (call) => {
    const inner = otherwise(call);
    return inner.length > 0 ? inner : innerTasks(call, 'scripts');
  };

/** `run-s clean build:*` */
const patterns: Unwrap = (call) =>
  innerTasks(
    call,
    'patterns',
    parseOptions(call.argv, {}).rest.map((word) => word.split(' ')[0] ?? word),
  );

/** `concurrently "npm:build" "vite"` */
const concurrently: Unwrap = (call) => {
  const texts = parseOptions(call.argv, {
    short: 'nclpm',
    long: 'names prefix-colors prefix success max-processes restart-tries kill-signal',
  }).rest;
  const names = texts.flatMap((text) => /^(?:npm|pnpm|yarn|bun|node):(\S+)/.exec(text)?.[1] ?? []);
  const plain = texts.filter((text) => !/^(?:npm|pnpm|yarn|bun|node):\S/.test(text));
  return [...(names.length > 0 ? innerTasks(call, 'patterns', names) : []), ...plain.flatMap((text) => innerScript(call, text))];
};

export const packageWrappers: Readonly<Record<string, Unwrap>> = {
  npx: direct,
  pnpx: direct,
  bunx: direct,
  uvx: direct,
  npm: scripts(behind('exec', 'x')),
  pnpm: scripts(behind('dlx', 'exec', 'x')),
  yarn: scripts(behind('dlx', 'exec')),
  bun: scripts(behind('x')),
  composer: scripts(() => []),
  deno: (call) => (call.argv[0] === 'task' ? innerTasks(call, 'scripts') : []),
  node: (call) => (call.argv[0] === '--run' ? innerTasks({ ...call, argv: ['run', ...call.argv.slice(1)] }, 'scripts') : []),
  'run-s': patterns,
  'run-p': patterns,
  'npm-run-all': patterns,
  'npm-run-all2': patterns,
  concurrently,
  conc: concurrently,
  make: (call) => innerTasks(call, 'make'),
  gmake: (call) => innerTasks(call, 'make'),
  just: (call) => innerTasks(call, 'just'),
  pipx: behind('run'),
};
