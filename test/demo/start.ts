/**
 * The demo: a real VS Code with Mollyguard, the workspace of a car-rental company, its provider on loopback, and the incident replayed.
 *   npm start                          prints the address of a window; Ctrl-C ends and removes everything
 *   npm start -- --check               without a person, in a headless browser; exit 0 only if nothing was lost
 *   npm start -- --editor code|cursor  in an installed desktop editor
 *   --built                            takes dist/mollyguard.vsix as it is
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureHost, hostImpossible } from '../editor/host/install';
import { exitOnSignals } from '../editor/host/server';
import { check } from './check';
import { startDesktop } from './desktop';
import { startInBrowser } from './inBrowser';
import { loopbackOnly } from './network';

const root = path.join(__dirname, '..', '..');
const vsix = path.join(root, 'dist/mollyguard.vsix');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, built: { type: 'boolean' }, 'cut-off': { type: 'boolean' }, editor: { type: 'string' } },
  });
  if (!values.built || !existsSync(vsix)) pack();
  if (values.editor !== undefined) return startDesktop(vsix, values.editor);
  const impossible = hostImpossible();
  if (impossible) {
    console.log(`${impossible}: a desktop editor is used instead.`);
    if (values.check) throw new Error(`--check needs the headless host: ${impossible}`);
    return startDesktop(vsix, null);
  }
  const host = await ensureHost(console.log);
  if (!values.check) return startInBrowser(host, vsix);
  const prefix = values['cut-off'] ? null : loopbackOnly();
  if (prefix) {
    const [program = '', ...args] = [...prefix, process.execPath, '--import', 'tsx', __filename, '--check', '--built', '--cut-off'];
    const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
    if (error) throw error;
    process.exitCode = status ?? 1;
    return;
  }
  exitOnSignals();
  const started = Date.now();
  const seconds = (): string => String(Math.round((Date.now() - started) / 1000));
  await check(host, vsix, (line) => console.log(`ok ${seconds().padStart(4)} s   ${line}`));
  console.log(`ok ${seconds().padStart(4)} s   all of it`);
}

function pack(): void {
  console.log('building and packing the extension');
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'package'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm run package failed:\n${stdout}${stderr}`);
}

main().catch((error: unknown) => {
  const known = error instanceof Error ? error : new Error(String(error));
  // where a check failed matters; an editor that is not there explains itself
  const text = ['AssertionError', 'TimeoutError'].includes(known.name) ? known.stack : known.message;
  console.error(`not ok ${text}`);
  process.exitCode = 1;
});
