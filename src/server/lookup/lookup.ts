import type { Call, Effect, Evidence } from '../../engine/types';
import type { LiveFact } from '../../protocol/liveFact';

export type { LiveFact };

/** What a look-up found. Evidence: source `lookup`, strength `target`, the identifiers it speaks of, and `names`: id → name. */
export interface Found {
  readonly evidence: readonly Evidence[];
  readonly facts: readonly LiveFact[];
}

/**
 * Asks, read-only, what an action that is held would lose. One file each, and a line in `index.ts`. It sees nothing but the effect, its call
 * and its tools: no folder of the workspace, no variable of a terminal, no credential of the action.
 */
export interface Lookup {
  readonly id: string;
  /** Provider of the rules whose effects it knows something of. */
  readonly provider: string;
  /** Cheap: whether it could tell anything of this effect. */
  wants(effect: Effect, call: Call | undefined): boolean;
  /** null: it knows nothing of it. A rejection is a failure, and becomes the fact `not-known`. */
  find(effect: Effect, call: Call | undefined, tools: LookupTools): Promise<Found | null>;
}

/** A vendor's program, found at an absolute path outside of everything an agent may write to (`program.ts`). */
export type Program = 'kubectl' | 'gh' | 'aws' | 'gcloud' | 'az';

/** A file of the private home that a program is given: what a look-up took over of the person's own settings, without what could run code. */
export interface PrivateFile {
  /** Below that home, with `/`: `.kube/config`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A database that a person's own, read-only user may be asked about. */
export interface Connection {
  readonly host: string;
  readonly port: number | null;
  readonly database: string | null;
  readonly user: string | null;
  /** Name of a credential that was kept for this host; null: none is needed. */
  readonly credential: string | null;
  readonly tls: 'verify' | 'unverified' | 'off';
}
/** What a person has allowed for one provider, in their own settings. */
export interface ProviderSettings {
  /** Where its API is asked; null: its usual place. */
  readonly endpoint: string | null;
  /** Name of a credential that was kept for the endpoint's host. */
  readonly credential: string | null;
  /** Absolute path of its program; null: where its installers put it. */
  readonly program: string | null;
  readonly connections: readonly Connection[];
}
/** By provider; one that is not in it is not looked up. */
export type LookupSettings = Readonly<Record<string, ProviderSettings>>;

export interface JsonRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body: unknown;
}

export interface LookupTools {
  /** Fires when the time is over or the asker has gone. */
  readonly signal: AbortSignal;
  /** Fires a little before: what is not needed for an answer is then left out. Without it there is time. */
  readonly soon?: AbortSignal;
  readonly home: string;
  readonly settings: LookupSettings;
  /** One request over TLS (or to this machine), no redirect followed; null: no JSON came back with status 200. */
  fetchJson(request: JsonRequest): Promise<unknown>;
  /** What a vendor's program printed; null: it could not be run, failed or was too slow. `files` are all that it finds in its home. */
  run(program: Program, args: readonly string[], files: readonly PrivateFile[]): Promise<string | null>;
  /** A credential that a person has kept under this name for exactly this host; null: there is none. */
  secret(name: string, host: string): string | null;
}

/** An evidence line of a look-up: it names its very target. */
export const lookupEvidence = (
  environment: Evidence['environment'],
  identifiers: readonly string[],
  names: Readonly<Record<string, string>>,
  note: string,
): Evidence => ({ source: 'lookup', environment, identifiers, names, file: null, line: null, strength: 'target', note });
