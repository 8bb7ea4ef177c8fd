import { readFileSync, writeSync } from 'node:fs';
import { END } from '../protocol/http';
import { judgeAlone } from './alone';
import { parseSettings } from './settings';

/**
 * The launcher's program: hook.js [--ask] <agent> <settings as JSON>, the payload on stdin. Writes the answer and the end mark to
 * stdout at once; without the mark the launcher takes nothing, tries its next interpreter and at last refuses.
 */
async function main(): Promise<void> {
  const [first = '', ...rest] = process.argv.slice(2);
  const asks = first === '--ask';
  const [agent = '', written] = asks ? rest : [first, ...rest];
  const settings = parseSettings(written);
  if (!settings) throw new Error('the launcher gave no settings');
  const payload = readFileSync(0);
  // Loaded with node:http only where it is needed: the way without it is the usual one.
  const answer = asks ? await (await import('./ask')).askServer(payload, agent, settings.runtime) : null;
  writeWhole(`${answer ?? judgeAlone(payload, agent, settings)}${END}`);
  process.exit(); // without the tidying up that nobody needs
}

function writeWhole(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}

main().catch(() => {
  // No answer was given and none can be: the launcher goes on from here. What failed may hold what must not be shown.
  process.exitCode = 2;
});
