import { readJsonc } from '../../../parse/jsonc';
import { globMatches } from '../../../policy/glob';
import { HOLE, type Json, type ProgramCall, type Text } from '../../../types';
import { absolute } from '../../http/sources';
import { flag, parseOptions } from '../../wrappers/options';
import { quoted } from '../../wrappers/special';
import { emitOpaque, type Io, type Run, spend } from '../run';
import { type Found, findFile, runTask } from './files';

/** What a command line of a package manager asks for. */
interface Wanted {
  readonly names: readonly Text[];
  readonly args: readonly Text[];
  /** What is no script is a program of an installed package. */
  readonly program: boolean;
}

/** A manifest with its scripts, read once; null: it is no JSON. */
interface Manifest extends Found {
  readonly scripts: Scripts | null;
}
type Scripts = Readonly<Record<string, readonly Text[]>>;

const INSTALL = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'];
const OWN: Readonly<Record<string, readonly string[]>> = {
  test: ['test'],
  t: ['test'],
  tst: ['test'],
  start: ['start'],
  stop: ['stop'],
  restart: ['restart', 'stop', 'start'],
  publish: ['prepublishOnly', 'prepack', 'prepare', 'postpack', 'publish', 'postpublish'],
  pack: ['prepack', 'prepare', 'postpack'],
  version: ['preversion', 'version', 'postversion'],
};
const RUN = new Set(['run', 'run-script', 'rum', 'urn', 'task']);
const INSTALLS = new Set(['install', 'i', 'ci', 'in', 'install-test', 'it', 'clean-install']);
/** Verbs that may be given packages, some of them folders of this machine: `npm install ./tool`, `yarn add file:../tool`. */
const TAKES = new Set([...INSTALLS, 'add', 'link']);
const LOCAL = /^(?:@?[\w./-]+@)?(?:(?:file|link|portal):)?((?:\.{1,2}|~|\uE000)?\/.*|\.{1,2})$|^(?:file|link|portal):(.+)$/s;
/** Verbs that are no scripts, of tools that take a script's name for a verb. */
const VERBS = new Set(
  (
    'add remove rm un uninstall update up upgrade link unlink create init dlx exec x why list ls outdated audit config cache store patch import ' +
    'rebuild prune dedupe fetch login logout whoami view info show search pm repl build-file workspace workspaces node npm plugin set constraints ' +
    'require self-update selfupdate dump-autoload dumpautoload validate global status diagnose archive browse licenses bin root setup env deploy help'
  ).split(' '),
);
const DIRECT = new Set(['pnpm', 'yarn', 'bun', 'composer']);
const MANIFESTS: Readonly<Record<string, readonly string[]>> = {
  composer: ['composer.json'],
  deno: ['deno.json', 'deno.jsonc', 'package.json'],
};

/** `npm run x`, `yarn x`, `npm test`, `composer x`, `deno task x`: the scripts of the nearest manifest, with those before and after them. */
export function runScripts(run: Run, call: ProgramCall, io: Io, program: (words: readonly Text[]) => void): void {
  const parsed = parseOptions(call.argv, { short: 'wCF', long: 'prefix workspace dir filter cwd loglevel registry userconfig' });
  const folder = flag(parsed, 'C', 'prefix', 'dir', 'cwd');
  const cwd = typeof folder !== 'string' ? call.cwd : folder.startsWith('/') ? folder : `${call.cwd}/${folder}`;
  const silent = call.argv.includes('--ignore-scripts') && call.argv.every((word) => !RUN.has(word));
  if (TAKES.has(parsed.rest[0] ?? '') && !silent) for (const one of localPackages(parsed.rest)) install(run, { ...call, cwd }, one, io);
  const wanted = wantedBy(call, parsed.rest);
  if (!wanted || (silent && wanted.names === INSTALL)) return;
  const here = { ...call, cwd };
  const found = findFile(run, here, MANIFESTS[call.program] ?? ['package.json'], 4, wanted.names === INSTALL);
  if (!found) {
    // Where the folder is not known, neither is the script.
    if (cwd.includes(HOLE)) emitOpaque(run, 'unreadable-code', wanted.names[0] ?? '', wanted.names.join(' ') || HOLE);
    else if (wanted.program) program([...wanted.names, ...wanted.args]);
    return;
  }
  runNamed(run, here, { ...found, scripts: scriptsOf(found) }, wanted, io, program);
}

/** The folders among the packages of an install. */
function localPackages(words: readonly Text[]): readonly Text[] {
  return words.slice(1).flatMap((word) => {
    const [, path, behind] = LOCAL.exec(word) ?? [];
    const folder = path ?? behind;
    return folder === undefined || /\.(?:tgz|tar\.gz|tar)$/.test(folder) ? [] : [folder];
  });
}

