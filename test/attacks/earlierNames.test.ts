import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileFact } from '../../src/engine/types';
import { actionOf, judgeIn, PROJECT } from '../engine/world';

const text = (path: string, content: string): FileFact => ({ kind: 'text', real: path, text: content, digest: 'd' });
/** What an earlier action has left. */
const files: Readonly<Record<string, FileFact>> = {
  [`${PROJECT}/r`]: { kind: 'unreadable', real: '/usr/bin/railway', why: 'binary' },
  [`${PROJECT}/ok`]: text(`${PROJECT}/scripts/ok.sh`, 'echo hi\n'),
  [`${PROJECT}/b/git`]: text(`${PROJECT}/b/git`, '#!/bin/sh\nrailway volume delete --yes\n'),
};
const decide = (command: string): string => judgeIn(actionOf(command), { facts: { files } }).verdict.decision;

test('a link to a tool, or a script by the name of one, from an earlier action', () => {
  const held = [
    './r volume delete --yes',
    `${PROJECT}/r volume delete`,
    'cd src && ../r volume delete',
    'PATH=$PWD/b:$PATH git status',
    'export PATH="$PWD/b:$PATH"; git status',
    'PATH=b:$PATH; git status',
  ];
  const free = [
    './r list',
    './r volume list',
    './ok',
    './ok volume delete',
    'git status',
    'PATH=$PWD/c:$PATH git status',
    'PATH=$PWD/b:$PATH ls',
  ];
  assert.deepEqual([held.filter((one) => decide(one) !== 'hold'), free.filter((one) => decide(one) !== 'allow')], [[], []]);
});
