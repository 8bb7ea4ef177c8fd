import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after } from 'node:test';
import { installers } from '../../src/agents/installers';
import { examine } from '../../src/doctor';
import { applySetUp, planSetUp, type SetUpPaths } from '../../src/host/setUp';
import type { CheckLine, DoctorReport } from '../../src/protocol/doctor';
import { buildLibrary } from '../hook/library';
import { programs } from '../programs';
import { keep } from './putBack';

const source = path.join(__dirname, '../../src');
const root = realpathSync(mkdtempSync('/tmp/mg-doc-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** The extension as it is installed: its programs, bundled as the build does. */
const extension = (): Promise<string> =>
  programs('extension', async (folder) => {
    await buildLibrary(path.join(folder, 'dist'));
    writeFileSync(path.join(folder, 'package.json'), '{}');
  });

export interface Home {
  readonly home: string;
  readonly runtime: string;
  readonly folder: string;
  readonly launcher: string;
  readonly lib: string;
  readonly paths: SetUpPaths;
  file(agent: string): string;
  read(file: string): string;
  write(file: string, text: string): void;
  edit(file: string, change: (text: string) => string): void;
  examine(more?: {
    readonly searchPath?: readonly string[];
    readonly untried?: boolean;
    readonly patienceMs?: number;
  }): Promise<DoctorReport>;
}

/**
 * A home where the real set-up has registered these agents. `at`: where home, runtime folder and project lie; `before`: what the person had
 * below the home; `execPath`: what runs the hook program.
 */
export async function home(
  at?: { readonly home: string; readonly runtime: string; readonly folder: string },
  agents: readonly string[] = ['vscode', 'claude-code', 'cursor'],
  before: Readonly<Record<string, string>> = {},
  execPath = process.execPath,
): Promise<Home> {
  const own = mkdtempSync(path.join(root, 'h-'));
  const place = at ?? { home: path.join(own, "o'brien's home"), runtime: path.join(own, 'r'), folder: path.join(own, 'project') };
  for (const folder of [place.home, place.folder]) mkdirSync(folder, { recursive: true, mode: 0o755 });
  const extensionPath = await extension();
  const paths: SetUpPaths = {
    home: place.home,
    runtime: place.runtime,
    extensionPath,
    version: '1.2.3',
    execPath,
    searchPath: [],
    platform: 'linux',
    launcher: readFileSync(path.join(source, 'hook/launcher.sh'), 'utf8'),
  };
  const read = (file: string): string => readFileSync(file, 'utf8');
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  for (const [file, text] of Object.entries(before)) write(path.join(place.home, file), text);
  await applySetUp(paths, await planSetUp(paths, agents));
  return {
    ...place,
    paths,
    launcher: path.join(place.home, '.mollyguard/bin/hook'),
    lib: path.join(place.home, '.mollyguard/lib/1.2.3'),
    file: (agent) => installers.find(({ id }) => id === agent)?.file(place.home) ?? '',
    read,
    write,
    edit: (file, change) => write(file, change(read(file))),
    examine: ({ searchPath = [], ...more } = {}) =>
      examine({ home: place.home, runtime: place.runtime, folders: [place.folder], searchPath, platform: 'linux', ...more }),
  };
}

const made = new Map<string, Promise<{ readonly at: Home; readonly putBack: () => void }>>();

/** The home of these agents, as set-up left it: the same one for all tests that try no hook, so that nothing writes into it still. */
export async function homeAgain(agents?: readonly string[]): Promise<Home> {
  const name = `${agents}`;
  const first = made.get(name) ?? home(undefined, agents).then((at) => ({ at, putBack: keep(path.dirname(at.home)) }));
  made.set(name, first);
  const { at, putBack } = await first;
  putBack();
  return at;
}

/** Trying the hooks takes its time: only where that finds the fault, or nothing may be found. For all others files tell. */
export const asNeeded = (found: readonly string[]): { readonly untried: boolean } => ({
  untried: found.length > 0 && !found.some((one) => /\/(?:denies|passes) /.test(one)),
});

/** What was found, one word a finding: `<agent>/<check> <severity> <id>`, and the file below the home. */
export const foundIn = ({ checks }: DoctorReport, at: Home): readonly string[] =>
  checks.flatMap(({ agent, check, findings }) =>
    findings.map(({ id, severity, file }) => {
      const place =
        file === null ? '' : ` ${file.replace(`${at.home}/`, '~/').replace(`${at.folder}/`, 'project/').replace(at.runtime, 'runtime')}`;
      return `${agent ?? 'mollyguard'}/${check} ${severity} ${id}${place}`;
    }),
  );

/** A line as a word: `<agent>/<check> <result>`. */
export const shortLine = ({ agent, check, result }: CheckLine): string => `${agent ?? 'mollyguard'}/${check} ${result}`;
