import type { Allowed } from '../engine/types';

/** An entry of `mollyguard.allowed`, as it is offered to a person. */
export type AllowedEntry = Allowed;

/** extension → server, request: AllowRequest → AllowResult (the typed text was read in the editor). Writes the journal; the extension then writes the setting. */
export const ALLOW = 'mollyguard/allow';
export interface AllowRequest {
  readonly entry: AllowedEntry;
}
/** `failed`: it could not be journaled. */
export type AllowResult = 'journaled' | 'failed';

/** What a person types to write an entry: what it is about, by its name. */
export const nameOfEntry = (entry: AllowedEntry): string =>
  'host' in entry ? entry.host : 'program' in entry ? entry.program : entry.tool;
