import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codexInstaller, codexTrustInstaller } from '../../src/agents/codex/install';
import { hookKey, trustedHash } from '../../src/agents/codex/trust';
import { readToml } from '../../src/engine/parse/toml';

const LAUNCHER = '/home/me/.mollyguard/bin/hook';
const HOOKS = '/home/me/.codex/hooks.json';
const CONFIG = '/home/me/.codex/config.toml';

function hooksFile(before: string | null = null): string {
  const edited = codexInstaller.install(before, LAUNCHER, HOOKS);
  assert.ok(edited.kind === 'edited' && edited.text !== null);
  return edited.text;
}
const first = { file: HOOKS, text: hooksFile() };
const install = (text: string | null, from = first): string => {
  const edited = codexTrustInstaller.install(text, LAUNCHER, CONFIG, from);
  assert.ok(edited.kind === 'edited' && edited.text !== null, JSON.stringify(edited));
  return edited.text;
};
const remove = (text: string): string | null => {
  const edited = codexTrustInstaller.remove(text, LAUNCHER);
  assert.ok(edited.kind === 'edited', JSON.stringify(edited));
  return edited.text;
};
const state = (text: string | null, from = first) => codexTrustInstaller.state(text, LAUNCHER, CONFIG, from);
const faults = (text: string | null, from = first) =>
  codexTrustInstaller.inspect(text, LAUNCHER, CONFIG, from).faults.map((fault) => (fault.kind === 'untrusted' ? fault.why : fault.kind));

test('our entry is the same byte for byte, or everybody’s trust is lost', () => {
  assert.equal(
    JSON.stringify(JSON.parse(first.text)),
    '{"hooks":{"PreToolUse":[{"matcher":".*","hooks":[{"type":"command","command":"/bin/sh -c \'\\"/home/me/.mollyguard/bin/hook\\" codex || { echo \\"Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or take the entry of this hook out of /home/me/.codex/hooks.json to remove this hook.\\" >&2; exit 2; }\'","timeout":900,"statusMessage":"Mollyguard checks this action; it may be waiting for your answer"}]}]}}',
  );
  assert.equal(
    install(null),
    `[hooks.state."/home/me/.codex/hooks.json:pre_tool_use:0:0"]\ntrusted_hash = "${HASH}" # Mollyguard's hook\n`,
  );
});
/** What Codex 0.169.0 itself says of this entry (`hooks/list`). */
const HASH = 'sha256:93114aa5fa8b25ecd9517e1287dd4220d6e5c3988af5cfb8b572756e8129345c';

test('the hash, as Codex 0.169.0 makes it of an entry with signs of all kinds', () =>
  assert.equal(
    trustedHash('.*', { command: '\'/a/b\' codex <&3 "x" é\u2028 \t </x> \u007f', timeout: 900, statusMessage: 'Moll é' }),
    'sha256:afb03d4f007a1de0b07369f28fe387059ccc5aac467e94c23d9b2ca1f7a4f11a',
  ));

describe('written, found, and taken out again', () => {
  const t = (name: string, before: string | null) =>
    test(name, () => {
      const text = install(before);
      assert.ok(text.startsWith(before ?? ''), text);
      assert.deepEqual([state(before), state(text), faults(before), faults(text)], ['missing', 'installed', ['missing'], []]);
      assert.equal(install(text), text);
      assert.equal(readToml(text) !== null, true);
      const left = remove(text);
      assert.equal(left ?? '', before === null || before.trim() === '' ? '' : before.endsWith('\n') ? before : `${before}\n`);
    });
  t('no file', null);
  t('an empty file', '');
  t('settings', '# mine\nmodel = "gpt-5.5"   # the model\n\n[features]\nhooks = true\n');
  t('no line end at the end', 'model = "x"');
  t('the line ends of Windows', 'model = "x"\r\n\r\n[analytics]\r\nenabled = false\r\n');
  t('others’ trust, as Codex writes it', '[hooks.state]\n\n[hooks.state."/r/.codex/hooks.json:stop:0:0"]\ntrusted_hash = "sha256:1"\n');
  t('others’ trust in one line each', '[hooks.state]\n"/r/x:stop:0:0" = { trusted_hash = "sha256:1" }\n');
  t('hooks of this very file', '[[hooks.PreToolUse]]\nmatcher = "Bash"\n[[hooks.PreToolUse.hooks]]\ntype = "command"\ncommand = "lint"\n');
});

