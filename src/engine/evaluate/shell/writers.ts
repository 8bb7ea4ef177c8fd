import { HOLE, type ProgramCall, type Text } from '../../types';
import { baseName, normalise } from '../files/path';
import { flag, hasFlag, type Options, parseOptions } from '../wrappers/options';
import { contentsOf, type Written, writtenAt } from './files';
import { codeFrom, known, type Output } from './output';
import { sed } from './outputs/sed';
import { store } from './redirects';
import { type Run, setFile } from './run';

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
  cp: copyInput,
  install: copyInput,
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
    const rest = call.argv.flatMap((word) => (/^--in-place/.test(word) || word === '-i' ? [] : [word.replace(/^-([nErsuz]*)i.*$/, '-$1')]));
    const own = rest.filter((word) => word !== '-');
    const scripted = own.some((word) => /^-e$|^--expression/.test(word));
    const operands = own.filter((word, i) => !word.startsWith('-') && own[i - 1] !== '-e' && own[i - 1] !== '--expression');
    for (const path of scripted ? operands : operands.slice(1)) {
      const [content, ...others] = contentsOf(run.host.files, at(call, path), run.host.disk);
      const edited = content && others.length === 0 ? sed([...own.filter((word) => word !== path)], content.text) : null;
      if (edited === null) changed(run, call, [path]);
      else put(run, at(call, path), { kind: 'text', output: known(edited, content?.from ?? []) });
    }
  },
  perl: (run, call) => {
    if (call.argv.some((word) => /^-[a-zA-Z]*i/.test(word)))
      changed(
        run,
        call,
        call.argv.filter((word) => !word.startsWith('-')),
      );
  },
  rsync: transferred,
  scp: transferred,
  git: (run, call) => {
    const at = call.argv.indexOf('clone');
    if (at >= 0) cloned(run, call, call.argv.slice(at + 1));
  },
  gh: (run, call) => {
    if (call.argv[0] === 'repo' && call.argv[1] === 'clone') cloned(run, call, call.argv.slice(2));
    if ((call.argv[0] === 'run' || call.argv[0] === 'release') && call.argv[1] === 'download') {
      const parsed = parseOptions(call.argv.slice(2), { short: 'DOnpAR', long: 'dir output name pattern archive repo' });
      arrive(run, at(call, flag(parsed, 'D', 'dir') ?? '.'), 'git-clone');
    }
  },
  aria2c: (run, call) => {
    const named = flag(parseOptions(call.argv, { short: 'od', long: 'out dir' }), 'o', 'out');
    fetched(run, call, typeof named === 'string' ? [named] : urlNames(call.argv));
  },
  tar: unpacked,
  bsdtar: unpacked,
  gtar: unpacked,
  unzip: unpacked,
  '7z': unpacked,
  mkfifo: (run, call) => changed(run, call, parseOptions(call.argv, { short: 'm', long: 'mode' }).rest),
  mknod: (run, call) => changed(run, call, parseOptions(call.argv, { short: 'm', long: 'mode' }).rest.slice(0, 1)),
  patch: (run, call) => changed(run, call, parseOptions(call.argv, { short: 'ipdo' }).rest),
  dd: (run, call) => {
    const target = call.argv.find((word) => word.startsWith('of='));
    if (target !== undefined) changed(run, call, [target.slice(3)]);
  },
};

const byName: ReadonlyMap<string, Writer> = new Map(Object.entries(writers));

/** Notes what the program writes. */
export function write(run: Run, call: ProgramCall, stdin: Output): void {
  if (!call.remote) byName.get(call.program)?.(run, call, stdin);
}

/** `rsync`, `scp`: copies on this machine, or files of another one. */
function transferred(run: Run, call: ProgramCall): void {
  const { rest } = parseOptions(call.argv, TRANSFER);
  const target = rest.at(-1);
  if (target === undefined || rest.length < 2 || isElsewhere(target)) return;
  for (const source of rest.slice(0, -1)) {
    if (!isElsewhere(source)) {
      copy(run, { ...call, argv: [source, target] });
      continue;
    }
    fetched(run, call, [target, `${target}/${baseName(source.replace(/^.*:/s, ''))}`]);
    arrive(run, at(call, target), call.program);
  }
}
const TRANSFER: Options = {
  short: 'ePiFJlcBMTf',
  long: 'rsh exclude include exclude-from include-from files-from filter rsync-path password-file bwlimit',
};
const isElsewhere = (path: Text): boolean => /^(?:[^/]*:|[a-z]+:\/\/)/.test(path);

/** `git clone url folder`: what stands in the folder afterwards comes from there. */
function cloned(run: Run, call: ProgramCall, words: readonly Text[]): void {
  const { rest } = parseOptions(words, CLONE);
  const [url, folder] = rest;
  if (url === undefined || !/[:@]|^[\w.-]+\/[\w.-]+$/.test(url)) return;
  const own = baseName(url.replace(/\/+$/, '').replace(/\.git$/, ''));
  arrive(run, at(call, folder ?? own), 'git-clone');
}
const CLONE: Options = {
  short: 'bojcu',
  long: 'branch depth origin config template reference separate-git-dir server-option jobs filter shallow-since shallow-exclude upload-pack',
};

/** An archive that was fetched is unpacked: what is there afterwards is what was fetched. */
function unpacked(run: Run, call: ProgramCall, stdin: Output): void {
  const names = call.argv.flatMap((word) => [word, word.replace(/^--?[a-z]+=/i, '')]);
  const from = names.flatMap((name) => {
    const written = name === '' || name.startsWith('-') ? undefined : writtenAt(run.host.files, at(call, name));
    return written?.kind === 'unknown' ? [written.from] : [];
  });
  const sources = [...from, ...stdin.from];
  if (codeFrom(sources) !== 'fetched-code') return;
  const into = flag(parseOptions(call.argv, { short: 'Cdfo', long: 'directory' }), 'C', 'd', 'directory');
  arrive(run, at(call, typeof into === 'string' ? into : '.'), sources.find((one) => codeFrom([one]) === 'fetched-code') ?? call.program);
}

function arrive(run: Run, folder: Text, from: string): void {
  if (run.host.arrived.length < 64) run.host.arrived.push({ folder, from });
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

/** `install -m755 /dev/stdin target`: what is copied is what comes in. */
function copyInput(run: Run, call: ProgramCall, stdin: Output): void {
  copy(run, call);
  const target = call.argv.at(-1);
  if (target !== undefined && call.argv.some((word, i) => i < call.argv.length - 1 && /^\/dev\/(?:stdin|fd\/0)$/.test(word)))
    store(run, at(call, target), stdin, false);
}

function put(run: Run, path: Text, written: Written): void {
  setFile(run, path, path.includes(HOLE) ? { kind: 'either', ways: [written, { kind: 'unknown', from: 'a file' }] } : written);
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
