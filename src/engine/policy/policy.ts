import type { Rule } from '../rules/rule';
import type { EnvironmentLevel } from '../types';

/** The policy in force: settings and policy files, already validated and merged. */
export interface Policy {
  /** Environment name → what belongs to it. Own names carry a level. */
  readonly environments: Readonly<Record<string, { readonly match: readonly string[]; readonly level: EnvironmentLevel }>>;
  /** Identifier → the name a person calls it by. */
  readonly names: Readonly<Record<string, string>>;
  /** Environment name that the agent's work is limited to; null: not set. */
  readonly scope: string | null;
  /** What happens to reads of data outside the scope. */
  readonly scopeReads: 'journal' | 'deny';
  readonly protectedFiles: readonly string[];
  /** What must not be lost, wherever it is. */
  readonly protected: readonly ProtectedResource[];
  /** Rules besides the built-in ones: they only add. */
  readonly rules: readonly Rule[];
  /** What is not asked about any more. Only against the nets below all rules, and only from the person's own settings. */
  readonly allowed: readonly Allowed[];
  readonly approvers: Approvers | null;
  /** Where an entry stands (`environments.production.match.db.example.com` → `mollyguard.json line 7`); none: in the person's own settings. */
  readonly origins: Readonly<Record<string, string>>;
}
/**
 * One thing that a person allows for good: requests to a host (`*.` in front: to the names below it), a program, or a tool of an MCP server, written
 * `server/tool`.
 */
export type Allowed =
  | { readonly host: string; readonly methods?: readonly string[]; readonly path?: string }
  | { readonly program: string; readonly command?: string }
  | { readonly tool: string };
export interface ProtectedResource {
  /** What it is called, or an identifier of what it lies in; `*` for any characters. */
  readonly name: string;
  readonly kind: string | null;
  readonly provider: string | null;
  /** What its target counts as at least; `deny`: it is not lost at all. */
  readonly level: 'production' | 'staging' | 'deny';
  readonly note: string | null;
  /** Where it stands: `mollyguard.json line 7`. */
  readonly origin: string;
}
/** Who is asked, as the question says. On one machine whoever types is taken for one of them. */
export interface Approvers {
  readonly names: readonly string[];
  readonly note: string | null;
}
export const NO_POLICY: Policy = {
  environments: {},
  names: {},
  scope: null,
  scopeReads: 'journal',
  protectedFiles: [],
  protected: [],
  rules: [],
  allowed: [],
  approvers: null,
  origins: {},
};
