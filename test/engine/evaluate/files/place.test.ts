import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Place, placeOf } from '../../../../src/engine/evaluate/files/place';
import { type Facts, HOLE, NO_POLICY } from '../../../../src/engine/types';

const HOME = '/home/you';
const PROJECT = '/home/you/projects/shop';
const facts: Facts = {
  home: HOME,
  workspace: [PROJECT],
  platform: 'linux',
  temporary: ['/var/folders/x/T'],
  own: ['/run/user/1000/mollyguard', '/opt/editor/extensions/mollyguard.mollyguard-0.1.0'],
  files: {},
  evidence: [],
  policy: NO_POLICY,
  snapshots: true,
};

/** `~` is the home, `@` the project, `$` a part that is not known. */
const spelt = (path: string): string => path.replace(/^~/, HOME).replace(/^@/, PROJECT).replaceAll('$', HOLE);

function t(place: Place, paths: readonly string[], more: Partial<Facts> = {}): void {
  for (const path of paths) test(`${path} is ${place}`, () => assert.equal(placeOf(spelt(path), { ...facts, ...more }), place));
}

t('workspace', [
  '@/src',
  '@/src/index.ts',
  '@/package.json',
  '@/src/*',
  '@/*.ts',
  '@/a/../src',
  '@//src/',
  '@/src/**/*.ts',
  '@/.env',
  '@/*?',
  '@/pre-$.ts',
  '@/.github',
]);
t('disposable', [
  '@/node_modules',
  '@/packages/a/node_modules/b',
  '@/dist',
  '@/target/debug',
  '@/.next',
  '@/coverage/lcov.info',
  '@/src/__pycache__',
  '@/**/*.pyc',
  '@/x.log',
  '@/a.tmp',
  '@/file~',
  '@/.git/index.lock',
  '@/**/node_modules',
  '/tmp/x',
  '/tmp/*',
  '/var/tmp/a/b',
  '/dev/shm/x',
  '/var/folders/x/T/y',
  '/tmp/tmp.$',
  '~/.cache/pip',
  '~/.npm/_cacache',
  '~/.claude/plans/x.md',
  '~/.claude/projects/-w/memory/MEMORY.md',
  '~/.cursor/plans/x.md',
  '$/node_modules',
  '$/x.pyc',
  '@/$/dist',
  '@/dist/$',
]);
t('workspace-root', ['@', '@/', '@/.', '@/*', '@/src/..', '@/**', '@/**/*', '~/projects', '@/.*']);
t('repository', ['@/.git', '@/.git/refs/heads/main', '@/.git/objects', '@/sub/.git', '@/.git/HEAD']);
t('outside', [
  '~/notes.txt',
  '~/.claude/projects/-w/x.jsonl',
  '~/.claude/projects',
  '~/Documents',
  '~/projects/other',
  '/srv/app',
  '/opt/app/x',
  '/var/log/app/x.log',
  '/mnt/data',
  '/home/other/x',
  '/usr/local/share/app/x',
  '/tmp',
  '/**/*.pyc',
  '/etc/nginx/sites/x',
]);
t('home-root', ['~', '~/', '~/*', '~/.', '/home', '/home/*', '/home/other', '~/projects/..', '~/**']);
t('system', [
  '/',
  '/*',
  '/.',
  '//',
  '/etc',
  '/etc/',
  '/usr',
  '/usr/bin/env',
  '/bin/sh',
  '/lib/x',
  '/boot/vmlinuz',
  '/var',
  '/var/lib',
  '/proc/1',
  '/sys',
  '/etc/hosts',
  '/et[c]',
  '/?',
  '/opt',
  '/usr/lib/$',
  'C:\\',
  'C:\\Windows\\System32',
]);
t('disk', ['/dev/sda', '/dev/nvme0n1p1', '/dev/disk2', '/dev/mapper/vg-lv', '/dev/mem', '/dev/$']);
t('device-null', ['/dev/null', '/dev/zero', '/dev/stderr', '/dev/fd/3', '/dev/tcp/host/80']);
t('unknown', ['$', '$/*', '/$', '/$/x', '@/$', '~/$', '$/src', 'relative/x']);
t('persistence', [
  '~/.bashrc',
  '~/.zshrc',
  '~/.profile',
  '~/.ssh/authorized_keys',
  '~/.ssh/config',
  '~/.config/autostart/x.desktop',
  '~/.config/systemd/user/x.service',
  '~/.gitconfig',
  '~/.config/fish/config.fish',
  '~/Library/LaunchAgents/x.plist',
  '/etc/crontab',
  '/etc/cron.d/x',
  '/etc/sudoers',
  '/etc/sudoers.d/x',
  '/etc/systemd/system/x.service',
  '/etc/profile.d/x.sh',
  '/var/spool/cron/crontabs/you',
  '@/.git/hooks/pre-commit',
  '@/.git/config',
  '~/projects/other/.git/hooks/x',
  '/root/.bashrc',
  '/home/other/.ssh/authorized_keys',
  '/etc/ld.so.preload',
  '~/.bash*',
  '~/.curlrc',
]);
t('self', [
  '~/.mollyguard',
  '~/.mollyguard/bin/hook',
  '~/.mollyguard/*',
  '~/.vscode/extensions/mollyguard.mollyguard-1.0.0/dist/server.js',
  '~/.cursor/extensions/mollyguard.mollyguard-1.0.0',
  '~/.vscode/extensions/mollyguard*',
  '~/.vscode/extensions/extensions.json',
  '/run/user/1000/mollyguard/guard.sock',
  '/opt/editor/extensions/mollyguard.mollyguard-0.1.0/package.json',
  '~/.config/Code/User/globalStorage/state.vscdb',
  '~/.molly*',
  '~/projects/../.mollyguard',
  '~/.mollyguard/$',
  '/run/user/1000',
]);
t('agent-settings', [
  '~/.copilot/hooks/mollyguard.json',
  '~/.claude/settings.json',
  '@/.claude/settings.local.json',
  '@/.github/hooks/x.json',
  '~/.cursor/hooks.json',
  '@/.cursor/hooks.json',
  '~/.codex/config.toml',
  '@/.codex/hooks.json',
  '~/.gemini/settings.json',
  '~/.qwen/settings.json',
  '@/.clinerules/hooks/PreToolUse',
  '~/.cline/hooks/PreToolUse',
  '~/Documents/Cline/Hooks/PreToolUse',
  '@/.opencode/plugins/x.js',
  '~/.config/opencode/opencode.json',
  '@/.github/copilot/settings.json',
  '/etc/claude-code/managed-settings.json',
  '/etc/github-copilot/policy.d/x.json',
  '~/.copilot/hooks',
  '~/.copilot/hooks/*',
  '@/.claude/settings*.json',
  '@/sub/.claude/settings.json',
]);
t('editor-settings', [
  '@/.vscode/settings.json',
  '@/shop.code-workspace',
  '~/.config/Code/User/settings.json',
  '~/.config/Cursor/User/settings.json',
  '~/.vscode-server/data/Machine/settings.json',
  '~/.config/Code/User/profiles/x/settings.json',
]);

