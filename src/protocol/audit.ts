import type { EnvironmentLevel } from '../engine/types';

/** extension → server, request: AuditRequest → AuditReport. */
export const AUDIT = 'mollyguard/audit';

export interface AuditRequest {
  /** Names, without values, of the variables in the editor's environment that hold anything. */
  readonly variables: readonly string[];
}

/** How far the damage reaches, worst first. */
export const AUDIT_RANKS = ['critical', 'high', 'medium', 'low'] as const;
export type AuditRank = (typeof AUDIT_RANKS)[number];

/** Where a credential lies. */
export type AuditPlace =
  | { readonly kind: 'file'; readonly file: string; readonly line: number | null }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'commit'; readonly commit: string; readonly file: string; readonly line: number };

/** One credential that an agent could reach. Its value stands in no field. */
export interface AuditRow {
  readonly rank: AuditRank;
  /** Id of whose it is, as rules have it; null: nobody's that is known. */
  readonly provider: string | null;
  /** Words for people: `Railway login of the account`. */
  readonly kind: string;
  /** The name that it stands under; null: none. */
  readonly name: string | null;
  readonly where: AuditPlace;
  readonly destroys: string;
  readonly narrower: string;
  readonly docs: string;
  /** null: nothing tells. */
  readonly environment: EnvironmentLevel | null;
  /** The file is off limits to agents. What is not can be read as it is. */
  readonly offLimits: boolean;
}

/** What could not be looked at, so that nobody takes the list for all there is. */
export type AuditGap =
  | { readonly kind: 'unreadable'; readonly file: string }
  | { readonly kind: 'too-many-files'; readonly folder: string }
  | { readonly kind: 'history'; readonly folder: string };

export interface AuditReport {
  readonly version: 1;
  /** The worst first. */
  readonly rows: readonly AuditRow[];
  readonly gaps: readonly AuditGap[];
  /** Commits of each folder's history that were read. */
  readonly history: number;
}

/** null: not valid. */
export function parseAuditRequest(value: unknown): AuditRequest | null {
  const variables: unknown = typeof value === 'object' && value !== null && 'variables' in value ? value.variables : null;
  if (!Array.isArray(variables) || variables.length > 10_000) return null;
  const names = variables.filter((one): one is string => typeof one === 'string' && one.length <= 200);
  return names.length === variables.length ? { variables: names } : null;
}
