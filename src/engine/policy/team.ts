import { readJsoncFile } from '../parse/jsonc';
import type { Policy } from '../types';
import { NO_POLICY } from '../types';
import { mergePolicies } from './merge';
import { keyOf, type PolicyProblem, parsePolicy } from './parse';
import type { Path } from './shape';
import { tighteningOf } from './tightening';

/** A team's policy file, read. What is malformed is left out and told; the rest counts. */
export interface TeamFile {
  /** All of it, as it counts once a person has accepted this very text. */
  readonly whole: Policy;
  /** What of it counts at once. */
  readonly tightening: Policy;
  /** What waits for a person. */
  readonly lowering: readonly { readonly key: string; readonly line: number }[];
  readonly problems: readonly PolicyProblem[];
  /** The line of an entry, from 1. */
  lineOf(path: Path): number;
}
export const NO_TEAM_FILE: TeamFile = { whole: NO_POLICY, tightening: NO_POLICY, lowering: [], problems: [], lineOf: () => 1 };

/** Reads the text of a `mollyguard.json`; `origin` is how a person calls it. */
export function readTeamFile(text: string, origin: string): TeamFile {
  const file = readJsoncFile(text);
  const syntax = file.errors.map(({ line, what }): PolicyProblem => {
    const message = `${origin} line ${line}: ${what}. What can be read of the file counts; correct it.`;
    return { kind: 'malformed', key: '', line, message };
  });
  if (file.value === undefined && syntax.length > 0) return { ...NO_TEAM_FILE, problems: syntax };
  const { policy, problems } = parsePolicy(file.value, 'team', origin, file.lineOf);
  const { tightening, lowering } = tighteningOf(policy);
  return {
    whole: policy,
    tightening,
    lowering: lowering.map((path) => ({ key: keyOf(path), line: file.lineOf(path) })),
    problems: [...syntax, ...problems],
    lineOf: file.lineOf,
  };
}

/** Two policies that only tighten, together. */
export const both = (one: Policy, other: Policy): Policy => mergePolicies({ user: one, workspace: other });

/** Keys of what one tightening policy has and another has not. */
export function missingFrom(policy: Policy, all: Policy): readonly string[] {
  const has = new Set(keysOf(policy));
  return keysOf(all)
    .filter((key) => !has.has(key))
    .map((key) => key.replace(/ \{.*/s, ''));
}

const keysOf = ({ environments, protectedFiles, protected: resources, rules, scopeReads, approvers }: Policy): readonly string[] => [
  ...Object.entries(environments).flatMap(([name, { match, level }]) => [
    ...(level === 'production' || level === 'unknown' ? [`environments.${name}`] : []),
    ...match.map((entry) => `environments.${name}.match ${entry}`),
  ]),
  ...protectedFiles.map((entry) => `protectedFiles ${entry}`),
  ...resources.map(({ name, kind, provider, level }) => ['protected', provider, kind, name, level].filter((one) => one !== null).join(' ')),
  ...rules.map((rule) => `rules ${rule.id} ${JSON.stringify(rule)}`),
  ...(scopeReads === 'deny' ? ['scopeReads'] : []),
  ...(approvers?.names ?? []).map((name) => `approvers ${name}`),
];
