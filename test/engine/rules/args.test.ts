import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasFlag, readArgs } from '../../../src/engine/rules/args';
import type { ProgramSpec } from '../../../src/engine/rules/rule';

const spec: ProgramSpec = { id: 'x', names: ['x'], valueFlags: ['--service', '-s', '-n'] };
const go: ProgramSpec = { ...spec, clusters: false };

function t(argv: string, words: string, flags: Readonly<Record<string, readonly string[]>>, of: ProgramSpec = spec): void {
  test(`arguments: ${argv}${of === go ? ' (no clusters)' : ''}`, () => {
    const args = readArgs(argv.split(' '), of);
    assert.deepEqual({ words: args.words.join(' '), flags: Object.fromEntries(args.flags) }, { words, flags });
  });
}

t('volume delete v1', 'volume delete v1', {});
t('--service web volume delete', 'volume delete', { '--service': ['web'] });
t('volume --service=web delete', 'volume delete', { '--service': ['web'] });
t('volume delete --service --yes', 'volume delete', { '--service': ['--yes'] });
t('clean -fdx', 'clean', { '-f': [''], '-d': [''], '-x': [''] });
t('clean -fdx', 'clean', { '-fdx': [''] }, go);
t('destroy -target=a -auto-approve', 'destroy', { '-target': ['a'], '-auto-approve': [''] }, go);
t('log -n5 -s web x', 'log x', { '-n': ['5'], '-s': ['web'] });
t('log -fs web x', 'log x', { '-f': [''], '-s': ['web'] });
t('log -fsweb x', 'log x', { '-f': [''], '-s': ['web'] });
t('log -s=web', 'log', { '-s': ['web'] });
t('delete -- --dry-run -f', 'delete --dry-run -f', {});
t('cat - x', 'cat - x', {});
t('delete --service a --service b', 'delete', { '--service': ['a', 'b'] });
t('delete --service', 'delete', { '--service': [''] });

function f(argv: string, wanted: string, expected: boolean, how: { readonly strict?: boolean; readonly short?: boolean } = {}): void {
  test(`${wanted} ${expected ? 'stands' : 'does not stand'} in ${argv} ${JSON.stringify(how)}`, () => {
    const of = { ...spec, abbreviations: how.short === true };
    assert.equal(hasFlag(readArgs(argv.split(' '), of), wanted, of, how.strict === true), expected);
  });
}

f('push --force', '--force', true);
f('push --forc', '--force', false);
f('push --forc', '--force', true, { short: true });
f('push -- --force', '--force', false);
f('push --force-with-lease', '--force', false, { short: true });
f('x --cascade=orphan', '--cascade=orphan', true);
f('x --cascade=background', '--cascade=orphan', false);
f('x --force=false', '--force', true);
// What makes a call harmless must be written out and must not say no.
f('x --dry-run', '--dry-run', true, { strict: true });
f('x --dry-run=client', '--dry-run', true, { strict: true });
f('x --dry-run=none', '--dry-run', false, { strict: true });
f('x --dry-run=false', '--dry-run', false, { strict: true });
f('x --dry', '--dry-run', false, { strict: true, short: true });
f('x --service --dry-run', '--dry-run', false, { strict: true });
