import { lstatSync } from 'node:fs';
import path from 'node:path';
import { strictestOf } from '../engine/decide';
import { judge } from '../engine/judge';
import { limits } from '../engine/limits';
import type { Action, Evidence, Facts, FileFact, Judged, Policy, Verdict } from '../engine/types';
import { gatherEvidence } from './evidence';
import { createFileReader, type FileReader } from './files';

/** What is known before an action is looked at. */
export interface FactsSource {
  readonly home: string;
  /** Folders of the workspace; empty where none is known: then the action's project counts (`workspaceOf`). */
  readonly workspace: readonly string[];
  readonly own: readonly string[];
  readonly temporary: readonly string[];
  readonly policy: Policy;
  readonly snapshots: boolean;
}
export interface Settled {
  /** The strictest of all actions, with the effects of all. An effect's `call` counts within its own judgement. */
  readonly verdict: Verdict;
  /** One for each action, in order. */
  readonly judged: readonly Judged[];
  /** Digests of every file that a verdict rests on. */
  readonly read: Readonly<Record<string, string>>;
}

/** Judges actions that belong to one call of an agent: reads the files that are asked for, runs the detectors, asks again. Synchronous. */
export function settle(actions: readonly Action[], source: FactsSource): Settled {
  const reader = createFileReader();
  const files: Record<string, FileFact> = {};
  const judged = actions.map((action) => settleOne(action, source, reader, files));
  return {
    verdict: strictestOf(judged.map(({ verdict }) => verdict)),
    judged,
    read: Object.assign({}, ...judged.map(({ read }) => read)),
  };
}

function settleOne(action: Action, source: FactsSource, reader: FileReader, files: Record<string, FileFact>): Judged {
  const workspace = source.workspace.length > 0 ? source.workspace : workspaceOf(action.cwd, source.home);
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  let evidence: readonly Evidence[] | null = null;
  for (let round = 0; ; round += 1) {
    const facts: Facts = { ...source, workspace, platform, files, evidence };
    const judgement = judge(action, facts, round);
    if (judgement.kind === 'judged') return judgement;
    if (round >= limits.rounds) throw new Error('judge asks on after the last round');
    for (const request of judgement.files) files[request.path] = reader.read(request);
    if (judgement.evidence) evidence = gatherEvidence(action.cwd, source.home, workspace, reader);
  }
}

/** The project a folder lies in: the nearest folder above it with a `.git`, else itself. Home and what is above it is nobody's project. */
export function workspaceOf(cwd: string, home: string): readonly string[] {
  const isAbove = (folder: string): boolean => folder === home || home.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
  if (isAbove(cwd)) return [];
  for (let at = cwd; !isAbove(at) && at !== path.dirname(at); at = path.dirname(at)) {
    if (lstatSync(path.join(at, '.git'), { throwIfNoEntry: false })) return [at];
  }
  return [cwd];
}
