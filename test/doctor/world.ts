import assert from 'node:assert/strict';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { asJson, asTable } from '../../src/cli/doctor';
import { applySetUp, planSetUp } from '../../src/host/setUp';
import type { DoctorReport } from '../../src/protocol/doctor';
import { type Home, home } from './home';
import { keep, remove } from './putBack';

/** The seven that the real programs are run for, and the two editors. */
export const SEVEN = ['claude-code', 'codex', 'copilot-cli', 'gemini', 'qwen', 'opencode', 'cline', 'cline-vscode'] as const;
const ALL = ['vscode', 'cursor', ...SEVEN] as const;

/** What the person had in these files before: other hooks, comments where the agent allows them, a layout of their own. */
export const BEFORE: Readonly<Record<string, string>> = {
  '.claude/settings.json': `{
    "model": "opus",
    "hooks": {
        "PreToolUse": [],
        "Stop": [ { "hooks": [ { "type": "command", "command": "say done" } ] } ]
    },
    "permissions": {"deny": ["Read(./.env)"]}
}
`,
  '.codex/config.toml': '# mine\r\nmodel = "gpt-5.5"\r\n\r\n[tui]\r\nnotifications = true\r\n',
  '.codex/hooks.json': '{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "say done"}]}]}}\n',
  '.copilot/settings.json': '{ /* mine */ "theme": "dark", }\n',
  '.cursor/hooks.json': '{\n\t"version": 1,\n\t"hooks": {\n\t\t"stop": [{"command": "say done"}] // mine\n\t}\n}\n',
  '.gemini/settings.json': '{\n  // mine\n  "ui": {"theme": "GitHub"},\n  "hooksConfig": {"notifications": false}\n}\n',
  '.qwen/settings.json': '{"ui":{"theme":"GitHub"}}',
  '.config/opencode/opencode.json': '{"theme":"system"}\n',
  '.cline/data/globalState.json': '{"mode":"act","hooksEnabled":true}\n',
};

/** Regular files of a folder, by path: their bytes and their permissions. */
type Files = ReadonlyMap<string, string>;

/** A machine with all agents set up, on which one fault after another is prepared. */
export class Machine {
  readonly at: Home;
  private readonly clean: Files;
  private readonly putBack: () => void;

  private constructor(at: Home) {
    this.at = at;
    this.clean = filesOf(at.home);
    this.putBack = keep(at.home);
  }

  static async make(place?: Parameters<typeof home>[0], execPath?: string): Promise<Machine> {
    return new Machine(await home(place, ALL, BEFORE, execPath));
  }

  /** As set-up left it. */
  reset(): void {
    const { folder, runtime } = this.at;
    this.putBack();
    for (const one of [folder, runtime]) remove(one);
    mkdirSync(folder);
  }

  /** Agents' files that are not, byte for byte and with their permissions, as set-up left them; `+`: new, `-`: gone. */
  changed(): readonly string[] {
    const now = filesOf(this.at.home);
    return [...new Set([...this.clean.keys(), ...now.keys()])]
      .filter((file) => !file.startsWith(`${this.at.home}/.mollyguard/`) && this.clean.get(file) !== now.get(file))
      .map((file) => `${this.clean.has(file) ? (now.has(file) ? '' : '-') : '+'}${this.short(file)}`);
  }

  /** What *Repair* leads to, with every file chosen. What could not be planned. */
  async repair(): Promise<readonly string[]> {
    const left: string[] = [];
    await applySetUp(this.at.paths, await planSetUp(this.at.paths, undefined, ({ message }) => left.push(message)));
    return left;
  }

  /** `~/…`, `project/…` and `runtime/…`, wherever they stand in a text. */
  short(text: string): string {
    const { home, folder, runtime } = this.at;
    return text
      .replaceAll(home, '~')
      .replaceAll(home.replaceAll("'", "'\\''"), '~')
      .replaceAll(folder, 'project')
      .replaceAll(runtime, 'runtime');
  }
}

function filesOf(folder: string): Files {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = names.filter((entry) => entry.isFile() && !entry.parentPath.includes('/.mollyguard/journal'));
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [file, `${(lstatSync(file).mode & 0o7777).toString(8)} ${readFileSync(file, 'latin1')}`] as const;
    }),
  );
}

