import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { readJsoncFile } from '../engine/parse/jsonc';
import { dangerOf } from '../engine/policy/environment';
import { parsePolicy } from '../engine/policy/parse';
import { MACHINE } from '../engine/policy/policyShape';
import { fits, isRecord } from '../engine/policy/shape';
import { tighteningOf } from '../engine/policy/tightening';
import type { EnvironmentLevel, Policy } from '../engine/types';
import type { Problem } from '../protocol/messages';
import { readPolicyText } from './teamFile';

/** A policy file, and the user whose alone it has to be. */
export interface MachineFile {
  readonly file: string;
  readonly owner: number;
}

const place = (): string =>
  process.platform === 'darwin'
    ? '/Library/Application Support/Mollyguard/policy.json'
    : process.platform === 'win32'
      ? 'C:\\ProgramData\\Mollyguard\\policy.json'
      : '/etc/mollyguard/policy.json';
/** Where an administrator's policy for everybody on this machine lies. */
export const MACHINE_POLICY: MachineFile = { file: place(), owner: 0 };
/** No agent changes what lies in it, root or not. */
export const MACHINE_FOLDER = path.dirname(MACHINE_POLICY.file);

/** What no setting of a person goes beyond. */
export interface MachineLimits {
  /** Windows may only observe. */
  readonly observe: boolean;
  readonly pauses: boolean;
  readonly lookups: boolean;
  readonly minimumHoldSeconds: number | null;
  /** The most dangerous environment that agents may work in. */
  readonly scopeCeiling: EnvironmentLevel | null;
}
export const NO_LIMITS: MachineLimits = { observe: true, pauses: true, lookups: true, minimumHoldSeconds: null, scopeCeiling: null };

export interface MachinePolicy {
  /** undefined: there is none, or it is not to be trusted. */
  readonly policy: Policy | undefined;
  readonly limits: MachineLimits;
  readonly problems: readonly Problem[];
}

/** Reads the policy of this machine; a file that others than the administrator can write is told and not used. */
export function readMachinePolicy({ file, owner }: MachineFile = MACHINE_POLICY): MachinePolicy {
  const found = readPolicyText(file);
  if (found.kind === 'missing') return { policy: undefined, limits: NO_LIMITS, problems: [] };
  const wrong = found.kind === 'unusable' ? found.why : process.platform === 'win32' ? null : untrusted(file, owner);
  if (found.kind === 'unusable' || wrong !== null)
    return { policy: undefined, limits: NO_LIMITS, problems: [problem(file, '', wrong ?? '')] };
  const { value, errors, lineOf } = readJsoncFile(found.text);
  const problems = errors.map(({ line, what }) =>
    problem(file, '', `line ${line}: ${what}. What can be read of the file counts; correct it.`),
  );
  const { policy, problems: malformed } = parsePolicy(value, 'machine', file, lineOf, Object.keys(MACHINE));
  problems.push(...malformed.map(({ key, message }) => problem(null, key, message)));
  const record = isRecord(value) ? value : {};
  for (const [key, shape] of Object.entries(MACHINE)) {
    if (!Object.hasOwn(record, key)) continue;
    fits(record[key], shape, [key], (_, message) =>
      problems.push(problem(null, key, `${file} line ${lineOf([key])}: "${key}" ${message} Until then the stricter counts.`)),
    );
  }
  // Nothing tells whose file it is there: it may only tighten.
  return { policy: process.platform === 'win32' ? tighteningOf(policy).tightening : policy, limits: limitsOf(record), problems };
}

/** What is there and not understood counts as the stricter one. */
function limitsOf(record: Readonly<Record<string, unknown>>): MachineLimits {
  const may = (key: string): boolean => !Object.hasOwn(record, key) || record[key] === true;
  const hold = record.minimumHoldSeconds;
  const ceiling = LEVELS.find((level) => level === record.scopeCeiling);
  return {
    observe: may('observe'),
    pauses: may('pauses'),
    lookups: may('lookups'),
    minimumHoldSeconds: hold === undefined ? null : typeof hold === 'number' && hold >= 10 && hold <= 600 ? hold : 600,
    scopeCeiling: record.scopeCeiling === undefined ? null : (ceiling ?? 'local'),
  };
}
const LEVELS = ['local', 'preview', 'staging', 'production'] as const satisfies readonly EnvironmentLevel[];

/** The scope that counts under a ceiling: one that reaches higher, or none at all, is the ceiling itself. */
export function scopeUnder(scope: string | null, { environments }: Policy, { scopeCeiling }: MachineLimits): string | null {
  if (scopeCeiling === null) return scope;
  if (scope === null) return scopeCeiling;
  const level = LEVELS.find((one) => one === scope) ?? environments[scope]?.level ?? 'unknown';
  return dangerOf(level) > dangerOf(scopeCeiling) ? scopeCeiling : scope;
}

/** Why a file is not an administrator's alone; null: it is. In a sticky folder nobody moves another's file. */
function untrusted(file: string, owner: number): string | null {
  const remedy = 'so it is not used. Let root own it, and nobody else write to it.';
  const own = lstatSync(file, { throwIfNoEntry: false });
  if (!own || own.uid !== owner) return `does not belong to root, ${remedy}`;
  if ((own.mode & 0o022) !== 0) return `can be written by others, ${remedy}`;
  for (let folder = realpathSync(path.dirname(file)); ; folder = path.dirname(folder)) {
    const { uid, mode } = lstatSync(folder);
    if ((uid !== owner && uid !== 0) || ((mode & 0o022) !== 0 && (mode & 0o1000) === 0))
      return `lies in ${folder}, which others can write, ${remedy}`;
    if (folder === path.dirname(folder)) return null;
  }
}

const problem = (file: string | null, key: string, message: string): Problem => ({ id: 'settings-invalid', file, data: { key, message } });
