import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { compiledFiles } from '../host/setUp/compiled';
import { isExecutable } from '../host/setUp/files';
import { launcherVersion } from '../host/setUp/launcher';
import { LIBRARY, places } from '../host/setUp/places';
import { readLimited } from '../host/setUp/readLimited';
import { NO_STATE, type SetUpState } from '../host/setUp/state';
import type { Finding } from '../protocol/doctor';
import { problem } from './finding';
import { hashOfFile } from './hashOfFile';
import { readOnly, unsafeBelow } from './unsafe';

/** Are launcher, hook program and what runs them there, and as set-up wrote them? */
export async function checkFiles(home: string, state: SetUpState): Promise<readonly Finding[]> {
  const at = places(home);
  const found: Finding[] = [];
  const launcher = await readLimited(at.launcher);
  // Without it nothing tells what was written: then only what is missing can be told.
  const known = state !== NO_STATE;
  if (!known) found.push(problem('state-broken', at.state));
  if (launcher.kind !== 'text') {
    found.push(problem('launcher-missing', at.launcher, { why: launcher.kind === 'absent' ? 'missing' : launcher.why }));
  } else {
    if (known && createHash('sha256').update(launcher.text).digest('hex') !== state.written[at.launcher])
      found.push(problem('launcher-changed', at.launcher));
    if (!(await isExecutable(at.launcher))) found.push(problem('launcher-not-executable', at.launcher));
  }
  // A launcher that is gone does not hide what else is: the newest library is looked at then.
  const version = launcher.kind === 'text' ? launcherVersion(launcher.text) : null;
  const lib = path.join(at.lib, version ?? (await readdir(at.lib).catch((): string[] => [])).sort().at(-1) ?? '');
  const programs = [...LIBRARY, ...(await compiledFiles(lib))].map((name) => path.join(lib, name));
  for (const file of [...programs, at.uninstaller]) {
    const hash = await hashOfFile(file);
    if (hash === null) found.push(problem('library-missing', file));
    else if (known && hash !== state.written[file]) found.push(problem('library-changed', file));
  }
  const { interpreters } = state;
  if (known && !(await Promise.all(interpreters.map(isExecutable))).includes(true))
    found.push(problem('interpreters-gone', at.launcher, { interpreters: interpreters.join(', ') }));
  return found;
}

/** Could somebody else change what set-up wrote, or could we not? */
export async function checkPermissions(home: string, state: SetUpState): Promise<readonly Finding[]> {
  const at = places(home);
  const files = [at.launcher, at.uninstaller, at.state, at.policy, at.journal, ...Object.keys(state.written)];
  const ours = files.filter((file) => file.startsWith(`${at.root}/`)).slice(0, 100);
  const unsafe = (await Promise.all(ours.map((file) => unsafeBelow(home, file)))).flat();
  const folders = [at.root, at.bin, at.lib, path.dirname(at.state), at.policy, at.journal];
  const closed = await Promise.all(folders.map(async (file) => ((await readOnly(file)) ? [problem('not-writable', file)] : [])));
  const journal = await stat(at.journal).catch(() => undefined);
  // The journal is not written into a folder that others may look into, and without it nothing but harmless actions run.
  const open = journal && (journal.mode & 0o077) !== 0 ? [problem('unsafe-permissions', at.journal, OPEN(journal.mode))] : [];
  return unique([...unsafe, ...closed.flat(), ...open]);
}

const OPEN = (mode: number) => ({ why: 'others may look into it', mode: (mode & 0o7777).toString(8) });

const unique = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];
