import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Scanner } from '../../src/server/scanning/scanner';
import { send, terminal, World } from '../server/client';
import type { Figure } from './run';

const root = path.join(__dirname, '../..');
const FILES = 23_000;
const BYTES = 160e6;
const VERDICTS = 300;
const EVERY_MS = 10;

/** Text as it stands in projects: this one's sources and its libraries'. */
function pool(): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  const folders = [
    'src',
    'test',
    'node_modules/@types/node',
    'node_modules/@lezer',
    'node_modules/ajv',
    'node_modules/zod',
    'node_modules/@babel',
  ];
  const queue = folders.map((folder) => path.join(root, folder));
  for (const folder of queue) {
    if (size > 24e6) break;
    let entries: ReturnType<typeof readAll>;
    try {
      entries = readAll(folder);
    } catch {
      continue;
    }
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) queue.push(file);
      else if (entry.isFile() && /\.(?:ts|js|md|json|ya?ml|sh|py|go)$/.test(entry.name) && !/\.min\./.test(entry.name)) {
        const bytes = readFileSync(file);
        parts.push(bytes);
        size += bytes.length;
      }
    }
  }
  return Buffer.concat(parts);
}
const readAll = (folder: string) => readdirSync(folder, { withFileTypes: true });

/** So many files of so many bytes, a token in every hundredth script, and some files of secrets. Values are made here and now. */
function workspace(folder: string): readonly string[] {
  const text = pool();
  const files: string[] = [];
  const endings = ['ts', 'ts', 'ts', 'rs', 'go', 'js', 'json', 'md', 'py', 'sh'];
  let at = 0;
  for (let number = 0; number < FILES; number += 1) {
    const below = path.join(folder, `package${number % 40}`, `part${number % 320}`);
    if (number < 320) mkdirSync(below, { recursive: true });
    // Few are large, most are small.
    const length = Math.round((BYTES / FILES) * (number % 20 === 0 ? 9 : 0.58));
    if (at + length > text.length) at = 0;
    let bytes = text.subarray(at, at + length);
    at += length;
    const ending = endings[number % endings.length] ?? 'ts';
    if (ending === 'sh' && number % 100 === 9) bytes = Buffer.concat([bytes, Buffer.from(`\nDOMAIN_CLI_TOKEN=${randomUUID()}\n`)]);
    const file = path.join(below, `file${number}.${ending}`);
    writeFileSync(file, bytes);
    files.push(file);
  }
  for (let number = 0; number < 40; number += 1) {
    const file = path.join(folder, `package${number}`, '.env');
    const lines = Array.from({ length: 12 }, (_, line) => `SERVICE_${line}_KEY=${randomBytes(24).toString('base64url')}`);
    writeFileSync(file, `${lines.join('\n')}\n`);
    files.push(file);
  }
  return files;
}

/** Milliseconds, and bytes: what the disk and the system cost alone. */
function plainly(files: readonly string[]): { readonly milliseconds: number; readonly bytes: number } {
  const buffer = Buffer.alloc(1_000_001);
  const started = performance.now();
  let bytes = 0;
  for (const file of files) {
    const fd = openSync(file, 'r');
    for (let got = readSync(fd, buffer, 0, buffer.length, null); got > 0; got = readSync(fd, buffer, 0, buffer.length, null)) bytes += got;
    closeSync(fd);
  }
  return { milliseconds: performance.now() - started, bytes };
}

const residentOf = (pid: number): number => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

interface Pass {
  readonly milliseconds: number;
  readonly bytes: number;
  readonly files: number;
  readonly secrets: number;
  /** Processor time, of which other programs take nothing; this process does little else. */
  readonly processor: number;
}
function pass(program: string, folder: string, home: string): Promise<Pass> {
  return new Promise((resolve, reject) => {
    let secrets = 0;
    const before = process.cpuUsage();
    const scanner = new Scanner({
      program,
      found: ({ atoms }) => {
        secrets += atoms.length;
      },
      lost: (file) => reject(new Error(`${file} took too long`)),
      failed: (why) => console.error(why),
      gaveUp: () => reject(new Error('gave up')),
      done: (_job, { milliseconds, bytes, files }) => {
        scanner.close();
        const { user, system } = process.cpuUsage(before);
        resolve({ milliseconds, bytes, files, secrets, processor: (user + system) / 1e3 });
      },
    });
    scanner.ask({ kind: 'pass', place: { home, folders: [folder], patterns: [] }, seen: null });
  });
}

