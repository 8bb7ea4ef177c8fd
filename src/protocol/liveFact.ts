/** What a live look-up can tell of something that would be lost; the sentences stand in `ui/factText.ts`. */
const LIVE_FACTS = [
  'looked-up', // where: `db.example/shop`, `Railway`, a cluster, an account; sure: `no` where files, not the command, say so
  'located', // project, environment: where an id belongs
  'rows', // count: the planner's estimate
  'size', // bytes
  'holds', // count, kind, names: what lies in it
  'dependants', // count, names: what hangs on it
  'views', // count, names: what is computed from it
  'references', // count, names: tables whose foreign keys lead to it
  'no-dependants', // nothing of these
  'partitions', // count, names
  'connections', // count: who is connected to it now
  'backups', // count, newest (ISO time)
  'no-backups',
  'volumes', // count, kept, deleted: by reclaim policy
  'forks', // count
  'open-pulls', // count
  'last-changed', // at (ISO time)
  'protected', // by: a lock, deletion protection, a finalizer
  'missing', // name: there is none of that name
  'not-known', // provider, about (what), why
] as const;
export type LiveFactId = (typeof LIVE_FACTS)[number];

/** Why something is not known. */
const NOT_KNOWN = [
  'off', // this look-up is not switched on
  'no-connection', // the person has named no connection, endpoint or credential for it
  'late', // no answer in time
  'failed', // no answer that could be used
  'not-found', // the provider does not know it, or does not show it to this credential
  'not-shown', // the user of the look-up has no right to see all of it
  'unproved', // nothing proves which server it is, so it gets no password
  'target', // the action does not say for certain what it is about
  'runs-code', // the person's login for it would run a program, which an agent may have put there
] as const;
export type NotKnown = (typeof NOT_KNOWN)[number];

/** One fact: an id that the ui has a sentence for, and the data for it. Redacted; never a credential. */
export interface LiveFact {
  readonly id: LiveFactId;
  readonly data: Readonly<Record<string, string>>;
}
