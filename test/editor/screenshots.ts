import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const folder = path.join(__dirname, '..', '..', 'media', 'screenshots');

/** Writes a picture for the README, when asked for with MOLLYGUARD_SHOTS=1. */
export async function shot(page: Page, name: string, clip: { x: number; y: number; width: number; height: number } | null): Promise<void> {
  if (!process.env.MOLLYGUARD_SHOTS) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), ...(clip ? { clip } : {}) });
}
