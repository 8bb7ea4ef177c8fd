import { HOLE, type ProgramCall, type Text } from '../../types';
import { baseName, normalise } from '../files/path';
import { flag, hasFlag, type Options, parseOptions } from '../wrappers/options';
import { type Files, type Written, withFile, writtenAt } from './files';
import type { Output } from './output';
import { store } from './redirects';
import type { Run } from './run';

type Writer = (run: Run, call: ProgramCall, stdin: Output) => void;

const COPY: Options = { short: 'tSmog', long: 'target-directory suffix mode owner group' };

/** What programs leave in files that the action may read later. What is fetched cannot be known. */
const writers: Readonly<Record<string, Writer>> = {
  tee: (run, call, stdin) => {
    const { rest } = parseOptions(call.argv, {});
    for (const path of [...rest])
      store(
        run,
        at(call, path),
        stdin,
        call.argv.some((word) => word === '-a' || word === '--append'),
      );
  },
  sponge: (run, call, stdin) => {
    for (const path of parseOptions(call.argv, {}).rest) store(run, at(call, path), stdin, false);
  },
  cp: copy,
  install: copy,
  ln: copy,
  mv: (run, call) => {
    const sources = parseOptions(call.argv, COPY).rest.slice(0, -1);
    copy(run, call);
    for (const source of sources) put(run, at(call, source), { kind: 'gone' });
  },
  rm: (run, call) => {
    for (const path of parseOptions(call.argv, {}).rest) put(run, at(call, path), { kind: 'gone' });
  },
  curl: (run, call) => {
    const named = call.argv.flatMap((word, i) =>
      /^-[a-zA-Z]*o$|^--output$/.test(word) ? [call.argv[i + 1] ?? HOLE] : (/^--output=(.*)$/s.exec(word)?.[1] ?? []),
    );
    const byUrl = call.argv.some((word) => /^-[a-zA-Z]*O|^--remote-name/.test(word)) ? urlNames(call.argv) : [];
    fetched(run, call, [...named, ...byUrl]);
  },
  wget: (run, call) => {
    const parsed = parseOptions(call.argv, {
      short: 'oOPaeTtQUl',
      long: 'output-document directory-prefix output-file header post-data user password',
    });
    const named = flag(parsed, 'O', 'output-document');
    fetched(run, call, typeof named === 'string' ? [named] : urlNames(call.argv));
  },
  sed: (run, call) => {
    if (!call.argv.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word))) return;
    changed(
      run,
      call,
      call.argv.filter((word) => !word.startsWith('-')),
    );
  },
  perl: (run, call) => {
    if (call.argv.some((word) => /^-[a-zA-Z]*i/.test(word)))
      changed(
        run,
        call,
        call.argv.filter((word) => !word.startsWith('-')),
      );
  },
  patch: (run, call) => changed(run, call, parseOptions(call.argv, { short: 'ipdo' }).rest),
  dd: (run, call) => {
    const target = call.argv.find((word) => word.startsWith('of='));
    if (target !== undefined) changed(run, call, [target.slice(3)]);
  },
};

/** Notes what the program writes. */
export function write(run: Run, call: ProgramCall, stdin: Output): void {
  if (!call.remote && Object.hasOwn(writers, call.program)) writers[call.program]?.(run, call, stdin);
}

function copy(run: Run, call: ProgramCall): void {
  const parsed = parseOptions(call.argv, COPY);
  const folder = flag(parsed, 't', 'target-directory');
  const words = typeof folder === 'string' ? [...parsed.rest, folder] : parsed.rest;
  const target = words.at(-1);
  if (target === undefined || words.length < 2 || hasFlag(parsed, 'd', 'directory')) return;
  for (const source of words.slice(0, -1)) {
    const { files } = run.host;
    const path = at(call, source);
    const written: Written = writtenAt(files, path) ?? { kind: 'disk', path };
    // The target may be the file or a folder for it.
    put(run, at(call, target), written);
    put(run, at(call, `${target}/${baseName(path)}`), written);
  }
}

function put(run: Run, path: Text, written: Written): void {
  const files: Files = withFile(
    run.host.files,
    path,
    path.includes(HOLE) ? { kind: 'either', ways: [written, { kind: 'unknown', from: 'a file' }] } : written,
  );
  run.host.files = files;
}

function fetched(run: Run, call: ProgramCall, paths: readonly Text[]): void {
  for (const path of paths)
    if (path !== '-' && !path.startsWith('/dev/')) put(run, at(call, path), { kind: 'unknown', from: call.program });
}

function changed(run: Run, call: ProgramCall, paths: readonly Text[]): void {
  for (const path of paths) if (path !== '' && path.length < 4_000) put(run, at(call, path), { kind: 'unknown', from: call.program });
}

const urlNames = (argv: readonly Text[]): readonly Text[] =>
  argv.filter((word) => /^[a-z]+:\/\/|^[\w-]+(?:\.[\w-]+)+\//.test(word)).map((url) => baseName(url.replace(/[?#].*$/s, '')));

const at = (call: ProgramCall, path: Text): Text =>
  path.startsWith('/') || path.startsWith(HOLE) ? normalise(path) : normalise(`${call.cwd}/${path}`);
