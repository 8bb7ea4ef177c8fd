import { lstatSync } from 'node:fs';
import os from 'node:os';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { type Bytes, markOf, newBuffer, readBytes } from './bytes';
import { homeStores } from './homeStores';
import { inspect, type Names, namesOf } from './inspect';
import { look } from './look';
import { type FromThread, type Job, jobOf, type Report } from './messages';
import { Seen } from './seen';
import { Shared } from './shared';
import { realFile, type Target, walk } from './walk';

/** Reports go together, but no more of them than the server takes in without a verdict having to wait. */
const MOST_ATOMS = 150;
const MOST_REPORTS = 64;
/** What was found waits no longer than that. */
const FLUSH_MS = 50;
/** So many files are looked into before it is asked whether something is more urgent. */
const ASK_EVERY = 16;

/** The scanning thread's program: does jobs one after another; some files before a pass that is at work. Ends with its thread. */
class Thread {
  private readonly port: MessagePort;
  private readonly shared: Shared;
  private readonly buffer = newBuffer();
  private reports: Report[] = [];
  private atoms = 0;
  private flushed = 0;
  private later: Job[] = [];

  constructor(port: MessagePort, shared: Shared) {
    this.port = port;
    this.shared = shared;
  }

  take(value: unknown): void {
    const job = jobOf(value);
    if (job === null) return;
    this.run(job);
    for (let next = this.later.shift(); next; next = this.later.shift()) this.run(next);
  }

  private run(job: Job): void {
    const started = performance.now();
    const names = namesOf(job.place);
    const skip = new Set(job.skip);
    const seen = job.kind === 'pass' ? new Seen(job.seen) : null;
    let files = 0;
    let bytes = 0;
    for (const target of targetsOf(job, names)) {
      if (skip.has(target.path)) continue;
      bytes += this.file(target, names, seen);
      files += 1;
      if (files % ASK_EVERY === 0) this.urgent(job);
    }
    this.flush();
    const done = { kind: 'done', id: job.id, seen: seen?.all ?? null, files, bytes, milliseconds: performance.now() - started } as const;
    this.post(done);
  }

  /** Returns how much was looked into. */
  private file({ path, named }: Target, names: Names, seen: Seen | null): number {
    this.shared.begin(path);
    try {
      if (seen?.any && seen.has(path, markNow(path))) return 0;
      const bytes: Bytes = readBytes(path, this.buffer, named);
      const report = inspect(path, bytes, names, !named);
      if (seen && bytes.kind !== 'gone') seen.add(path, bytes.mark, bytes.changed);
      // The first pass tells what there is; later ones, and looks at single files, also what is no more.
      if (named || report.content !== null || report.atoms.length > 0 || seen === null || seen.any) this.tell(report);
      return bytes.kind === 'text' ? bytes.text.length : 0;
    } finally {
      this.shared.end();
      if (this.atoms >= MOST_ATOMS || this.reports.length >= MOST_REPORTS || performance.now() - this.flushed > FLUSH_MS) this.flush();
    }
  }

  private tell(report: Report): void {
    this.reports.push(report);
    this.atoms += report.atoms.length;
  }

  /** Waits until the server has taken what was told: it takes one at a time, and answers agents in between. */
  private flush(): void {
    this.flushed = performance.now();
    if (this.reports.length === 0) return;
    const { taken } = this.shared;
    this.post({ kind: 'found', reports: this.reports });
    this.reports = [];
    this.atoms = 0;
    this.shared.waitFor(taken);
  }

  /** Single files are looked into at once, in the middle of a pass. */
  private urgent(current: Job): void {
    for (let next = receiveMessageOnPort(this.port); next; next = receiveMessageOnPort(this.port)) {
      const job = jobOf(next.message);
      if (job?.kind === 'files' && current.kind === 'pass') this.run(job);
      else if (job) this.later.push(job);
    }
  }

  private post(message: FromThread): void {
    this.port.postMessage(message);
  }
}

function* targetsOf(job: Job, names: Names): Generator<Target> {
  if (job.kind === 'pass') {
    yield* homeStores(job.place.home, names.secret);
    yield* walk(job.place.folders, names.secret);
    return;
  }
  for (const asked of job.paths) {
    // What a link leads to counts by its own name, as in a pass.
    const path = realFile(asked) ?? asked;
    yield { path, named: names.secret(path) !== null };
  }
}

function markNow(path: string): string {
  try {
    return markOf(lstatSync(path));
  } catch {
    return '';
  }
}

if (parentPort !== null) {
  // On Linux this is the priority of this thread alone; elsewhere it would be that of the server.
  if (process.platform === 'linux') {
    try {
      os.setPriority(0, 10);
    } catch {
      // A sandbox that forbids it: it scans as fast as any.
    }
  }
  const memory: unknown = workerData;
  if (!(memory instanceof SharedArrayBuffer)) throw new Error('the server gave no memory');
  // What is made with the first looks counts for no file; and what is rare in a loop is met before it runs for long, which is then compiled but once.
  const sample = Buffer.from('a token, a secret\n'.repeat(40));
  for (let round = 0; round < 12; round += 1)
    look({ bytes: sample, length: sample.length - (round % 2), text: () => sample.toString('latin1') }, '/a', false);
  const thread = new Thread(parentPort, new Shared(memory));
  parentPort.on('message', (value: unknown) => thread.take(value));
}
