import { redact } from '../secrets/redact';
import type { JournalEvent } from './journalEvents';

export interface ReportsOptions {
  readonly folder: string;
  readonly write: (event: JournalEvent) => void;
  /** One line for the log; redacted already. */
  readonly log: (line: string) => void;
}

/** Troubles of a guard server, in its journal and its log. */
export class Reports {
  private readonly options: ReportsOptions;
  private last = '';

  constructor(options: ReportsOptions) {
    this.options = options;
  }

  /** Once for each different trouble. */
  problem(problem: string, message: string): void {
    if (this.last === `${problem} ${message}`) return;
    this.last = `${problem} ${message}`;
    this.options.write({ kind: 'problem', problem, file: this.options.folder, data: { message } });
    this.options.log(redact(message));
  }

  readonly error = (error: unknown): void => this.problem('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
}
