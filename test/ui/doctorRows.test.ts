import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckLine, DoctorReport } from '../../src/protocol/doctor';
import { doctorCounts, doctorRows } from '../../src/ui/doctorRows';
import type { Trouble } from '../../src/ui/text';
import { words } from './words';

const report = (checks: readonly CheckLine[]): DoctorReport => ({ version: 1, home: '/home/you', folders: [], ok: false, checks });
const claude = { agent: 'claude-code', title: 'Claude Code' } as const;
const own = { agent: null, title: 'Mollyguard' } as const;
const missing = { id: 'hook-missing', severity: 'problem', file: '/home/you/.claude/settings.json', data: {} } as const;
const checks: readonly CheckLine[] = [
  { ...claude, check: 'switches', result: 'ok', findings: [] },
  { ...claude, check: 'registered', result: 'problem', findings: [missing] },
  { ...claude, check: 'denies', result: 'skipped', findings: [] },
  { ...own, check: 'files', result: 'ok', findings: [] },
];

const place = (file: string) => file.replace('/home/you/', '~/');

test('every check is a row, what is wrong first in each agent, with its file and what to do', () => {
  assert.deepEqual(doctorRows(report(checks), [], words, place), [
    { kind: 'heading', label: 'Claude Code' },
    {
      kind: 'finding',
      label: '$(error) Hook registered',
      description: 'The hook is missing from the agent’s file.',
      detail: '~/.claude/settings.json · Run “Mollyguard: Set Up Agents…” in the editor.',
      finding: missing,
    },
    { kind: 'line', label: '$(pass) Not switched off', description: 'ok' },
    { kind: 'line', label: '$(dash) Denies what must be denied', description: 'not checked' },
    { kind: 'heading', label: 'Mollyguard' },
    { kind: 'line', label: '$(pass) Installed files', description: 'ok' },
  ]);
});

test('what only the guard server knows comes first; what the findings say in full is not said twice', () => {
  const troubles: readonly Trouble[] = [
    { id: 'hook-missing', file: missing.file, data: { agent: 'Claude Code' } },
    { id: 'hook-missing', file: '/elsewhere', data: { agent: 'Cursor' } },
    { id: 'server-down', file: null, data: {} },
  ];
  const told = doctorRows(report(checks), troubles, words, place).filter(({ kind }) => kind === 'trouble');
  assert.deepEqual(
    told.map((row) => row.label),
    [
      '$(error) Cursor is not set up: it has no hook in /elsewhere.',
      '$(error) The guard server is not running. It is being started again.',
    ],
  );
});

test('a file’s name draws neither icon nor link', () => {
  const bad = { id: 'hooks-switched-off', severity: 'problem', file: '/a$(check)/[x](command:y)\n', data: { key: '$(pass)' } } as const;
  const [, row] = doctorRows(report([{ ...own, check: 'switches', result: 'problem', findings: [bad] }]), [], words, place);
  assert.ok(row?.kind === 'finding');
  assert.equal(row.description, 'A setting switches hooks off: $ (pass).');
  assert.equal(row.detail, '/a$ (check)/[x] (command:y) · Take the setting out of this file, or ask whoever manages it.');
});

test('the checks that each agent passed are counted', () => {
  assert.equal(doctorCounts(report(checks), words), 'Claude Code 1, Mollyguard 1');
});