describe('put right', () => {
  const key = hookKey(HOOKS, 0, 0);
  const good = install('model = "x"\n');
  const t = (name: string, text: string, why: string) =>
    test(name, () => {
      assert.deepEqual([state(text), faults(text)], [why === 'missing' ? state(text) : 'changed', [why]]);
      assert.deepEqual(readToml(install(text))?.value, readToml(good)?.value);
    });
  t('another hash', good.replace(/sha256:\w+/, 'sha256:0'), 'changed');
  t('another hash, by another’s hand', good.replace(/sha256:.*/, 'sha256:0"'), 'changed');
  t('disabled', `${good}enabled = false\n`, 'disabled');
  t('another place', good.replace(':0:0"', ':7:0"'), 'missing');
  t('twice', `${good}\n${install(null).replace(':0:0"', ':7:0"')}`, 'missing');
  t('in one line', `model = "x"\n[hooks.state]\n"${key}" = { trusted_hash = "sha256:0" }\n`, 'changed');
  t('by dots', `model = "x"\nhooks.state."${key}".trusted_hash = "sha256:0"\n`, 'changed');
});

test('the place follows our entry in the hook file', () => {
  const others = { hooks: { PreToolUse: [{ hooks: [{ type: 'command', command: 'lint' }] }] } };
  const moved = { file: HOOKS, text: hooksFile(JSON.stringify(others)) };
  const text = install(install(null), moved);
  assert.deepEqual(Object.keys(JSON.parse(JSON.stringify(readToml(text)?.value)).hooks.state), [hookKey(HOOKS, 1, 0)]);
  assert.deepEqual([state(text, moved), state(text), faults(install(null), moved)], ['installed', 'changed', ['missing']]);
});

test('where another has put a hook at our old place and trusted it, that trust stays', () => {
  const others = { hooks: { PreToolUse: [{ hooks: [{ type: 'command', command: 'lint' }] }] } };
  const moved = { file: HOOKS, text: hooksFile(JSON.stringify(others)) };
  const theirs = install(null).replace(/trusted_hash.*/, 'trusted_hash = "sha256:theirs"');
  const text = install(theirs, moved);
  assert.ok(text.startsWith(theirs), text);
  assert.equal(remove(text), theirs);
});

test('what cannot be edited safely is left alone, and says why', () => {
  const problem = (text: string, from: typeof first | undefined = first) => {
    const edited = codexTrustInstaller.install(text, LAUNCHER, CONFIG, from);
    return edited.kind === 'broken' ? edited.problem : edited.text;
  };
  assert.equal(problem('model = '), 'it is not valid TOML');
  assert.match(String(problem('hooks = { state = {} }')), /written in braces/);
  assert.match(String(problem('[hooks]\nstate = { "x" = { enabled = true } }')), /written in braces/);
  assert.match(String(problem('hooks = 1')), /not a table/);
  assert.match(String(problem('', { file: HOOKS, text: '{}' })), /not in hooks\.json/);
  assert.equal(state('model = '), 'changed');
  assert.equal(codexTrustInstaller.inspect('model = ', LAUNCHER, CONFIG, first).broken, 'it is not valid TOML');
});

test('where the hook itself is not as it must be, that alone is told', () =>
  assert.deepEqual(
    [faults(install(null), { file: HOOKS, text: '{}' }), state(install(null), { file: HOOKS, text: '{}' })],
    [[], 'changed'],
  ));