/** Milliseconds that verdicts take, one after the other with pauses. */
async function verdicts(socket: string, folder: string, running: () => boolean): Promise<readonly number[]> {
  const times: number[] = [];
  for (let number = 0; number < VERDICTS && running(); number += 1) {
    const started = performance.now();
    await send(socket, `/v1/actions?agent=vscode&attempt=a${number}-${Math.trunc(started)}`, terminal(`ls -la src/${number}`, folder));
    times.push(performance.now() - started);
    await wait(EVERY_MS);
  }
  return times;
}

/** A workspace of 160 MB in 23,000 files: how fast the thread goes through it, in how much memory, and what verdicts notice of it. */
export async function benchScanning(): Promise<readonly Figure[]> {
  const place = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-bench-')));
  const built = path.join(place, 'built');
  const folder = path.join(place, 'work');
  let world: World | undefined;
  try {
    execFileSync(process.execPath, [path.join(root, 'esbuild.mjs'), '--production', '--into', built], { cwd: root });
    mkdirSync(path.join(place, 'home'));
    const files = workspace(folder);
    plainly(files);
    const read = plainly(files);
    const scanned = await pass(path.join(built, 'scanner.js'), folder, path.join(place, 'home'));
    world = new World(path.join(built, 'server.js'));
    const idle = await world.window([world.folder('empty')]);
    await idle.until(() => idle.state?.leader === true, 'the socket');
    const calm: number[] = [];
    const { socket } = world;
    const empty = path.join(world.root, 'empty');
    await verdicts(socket, empty, () => true);
    calm.push(...(await verdicts(socket, empty, () => true)));
    const before = residentOf(idle.pid);
    let most = before;
    let busy = true;
    idle.settings([folder]);
    const started = performance.now();
    // As long as the pass took before, and a little more for its low priority.
    const over = scanned.milliseconds * 0.9;
    await wait(500);
    const meter = setInterval(() => {
      most = Math.max(most, residentOf(idle.pid));
      busy = performance.now() - started < over;
    }, 20);
    const meanwhile = await verdicts(socket, folder, () => busy);
    await wait(3_000);
    clearInterval(meter);
    const perSecond = scanned.bytes / 1e3 / scanned.milliseconds;
    const [with_, without] = [percentile(meanwhile, 0.99), percentile(calm, 0.99)];
    return [
      { what: 'first pass / plainly reading the same files', value: scanned.milliseconds / read.milliseconds, unit: '×', aim: '-' },
      { what: 'scanning in the thread', value: perSecond, unit: 'MB/s', aim: '≥ 100' },
      { what: 'the same by processor time', value: scanned.bytes / 1e3 / scanned.processor, unit: 'MB/s', aim: '≥ 100' },
      {
        what: `first pass of ${Math.round(scanned.bytes / 1e6)} MB, ${scanned.files} files`,
        value: scanned.milliseconds / 1e3,
        unit: 's',
        aim: '≤ 5',
      },
      { what: 'plainly reading them', value: read.milliseconds / 1e3, unit: 's', aim: '-' },
      { what: 'values told', value: scanned.secrets, unit: '', aim: '-' },
      { what: 'memory beyond that of the server before', value: most - before, unit: 'MB', aim: '≤ 120' },
      { what: `verdict during the scan (${meanwhile.length}) / without, p99`, value: with_ / without, unit: '×', aim: '-' },
      { what: 'verdict during the scan, p99', value: with_, unit: 'ms', aim: '-' },
      { what: 'verdict without, p99', value: without, unit: 'ms', aim: '-' },
      { what: 'delay by the scan, p99', value: with_ - without, unit: 'ms', aim: '≤ 5' },
    ];
  } finally {
    world?.close();
    rmSync(place, { recursive: true, force: true });
  }
}
