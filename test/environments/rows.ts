import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../../src/engine/types';
import type { Detector, Place } from '../../src/environments/detector';

export const place: Place = { cwd: '/h/w', home: '/h', workspace: ['/h/w'], env: {} };

/** Rows of a detector: what each piece of evidence says, in order, as `strength environment [identifiers] note`; `*` where it is the current choice, `~` where the command says a part itself. */
export const rowsOf =
  (detector: Detector) =>
  (title: string, files: Readonly<Record<string, string>>, expected: readonly string[], where: Place = place): void => {
    test(`${detector.id}: ${title}`, () => {
      let read = wanted(detector.wants(where), files);
      for (let step = 0; detector.leads && step < 3; step += 1) read = { ...read, ...wanted(detector.leads(read, where), files) };
      const found = detector.detect(read, where);
      assert.deepEqual(found.map(shown), expected);
      assert.ok(!JSON.stringify(found).includes('fake-'), 'nothing secret is told');
    });
  };

const wanted = (paths: readonly string[], files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(paths.flatMap((path) => (files[path] === undefined ? [] : [[path, files[path]]])));

const shown = ({ strength, environment, identifiers, note, choice }: Evidence): string =>
  `${strength} ${environment} [${identifiers.join(' ')}]${choice ? ` ${choice.name}${choice.current ? '*' : ''}${choice.part === 'said' ? '~' : ''}` : ''} ${note}`;
