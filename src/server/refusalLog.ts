import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Refusals } from './refusals';

/** Of each file that is there already, and of all together, bytes. */
const TAIL = 1_000_000;
const BUDGET = 8_000_000;
const BEFORE_MS = 24 * 3_600_000;
const MOST_FILES = 2_000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * What persons refused in other windows, and before this process began, from the journal: an agent that ends its guard server, or names another
 * window's folder, is not asked about anew. The journal only adds refusals, or ends them; neither approves anything.
 */
export class RefusalLog {
  private readonly folder: string;
  private readonly refusals: Refusals;
  private readonly writer = `server:${process.pid}`;
  private readonly began = Date.now() - performance.now();
  /** How far each file was read. */
  private readonly offsets = new Map<string, number>();

  constructor(folder: string, refusals: Refusals) {
    this.folder = folder;
    this.refusals = refusals;
  }

  /** Takes in what is new. Called before a refusal is looked for, which is seldom. What cannot be read adds nothing. */
  read(): void {
    const lines = this.changed().flatMap(({ file, size }) => this.linesOf(file, size));
    lines.sort((a, b) => (String(a.at) < String(b.at) ? -1 : 1));
    for (const line of lines) this.take(line);
  }

  /** The files that have grown, the youngest first. */
  private changed(): readonly { readonly file: string; readonly size: number }[] {
    const names = namesIn(this.folder).slice(-MOST_FILES);
    const stats = names.flatMap((name) => {
      const file = path.join(this.folder, name);
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat?.isFile() && Date.now() - stat.mtimeMs < BEFORE_MS ? [{ file, size: stat.size, at: stat.mtimeMs }] : [];
    });
    stats.sort((a, b) => b.at - a.at);
    let budget = BUDGET;
    return stats.filter(({ file, size }) => {
      const from = this.offsets.get(file) ?? Math.max(0, size - TAIL);
      if (size <= from || budget <= 0) return false;
      budget -= Math.min(size - from, TAIL);
      return true;
    });
  }

  /** Whole lines about refusals. */
  private linesOf(file: string, size: number): readonly Fields[] {
    const from = this.offsets.get(file) ?? Math.max(0, size - TAIL);
    const bytes = bytesOf(file, from);
    const end = bytes.lastIndexOf(10) + 1;
    this.offsets.set(file, from + end);
    return bytes
      .toString('utf8', 0, end)
      .split('\n')
      .filter((line) => line.includes('"kind":"refusal'))
      .flatMap(parsed);
  }

  private take(line: Fields): void {
    const { id, agent, conversation, by, targets } = line;
    const at = Date.parse(String(line.at));
    if (!isTexts(targets) || Number.isNaN(at) || (line.writer === this.writer && at >= this.began)) return;
    if (line.kind === 'refusal-ended') {
      this.refusals.allow(targets);
      return;
    }
    if (line.kind !== 'refusal' || by !== 'person' || typeof id !== 'string' || typeof agent !== 'string') return;
    const since = performance.now() - Math.max(0, Date.now() - at);
    this.refusals.remember(id, agent, typeof conversation === 'string' ? conversation : null, targets, since);
  }
}

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch {
    return []; // there is none yet
  }
}

function bytesOf(file: string, from: number): Buffer {
  try {
    const opened = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    try {
      const stat = fstatSync(opened);
      const bytes = Buffer.alloc(stat.isFile() ? Math.max(0, Math.min(stat.size - from, TAIL)) : 0);
      return bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, from));
    } finally {
      closeSync(opened);
    }
  } catch {
    return Buffer.alloc(0); // gone since
  }
}

function parsed(line: string): readonly Fields[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? [{ ...value }] : [];
  } catch {
    return []; // the first line, cut
  }
}
