import type { Action } from '../engine/types';

/** What an adapter understood of one payload. */
export type Decoded =
  | {
      readonly kind: 'actions';
      /** The agent's own event name, e.g. `PreToolUse`: an approval has one slot per event name. */
      readonly event: string;
      readonly agent: string;
      readonly conversation: string | null;
      /** The agent's id of the call, if any; never part of an approval's hash. */
      readonly callId: string | null;
      /** All that the call would do; several for patches and multi-edits. Judged together, asked once. */
      readonly actions: readonly Action[];
      /** The tool's name, for the journal. */
      readonly tool: string;
      /** The payload does not tell the folder or the server: the same call may come again under another event that does. */
      readonly vague?: boolean;
      /** The call may go to another of the conversation's terminals than the one in which its commands run one after the other. */
      readonly otherTerminal?: true;
    }
  /** An event that decides nothing (SessionStart …). */
  | { readonly kind: 'nothing'; readonly event: string }
  /** Not understood: the action is held or denied, and the reason names the field. */
  | { readonly kind: 'malformed'; readonly problem: string; readonly event?: string };

/** The answer to an agent, before its own dialect. */
export type Reply = { readonly kind: 'no-opinion' } | { readonly kind: 'deny'; readonly reason: string };

/** One agent: pure translation. */
export interface Codec {
  readonly id: string;
  readonly title: string;
  /** No other program reads its hook file: the registered command's word counts, whatever the payload looks like. */
  readonly alone?: true;
  /** Its terminals live on from one command to the next, and its payload tells only where they began: folder and variables may be others. */
  readonly keepsTerminals?: true;
  /** `payload` is the hook's stdin; `context` what the payload may lack. Never throws. */
  decode(payload: string, context: { readonly cwd: string; readonly home: string }): Decoded;
  /** The exact bytes for the agent's stdout; `` for no opinion where silence means that. */
  encode(reply: Reply, decoded: Decoded): string;
  readonly limits: {
    /** Seconds the agent waits for our hook as registered. */
    readonly registeredSeconds: number;
    /** Whether it waits as long as a person may take; otherwise it is refused a little before its limit, and sends the action again. */
    readonly holds: boolean;
    /** Other agents whose hook files it runs with the time-out written there. Entries of all others are given up early. */
    readonly honours?: readonly string[];
    /** A denial ends its whole run, not the one action: a person is told so. */
    readonly ends?: true;
  };
  // One line each for the docs table:
  /** What of its actions is judged. */
  readonly guards: string;
  /** What it does where our hook fails. */
  readonly failure: string;
  /** What its hooks do not show. */
  readonly blind: string;
  /** By what we know: the program itself with a scripted model, payloads that it sent, or its documentation alone. */
  readonly proof: 'real' | 'recorded' | 'documented';
}
