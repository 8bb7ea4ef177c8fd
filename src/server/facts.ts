import { lstatSync } from 'node:fs';
import path from 'node:path';
import { strictestOf, verdictOf } from '../engine/decide';
import { judge } from '../engine/judge';
import { limits } from '../engine/limits';
import { type Action, type Evidence, type Facts, type FileFact, type Judged, NO_POLICY, type Policy, type Verdict } from '../engine/types';
import type { Variables } from '../environments/detector';
import { gatherEvidence } from './evidence';
import { createFileReader, type FileReader } from './files';

export type Secrets = (files: Readonly<Record<string, FileFact>>) => Pick<Facts, 'known' | 'offLimitsByContent'>;
/** What is known before an action is looked at. */
export interface FactsSource {
  readonly home: string;
  /** Folders of the workspace; empty where none is known: then the action's project counts (`workspaceOf`). */
  readonly workspace: readonly string[];
  readonly own: readonly string[];
  readonly temporary: readonly string[];
  readonly policy: Policy;
  readonly snapshots: boolean;
  /** What the environment of the person's programs says, as far as it is known; the launcher knows nothing of it. */
  readonly env?: Variables;
  /** What look-ups found about this very action. It goes before what files say. */
  readonly found?: readonly Evidence[];
  /** An earlier command may have pointed Docker to another machine. */
  readonly docker?: 'moved';
  /** What is known of secrets for an action, when these files were asked for. */
  readonly secrets?: (action: Action) => Secrets;
  /** A program that lives on keeps what it found for as long as no file changes (`keptEvidence`). */
  readonly gather?: typeof gatherEvidence;
}
export interface Settled {
  /** The strictest of all actions, with the effects of all. An effect's `call` counts within its own judgement. */
  readonly verdict: Verdict;
  /** One for each action, in order. */
  readonly judged: readonly Judged[];
  /** Digests of every file that a verdict rests on. */
  readonly read: Readonly<Record<string, string>>;
  /** Judging failed by an error of ours: where, for the journal. Such an action is held as not understood. */
  readonly trouble: string | null;
}

/**
 * Judges actions that belong to one call of an agent: reads the files that are asked for, runs the detectors, asks again. Synchronous. Never
 * throws: what cannot be judged is held.
 */
export function settle(actions: readonly Action[], source: FactsSource): Settled {
  const reader = createFileReader();
  const files: Record<string, FileFact> = {};
  let trouble: string | null = null;
  const judged = actions.map((action): Judged => {
    try {
      return settleOne(action, source, reader, files);
    } catch (error) {
      trouble ??= placeOf(error);
      return { kind: 'judged', verdict: failed(), calls: [], read: digestsOf(files) };
    }
  });
  return {
    verdict: strictestOf(judged.map(({ verdict }) => verdict)),
    judged,
    read: Object.assign({}, ...judged.map(({ read }) => read)),
    trouble,
  };
}

const failed = (): Verdict => verdictOf([], [{ why: 'engine-error', about: '' }], { snapshots: false, policy: NO_POLICY });

const digestsOf = (files: Readonly<Record<string, FileFact>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).flatMap(([name, fact]) => (fact.kind === 'text' ? [[name, fact.digest]] : [])));

/** Which of our lines failed. The error's own words may hold what the action held. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an error';
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  const places = frames.slice(0, 3).map((line) => line.trim().replace(/\(?(?:\/|file:)[^\s()]*\//, ''));
  return [error.name, ...places].join(' ');
}

function settleOne(action: Action, source: FactsSource, reader: FileReader, files: Record<string, FileFact>): Judged {
  const workspace = source.workspace.length > 0 ? source.workspace : workspaceOf(action.cwd, source.home);
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  let gathered: Pick<Facts, 'evidence' | 'reach'> = { evidence: null };
  const { env, docker, found = [], gather = gatherEvidence, secrets, ...known } = source;
  const secretsIn = secrets?.(action);
  for (let round = 0; ; round += 1) {
    const facts: Facts = { ...known, workspace, platform, files, ...gathered, ...secretsIn?.(files) };
    const judgement = judge(action, facts, round);
    if (judgement.kind === 'judged') return judgement;
    if (round >= limits.rounds) throw new Error('judge asks on after the last round');
    for (const request of judgement.files) files[request.path] = reader.read(request);
    if (judgement.evidence) {
      const place = { cwd: action.cwd, home: source.home, workspace, ...(env ? { env } : {}), ...(docker ? { docker } : {}) };
      gathered = { evidence: [...found, ...gather(place, judgement.reach)], reach: judgement.reach };
    }
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
