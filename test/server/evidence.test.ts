import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileFact } from '../../src/engine/types';
import { gatherEvidence } from '../../src/server/evidence';
import type { FileReader } from '../../src/server/files';

const CWD = '/home/me/app';
const LINK = '/home/me/.railway/config.json';
const FILES: Readonly<Record<string, string>> = {
  [`${CWD}/.env`]: 'APP_ENV=staging\nDATABASE_URL=postgres://staging-db.example.com/app\n',
  [LINK]: JSON.stringify({ projects: { [CWD]: { project: 'p', name: 'app', environment: 'e', environmentName: 'production' } } }),
};

/** A disk on which some files are not reached in time. */
const disk = (late: readonly string[]): FileReader => ({
  read({ path }): FileFact {
    if (late.includes(path)) return { kind: 'unreadable', real: path, why: 'time' };
    const text = FILES[path];
    return text === undefined ? { kind: 'missing', real: path } : { kind: 'text', real: path, text, digest: path };
  },
});
const levels = (late: readonly string[]) => [
  ...new Set(gatherEvidence({ cwd: CWD, home: '/home/me', workspace: [CWD] }, undefined, disk(late)).map(({ environment }) => environment)),
];

test('where a file could not be read in time, nothing says less than production', () => {
  assert.deepEqual(levels([]).sort(), ['production', 'staging', 'unknown']);
  assert.deepEqual(levels([LINK]), ['unknown']);
  assert.deepEqual(levels([`${CWD}/.env.local`]).sort(), ['production', 'unknown']);
});
