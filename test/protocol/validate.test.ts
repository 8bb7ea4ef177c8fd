import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  parseAnswer,
  parseAskAgainRequest,
  parseDecisionRequest,
  parseLookupCredentials,
  parsePauseRequest,
  parseServerStart,
  parseUndoRequest,
  parseWindowFocus,
  parseWindowSettings,
  type Valid,
} from '../../src/protocol/validate';

const start = { home: '/h', runtime: '/r', own: ['/e'], version: '1.0.0' };
const settings = {
  mode: 'guard',
  holdSeconds: 600,
  user: { anything: true },
  workspace: undefined,
  lookups: { railway: true },
  folders: ['/w'],
  trusted: true,
  watchTranscripts: false,
  agents: [{ id: 'vscode', here: true }],
  problems: [{ id: 'hook-missing', file: null, data: { key: 'x' } }],
};

/** Parser, a good message, and fields with values that must not pass. */
const rows: readonly (readonly [string, (value: unknown) => Valid<unknown>, object, Readonly<Record<string, readonly unknown[]>>])[] = [
  [
    'start',
    parseServerStart,
    start,
    { home: ['', 'h', 7, undefined, '/a\0b'], runtime: ['r', null], own: ['/e', ['e'], [7], undefined], version: [1] },
  ],
  [
    'typed',
    parseAnswer,
    { ticket: 't', kind: 'typed', text: '' },
    { ticket: ['', 7, undefined], kind: ['approve', 'Typed', undefined, true], text: [7, undefined, 'x'.repeat(10_001)] },
  ],
  [
    'credentials',
    parseLookupCredentials,
    { credentials: [{ name: 'reader', host: 'db.example.com:5433', secret: 'fake-token' }] },
    {
      credentials: [undefined, {}, [{}], ['reader'], [{ name: 'reader', host: '', secret: 'fake-token' }], [{ name: 'reader', host: 'h' }]],
    },
  ],
  ['run-once', parseAnswer, { ticket: 't', kind: 'run-once' }, { ticket: [undefined], kind: ['run', null] }],
  ['refuse', parseAnswer, { ticket: 't', kind: 'refuse' }, {}],
  [
    'settings',
    parseWindowSettings,
    settings,
    {
      mode: ['off', undefined, true],
      holdSeconds: [9, 601, Number.NaN, Number.POSITIVE_INFINITY, '600', undefined],
      folders: ['/w', ['w'], [null], undefined],
      trusted: ['yes', undefined],
      agents: [{}, ['vscode'], [{ id: 'A', here: true }], [{ id: 'vscode' }], undefined],
      problems: [
        {},
        [{}],
        [{ id: 'unheard-of', file: null, data: {} }],
        [{ id: 'hook-missing', file: 7, data: {} }],
        [{ id: 'hook-missing', file: null, data: { key: 7 } }],
      ],
    },
  ],
  ['focus', parseWindowFocus, { focused: false }, { focused: [0, undefined, 'true'] }],
  ['next try', parseDecisionRequest, { id: '0f1e2d3c-aa' }, { id: ['', 'A', '../x', 7, undefined, null, 'a'.repeat(65)] }],
  ['ask again', parseAskAgainRequest, { id: '0f1e2d3c-aa' }, { id: ['', 'A', '../x', 7, undefined, 'a'.repeat(65)] }],
  ['ask again, all', parseAskAgainRequest, { id: null }, { id: [undefined, false] }],
  ['undo, looked at', parseUndoRequest, { id: 'abc123', seen: null }, { id: ['', 'A', '../x', 7, undefined], seen: ['', 7, undefined] }],
  ['undo', parseUndoRequest, { id: 'abc123', seen: 'x' }, { seen: ['', false] }],
  ['pause', parsePauseRequest, { minutes: 60 }, { minutes: [-1, 61, Number.NaN, '5', undefined] }],
];

test('good messages pass as they are, without what does not belong to them', () => {
  for (const [name, parse, good] of rows) assert.deepEqual(parse({ ...good, extra: 1 }), { kind: 'valid', value: good }, name);
});

test('one wrong field is named', () => {
  for (const [name, parse, good, wrong] of rows) {
    for (const [field, values] of Object.entries(wrong)) {
      for (const value of values) {
        const result = parse({ ...good, [field]: value });
        assert.equal(result.kind, 'invalid', `${name}.${field} = ${JSON.stringify(value)}`);
        assert.ok(result.kind === 'invalid' && result.problem.includes(field), `${name}.${field}: ${JSON.stringify(result)}`);
      }
    }
  }
});

test('garbage is no message', () => {
  for (const [name, parse] of rows)
    for (const value of [null, undefined, 7, 'x', [], true]) assert.equal(parse(value).kind, 'invalid', name);
});