/** What a package runs when it is installed. */
function install(run: Run, call: ProgramCall, folder: Text, io: Io): void {
  const here = { ...call, cwd: absolute(folder, call.cwd) };
  const found = findFile(run, here, ['package.json'], 1, true);
  if (found) runNamed(run, here, { ...found, scripts: scriptsOf(found) }, { names: INSTALL, args: [], program: false }, io, () => {});
}

/** The scripts that patterns (`build:*`) name, as `npm-run-all` and `concurrently` take them. */
export function runPatterns(run: Run, call: ProgramCall, patterns: readonly Text[], io: Io): void {
  const found = findFile(run, call, ['package.json'], 4);
  if (!found) return;
  const manifest = { ...found, scripts: scriptsOf(found) };
  const all = Object.keys(manifest.scripts ?? {});
  for (const pattern of patterns) {
    if (!spend(run, 1 + (all.length >> 2))) return;
    const names = all.filter((name) => globMatches(pattern, name));
    for (const name of names) runNamed(run, call, manifest, { names: [name], args: [], program: false }, io, () => {});
  }
}

function wantedBy({ program }: ProgramCall, rest: readonly Text[]): Wanted | null {
  const [verb = '', ...words] = rest;
  const at = words.findIndex((word) => !word.startsWith('-'));
  const name = words[at];
  const more = words.slice(at + 1);
  if (RUN.has(verb)) return name === undefined ? null : { names: [name], args: passed(program, more), program: program === 'bun' };
  if (program === 'deno' || program === 'node') return null;
  const args = passed(program, rest.slice(1));
  if (INSTALLS.has(verb) || (verb === '' && program === 'yarn'))
    return rest.slice(1).some((word) => !word.startsWith('-')) ? null : { names: INSTALL, args: [], program: false };
  if (Object.hasOwn(OWN, verb) && program !== 'composer') return { names: OWN[verb] ?? [], args, program: false };
  if (!DIRECT.has(program) || verb === '' || VERBS.has(verb)) return null;
  return { names: [verb], args, program: program === 'yarn' || program === 'pnpm' || (program === 'bun' && !/[./]/.test(verb)) };
}

/** npm takes what looks like an option for itself, up to `--`. */
function passed(program: Text, words: readonly Text[]): readonly Text[] {
  const separator = words.indexOf('--');
  if (program !== 'npm') return words.filter((_, i) => i !== separator);
  const [own, others] = separator < 0 ? [words, []] : [words.slice(0, separator), words.slice(separator + 1)];
  return [...own.filter((word) => !word.startsWith('-')), ...others];
}

function runNamed(run: Run, call: ProgramCall, found: Manifest, wanted: Wanted, io: Io, program: (words: readonly Text[]) => void): void {
  const { scripts } = found;
  const folder = found.path.slice(0, found.path.lastIndexOf('/')) || '/';
  const here = { ...call, cwd: folder };
  if (!scripts) {
    emitOpaque(run, 'unreadable-code', wanted.names[0] ?? '', wanted.names.join(' '));
    return;
  }
  for (const name of wanted.names) {
    if (!Object.hasOwn(scripts, name)) {
      if (wanted.program) program([name, ...wanted.args]);
      continue;
    }
    const mark = `script ${found.path} ${name}`;
    // A script that starts itself never ends, and does nothing new.
    if (run.active.includes(mark)) continue;
    const inside: Run = { ...run, active: [...run.active, mark] };
    for (const [step, args] of [
      [`pre${name}`, []],
      [name, wanted.args],
      [`post${name}`, []],
    ] as const) {
      for (const line of scripts[step] ?? []) {
        const other = /^@(?!php\b|putenv\b|composer\b)(\S+)/.exec(line)?.[1];
        if (other !== undefined) runNamed(inside, call, found, { names: [other], args: [], program: false }, io, program);
        else runTask(inside, here, found.path, [line.replace(/^@/, ''), ...args.map(quoted)].join(' '), io);
      }
    }
  }
}

/** The command lines of each script; null where the manifest is no JSON. */
function scriptsOf({ text }: Found): Scripts | null {
  const manifest = readJsonc(text)?.value;
  if (!isRecord(manifest)) return null;
  const scripts: Record<string, readonly Text[]> = {};
  for (const table of [manifest.scripts, manifest.tasks]) {
    if (!isRecord(table)) continue;
    for (const [name, value] of Object.entries(table)) {
      const lines = isRecord(value) ? [value.command] : Array.isArray(value) ? value : [value];
      scripts[name] = lines.flatMap((line: Json | undefined) => (typeof line === 'string' ? [line] : []));
    }
  }
  return scripts;
}

const isRecord = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
