import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { dangerOf } from '../../src/engine/policy/environment';
import type { EnvironmentLevel } from '../../src/engine/types';
import type { Place } from '../../src/environments/detector';
import { filesOf } from '../../src/environments/gather';
import { detectors } from '../../src/environments/index';
import { variablesFrom } from '../../src/environments/variablesFrom';
import { actionOf, HOME, judgeIn, PROJECT } from '../engine/world';
import { CONFIG_ENV, configsOf } from './configs';

const configs = configsOf(HOME, PROJECT);
const place: Place = { cwd: PROJECT, home: HOME, workspace: [PROJECT], env: variablesFrom(CONFIG_ENV) };
const read = (files: Readonly<Record<string, string>>) => (path: string) => files[path];
const named = (name: string): Place => ({ ...place, named: [{ of: name === 'db1' ? 'ssh-host' : 'ansible-inventory', name }] });
const wantedBy = ({ wants, leads }: (typeof detectors)[number], at: Place): readonly string[] => {
  const there = (paths: readonly string[]) => Object.fromEntries(paths.flatMap((path) => (configs[path] ? [[path, configs[path]]] : [])));
  const first = wants(at);
  return [...first, ...(leads?.(there(first), at) ?? [])];
};
const PLACES = [place, named('db1'), named(`${PROJECT}/hosts`)];

for (const detector of detectors.filter(({ id }) => id !== 'terminal')) {
  test(`${detector.id} has a real file to break`, () => {
    assert.ok(PLACES.some((at) => wantedBy(detector, at).some((path) => configs[path] !== undefined)));
  });
}

