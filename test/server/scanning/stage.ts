import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { FileFact } from '../../../src/engine/types';
import type { Hit } from '../../../src/secrets/known/index';
import type { Place } from '../../../src/server/scanning/messages';
import { Scanning } from '../../../src/server/scanning/scanning';
import { programs } from '../../programs';

/** The scanning thread's program, as one file. */
export async function program(): Promise<string> {
  const folder = await programs('scanner', (outdir) =>
    build({
      entryPoints: { scanner: path.join(__dirname, '../../../src/server/scanning/thread.ts') },
      outdir,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    }),
  );
  return path.join(folder, 'scanner.js');
}

/** A project, a home, and what scans them. */
export class Stage {
  readonly root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-scan-')));
  readonly home = path.join(this.root, 'home');
  readonly work = path.join(this.root, 'work');
  readonly failures: string[] = [];
  patterns: readonly string[] = [];
  private scan: Scanning | undefined;

  constructor() {
    mkdirSync(this.home);
    mkdirSync(this.work);
  }

  /** `file`: below the project, or absolute. */
  write(file: string, content: string | Uint8Array): string {
    const full = path.resolve(this.work, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
    return full;
  }

  get place(): Place {
    return { home: this.home, folders: [this.work], patterns: this.patterns };
  }

  get scanning(): Scanning {
    if (!this.scan) throw new Error('not started');
    return this.scan;
  }

  async start(more: { readonly fileMs?: number; readonly idleMs?: number } = {}): Promise<void> {
    this.scan = new Scanning({
      place: () => this.place,
      changed: () => undefined,
      failed: (why) => this.failures.push(why),
      program: await program(),
      ...more,
    });
    this.scan.settings();
    await this.scan.ready();
  }

  /** What a judgement would find in a text now. */
  find(text: string, files: Readonly<Record<string, FileFact>> = {}): readonly Hit[] {
    return this.scanning.secrets(this.work)(files).known?.find(text) ?? [];
  }

  /** Where the values in a text come from, as `file:line` below the project. */
  from(text: string): readonly string[] {
    return this.find(text).map(({ secret }) => `${path.relative(this.work, secret.file)}:${secret.line}`);
  }

  async until(holds: () => boolean, what: string, milliseconds = 180_000): Promise<number> {
    const started = performance.now();
    while (!holds()) {
      if (performance.now() - started > milliseconds) throw new Error(`waited in vain: ${what}; ${this.failures.join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return performance.now() - started;
  }

  close(): void {
    this.scan?.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}
