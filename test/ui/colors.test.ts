import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { TINT } from '../../src/host/setUp/tintText';
import { COLORS } from '../../src/ui/contributions';
import { createWords } from '../../src/ui/text';

interface Color {
  readonly id: string;
  readonly description: string;
  readonly defaults: Readonly<Record<string, string>>;
}
const colors: readonly Color[] = JSON.parse(readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8')).contributes.colors;

/** The explorer's background in the default themes, and the contrast that a text on it needs. */
const THEMES: Readonly<Record<string, readonly [background: string, least: number]>> = {
  dark: ['#252526', 4.5],
  light: ['#F8F8F8', 4.5],
  highContrast: ['#000000', 7],
  highContrastLight: ['#FFFFFF', 7],
};

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('contrast is computed as WCAG does', () => {
  assert.equal(Math.round(contrast('#000000', '#FFFFFF')), 21);
  assert.equal(contrast('#777777', '#FFFFFF').toFixed(2), '4.48');
});

test('every colour has a default for each kind of theme that can be read', () => {
  assert.deepEqual(
    colors.map(({ id }) => id),
    Object.values(COLORS),
  );
  for (const { id, description, defaults } of colors) {
    assert.equal(description, `%color.${id.replace('mollyguard.', '')}%`);
    assert.deepEqual(Object.keys(defaults), Object.keys(THEMES));
    for (const [theme, [background, least]] of Object.entries(THEMES))
      assert.ok(contrast(defaults[theme] ?? background, background) >= least, `${id} in ${theme}`);
  }
});

test('the tint can be read in every theme, high contrast too', () => {
  const pairs = [
    [TINT['titleBar.activeBackground'], TINT['titleBar.activeForeground']],
    [TINT['titleBar.inactiveBackground'], TINT['titleBar.inactiveForeground']],
  ] as const;
  for (const [background, foreground] of pairs) assert.ok(contrast(background, foreground) >= 7, `${foreground} on ${background}`);
  assert.deepEqual(Object.values(TINT), pairs.flat());
});

test('the badge is at most two characters, as the editor wants it', () => {
  const { badge, byDefault, listed } = createWords((text) => text).protectedFile;
  assert.ok([...badge].length <= 2 && badge.length > 0);
  for (const tooltip of [byDefault, listed]) assert.match(tooltip, /^[A-Z].*[a-z]$/);
});
