import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { COMMANDS, CONTEXT_KEYS, INTERNAL_COMMANDS, SETTINGS, TITLE_VARIABLE, VIEWS } from '../../src/ui/contributions';

const root = path.join(__dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const nls: Record<string, string> = JSON.parse(read('package.nls.json'));
const all = [...COMMANDS, ...INTERNAL_COMMANDS];
const words = (text: string): string[] => [...text.matchAll(/(?<![/\w])mollyguard(?:\.\w+)+/g)].map(([word]) => word);

test('package.json and contributions.ts name the same commands, each with its text', () => {
  const contributed: { command: string; title: string; category: string; enablement?: string }[] = manifest.contributes.commands;
  assert.deepEqual(contributed.map(({ command }) => command).sort(), [...all].sort());
  for (const { command, title, category } of contributed) {
    assert.equal(title, `%command.${command.replace('mollyguard.', '')}%`);
    assert.equal(category, '%displayName%');
  }
});

test('only internal commands are hidden from the palette', () => {
  const hidden: { command: string; when: string }[] = manifest.contributes.menus.commandPalette;
  assert.deepEqual(hidden.map(({ command }) => command).sort(), [...INTERNAL_COMMANDS].sort());
  assert.ok(hidden.every(({ when }) => when === 'false'));
  assert.ok(COMMANDS.length <= 12);
});

test('every command has its file, and index.ts lists it', () => {
  const folder = path.join(root, 'src', 'ui', 'commands');
  const files = readdirSync(folder)
    .filter((file) => file !== 'index.ts' && file !== 'command.ts')
    .map((file) => `mollyguard.${path.basename(file, '.ts')}`);
  assert.deepEqual(files.sort(), [...all].sort());
  const index = read('src/ui/commands/index.ts');
  for (const id of all) {
    const name = id.replace('mollyguard.', '');
    assert.match(index, new RegExp(`^ {2}${name},$`, 'm'));
    assert.match(read(`src/ui/commands/${name}.ts`), new RegExp(`export const ${name}: Command = \\{\\n {2}id: '${id}'`));
  }
});

test('settings: same names, a scope, an order, a text; what weakens has application scope and is restricted', () => {
  const { properties } = manifest.contributes.configuration;
  assert.deepEqual(
    Object.keys(properties),
    [...SETTINGS].sort((a, b) => properties[a].order - properties[b].order),
  );
  const restricted: string[] = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
  for (const key of SETTINGS) {
    const { scope, markdownDescription, order } = properties[key];
    assert.equal(markdownDescription, `%setting.${key.replace('mollyguard.', '')}%`);
    assert.equal(typeof order, 'number');
    const tightens = key === 'mollyguard.environments' || key === 'mollyguard.protectedFiles';
    assert.equal(scope, tightens ? 'window' : 'application', key);
    assert.equal(restricted.includes(key), !tightens, key);
  }
});

test('every %key% has a text and every text is used', () => {
  const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
  assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort());
  for (const [key, text] of Object.entries(nls)) {
    assert.ok(text.trim().length > 0, key);
    assert.doesNotMatch(text, /!|Are you sure/, key);
    if (key.startsWith('command.')) assert.match(text, /^[A-Z]\w*( [A-Z]\w*)*…?$/, `${key}: Title Case`);
  }
});

test('when clauses and links in texts name what exists', () => {
  const known = new Set<string>([...all, ...SETTINGS, ...Object.values(VIEWS), ...Object.values(CONTEXT_KEYS)]);
  const { commands, menus, views, viewsWelcome } = manifest.contributes;
  for (const word of words(JSON.stringify([commands, menus, views, viewsWelcome]))) assert.ok(known.has(word), word);
  for (const [key, text] of Object.entries(nls)) for (const word of words(text)) assert.ok(known.has(word), `${key}: ${word}`);
});

test('the window title keeps the default and begins with our variable', () => {
  const title: string = manifest.contributes.configurationDefaults['window.title'];
  assert.equal(title.startsWith(`\${${TITLE_VARIABLE}}\${separator}`), true);
  for (const part of ['dirty', 'activeEditorShort', 'rootName', 'profileName', 'appName']) assert.ok(title.includes(`\${${part}}`), part);
});

test('icons are there, and none is missing from the package', () => {
  const icons = [manifest.icon, ...manifest.contributes.viewsContainers.activitybar.map(({ icon }: { icon: string }) => icon)];
  for (const icon of icons) assert.ok(existsSync(path.join(root, icon)), icon);
  const png = readFileSync(path.join(root, manifest.icon));
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
});
