import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitPath } from '../../../src/engine/rules/pathTemplate';
import { HOLE } from '../../../src/engine/types';

const cases: readonly (readonly [template: string, path: string, named: Readonly<Record<string, string>> | null])[] = [
  ['/v1/projects/{ref}', '/v1/projects/abc', { ref: 'abc' }],
  ['/v1/projects/{ref}', '/v1/projects/abc/secrets', null],
  ['/v1/projects/{ref}', '/v1/projects', null],
  ['/v1/projects/{ref}/{what}', '/v1/projects/abc/secrets', { ref: 'abc', what: 'secrets' }],
  ['/v*/projects/{ref}', '/v10/projects/abc', { ref: 'abc' }],
  ['/apis/**/namespaces/{ns}', '/apis/apps/v1/namespaces/shop', { ns: 'shop' }],
  ['/**/delete-*', '/users/7/delete-all', {}],
  ['/**/delete-*', '/users/delete-all/7', null],
  // What is not known may be any segment, and several.
  ['/v1/projects/{ref}', `/v1/projects/${HOLE}`, { ref: HOLE }],
  ['/v1/projects/{ref}', `/${HOLE}`, {}],
  ['/v1/projects/{ref}', `/v1/${HOLE}`, {}],
  ['/v1/projects/{ref}', `/v2/${HOLE}`, null],
  ['/repos/{owner}/{repo}', `/repos/${HOLE}/${HOLE}/issues`, null],
  ['/v1/projects/{ref}', `/v1/projects${'/a'.repeat(100)}`, null],
  ['/v1/**', `/v1${'/a'.repeat(100)}`, {}],
];
for (const [template, path, named] of cases)
  test(`${template} and ${path}`, () => {
    assert.deepEqual(fitPath(template, path), named);
  });
