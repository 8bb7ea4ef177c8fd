import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { createContext } from '../../../src/engine/evaluate/shell/context';
import { evaluateShell } from '../../../src/engine/evaluate/shell/index';
import { type Call, type Facts, type FileFact, HOLE, NO_POLICY, type ProgramCall, type ShellKind } from '../../../src/engine/types';

export interface Around {
  readonly cwd?: string;
  readonly shell?: ShellKind;
  /** Files on the disk, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

const factsWith = (files: Readonly<Record<string, string>> = {}): Facts => ({
  home: '/home/u',
  workspace: ['/w'],
  platform: 'linux',
  temporary: [],
  own: [],
  files: Object.fromEntries(
    Object.entries(files).map(([path, text]): [string, FileFact] => [path, { kind: 'text', real: path, text, digest: 'd' }]),
  ),
  evidence: null,
  policy: NO_POLICY,
  snapshots: true,
});

export function calls(command: string, { cwd = '/w', shell = 'bash', files }: Around = {}): readonly Call[] {
  const context = createContext(factsWith(files), true);
  return evaluateShell({ kind: 'shell', agent: 'test', conversation: null, command, cwd, shell }, context);
}

export const programs = (command: string, around?: Around): readonly ProgramCall[] =>
  calls(command, around).filter((call) => call.kind === 'program');

/** A call in one line: `sudo > rm -rf /`. What is unknown is `?`, words with blanks are in quotes, files are `verb path = content`. */
export function line(call: Call): string {
  const via = call.via.map((name) => `${name} > `).join('');
  const remote = call.remote ? `[${call.remote.kind} ${call.remote.host}] ` : '';
  return (via + remote + words(call)).replaceAll(HOLE, '?');
}

function words(call: Call): string {
  switch (call.kind) {
    case 'program': {
      const env = Object.entries(call.env).map(([name, value]) => `${name}=${shown(value)} `);
      const stdin =
        call.stdin.kind === 'text' ? ` <<< ${shown(call.stdin.text)}` : call.stdin.kind === 'unreadable' ? ' <<< (unreadable)' : '';
      const cwd = call.cwd === '/w' || call.remote ? '' : ` @ ${call.cwd}`;
      return env.join('') + [call.program, ...call.argv].map(shown).join(' ') + stdin + cwd;
    }
    case 'file': {
      const content =
        call.content.kind === 'text' ? ` = ${shown(call.content.text)}` : call.content.kind === 'unreadable' ? ' = (unreadable)' : '';
      return `${call.verb}: ${call.path}${content}`;
    }
    case 'opaque':
      return `${call.why}: ${call.about}`;
    default:
      return call.kind;
  }
}

const shown = (word: string): string => (/^[^\s"']+$/.test(word) ? word : JSON.stringify(word));

/** The disk that the rows of this folder speak of. */
const DISK = {
  '/w/x.sh': 'rm from-file\n',
  '/w/py.py': '#!/usr/bin/env python3\nprint(1)\n',
  '/w/.env': 'A=1\nB="two words"\n',
  '/w/f': 'inf\n',
  '/w/list': 'a\nb\n',
};

/** A table of commands, each with the lines of all its calls in order. */
export function rows(title: string, table: (t: (command: string, ...lines: readonly string[]) => void) => void): void {
  test(title, () => {
    const wrong: unknown[] = [];
    table((command, ...expected) => {
      const actual = calls(command, { files: DISK }).map(line);
      if (!isDeepStrictEqual(actual, [...expected])) wrong.push({ command, expected, actual });
    });
    assert.deepEqual(wrong, []);
  });
}
