import { isAscii } from 'node:buffer';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * Starts the hook program beside it: start.js [--keep] <its arguments>. What V8 made of the program at set-up (`--keep`) is taken up
 * again, which spares most of the time before the first line runs. V8 refuses what another version made; then it compiles as ever.
 */
function start(): void {
  const keep = process.argv[2] === '--keep';
  if (keep) process.argv.splice(2, 1);
  const filename = path.join(__dirname, 'hook.js');
  const compiled = compiledName(filename);
  const cachedData = keep ? undefined : read(compiled);
  const bytes = readFileSync(filename);
  const source = isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8'); // the first is what ships, and faster
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename,
    ...(cachedData && { cachedData }),
  });
  if (keep) process.on('exit', () => write(compiled, script.createCachedData()));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, filename, __dirname);
}

/** Belongs to this V8 and to these bytes of the program: V8 itself compares no more of the source than its length. */
function compiledName(filename: string): string {
  const { ino, mtimeMs } = statSync(filename);
  return path.join(__dirname, `hook-${process.versions.v8}-${process.arch}-${ino}-${Math.trunc(mtimeMs)}.compiled`);
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined; // none was kept for this V8
  }
}

/** Whole or not at all: a part would be taken for the whole. */
function write(file: string, bytes: Buffer): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const fd = openSync(temporary, 'wx', 0o600);
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(temporary, file);
}

start();
