import { lazily } from '../../lazily';
import { HOLE, type OpaqueWhy, type ProgramCall, type Text } from '../../types';
import { normalise } from '../files/path';
import { contentsOf } from './files';
import { runText } from './lists';
import type { Output, Seen } from './output';
import { emitOpaque, noInput, type Run, SHOWN, withMeter } from './run';
import { fork, type State } from './state';
import { cwdOf } from './words';

const MOST = 8;

/** What a program whose output is not known was given: parts of it may be what it prints. */
export function seenBy(run: Run, state: State, { argv, remote }: ProgramCall, stdin: Output): Seen {
  // The folder may be another one by the time that somebody asks.
  const cwd = remote ? '' : cwdOf(run, state);
  return lazily(() => {
    const plain = argv.filter((word) => !word.startsWith('-') && word !== '' && word.length < 300 && !/\s/.test(word));
    const before = stdin.seen?.();
    return {
      words: [...argv.filter((word) => /[\s"']/.test(word)), ...(before?.words ?? [])].slice(0, MOST),
      texts: [...(stdin.text === '' || stdin.text === HOLE ? [] : [stdin.text]), ...(before?.texts ?? [])].slice(0, MOST),
      files: [...(remote ? [] : plain.slice(-MOST).map((word) => from(cwd, word))), ...(before?.files ?? [])].slice(0, MOST),
    };
  });
}

const from = (cwd: Text, word: Text): Text => normalise(word.startsWith('/') || word.startsWith(HOLE) ? word : `${cwd}/${word}`);

/** Code that cannot be known is said, with all that went into it; what went into it is looked at as if it were the code. */
export function runUnknown(run: Run, state: State, why: OpaqueWhy, about: Text, given: readonly Seen[]): void {
  const seen = given.map((one) => one());
  const texts = [...new Set(seen.flatMap((one) => one.texts))].slice(0, MOST);
  const words = [...new Set(seen.flatMap((one) => one.words))].slice(0, MOST);
  emitOpaque(run, why, about, seen.length === 0 ? HOLE : [HOLE, ...words, ...texts].join('\n'));
  const io = { stdin: noInput(), stdout: SHOWN, wanted: false };
  for (const text of texts) runText(run, fork(state), text, io);
  if (run.remote) return;
  for (const path of new Set(seen.flatMap((one) => one.files))) {
    for (const content of contentsOf(run.host.files, path, run.host.disk)) {
      if (content && content.text !== HOLE && !content.text.includes('\0'))
        withMeter(run, path, path, () => runText(run, fork(state), content.text, io));
    }
  }
}
