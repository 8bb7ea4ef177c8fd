import { canonical } from '../canonical';
import { hashOf, randomHex } from '../digest';

/**
 * Why no hook saw a call. `typed`: put into a program that was open already; `attached`: a file that a prompt names; `user-command`: typed
 * by the person into the agent; `not-hooked`: a tool that its agent has no hook for; `hook-failed`: other calls of the conversation were
 * seen, this one was not; `hooks-off`: no call of the conversation was seen.
 */
export type Cause = 'typed' | 'attached' | 'user-command' | 'not-hooked' | 'hook-failed' | 'hooks-off';

/** One tool call, as a transcript tells it: nothing of what it said but a hash. */
export type TranscriptRecord =
  | {
      readonly kind: 'call';
      readonly conversation: string | null;
      readonly callId: string | null;
      readonly tool: string;
      /** Of its input, where its agent's hooks carry no call id. */
      readonly hash: string | null;
      /** What is known to have no hook call at all. */
      readonly blind: Exclude<Cause, 'hook-failed' | 'hooks-off'> | null;
      /** It had run when it was written. */
      readonly done: boolean;
    }
  | {
      readonly kind: 'result';
      readonly conversation: string | null;
      readonly callId: string;
      /** false: the agent itself turned the call down, before any hook. */
      readonly ran: boolean;
    };

/** A line of a transcript, parsed. */
export type Fields = Readonly<Record<string, unknown>>;

/** Where one agent keeps its transcripts, and how their lines read. */
export interface Transcripts {
  /** The adapter's id. */
  readonly agent: string;
  /** From the user's home. */
  readonly folder: readonly string[];
  /** How many folders lie between that and a transcript, at most. */
  readonly depth: number;
  /** The transcripts among the files, by their path from `folder` with `/`. */
  readonly files: RegExp;
  /** A line that cannot hold a record is not parsed. */
  readonly hint: RegExp;
  /** `file`: the path from `folder`. */
  read(line: Fields, file: string): readonly TranscriptRecord[];
}

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
export const fieldsIn = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
export const textOr = <T>(value: unknown, or: T): string | T => (typeof value === 'string' && value !== '' ? value : or);

/** null: no JSON object, or not a whole one: its writer was killed in it. */
export function parseLine(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

/** Names are the agent's own words. */
export const toolName = (value: unknown): string => textOr(value, '?').slice(0, 80);

const salt = randomHex(16);
/** Tells equal inputs from others; salted, so that it says nothing outside of this process. null: nested too deeply to be told apart. */
export function inputHash(input: unknown): string | null {
  try {
    return hashOf(`${salt}${canonical(input ?? {})}`);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
