// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createContext } from '../../../src/engine/evaluate/shell/context';
import { evaluateShell } from '../../../src/engine/evaluate/shell/index';
import { limits } from '../../../src/engine/limits';
import { type Facts, NO_POLICY, type ShellKind } from '../../../src/engine/types';
import { HOLD, holds, noise, strictness } from './verdicts';

const KINDS: readonly ShellKind[] = ['bash', 'sh', 'zsh', 'fish', 'powershell', 'cmd'];
const facts: Facts = {
  home: '/home/u',
  workspace: ['/w'],
  platform: 'linux',
  temporary: [],
  own: [],
  files: {},
  evidence: null,
  policy: NO_POLICY,
  snapshots: true,
};

test('no shell text makes the judge throw', () => {
  holds(
    fc.property(noise, fc.constantFrom(...KINDS), (command, shell) => {
      assert.ok(strictness({ kind: 'shell', command, shell }) >= 0);
    }),
    1500,
  );
});

test('no shell text costs more than its budget without a word about it', () => {
  const repeated = fc.tuple(noise, fc.integer({ min: 1, max: 400 })).map(([text, times]) => text.repeat(times).slice(0, 60_000));
  holds(
    fc.property(repeated, (command) => {
      const context = createContext(facts, true);
      const calls = evaluateShell({ kind: 'shell', agent: 'test', conversation: null, command, cwd: '/w', shell: 'bash' }, context);
      assert.ok(calls.length <= limits.calls + 10, `${calls.length} calls`);
      const said = calls.some((call) => call.kind === 'opaque' && ['budget', 'too-deep', 'too-big'].includes(call.why));
      assert.ok(said || context.spend(0), 'nothing is left, and nobody says so');
    }),
    150,
  );
});

const quoted = (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`;
const DESTRUCTIVE = ['railway volume delete --yes', 'dropdb orders', 'rm -rf ~/Documents', 'kubectl delete namespace prod'];

/** Everyday commands with any text as data. */
const harmless = fc.oneof(
  noise.map((text) => `echo ${quoted(text)}`),
  noise.map((text) => `x=${quoted(text)}`),
  noise.map((text) => `git commit -m ${quoted(text)}`),
  noise.map((text) => `grep -c ${quoted(text)} notes.txt`),
  noise.map((text) => `# ${text.replaceAll('\n', ' ')}\n:`),
  noise.map((text) => `cat <<'END_'\n${text.replaceAll('END_', '')}\nEND_`),
  fc.constantFrom('ls', 'cd src', 'npm test', 'x=1; echo $x', 'for i in 1 2; do echo $i; done', 'f() { echo hi; }; f', 'set -e', 'true'),
  fc.constantFrom('case a in a) ls;; esac', 'if [ -f x ]; then ls; fi', 'ls | wc -l', 'export A=b', '(cd src && ls)', 'shopt -s extglob'),
);
/** What stands beside the destructive command, before or behind it. */
const joints: readonly ((calm: string, dire: string) => string)[] = [
  (calm, dire) => `${calm}\n${dire}`,
  (calm, dire) => `${dire}\n${calm}`,
  (calm, dire) => (calm.includes('\n') ? `${calm}\n${dire}` : `${calm}; ${dire}`),
  (calm, dire) => (calm.includes('\n') ? `${dire}\n${calm}` : `${dire}; ${calm}`),
  (calm, dire) => (calm.includes('\n') ? `{ ${calm}\n} && ${dire}` : `${calm} && ${dire}`),
  (calm, dire) => `${dire} && {\n${calm}\n}`,
  (calm, dire) => `{\n${calm}\n} | ${dire}`,
  (calm, dire) => `(\n${calm}\n${dire}\n)`,
  (calm, dire) => `bash -c ${quoted(`${calm}\n${dire}`)}`,
  (calm, dire) => `${calm}\necho "$(${dire})"`,
  (calm, dire) => `if\n${calm}\nthen ${dire}; fi`,
  (calm, dire) => `${calm}\neval ${quoted(dire)}`,
  (calm, dire) => `while\n${calm}\ndo ${dire}; break; done`,
  (calm, dire) => `trap ${quoted(dire)} EXIT\n${calm}`,
  (calm, dire) => `${calm}\nsudo timeout 5 ${dire}`,
  (calm, dire) => `${dire} &\n${calm}`,
];

test('harmless company never calms a destructive command', () => {
  holds(
    fc.property(
      fc.array(harmless, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...DESTRUCTIVE),
      fc.constantFrom(...joints),
      (calm, dire, joint) => {
        const command = joint(calm.join('\n'), dire);
        assert.ok(strictness(command) >= HOLD, command);
      },
    ),
    2000,
  );
});

test('a destructive command never lowers what is thought of another', () => {
  holds(
    fc.property(noise, fc.constantFrom(...DESTRUCTIVE), (text, dire) => {
      const alone = strictness(`echo ${quoted(text)} > notes.txt`);
      assert.ok(strictness(`echo ${quoted(text)} > notes.txt\n${dire}`) >= Math.max(alone, HOLD));
    }),
  );
});
