import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision, EnvironmentLevel, Evidence, Policy, Tier } from '../../../src/engine/types';
import { variablesFrom } from '../../../src/environments/variablesFrom';
import { actionOf, HOME, judgeIn, PROJECT, type World } from '../../engine/world';

/** A machine as it is before the command. */
export interface Given {
  /** By path: `.env` is the project's, `~/.kube/config` the person's, `/etc/x` the machine's. */
  readonly files?: Readonly<Record<string, string>>;
  /** The editor's environment as it is, values of secrets and all; null where nothing is known of it (the launcher judges alone). */
  readonly env?: Readonly<Record<string, string>> | null;
  readonly policy?: Partial<Policy>;
  /** Folders that are there besides those of the files. */
  readonly folders?: readonly string[];
}

/**
 * A row: what the real judging says of a command (shell text, or an action of another kind as JSON) on a machine where these files are. All detectors
 * look at them, by way of the same `gather` and `judge` that the guard uses; only the disk is made up, so that no clock decides.
 *
 * `expected` is `environment decision tier name`, e.g. `production hold type shop`. `evidence` is what the effects' environment rests on, in order, each as
 * `note` or, where it comes from a file, `note @ path:line` with the path written as in `files` (`note @ path` without a line).
 * Write values of secrets as `fake-…`: the row fails where one shows up in the verdict.
 */
export function row(
  title: string,
  given: Given,
  command: string | Readonly<Record<string, unknown>>,
  expected: `${EnvironmentLevel} ${Decision} ${Tier} ${string}`,
  evidence?: readonly string[],
): void {
  test(`${title}: ${typeof command === 'string' ? command : JSON.stringify(command)}`, () => {
    const { verdict } = judgeIn(actionOf(command), worldOf(given));
    const { environment, decision, tier, resource, effects } = verdict;
    const named = effects.filter((one) => one.environment === environment).flatMap((one) => one.evidence);
    const rests = [...new Set(named.map(shown))];
    const found = [environment, decision, tier, resource?.name ?? '-'].join(' ');
    assert.deepEqual({ found, ...(evidence ? { rests } : {}) }, { found: expected, ...(evidence ? { rests: evidence } : {}) });
    const told = JSON.stringify([verdict.reason, effects.map((one) => one.evidence)]);
    assert.ok(!told.includes('fake-'), 'nothing secret is told');
  });
}

/** The same machine with more on it. */
export const withFiles = (given: Given, files: Readonly<Record<string, string>>): Given => ({
  ...given,
  files: { ...given.files, ...files },
});

/** What the guard's reader would find. */
const worldOf = ({ files = {}, env = {}, policy, folders }: Given): World => ({
  files: Object.fromEntries(Object.entries(files).map(([path, text]) => [absolute(path), text])),
  ...(env === null ? { alone: true as const } : { env: variablesFrom(env) }),
  policy,
  folders: [...new Set([...(folders ?? []).map((one) => `${absolute(one)}/`), ...Object.keys(files).map(absolute)].flatMap(above))],
});

const absolute = (path: string): string =>
  path.startsWith('~/') ? `${HOME}${path.slice(1)}` : path.startsWith('/') ? path : `${PROJECT}/${path}`;
const above = (path: string): readonly string[] => {
  const parts = path.split('/');
  return parts.slice(1, -1).map((_, at) => parts.slice(0, at + 2).join('/'));
};

function shown({ note, file, line }: Evidence): string {
  if (file === null) return note;
  const path = file.startsWith(`${PROJECT}/`) ? file.slice(PROJECT.length + 1) : file.replace(`${HOME}/`, '~/');
  return `${note} @ ${path}${line === null ? '' : `:${line}`}`;
}
