import { judge } from '../../src/engine/judge';
import { type Facts, type FileFact, type FileRequest, NO_POLICY, type Verdict } from '../../src/engine/types';
import { actionOf } from '../engine/world';
import { HOME_FILES } from './stage';

const HOME = '/home/you';
const texts = new Map(Object.entries(HOME_FILES).map(([name, text]) => [`${HOME}/${name}`, text]));
const folders = new Set(['/', '/usr', '/usr/bin', '/bin', '/tmp', '/home', HOME]);
for (const file of texts.keys()) {
  for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) folders.add(file.slice(0, at));
}

/** The stage as the engine finds it: the files of the home, and programs in /usr/bin. */
function factOf({ path, want }: FileRequest): FileFact {
  const text = texts.get(path);
  if (text !== undefined) return want === 'stat' ? { kind: 'file', real: path } : { kind: 'text', real: path, text, digest: 'd' };
  if (folders.has(path)) return { kind: 'directory', real: path };
  if (/^\/(?:usr\/)?bin\/[\w.-]+$/.test(path))
    return want === 'stat' ? { kind: 'file', real: path } : { kind: 'unreadable', real: path, why: 'binary' };
  return { kind: 'missing', real: path };
}

/** What the engine makes of a program that is run in the stage's project. */
export function verdictOn(command: string): Verdict {
  const action = actionOf(command);
  let facts: Facts = {
    home: HOME,
    workspace: [`${HOME}/projects/shop`],
    platform: 'linux',
    temporary: [],
    own: [],
    files: {},
    evidence: [],
    policy: NO_POLICY,
    snapshots: true,
  };
  for (let round = 0; round < 10; round += 1) {
    const judgement = judge(action, facts, round);
    if (judgement.kind === 'judged') return judgement.verdict;
    facts = { ...facts, files: { ...facts.files, ...Object.fromEntries(judgement.files.map((one) => [one.path, factOf(one)])) } };
  }
  throw new Error('judge never came to a verdict');
}