// What no system would take, and what nobody would write.
test('a path too long is persistence', () => assert.equal(placeOf(`/${'a/'.repeat(3_000)}`, facts), 'persistence'));
test('a path of patterns is persistence', () => assert.equal(placeOf(`${HOME}/${'.c*/'.repeat(200)}`, facts), 'persistence'));

// Case does not tell files apart there.
t('self', ['~/.MollyGuard/bin/hook', '/Home/You/.mollyguard'], { platform: 'darwin' });
t('agent-settings', ['~/.Claude/Settings.json', '@/.GitHub/hooks/x.json'], { platform: 'darwin' });
t(
  'agent-settings',
  ['~/.claude/\u017Fettings.json', '~/.codex/con\uFB01g.toml', '~/.claude/set\u200Ctings.json', '~/.cur\u017For/hoo\u212As.json'],
  {
    platform: 'darwin',
  },
);
t('outside', ['~/.claude/\u017Fettings.json'], { platform: 'linux' });
t('disposable', ['/private/tmp/x', '/private/var/folders/x/T/y'], { platform: 'darwin' });
t('outside', ['~/.Claude/Settings.json'], {});

// A project that holds the home folder is none: nothing would be outside it.
t('home-root', ['~'], { workspace: ['/'] });
t('outside', ['~/notes.txt'], { workspace: [HOME] });
t('system', ['/etc'], { workspace: ['/'] });
// Temporary folders do not make a project disposable, nor a home.
t('workspace', ['/tmp/project/src'], { workspace: ['/tmp/project'] });
t('disposable', ['/tmp/other/src'], { workspace: ['/tmp/project'] });
t('workspace-root', ['/tmp/project'], { workspace: ['/tmp/project'] });
t('outside', ['/tmp/home/x'], { home: '/tmp/home' });
