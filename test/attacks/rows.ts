import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn, PROJECT } from '../engine/world';

/** A command line, or another action as an object. */
type Row = string | Readonly<Record<string, unknown>>;

export interface Attack {
  /** Each one stops and asks, or is refused. */
  readonly held: readonly Row[];
  /** Everyday commands of the same shape: they run unasked. */
  readonly free: readonly Row[];
  /** Files of the project. */
  readonly files?: Readonly<Record<string, string>>;
}

/** One idea to get past the guard, as commands that must not run unasked, beside the everyday ones that it must not be mistaken for. */
export function attack(title: string, { held, free, files = {} }: Attack): void {
  const absolute = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name.startsWith('/') ? name : `${PROJECT}/${name}`, text]),
  );
  const decide = (command: Row): string => judgeIn(actionOf(command), { files: absolute }).verdict.decision;
  test(title, () => {
    assert.deepEqual(
      {
        run: held.filter((command) => !['hold', 'deny'].includes(decide(command))),
        stopped: free.filter((command) => decide(command) !== 'allow'),
      },
      { run: [], stopped: [] },
    );
  });
}
