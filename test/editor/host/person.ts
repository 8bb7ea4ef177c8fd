import type { Page } from 'playwright-core';
import { PATIENCE_MS } from './guard';
import { parts } from './workbench';

/** What a person does with a question. All of it goes through the editor's own dialogs, with mouse and keyboard. */
export const person = {
  /** Waits for the question and returns its text. */
  async reads(page: Page): Promise<string> {
    await parts.button(page, 'Refuse').waitFor({ timeout: PATIENCE_MS });
    return (await parts.dialog(page).textContent()) ?? '';
  },
  async refuses(page: Page): Promise<void> {
    await parts.button(page, 'Refuse').click();
    await parts.dialog(page).waitFor({ state: 'hidden' });
  },
  /** From the question to the box in which the name is typed. */
  async reviews(page: Page): Promise<void> {
    await parts.button(page, 'Review and Type Name').click();
    await parts.input(page).waitFor();
  },
  /** Types into the box, and Enter. */
  async types(page: Page, text: string): Promise<void> {
    const input = parts.input(page);
    await input.fill('');
    await input.pressSequentially(text);
    await page.keyboard.press('Enter');
  },
  async approves(page: Page, name: string): Promise<void> {
    await person.reviews(page);
    await person.types(page, name);
    await parts.input(page).waitFor({ state: 'hidden' });
  },
} as const;
