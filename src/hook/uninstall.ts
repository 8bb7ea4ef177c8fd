import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { applyRemoval, planRemoval, runtimeFolder } from '../host/setUp';
import { places } from '../host/setUp/places';
import { readState } from '../host/setUp/state';

/**
 * Removes Mollyguard from this home: uninstall.js [<home>]. Started by a person through `~/.mollyguard/bin/uninstall`, and by the editor
 * after the extension was uninstalled (then without a home, and not while another editor still has it).
 */
async function main(): Promise<void> {
  const byEditor = process.argv[2] === undefined;
  const home = process.argv[2] ?? homedir();
  if (byEditor && (await otherEditor(home))) {
    say('Mollyguard is still installed in another editor: its hooks stay.');
    return;
  }
  const runtime = runtimeFolder(home, process.getuid?.() ?? 0);
  const changes = await planRemoval({ home });
  await applyRemoval({ home, runtime }, changes, true);
  for (const { path: file, after } of changes) say(`${after === null ? 'Deleted' : 'Restored'} ${file}`);
  say(`Removed Mollyguard's programs from ${places(home).root}.`);
  if (existsSync(places(home).journal)) say(`The journal stays, it is yours: ${places(home).journal}`);
}

/** Is there an installed extension besides the one this program lies in? Updates and other editors have folders of their own. */
async function otherEditor(home: string): Promise<boolean> {
  const mine = realpathSync(path.dirname(__dirname));
  const { own } = await readState(home);
  return own.some((folder) => existsSync(path.join(folder, 'package.json')) && realpathSync(folder) !== mine);
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

main().catch((error: unknown) => {
  process.stderr.write(`Mollyguard was not removed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
