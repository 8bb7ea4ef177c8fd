import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Layers, mergePolicies } from '../../../src/engine/policy/merge';
import { parsePolicy } from '../../../src/engine/policy/parse';
import { tighteningOf } from '../../../src/engine/policy/tightening';
import type { Policy } from '../../../src/engine/types';

const LAYERS = ['machine', 'user', 'accepted', 'team', 'workspace'] as const;
type Written = Partial<Record<(typeof LAYERS)[number], unknown>>;

/** Layers as they come: of a team's file that nobody accepted, and of a workspace, only what tightens. */
function layersOf(written: Written): Layers {
  const read = (layer: (typeof LAYERS)[number]): Policy => {
    const kind = layer === 'accepted' ? 'team' : layer;
    const { policy } = parsePolicy(written[layer] ?? {}, kind, layer);
    return layer === 'team' ? tighteningOf(policy).tightening : policy;
  };
  const [machine, user, accepted, team, workspace] = LAYERS.map(read);
  assert.ok(machine && user && accepted && team && workspace);
  return { machine, user, accepted, team, workspace };
}
const environment = (match: string, level: string) => ({
  environments: { [level === 'qa' ? 'qa' : level]: { match: [match], ...(level === 'qa' ? { level: 'staging' } : {}) } },
});

/** What stands in which layer, a key of the whole, and what it comes to. */
const rows: readonly (readonly [title: string, written: Written, key: keyof Policy, value: unknown])[] = [
  [
    'names: the highest layer',
    { machine: { names: { v: 'm' } }, user: { names: { v: 'u', w: 'u' } }, accepted: { names: { v: 'a', w: 'a', x: 'a' } } },
    'names',
    { v: 'm', w: 'u', x: 'a' },
  ],
  ['names: not of what nobody accepted', { team: { names: { v: 't' } }, workspace: { names: { v: 'w' } } }, 'names', {}],
  ['scope: the highest layer', { machine: { scope: 'local' }, user: { scope: 'production' } }, 'scope', 'local'],
  ['scope: the user before the team', { user: { scope: 'production' }, accepted: { scope: 'staging' } }, 'scope', 'production'],
  ['scope: the accepted team', { accepted: { scope: 'staging' } }, 'scope', 'staging'],
  ['scope: not of what nobody accepted', { team: { scope: 'production' }, workspace: { scope: 'production' } }, 'scope', null],
  [
    'reads outside the scope: any layer refuses them',
    { user: { scopeReads: 'journal' }, team: { scopeReads: 'deny' } },
    'scopeReads',
    'deny',
  ],
  [
    'environments: joined',
    { machine: environment('m', 'production'), team: environment('t', 'production'), workspace: environment('w', 'production') },
    'environments',
    { production: { match: ['m', 't', 'w'], level: 'production' } },
  ],
  [
    'environments: nothing lower of what nobody accepted',
    { team: environment('t', 'staging'), workspace: environment('w', 'qa') },
    'environments',
    {},
  ],
  [
    'environments: lower where accepted',
    { accepted: environment('a', 'staging') },
    'environments',
    { staging: { match: ['a'], level: 'staging' } },
  ],
  [
    'environments: the more dangerous level',
    { user: environment('u', 'qa'), team: { environments: { qa: { match: ['t'], level: 'production' } } } },
    'environments',
    { qa: { match: ['u', 't'], level: 'production' } },
  ],
  [
    'files: the machine has the last word, the team not the first',
    { machine: { protectedFiles: ['a'] }, user: { protectedFiles: ['!a', 'b'] }, accepted: { protectedFiles: ['!b', '!c', 'c'] } },
    'protectedFiles',
    ['!b', '!c', 'c', '!a', 'b', 'a'],
  ],
  [
    'files: what tightens stands behind what the user takes out',
    { user: { protectedFiles: ['!d'] }, team: { protectedFiles: ['d', '!e'] } },
    'protectedFiles',
    ['!d', 'd'],
  ],
  [
    'resources: once, whatever line they stand on',
    { machine: { protected: [{ name: 'o' }] }, team: { protected: [{ name: 'o' }, { name: 'p' }] } },
    'protected',
    [
      { name: 'o', kind: null, provider: null, level: 'production', note: null, origin: 'machine' },
      { name: 'p', kind: null, provider: null, level: 'production', note: null, origin: 'team' },
    ],
  ],
  [
    'approvers: all of them, the note of an accepted layer',
    {
      machine: { approvers: { names: ['m'] } },
      accepted: { approvers: { names: ['a'], note: 'n' } },
      team: { approvers: { names: ['t'], note: 'x' } },
    },
    'approvers',
    { names: ['m', 'a', 't'], note: 'n' },
  ],
  [
    'approvers: no note that nobody accepted',
    { team: { approvers: { names: ['t'], note: 'just type it' } } },
    'approvers',
    { names: ['t'], note: null },
  ],
  [
    'origins: the highest layer, none for the user’s own',
    {
      user: environment('u', 'production'),
      machine: environment('m', 'production'),
      team: { environments: { production: { match: ['u', 'm', 't'] } } },
    },
    'origins',
    { 'environments.production.match.m': 'machine', 'environments.production.match.t': 'team' },
  ],
];
for (const [title, written, key, value] of rows) test(title, () => assert.deepEqual(mergePolicies(layersOf(written))[key], value));
