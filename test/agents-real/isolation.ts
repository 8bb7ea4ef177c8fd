import { spawnSync } from 'node:child_process';
import path from 'node:path';

const script = path.join(__dirname, 'isolate.sh');
let works: boolean | undefined;

/** Words before a command that give it a network of loopback alone; none where this machine does not allow that. */
export function isolation(): readonly string[] {
  if (works === undefined) {
    works = process.platform === 'linux' && spawnSync(script, ['true'], { env: { PATH: process.env.PATH } }).status === 0;
    if (!works) console.log('The real agents run without a network namespace: this machine allows none.');
  }
  return works ? [script] : [];
}