/** What happens to files: half written, written by another program, by somebody who wants a guard to stumble. */
const breaking = fc.oneof(
  fc.nat().map((at) => (text: string) => text.slice(0, at % (text.length + 1))),
  fc.nat().map((at) => (text: string) => text.slice(at % (text.length + 1))),
  fc.tuple(fc.nat(), fc.string({ maxLength: 8, unit: 'binary' })).map(([at, more]) => (text: string) => {
    const cut = at % (text.length + 1);
    return text.slice(0, cut) + more + text.slice(cut);
  }),
  fc.constantFrom<(text: string) => string>(
    (text) => `\uFEFF${text}`,
    (text) => text.replaceAll('\n', '\r\n'),
    (text) => text.replaceAll('\n', '\r'),
    (text) => text.replaceAll(/[aeiou]/g, '\uD800'),
    (text) => text.replaceAll('e', '\u0000'),
    (text) => text.replaceAll(/"[^"]*"/g, '7'),
    (text) => text.replaceAll(/"[^"]*"/g, '[null]'),
    (text) => text.replaceAll(/: [^\n{[]+/g, ': { "__proto__": { "polluted": true } }'),
    (text) => text.replaceAll(/\w+(?=["']?\s*[:=])/g, '__proto__'),
    (text) => text.replaceAll(/\w+(?=["']?\s*[:=])/g, 'constructor'),
    (text) => text.replaceAll(/= ?/g, '= ='),
    (text) => text.replaceAll(' ', '\t'),
    (text) => text.replaceAll(/["'{}[\]]/g, ''),
    (text) => text + text,
    () => '',
    () => '\u0000\u0001\u0002\uFFFD\u007F',
    () => 'null',
    () => '[]',
    () => '"production"',
    () => '{"__proto__":{"environment":"local"},"constructor":{"prototype":{"x":1}}}',
    () => 'a: &a\n  b: *a\n',
    () => 'a: &a [*a, *a]\nb: &b [*a, *a]\nc: [*b, *b]\n',
    () => '<<: *nobody\n',
  ),
);
const HUGE: readonly (readonly [string, (text: string) => string])[] = [
  ['deep JSON', () => '{"a":'.repeat(40_000)],
  ['deep lists', () => '['.repeat(40_000) + ']'.repeat(40_000)],
  ['deep YAML', () => Array.from({ length: 900 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
  ['deep sections', () => '['.repeat(80_000)],
  ['one long line', (text) => text.replaceAll('\n', ' ').repeat(400).slice(0, 300_000)],
  ['many lines', (text) => `${text}\n`.repeat(700).slice(0, 300_000)],
  ['spaces', (text) => `${text}${' '.repeat(150_000)}x`],
  ['equals signs', () => '='.repeat(200_000)],
  ['quotes', () => `KEY="${"'".repeat(100_000)}`],
  ['interpolations', () => '${'.repeat(80_000)],
];

/** A command for each kind of target; all of them are known to be harmless nowhere but by the files. */
const COMMANDS = [
  'npx prisma migrate reset --force',
  'rails db:drop',
  'psql -c "DROP TABLE orders"',
  'kubectl delete ns shop',
  'aws rds delete-db-instance --db-instance-identifier shop',
  'terraform destroy',
  'railway down',
  'docker volume rm data',
];
const levelOf = (command: string, files: Readonly<Record<string, string>>): EnvironmentLevel =>
  judgeIn(actionOf(command), { files, env: place.env }).verdict.environment;
/** Without any file nobody knows; Docker without settings is this machine's. */
const bare = new Map(COMMANDS.map((command) => [command, levelOf(command, {})]));
/** Unknown is held as production is. */
const dangerIn = (level: EnvironmentLevel): number => dangerOf(level === 'unknown' ? 'production' : level);

const files = Object.keys(configs);
const RUNS = { numRuns: 300, interruptAfterTimeLimit: 1_000, markInterruptAsFailure: false } as const;

test('a broken file never crashes a detector', () => {
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(breaking, { minLength: 1, maxLength: 3 }), fc.nat(2), (file, breaks, at) => {
      const broken = { ...configs, [file]: breaks.reduce((text, one) => one(text), configs[file] ?? '') };
      const where = PLACES[at] ?? place;
      filesOf(where, read(broken));
      for (const detector of detectors) {
        const own = Object.fromEntries(
          wantedBy(detector, where).flatMap((path) => (broken[path] === undefined ? [] : [[path, broken[path]]])),
        );
        for (const { identifiers, note } of detector.detect(own, where)) {
          assert.ok(
            [...identifiers, note].every((text) => typeof text === 'string' && !text.includes('fake-')),
            note,
          );
        }
      }
      assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    }),
    RUNS,
  );
});

test('nothing secret is told of a file that is half written', () => {
  for (const file of files) {
    const text = configs[file] ?? '';
    const own = detectors.filter((detector) => wantedBy(detector, place).includes(file));
    for (const { index } of text.matchAll(/fake-\w+/g)) {
      for (let end = index; end < Math.min(index + 40, text.length); end += 1) {
        const found = own.flatMap((detector) => detector.detect({ [file]: text.slice(0, end) }, place));
        assert.ok(!JSON.stringify(found).includes('fake'), `${file} up to ${end}: ${JSON.stringify(found)}`);
      }
    }
  }
});

test('with a broken file alone no target is less dangerous than without any', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(breaking, { minLength: 1, maxLength: 2 }),
      fc.constantFrom(...COMMANDS),
      (file, breaks, command) => {
        const text = breaks.reduce((one, next) => next(one), configs[file] ?? '');
        const found = levelOf(command, { [file]: text });
        const intact = levelOf(command, { [file]: configs[file] ?? '' });
        const least = Math.min(dangerIn(bare.get(command) ?? 'unknown'), dangerIn(intact));
        // What still stands in the file may name this machine.
        assert.ok(dangerIn(found) >= least || /localhost|127\.0\.0\.1|sqlite|file:/.test(text), `${command}: ${found}`);
      },
    ),
    RUNS,
  );
});

for (const [title, make] of HUGE) {
  test(`${title} in every file: it is read or left, and the verdict stands`, () => {
    for (const file of files) {
      const text = make(configs[file] ?? '');
      for (const detector of detectors) {
        if (!PLACES.some((at) => wantedBy(detector, at).includes(file))) continue;
        for (const at of PLACES) detector.detect({ [file]: text }, at);
      }
    }
    assert.equal(
      dangerIn(levelOf('npx prisma migrate reset --force', { [`${PROJECT}/.env`]: make(configs[`${PROJECT}/.env`] ?? '') })),
      dangerOf('production'),
    );
  });
}
