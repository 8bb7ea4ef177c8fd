import type { Locator, Page } from 'playwright-core';
import { PATIENCE_MS } from './guard';

/** The parts of a window that a person uses. */
export const parts = {
  dialog: (page: Page): Locator => page.locator('.monaco-dialog-box'),
  button: (page: Page, name: string): Locator => page.locator('.monaco-dialog-box .monaco-button', { hasText: name }),
  input: (page: Page): Locator => page.locator('.quick-input-widget input[type="text"]').first(),
  message: (page: Page, text: string): Locator => page.locator('.quick-input-message', { hasText: text }),
  row: (page: Page, text: string): Locator => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first(),
  status: (page: Page): Locator =>
    page.locator('.statusbar-item[id="mollyguard.mollyguard.mollyguard.status"], .statusbar-item[id="mollyguard.status"]').first(),
};

/** Opens a window on a folder and waits until its workbench is there. */
export async function openWindow(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('.statusbar').waitFor({ timeout: PATIENCE_MS });
}

/** Runs a command through the real command palette, once it is there. */
export async function command(page: Page, title: string): Promise<void> {
  const input = parts.input(page);
  const row = parts.row(page, title);
  for (let attempt = 0; ; attempt++) {
    try {
      // right after the start the first key press can get lost, and the palette lists only what was there when it opened
      await page.keyboard.press('F1');
      await input.waitFor({ timeout: 3_000 });
      await input.fill(`>${title}`);
      await row.waitFor({ timeout: 3_000 });
      await page.keyboard.press('Enter');
      return;
    } catch (error) {
      if (attempt === 9) throw error;
      await page.keyboard.press('Escape');
    }
  }
}
