import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { guard } from '../editor/host/guard';
import type { Stage } from './stage';

/** Fails if the demo's token stands in anything that Mollyguard wrote, or in the server's log. The editor's own chat history is its own. */
export function noTrace(stage: Stage): void {
  const files = ourFiles(stage);
  assert.ok(
    files.some((file) => file.includes('/.mollyguard/journal/')),
    'there is a journal',
  );
  assert.deepEqual(filesWith(files, stage.token), [], 'the token was written');
  // the same search finds it where it is
  const script = path.join(stage.workspace, 'scripts/sync-domains.sh');
  assert.deepEqual(filesWith([script], stage.token), [script]);
}

/** What Mollyguard wrote, and the logs of the editor around it. */
export function ourFiles(stage: Stage): readonly string[] {
  const ours = /mollyguard\.mollyguard|\/\.mollyguard\/|\/\.copilot\/|\/\.claude\/|\/server\.log$|\/remoteexthost\.log$/;
  return [...filesIn(stage.root).filter((file) => ours.test(file)), ...filesIn(guard.runtime(stage.home))];
}

/** The files that contain a text, as it is or in base64. */
export function filesWith(files: readonly string[], text: string): readonly string[] {
  // an offset of up to two bytes shifts base64: one needle each, without the ends that depend on what stands around
  const shifted = [0, 1, 2].map((offset) =>
    Buffer.from(`${' '.repeat(offset)}${text}`)
      .toString('base64')
      .slice(4, -4),
  );
  const needles = [text, ...shifted].map((needle) => Buffer.from(needle));
  return files.filter((file) => {
    const content = readFileSync(file);
    return needles.some((needle) => content.includes(needle));
  });
}

function filesIn(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(place, entry.name);
    if (entry.isDirectory()) return filesIn(full);
    return entry.isFile() ? [full] : [];
  });
}
