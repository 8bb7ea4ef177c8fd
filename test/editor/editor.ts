import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { setUpHooks } from '../demo/hooks';
import { type Stage, setStage } from '../demo/stage';
import { Turns } from '../demo/turns';
import { startBrowser } from './host/browser';
import { guard, PATIENCE_MS } from './host/guard';
import { ensureHost, type Host } from './host/install';
import { type EditorServer, exitOnSignals, installVsix, startServer } from './host/server';
import { openWindow, parts } from './host/workbench';

/** `MOLLYGUARD_VSIX`: another one than was packed last. */
export const vsix = process.env.MOLLYGUARD_VSIX ?? path.join(__dirname, '..', '..', 'dist/mollyguard.vsix');

/** A real editor with the installed extension, a home and a provider of its own: several run side by side. */
export class Editor {
  readonly host: Host;
  readonly stage: Stage;
  readonly server: EditorServer;
  readonly browser: Browser;
  /** Errors in the console of a window that name us. */
  readonly shouted: string[] = [];

  private constructor(host: Host, stage: Stage, server: EditorServer, browser: Browser) {
    this.host = host;
    this.stage = stage;
    this.server = server;
    this.browser = browser;
  }

  /** `guarded: false`: without Mollyguard. */
  static async start(options: { readonly guarded: boolean } = { guarded: true }): Promise<Editor> {
    exitOnSignals();
    const host = await ensureHost();
    const stage = await setStage();
    let server: EditorServer | undefined;
    try {
      if (options.guarded) {
        await installVsix(host, stage, vsix);
        await setUpHooks(stage, host.node);
      }
      server = await startServer(host, stage);
      return new Editor(host, stage, server, await startBrowser(host));
    } catch (error) {
      await server?.stop();
      await stage.stop();
      throw error;
    }
  }

  /** A window on a folder; ready when the guard is (where there is one). */
  async window(folder: string = this.stage.workspace): Promise<Turns> {
    const page = await this.page(folder);
    await parts.status(page).filter({ hasNotText: 'Starting' }).waitFor();
    await guard.waitForLeader(this.stage.home);
    return new Turns(this.stage, page);
  }

  /** A window on a folder. */
  async page(folder: string): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const hear = (text: string): void => {
      if (/mollyguard\.(?!mollyguard-)|mollyguard\.mollyguard/i.test(text)) this.shouted.push(`window: ${text}`);
    };
    page.on('pageerror', (error) => hear(error.stack ?? error.message));
    page.on('console', (message) => message.type() === 'error' && hear(message.text()));
    await openWindow(page, this.server.url(folder));
    return page;
  }

  /** Runs a test; if it fails, dist/editor-<name>.png shows the window as it was. */
  async pictured(page: Page, name: string, body: () => Promise<void>): Promise<void> {
    try {
      await body();
    } catch (error) {
      const file = `editor-${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 40)}.png`;
      await page.screenshot({ path: path.join(__dirname, '..', '..', 'dist', file) }).catch(() => {});
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    await this.stage.stop();
  }
}
