import path from 'node:path';
import type { Problem } from '../../protocol/messages';
import type { JournalEvent } from '../journalEvents';
import { Follower } from './follower';
import { type Gap, Gaps } from './gaps';
import { transcripts } from './index';
import { type Cause, parseLine, type Transcripts, textOr } from './record';
import { sightingInJournal, sightingOf } from './sighting';

export interface WatchOptions {
  readonly home: string;
  /** Only the leader sees all hook calls: the others only pass on what it wrote. */
  readonly leads: () => boolean;
  readonly write: (event: JournalEvent) => void;
  readonly show: (problems: readonly Problem[]) => void;
  readonly report: (error: unknown) => void;
}

const TICK_MS = 2_000;
/** A line stands so long after the last of its calls. */
const SHOWN_MS = 60 * 60_000;
/** Of each journal that is there already. */
const JOURNAL_BYTES = 256_000;
const MOST_SHOWN = 20;

interface Shown {
  readonly agent: string;
  readonly cause: Cause;
  count: number;
  last: number;
}

/** Follows the agents' transcripts and the journals, and tells the tool calls that no hook saw. */
export class Watch {
  private readonly options: WatchOptions;
  private readonly since = Date.now();
  private readonly gaps = new Gaps();
  private readonly journals: Follower;
  private followers: readonly Follower[] = [];
  private followed = 0;
  private readonly shown = new Map<string, Shown>();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(options: WatchOptions) {
    this.options = options;
    this.journals = new Follower({
      folder: path.join(options.home, '.mollyguard', 'journal'),
      depth: 0,
      files: /\.jsonl$/,
      before: JOURNAL_BYTES,
      line: (text) => this.journaled(text),
    });
    void this.tick();
  }

  /** A hook call that came to the leader's socket. */
  saw(agent: string, payload: Buffer | null): void {
    const sighting = sightingOf(payload, agent, this.options.home, Date.now());
    if (sighting) this.gaps.saw(sighting);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.options.show([]);
  }

  private async tick(): Promise<void> {
    try {
      // The journals first: what they tell was there before.
      await this.journals.tick();
      const leads = this.options.leads();
      if (leads !== this.followers.length > 0) this.follow(leads);
      for (const follower of this.followers) await follower.tick();
      if (!this.closed) for (const gap of this.gaps.due(Date.now())) this.found(gap);
      this.fade();
    } catch (error) {
      this.options.report(error);
    }
    if (!this.closed) this.timer = setTimeout(() => void this.tick(), TICK_MS);
  }

  private follow(leads: boolean): void {
    this.followed = Date.now();
    this.followers = (leads ? transcripts : []).map(
      (one) =>
        new Follower({
          folder: path.join(this.options.home, ...one.folder),
          depth: one.depth,
          files: one.files,
          before: 0,
          line: (text, file) => this.told(one, text, file),
        }),
    );
  }

  private told(one: Transcripts, text: string, file: string): void {
    if (!one.hint.test(text)) return;
    const line = parseLine(text);
    // A conversation that goes on in a new file brings its past along.
    if (line === null || Date.parse(textOr(line.timestamp, '')) < this.followed) return;
    for (const record of one.read(line, file)) this.gaps.record(one.agent, record, Date.now());
  }

  private journaled(text: string): void {
    const line = parseLine(text);
    if (line === null) return;
    const before = Date.parse(textOr(line.at, '')) < this.since;
    const writer = textOr(line.writer, '');
    const sighting = before || writer.startsWith('hook') || !this.options.leads() ? sightingInJournal(line) : null;
    if (sighting) this.gaps.saw(sighting);
    // Another window's server leads and has found it.
    if (line.kind === 'gap' && !before && writer !== `server:${process.pid}`) this.add(textOr(line.agent, '?'), line.cause);
  }

  private found({ agent, conversation, callId, tool, cause }: Gap): void {
    this.options.write({ kind: 'gap', agent, conversation, callId, tool, cause });
    this.add(agent, cause);
  }

  private add(agent: string, cause: unknown): void {
    if (!isCause(cause)) return;
    const key = `${agent} ${cause}`;
    const one = this.shown.get(key) ?? { agent, cause, count: 0, last: 0 };
    this.shown.set(key, { ...one, count: one.count + 1, last: Date.now() });
    this.show();
  }

  private fade(): void {
    let gone = false;
    for (const [key, { last }] of this.shown) if (Date.now() - last > SHOWN_MS) gone = this.shown.delete(key) || gone;
    if (gone) this.show();
  }

  private show(): void {
    if (this.closed) return;
    const lines = [...this.shown.values()].slice(0, MOST_SHOWN);
    this.options.show(
      lines.map(({ agent, cause, count }) => ({
        id: cause === 'hooks-off' ? 'agent-unguarded' : 'actions-unseen',
        file: null,
        data: { agent, cause, count: String(count) },
      })),
    );
  }
}

const CAUSES = {
  typed: true,
  attached: true,
  'user-command': true,
  'not-hooked': true,
  'hook-failed': true,
  'hooks-off': true,
} as const satisfies Readonly<Record<Cause, true>>;
const isCause = (value: unknown): value is Cause => typeof value === 'string' && Object.hasOwn(CAUSES, value);
