import { readAction } from '../../src/cli/action';
import { judge } from '../../src/engine/judge';
import { type Action, type Facts, type FileFact, type FileRequest, type Judged, NO_POLICY, type Policy } from '../../src/engine/types';
import type { Variables } from '../../src/environments/detector';
import { gather } from '../../src/environments/gather';

/** A made-up machine: nothing on it but these files; everything else is missing. Nothing is read from the disk. */
export interface World {
  readonly files?: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  readonly policy?: Partial<Policy>;
  readonly facts?: Partial<Facts>;
  /** The detectors look at these files too, with this environment of the editor. */
  readonly env?: Variables;
  /** They look at them without knowing anything of the editor's environment, as the launcher does alone. */
  readonly alone?: true;
}
export const HOME = '/home/you';
export const PROJECT = '/home/you/projects/shop';

const FOLDERS = [
  HOME,
  PROJECT,
  `${HOME}/.mollyguard`,
  `${HOME}/.mollyguard/bin`,
  `${HOME}/.ssh`,
  `${HOME}/Documents`,
  `${PROJECT}/src`,
  '/etc',
  '/usr',
];
const FILES: Readonly<Record<string, string>> = {
  '/etc/hostname': 'here',
  [`${HOME}/notes.txt`]: 'notes',
  [`${PROJECT}/src/index.ts`]: 'export {};',
  [`${HOME}/.bashrc`]: 'alias ll=ls',
  [`${HOME}/.mollyguard/bin/hook`]: '#!/bin/sh',
};

function factOf({ path, want }: FileRequest, world: World): FileFact {
  const text = world.files?.[path] ?? FILES[path];
  if (text !== undefined)
    return want === 'stat' ? { kind: 'file', real: path } : { kind: 'text', real: path, text, digest: `digest of ${path}` };
  return { kind: [...FOLDERS, ...(world.folders ?? [])].includes(path) ? 'directory' : 'missing', real: path };
}

/** Judges an action in a world, as a caller does: answers what is asked for until there is a verdict. */
export function judgeIn(action: Action, world: World = {}): Judged {
  const looks = world.env !== undefined || world.alone === true;
  let facts: Facts = {
    home: HOME,
    workspace: [PROJECT],
    platform: 'linux',
    temporary: [],
    own: [],
    files: {},
    evidence: [],
    policy: { ...NO_POLICY, ...world.policy },
    snapshots: true,
    ...world.facts,
    ...(looks ? { evidence: null } : {}),
  };
  const { home, workspace } = facts;
  const place = { cwd: action.cwd, home, workspace, ...(world.env ? { env: world.env } : {}) };
  for (let round = 0; round < 10; round += 1) {
    const judgement = judge(action, facts, round);
    if (judgement.kind === 'judged') return judgement;
    facts = {
      ...facts,
      ...(looks && judgement.evidence
        ? { evidence: gather(place, (path) => world.files?.[path], judgement.reach), reach: judgement.reach }
        : { evidence: facts.evidence ?? (looks ? null : []) }),
      files: { ...facts.files, ...Object.fromEntries(judgement.files.map((one) => [one.path, factOf(one, world)])) },
    };
  }
  throw new Error('judge never came to a verdict');
}

/** A command line, or a JSON action without id, as an action in the project. */
export function actionOf(example: string | Readonly<Record<string, unknown>>): Action {
  const problems: string[] = [];
  const action = readAction(typeof example === 'string' ? { kind: 'shell', command: example } : example, PROJECT, problems);
  if (!action || problems.length > 0) throw new Error(`${JSON.stringify(example)}: ${problems.join('; ')}`);
  return action;
}
