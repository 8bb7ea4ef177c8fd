import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { applySetUp, planSetUp, runtimeFolder, type SetUpPaths } from '../../src/host/setUp';
import { LIBRARY } from '../../src/host/setUp/places';

const template = readFileSync(path.join(__dirname, '../../src/hook/launcher.sh'), 'utf8');

export interface Place {
  readonly paths: SetUpPaths;
  readonly home: string;
  readonly hook: string;
  readonly launcher: string;
  read(file: string): string;
  write(file: string, text: string): void;
}

/** A home and an installed extension, in a folder with an awkward name; gone afterwards. */
export const it = (name: string, body: (at: Place) => Promise<void>) =>
  test(name, async () => {
    const folder = realpathSync(mkdtempSync('/tmp/mg-set-'));
    const home = path.join(folder, "o'brien's home");
    const extensionPath = path.join(folder, 'extension');
    mkdirSync(home);
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    };
    write(path.join(extensionPath, 'package.json'), '{}');
    for (const name of LIBRARY) write(path.join(extensionPath, 'dist', name), `// ${name}`);
    const paths: SetUpPaths = {
      home,
      runtime: runtimeFolder(home, 1),
      extensionPath,
      version: '1.2.3',
      execPath: process.execPath,
      searchPath: [],
      platform: 'linux',
      launcher: template,
    };
    try {
      const hook = path.join(home, '.copilot/hooks/mollyguard.json');
      await body({
        paths,
        home,
        hook,
        launcher: path.join(home, '.mollyguard/bin/hook'),
        read: (file) => readFileSync(file, 'utf8'),
        write,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

export const setUp = async (at: Place) => applySetUp(at.paths, await planSetUp(at.paths));
