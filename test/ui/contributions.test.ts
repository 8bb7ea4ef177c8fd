import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { COMMANDS, CONTEXT_KEYS, INTERNAL_COMMANDS, SETTINGS, TITLE_VARIABLE, VIEWS, WALKTHROUGH } from '../../src/ui/contributions';

const root = path.join(__dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const nls: Record<string, string> = JSON.parse(read('package.nls.json'));
const EXTENSION = `${manifest.publisher}.${manifest.name}`;
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
  assert.ok(COMMANDS.length <= 21);
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

test('every %key% has a text and every text is used', () => {
  const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
  assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort());
  for (const [key, text] of Object.entries(nls)) {
    assert.ok(text.trim().length > 0, key);
    assert.doesNotMatch(text, /!|Are you sure/, key);
    if (key.startsWith('command.')) assert.match(text, /^[A-Z]\w*( (the|in|to|a|[A-Z]\w*))*…?$/, `${key}: Title Case`);
  }
});

test('when clauses and links in texts name what exists', () => {
  const views: readonly string[] = Object.values(VIEWS);
  const focus = views.map((view) => `${view}.focus`); // made by the editor
  const known = new Set<string>([...all, ...SETTINGS, ...views, ...focus, ...Object.values(CONTEXT_KEYS), EXTENSION]);
  const { commands, menus, views: shown, viewsWelcome, walkthroughs } = manifest.contributes;
  for (const word of words(JSON.stringify([commands, menus, shown, viewsWelcome, walkthroughs]))) assert.ok(known.has(word), word);
  for (const [key, text] of Object.entries(nls))
    for (const word of words(decodeURIComponent(text))) assert.ok(known.has(word), `${key}: ${word}`);
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

test('views: contributions.ts and package.json name the same, in one container', () => {
  const shown: { id: string }[] = manifest.contributes.views.mollyguard;
  assert.deepEqual(
    shown.map(({ id }) => id),
    Object.values(VIEWS),
  );
  assert.equal(manifest.contributes.viewsContainers.activitybar.length, 1);
  const welcomed: { view: string }[] = manifest.contributes.viewsWelcome;
  for (const { id } of shown)
    assert.ok(
      welcomed.some(({ view }) => view === id),
      `${id} says nothing when it is empty`,
    );
});

interface Step {
  readonly id: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

test('one walkthrough of at most five steps, each with a picture, its words and a way to be done', () => {
  const [walkthrough, ...others] = manifest.contributes.walkthroughs;
  assert.deepEqual(others, []);
  assert.equal(walkthrough.id, WALKTHROUGH.id);
  const steps: readonly Step[] = walkthrough.steps;
  assert.deepEqual(
    steps.map(({ id }) => id),
    WALKTHROUGH.steps,
  );
  assert.ok(steps.length <= 5);
  const ways: Readonly<Record<string, readonly string[]>> = {
    onCommand: COMMANDS,
    onContext: Object.values(CONTEXT_KEYS),
    onSettingChanged: SETTINGS,
    onView: Object.values(VIEWS),
  };
  for (const { id, media, completionEvents } of steps) {
    assert.deepEqual(media, { svg: `media/walkthrough/${id}.svg`, altText: `%walkthrough.${id}.altText%` });
    const description = nls[`walkthrough.${id}.description`] ?? '';
    assert.match(description, /\[[^\]]+\]\(command:/, `${id} leads somewhere`);
    // a walkthrough knows **bold**, ``code`` and links, and shows the rest as it stands
    assert.doesNotMatch(description.replace(/\*\*[^*]+\*\*|``[^`]+``/g, ''), /[*`]/, id);
    assert.ok(completionEvents.length > 0, id);
    for (const event of completionEvents) {
      const [way = '', what = ''] = event.split(/:(.*)/s);
      assert.ok(ways[way]?.includes(what), event);
    }
    const svg = read(media.svg);
    assert.ok(svg.length < 4_000, `${id}: ${svg.length} bytes`);
    assert.doesNotMatch(
      svg,
      /#[0-9a-f]{3,8}\b|rgb\(|<script|href|<image/i,
      `${id} takes its colours from the theme and nothing from elsewhere`,
    );
    assert.match(svg, /var\(--vscode-/);
  }
  assert.match(read('.vscodeignore'), /^!media\/walkthrough\/\*\.svg$/m);
});