/** One fault, everything that doctor finds of it, and whether *Repair* mends it. */
export interface Fault {
  readonly fault: string;
  readonly prepare: (at: Home) => unknown;
  /** `<agent>/<check> <severity> <id> <file>`, all of them. */
  readonly found: readonly string[];
  /** The hooks are tried, and waited for so many milliseconds. For all others files tell, and trying takes its time. */
  readonly tried?: number;
  /** Agents' programs are looked for there, below the project. */
  readonly programs?: string;
  /** What only a person or an administrator can do, for each finding in order that is left after *Repair*; absent: nothing is found any more. */
  readonly left?: readonly string[];
  /** Files that stay different from what set-up left: what somebody else has put there is kept. */
  readonly kept?: readonly string[];
}

/** Prepares each fault, looks, repairs, looks again. */
export function faults(rows: readonly Fault[], make: () => Promise<Machine> = Machine.make): void {
  let machine: Promise<Machine> | undefined;
  for (const { fault, prepare, found, tried, programs, left = [], kept = [] } of rows) {
    test(fault, async () => {
      machine ??= make();
      const it = await machine;
      it.reset();
      await prepare(it.at);
      const searchPath = programs === undefined ? [] : [path.join(it.at.folder, programs)];
      const options = { untried: tried === undefined, searchPath, ...(tried !== undefined && { patienceMs: tried }) };
      const report = await it.at.examine(options);
      assert.deepEqual(told(it, report), found);
      assert.equal(report.ok, !found.some((one) => one.includes(' problem ')));
      await it.repair();
      const after = await it.at.examine(options);
      assert.deepEqual(remedies(it, after), left);
      assert.deepEqual(it.changed(), kept);
    });
  }
}

/** What a person reads and what a machine reads are the same; in short. */
export function told(it: Machine, report: DoctorReport): readonly string[] {
  const json = JSON.parse(asJson(report));
  const lines: readonly Line[] = json.checks;
  const all = lines.flatMap((line) => line.findings.map((finding) => ({ line, finding })));
  const worst = (one: { readonly line: Line }): number => (one.line.result === 'problem' ? 0 : 1);
  const ordered = [...all].sort((a, b) => worst(a) - worst(b));
  const expected = ordered.flatMap(({ line, finding }) => [
    `${finding.severity}: ${line.title}: ${WORDS[line.check] ?? ''}: ${finding.message}`,
    ...(finding.file === null ? [] : [`  file: ${finding.file}`]),
    `  do:   ${finding.remedy}`,
  ]);
  const shown = asTable(report)
    .split('\n')
    .filter((row) => /^(?:problem: |note: | {2}file: | {2}do: )/.test(row));
  assert.deepEqual(shown, expected);
  return all.map(({ line, finding }) =>
    it.short(`${line.agent ?? 'mollyguard'}/${line.check} ${finding.severity} ${finding.id} ${finding.file ?? ''}`.trim()),
  );
}

function remedies(it: Machine, report: DoctorReport): readonly string[] {
  const json = JSON.parse(asJson(report));
  const lines: readonly Line[] = json.checks;
  return lines.flatMap((line) =>
    line.findings.map(({ file, remedy }) => it.short(`${line.agent ?? 'mollyguard'}: ${file ?? ''}: ${remedy}`)),
  );
}

interface Line {
  readonly agent: string | null;
  readonly title: string;
  readonly check: string;
  readonly result: string;
  readonly findings: readonly {
    readonly id: string;
    readonly severity: string;
    readonly file: string | null;
    readonly message: string;
    readonly remedy: string;
  }[];
}

/** As the table heads its lines. */
const WORDS: Readonly<Record<string, string>> = {
  registered: 'Hook registered',
  denies: 'Denies what must be denied',
  passes: 'Lets harmless actions pass',
  switches: 'Not switched off',
  environment: 'Environment variables',
  version: 'Version',
  agents: 'Agents set up',
  files: 'Installed files',
  permissions: 'Permissions',
  socket: 'Socket of the guard server',
  journal: 'Journal',
  policy: 'Policy for judging alone',
};
