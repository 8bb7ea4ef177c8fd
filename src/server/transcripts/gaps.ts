import type { Cause, TranscriptRecord } from './record';
import type { Sighting } from './sighting';

/** A tool call that no hook saw. */
export interface Gap {
  readonly agent: string;
  readonly conversation: string | null;
  readonly callId: string | null;
  readonly tool: string;
  readonly cause: Cause;
}

type Call = Extract<TranscriptRecord, { readonly kind: 'call' }>;
interface Pending {
  readonly agent: string;
  readonly call: Call;
  readonly at: number;
  /** When it is judged. */
  due: number;
}

export const GAP_TIMES = {
  /** What was judged alone is found in the journal a little after the transcript. */
  graceMs: 15_000,
  /** A call whose result never comes: longer than any hook waits for a person. */
  openMs: 20 * 60_000,
  /** Without a call id, a hook call belongs to a record so far from it. */
  nearMs: 30_000,
  keepMs: 40 * 60_000,
} as const;
const MOST_SEEN = 5_000;
const MOST_PENDING = 2_000;
/** So long an id is like no other, whatever its conversation is called. */
const UNIQUE = 20;

/** Compares what transcripts say was called with what hooks were asked about. Pure: the time is the caller's. */
export class Gaps {
  private seen: (Sighting & { used: boolean })[] = [];
  private readonly pending = new Map<string, Pending>();

  saw(sighting: Sighting): void {
    this.seen.push({ ...sighting, used: false });
    if (this.seen.length > MOST_SEEN) this.seen = this.seen.slice(-MOST_SEEN / 2);
  }

  record(agent: string, record: TranscriptRecord, now: number): void {
    const key = `${agent} ${record.conversation} ${record.callId ?? `${this.pending.size} ${now}`}`;
    if (record.kind === 'call') {
      if (this.pending.has(key)) return;
      this.pending.set(key, { agent, call: record, at: now, due: now + (record.done ? GAP_TIMES.graceMs : GAP_TIMES.openMs) });
      return;
    }
    const found = this.pending.get(key);
    if (!found) return;
    if (record.ran) found.due = now + GAP_TIMES.graceMs;
    else this.pending.delete(key);
  }

  /** The calls that are due and that no hook saw; each once. */
  due(now: number): readonly Gap[] {
    this.seen = this.seen.filter(({ at }) => now - at < GAP_TIMES.keepMs);
    const found: Gap[] = [];
    let over = this.pending.size - MOST_PENDING;
    for (const [key, { agent, call, at, due }] of this.pending) {
      if (due > now && over-- <= 0) continue;
      this.pending.delete(key);
      const cause = call.blind !== null && call.blind !== 'attached' ? call.blind : this.causeOf(agent, call, at);
      if (cause !== null) found.push({ agent, conversation: call.conversation, callId: call.callId, tool: call.tool, cause });
    }
    return found;
  }

  /** null: a hook saw it. */
  private causeOf(agent: string, call: Call, at: number): Cause | null {
    const known = this.seen.filter((one) => one.agent === agent);
    const talked = known.filter(({ conversations }) => isPart(call.conversation, conversations));
    const near = talked.filter((one) => Math.abs(one.at - at) < GAP_TIMES.nearMs);
    if (call.blind === 'attached') return near.some(({ prompt }) => prompt) ? null : 'attached';
    const exact = (one: Sighting) => call.callId !== null && one.callId === call.callId;
    const match =
      talked.find(exact) ??
      known.find((one) => exact(one) && (call.callId?.length ?? 0) >= UNIQUE) ??
      talked.find((one) => !one.used && one.callId === null && one.hash !== null && one.hash === call.hash) ??
      (call.hash === null ? undefined : near.find((one) => !one.used && !one.prompt && one.callId === null && one.hash === null));
    if (match) {
      match.used = true;
      return null;
    }
    return talked.length > 0 ? 'hook-failed' : 'hooks-off';
  }
}

const isPart = (conversation: string | null, all: readonly string[]): boolean =>
  conversation === null || all.length === 0 || all.includes(conversation);
