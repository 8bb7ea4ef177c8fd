import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../src/engine/limits';
import type { Action, Decision } from '../../src/engine/types';
import { actionOf, judgeIn } from './world';

const times = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));
const said = { agent: 'test', conversation: null, cwd: '/home/you/projects/shop' } as const;
const tool = (input: Record<string, string>): Action => ({ kind: 'mcp', server: 's', tool: 'run_report', input, ...said });
const write = (path: string, content: string): Action => ({ kind: 'write', path, content, ...said });
const text = (path: string, content: string): Record<string, string> => ({ [path]: content });
const fields = (count: number): Record<string, string> => Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 'v']));
const harmless = 'x = 1;\n';
const code = times(harmless, limits.wordsLength);
const claude = '/home/you/.claude/settings.json';
const padded = (last: object): string => JSON.stringify({ ...fields(20_100), ...last });
const perl = '/home/you/projects/shop/a.pl';
const go = '/home/you/projects/shop/main.go';

/** What is too much to be read is held, wherever it stands; what is just not too much is read. */
const rows: readonly (readonly [string, Action, Record<string, string>, Decision])[] = [
  ['perl, little', actionOf(`perl -e '${harmless}'`), {}, 'allow'],
  ['perl, as much as is read', actionOf(`perl -e '${code.slice(0, limits.wordsLength)}'`), {}, 'allow'],
  ['perl, more', actionOf(`perl -e '${code};;;;;;;;'`), {}, 'hold'],
  ['ruby, standard input', actionOf(`ruby <<'R'\n${code}\nputs 1\nR`), {}, 'hold'],
  ['go, standard input', actionOf(`jshell - <<'R'\n${code}\nx = 1\nR`), {}, 'hold'],
  ['perl, a file', actionOf('perl a.pl'), text(perl, code + code), 'allow'],
  ['perl, a file that is too long', actionOf('perl a.pl'), text(perl, times(harmless, limits.wordsFileLength + 1)), 'hold'],
  ['go, a file', actionOf('go run main.go'), text(go, code + code), 'allow'],
  ['go, a file that is too long', actionOf('go run main.go'), text(go, times(harmless, limits.wordsFileLength + 1)), 'hold'],
  ['a tool, many fields', tool(fields(1_000)), {}, 'allow'],
  ['a tool, too many fields', tool(fields(limits.fields + 1)), {}, 'hold'],
  ['settings, much that is harmless', write(claude, JSON.stringify(fields(1_000))), text(claude, '{}'), 'allow'],
  ['settings, a switch behind much else', write(claude, padded({ disableAllHooks: true })), text(claude, '{}'), 'deny'],
  [
    'settings, a hook taken away behind much else',
    write(claude, padded({})),
    text(claude, padded({ hooks: { a: ['mollyguard'] } })),
    'deny',
  ],
  // Asked line by line, not from each line through all that follow.
  ['php, empty lines', actionOf(`php -r '${times('\n', 130_000)}'`), {}, 'hold'],
  ['sed, empty lines', actionOf(`sed -e '${times('\n', 130_000)}' a`), {}, 'allow'],
  ['vim, blanks', actionOf(`vim -es -c 'delete${times(' ', 130_000)}'`), {}, 'allow'],
  ['lisp, many forms', actionOf(`emacs --batch --eval '${times('(delete-file ', 100_000)}'`), {}, 'hold'],
  ['unknown words in a row', actionOf(`${times('"$a" ', 5_000)}rm -rf /etc`), {}, 'deny'],
  ['few unknown words in a row', actionOf(`${times('"$a" ', 15)}rm -rf /etc`), {}, 'deny'],
];
for (const [what, action, files, decision] of rows)
  test(`${what}: ${decision}`, () => {
    assert.equal(judgeIn(action, { files }).verdict.decision, decision);
  });
