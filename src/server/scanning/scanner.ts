import { Worker } from 'node:worker_threads';
import { type FilesJob, type FromThread, type Job, messageOf, type PassJob, type Report } from './messages';
import { Shared } from './shared';

export interface ScannerOptions {
  /** The thread's program. */
  readonly program: string;
  /** Told one by one: taking one in is a matter of a millisecond. */
  readonly found: (report: Report) => void;
  readonly done: (job: Job, result: Extract<FromThread, { kind: 'done' }>) => void;
  /** A file took too long, or broke the thread: what it holds is not known. */
  readonly lost: (file: string) => void;
  /** Too many threads broke: what was asked for is not done. */
  readonly gaveUp: () => void;
  /** The thread does not do its work; never with anything of a file in it. */
  readonly failed: (why: string) => void;
  /** One file may take so long. */
  readonly fileMs?: number;
  /** A thread without work ends after so long. */
  readonly idleMs?: number;
}

const FILE_MS = 2_000;
/** That is time of a processor, of which a busy machine gives the thread little; one that waits for a disk for so many times as long is given up too. */
const WORKING = 0.8;
const WAITING = 10;
const IDLE_MS = 3_000;
const SLICE_MS = 1;
/** Threads that broke one after the other: then there is no scan until something new is to be scanned. */
const MOST_BROKEN = 20;
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8, stackSizeMb: 2 } as const;

/** The scanning thread: started when there is work, ended when there is none, killed and started again where a file takes too long. */
export class Scanner {
  private readonly options: ScannerOptions;
  private readonly jobs = new Map<number, Job>();
  private readonly skip = new Set<string>();
  private worker: Worker | undefined;
  private shared = new Shared();
  private watch: NodeJS.Timeout | undefined;
  private at: { readonly count: number; readonly since: number; readonly spent: number } | undefined;
  private idle: NodeJS.Timeout | undefined;
  private broken = 0;
  private last = 0;

  constructor(options: ScannerOptions) {
    this.options = options;
  }

  get busy(): boolean {
    return this.jobs.size > 0;
  }

  /** Files that were given up. */
  get skipped(): ReadonlySet<string> {
    return this.skip;
  }

  ask(job: Omit<PassJob, 'id' | 'skip'> | Omit<FilesJob, 'id' | 'skip'>): void {
    this.last += 1;
    // A file that has changed is given another chance.
    if (job.kind === 'files') for (const path of job.paths) this.skip.delete(path);
    const whole: Job = { ...job, id: this.last, skip: [] };
    this.jobs.set(whole.id, whole);
    this.broken = 0;
    this.send(whole);
  }

  close(): void {
    this.jobs.clear();
    this.end();
  }

  private send(job: Job): void {
    clearTimeout(this.idle);
    const worker = this.worker ?? this.start();
    worker.postMessage({ ...job, skip: [...this.skip] });
  }

  private start(): Worker {
    this.shared = new Shared();
    const worker = new Worker(this.options.program, {
      workerData: this.shared.memory,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: LIMITS,
    });
    // What a program prints on its way down may hold what it was working on.
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on('message', (value: unknown) => {
      if (worker === this.worker) this.heard(value);
    });
    worker.on('error', (error: unknown) => this.broke(worker, codeOf(error)));
    worker.on('exit', (code) => this.broke(worker, `exit code ${code}`));
    worker.unref();
    this.worker = worker;
    this.at = undefined;
    this.watch = setInterval(() => this.look(worker), Math.max(1, (this.options.fileMs ?? FILE_MS) / 4));
    this.watch.unref();
    return worker;
  }

  private heard(value: unknown): void {
    const message = messageOf(value);
    if (message === null) return;
    if (message.kind === 'found') {
      this.taken(this.shared, message.reports, 0);
      return;
    }
    const job = this.jobs.get(message.id);
    this.jobs.delete(message.id);
    if (job) this.options.done(job, message);
    if (this.jobs.size > 0) return;
    this.idle = setTimeout(() => {
      if (!this.busy) this.end();
    }, this.options.idleMs ?? IDLE_MS);
    this.idle.unref();
  }

  /** In slices, so that no verdict waits for longer than one; the thread waits for the last. */
  private taken(shared: Shared, reports: readonly Report[], from: number): void {
    const until = performance.now() + SLICE_MS;
    for (const [at, report] of reports.slice(from).entries()) {
      if (performance.now() > until) {
        setImmediate(() => this.taken(shared, reports, from + at));
        return;
      }
      this.options.found(report);
    }
    shared.took();
  }

  /** Whether the same file is being looked into for too long. */
  private look(worker: Worker): void {
    const { at } = this.shared;
    const [now, spent, most] = [performance.now(), spentNow(), this.options.fileMs ?? FILE_MS];
    if (at === null || at.count !== this.at?.count) {
      this.at = at === null ? undefined : { count: at.count, since: now, spent };
      return;
    }
    const took = now - this.at.since;
    if (took > most * WAITING || (took > most && spent - this.at.spent > most * WORKING)) this.broke(worker, 'a file took too long');
  }

  /** Once a thread: what it was at is left out, and another one does what was not done. */
  private broke(worker: Worker, why: string): void {
    if (worker !== this.worker) return;
    const { at } = this.shared;
    this.end();
    this.broken += 1;
    this.options.failed(why);
    if (at !== null && !this.skip.has(at.path)) {
      this.skip.add(at.path);
      this.options.lost(at.path);
    }
    if (this.broken > MOST_BROKEN || (at === null && this.broken > 3)) {
      this.jobs.clear();
      this.options.gaveUp();
      return;
    }
    for (const job of this.jobs.values()) this.send(job);
  }

  private end(): void {
    clearInterval(this.watch);
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = undefined;
    // One that waits for its report to be taken goes on to its end.
    this.shared.took();
    worker?.terminate().catch(() => undefined);
  }
}

/** Milliseconds of processor time of this process, whose other threads do little while one scans. */
function spentNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** An error of the thread by its name and code: its message may hold what it was working on. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an error';
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
