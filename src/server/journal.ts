import { lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { redactJson } from '../secrets/redact';
import { hashOf, randomHex } from './digest';
import { type JournalEvent, noted } from './journalEvents';
import { FIRST_PREV, JournalFile } from './journalFile';

/** Ties the lines of one action together. */
export const newId = (): string => randomHex(16);

export type Written = { readonly kind: 'written' } | { readonly kind: 'failed'; readonly why: string };

/**
 * One writer's journal. `append` masks, writes, and only then returns; a failure is a value, so that the caller can answer more strictly.
 * The file is made with the first line: `<folder>/<time>-<pid>-<random>.jsonl`.
 */
export class Journal {
  private readonly folder: string;
  private readonly writer: string;
  private readonly known: () => readonly string[];
  private file: JournalFile | undefined;

  /** `folder`: `<home>/.mollyguard/journal`; `writer`: `server`, `hook`; `known`: secret values to be masked wherever they stand. */
  constructor(folder: string, writer: string, known: () => readonly string[] = () => []) {
    this.folder = folder;
    this.writer = writer;
    this.known = known;
  }

  append(event: JournalEvent): Written {
    try {
      if (this.file && !this.file.usable()) this.close();
      this.file ??= this.open();
      this.file.append({
        at: new Date().toISOString(),
        writer: `${this.writer}:${process.pid}`,
        ...redactJson(noted(event), this.known()),
      });
      return { kind: 'written' };
    } catch (error) {
      return { kind: 'failed', why: error instanceof Error ? error.message : 'unknown error' };
    }
  }

  close(): void {
    const { file } = this;
    this.file = undefined;
    file?.close();
  }

  private open(): JournalFile {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const stat = lstatSync(this.folder);
    if (!stat.isDirectory()) throw new Error(`${this.folder} is not a folder`);
    if (process.getuid && (stat.uid !== process.getuid() || (stat.mode & 0o077) !== 0)) {
      throw new Error(`${this.folder} is not private: it must belong to you with mode 700`);
    }
    const time = new Date().toISOString().replaceAll(':', '-');
    return new JournalFile(path.join(this.folder, `${time}-${process.pid}-${randomHex(4)}.jsonl`));
  }
}

/** One line as it was read; `line` counts from 1. */
export interface JournalEntry {
  readonly file: string;
  readonly line: number;
  readonly at: string;
  readonly kind: string;
  readonly writer: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
/** `torn`: the last line is not whole (the writer was killed in it). `broken`: line `line` does not follow from the one before. */
export type JournalCheck =
  | { readonly file: string; readonly kind: 'whole' | 'torn'; readonly lines: number }
  | { readonly file: string; readonly kind: 'broken'; readonly lines: number; readonly line: number };

/** Checks the chain of every file in the folder. An absent folder is an empty journal. */
export function verifyJournal(folder: string): readonly JournalCheck[] {
  return files(folder).map((file) => readFile(folder, file).check);
}

/** The same for one file, which the caller has found to be a regular one of bearable size. */
export const verifyJournalFile = (folder: string, file: string): JournalCheck => readFile(folder, file).check;

/** Everything that can be read, oldest first, and the check of every file: lines after a break are there, but prove nothing. */
export function readJournal(folder: string): { readonly entries: readonly JournalEntry[]; readonly checks: readonly JournalCheck[] } {
  const read = files(folder).map((file) => readFile(folder, file));
  const entries = read.flatMap((one) => one.entries);
  entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { entries, checks: read.map((one) => one.check) };
}

function files(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function readFile(folder: string, file: string): { readonly entries: readonly JournalEntry[]; readonly check: JournalCheck } {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const lines = text.split('\n');
  const torn = lines.pop() !== '';
  const entries: JournalEntry[] = [];
  let prev = FIRST_PREV;
  let broken = 0;
  for (const [index, line] of lines.entries()) {
    const fields = parse(line);
    if (fields === null || fields.prev !== prev) broken ||= index + 1;
    prev = hashOf(line);
    if (fields === null) continue;
    const { at, kind, writer } = fields;
    if (typeof at !== 'string' || typeof kind !== 'string' || typeof writer !== 'string') broken ||= index + 1;
    else entries.push({ file, line: index + 1, at, kind, writer, fields });
  }
  if (broken) return { entries, check: { file, kind: 'broken', lines: lines.length, line: broken } };
  return { entries, check: { file, kind: torn ? 'torn' : 'whole', lines: lines.length } };
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null; // reported as a broken line by the caller
  }
}
