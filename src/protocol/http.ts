/**
 * The conversation between the launcher and a guard server: HTTP/1.1 over a Unix socket.
 *
 *   POST /v1/actions?agent=<id>&attempt=<nonce>   body: the agent's payload, byte for byte
 *     200  the final bytes for the agent's stdout, then END      (no bytes before END: no opinion)
 *     202  a ticket, then END: a person is asked; poll
 *     503  judge alone (overload, protocol mismatch), then END
 *   GET /v1/actions/<ticket>?attempt=<nonce>      waits up to POLL_SECONDS; 200 and 202 as above
 *     410  this server does not know the ticket: send the action again
 *   GET /v1/health                                200 {"protocol":1,"id":…,"pid":…}
 *
 * Nothing that is sent here can approve, loosen or switch off.
 */
export const PROTOCOL = 1;
/** Ends every body; without it the launcher takes nothing as an answer. Starts with a newline, so that it is a line of its own. */
export const END = '\n#mollyguard-end-1';
/** Set by the leader on what it relays, so that a relayed action is never relayed again. */
export const RELAYED = 'x-mollyguard-relayed';
export const TIMES = {
  /** First answer (final bytes or a ticket) of a server to a new action. */
  firstAnswerMs: 1_000,
  /** The launcher gives up on a silent server and judges alone. */
  silentMs: 2_000,
  /** One poll. */
  pollMs: 25_000,
  /** How long the launcher of a held action looks for a new server before it judges alone. */
  lostMs: 30_000,
  /** A held action. */
  holdMs: 600_000,
  /** An approval given for a later try. */
  grantMs: 600_000,
} as const;
/** Largest payload taken, bytes. */
export const MAX_PAYLOAD = 4_000_000;

/** Files in the runtime folder (0700, short path, per machine and user). */
export const runtimeFiles = {
  socket: 'guard.sock',
  /** Exclusive lock of a take-over. */
  lock: 'lock',
  /** {"id","pid","inode","started"} of the leader. */
  leader: 'leader.json',
  /** One JSON file a server: {"id","pid","socket","folders","focused"}. */
  servers: 'servers',
} as const;
