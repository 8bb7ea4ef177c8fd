import type { HereDoc, Redirection } from '../../parse/shell';
import { type Content, type FileCall, HOLE, type Text } from '../../types';
import { normalise, resolvePath } from '../files/path';
import { offLimitsMark } from '../secrets/marks';
import { inputOf, numberOf, opened, outputOf, setInput } from './descriptors';
import { contentsOf, type Written, writtenAt } from './files';
import { contentOf, known, type Output, SILENT, unknown } from './output';
import { choose, emit, type Io, type Run, setFile } from './run';
import { markedFile } from './secrets';
import type { State } from './state';
import { appendParts, cwdOf, expandText, newFields } from './words';

/** A command's redirections, opened: its input and output, and the files that its output goes to. */
export interface Opened {
  readonly io: Io;
  readonly writes: readonly Write[];
  /** The output is seen by nobody further on. */
  readonly away: boolean;
  /** Standard input was redirected. */
  readonly input: boolean;
}
interface Write {
  readonly path: Text;
  readonly append: boolean;
  /** It gets the command's output; nothing, because a later redirection takes that; or something else, such as errors. */
  readonly gets: 'output' | 'nothing' | 'other';
}

const NETWORK = /^\/dev\/(?:tcp|udp)\//;
const DEVICES = /^\/dev\/(?:null|stdout|stderr|stdin|tty|zero|full|u?random|fd\/(?:\d+|mollyguard-\d+))$/;

export function openRedirects(run: Run, state: State, redirects: readonly Redirection[], io: Io): Opened {
  if (redirects.length === 0) return { io, writes: [], away: false, input: false };
  let { stdin, stdout, wanted } = io;
  let [away, input] = [false, false];
  const writes: Write[] = [];
  /** Places of those that get the output, as it stands. */
  let outputs: number[] = [];
  const take = (fd: number | null, output: Output, present = true): void => {
    if (fd === null || fd === 0) [stdin, input] = [{ output, present }, true];
    else setInput(run, fd, output);
  };
  for (const redirect of redirects) {
    if (redirect.type !== 'Redirect') {
      const output = redirect.type === 'HereString' ? hereString(run, state, redirect.target) : hereDoc(run, state, redirect);
      take(numberOf(run, state, redirect), output);
      continue;
    }
    const fields = newFields(null);
    const target = redirect.target ? expandText(run, state, redirect.target, fields) : HOLE;
    const fd = target === '-' && redirect.descriptor?.type !== 'FileDescriptor' ? null : numberOf(run, state, redirect);
    const path = opened(run, absolute(run, state, target));
    const operator = redirect.operator;
    const duplicate = operator === '>&' ? outputOf(run, target) : null;
    if (operator === '<' || operator === '<>') {
      if (!DEVICES.test(path)) emitFile(run, 'read', path, { kind: 'none' }, '<');
      take(fd, readFile(run, path));
    } else if (operator === '<&') {
      take(fd, inputOf(run, target), target !== '-');
    } else if (operator === '>&' && fd === 0) {
      // `0>&1`: what stands behind a connection is read as well as written to.
      take(fd, NETWORK.test(stdout.target) ? unknown('/dev/tcp') : inputOf(run, target), target !== '-');
    } else if (duplicate !== null) {
      if (fd !== null && fd !== 1) run.host.descriptors.set(fd, duplicate);
      else {
        [away, wanted, stdout] = [true, true, { to: 'file', target: duplicate }];
        outputs.push(writes.push({ path: duplicate, append: true, gets: 'output' }) - 1);
      }
    } else if (operator === '>&' && /^(?:\d+-?|-)$/.test(target)) {
      if ((fd === null || fd === 1) && target !== '1')
        [away, stdout, wanted] = [true, { to: target === '-' ? 'discarded' : 'shown', target: '' }, false];
    } else {
      if (fd !== null && fd > 2) run.host.descriptors.set(fd, path);
      const all = operator === '&>' || operator === '&>>' || operator === '>&';
      const standard = all || fd === null || fd === 1;
      const pipe = run.host.pipes.has(path);
      const device = !pipe && DEVICES.test(path);
      if (standard) {
        away = true;
        stdout = device ? { to: path === '/dev/null' ? 'discarded' : 'shown', target: '' } : { to: 'file', target: path };
        wanted = !device;
        for (const i of outputs) {
          const write = writes[i];
          if (write) writes[i] = { ...write, gets: 'nothing' };
        }
        outputs = [];
      }
      if (!device) {
        const at = writes.push({ path, append: operator === '>>' || operator === '&>>', gets: standard ? 'output' : 'other' }) - 1;
        if (standard) outputs.push(at);
      }
    }
  }
  return { io: { stdin, stdout, wanted: away ? wanted : io.wanted }, writes, away, input };
}

/** The command has run: its files are written. `stays`: its redirections are those of what follows, by descriptor. */
export function finishRedirects(run: Run, { writes, away }: Opened, output: Output, stays = false): Output {
  for (const { path, append, gets } of writes) {
    if (run.host.stopped) break;
    if (stays && run.host.pipes.has(path)) continue;
    const written = stays && gets === 'other' ? SILENT : gets === 'output' ? output : gets === 'nothing' ? SILENT : unknown('a command');
    const empty = written.text === '';
    if (!run.host.pipes.has(path)) {
      emitFile(run, append ? 'append' : empty ? 'truncate' : 'overwrite', path, empty ? NOTHING : contentOf(written), '>');
    }
    store(run, path, written, append);
  }
  return away ? SILENT : output;
}
const NOTHING: Content = { kind: 'text', text: '' };

/** What the action knows of a file after this. */
export function store(run: Run, path: Text, output: Output, append: boolean): void {
  const { host } = run;
  const pipe = host.pipes.get(path);
  if (pipe) pipe(output);
  if (pipe || run.remote) return;
  const base = writtenAt(host.files, path) ?? { kind: 'disk', path };
  const written: Written = append ? { kind: 'appended', base, output } : { kind: 'text', output };
  // Two unknown paths that look the same need not be the same.
  const sure = !path.includes(HOLE);
  setFile(run, path, sure ? written : { kind: 'either', ways: [written, { kind: 'unknown', from: 'a file' }] });
}

function emitFile(run: Run, verb: FileCall['verb'], path: Text, content: Content, by: string): void {
  emit(run, { kind: 'file', verb, path, to: null, recursive: false, pattern: false, content, by, via: run.via, remote: run.remote });
}

/** A path as the shell takes it: `~` was expanded before, so one that is left is a name. */
export function absolute(run: Run, state: State, path: Text): Text {
  if (path.startsWith('/proc/')) return resolvePath(path, cwdOf(run, state), '/');
  return path.startsWith('/') || path.startsWith(HOLE) ? normalise(path) : normalise(`${cwdOf(run, state)}/${path}`);
}

/** What is read from a file at this point of the action. */
export function readFile(run: Run, path: Text): Output {
  if (path === '/dev/null') return SILENT;
  if (NETWORK.test(path)) return unknown('/dev/tcp');
  if (run.remote && !path.startsWith('/dev/fd/')) return markedFile(run, path, unknown('a remote file'), offLimitsMark);
  const contents = contentsOf(run.host.files, path, run.host.disk);
  if (contents.length === 0) return markedFile(run, path, unknown('a missing file'), offLimitsMark);
  const pick = choose(run, contents.length);
  return markedFile(run, path, contents[pick] ?? unknown('a file'), offLimitsMark);
}

function hereString(run: Run, state: State, target: Parameters<typeof expandText>[2] | undefined): Output {
  const fields = newFields(null);
  const text = target ? expandText(run, state, target, fields) : '';
  return known(`${text}\n`, fields.from);
}

function hereDoc(run: Run, state: State, { body: { parts, text }, delimiter, operator }: HereDoc): Output {
  const strip = (value: string, first: boolean) => (operator === '<<-' ? value.replace(first ? /(^|\n)\t+/g : /(\n)\t+/g, '$1') : value);
  if (!parts) return known(strip(delimiter?.quoted ? text : text.replace(/\\([$`\\])|\\\n/g, '$1'), true));
  const fields = newFields(null);
  const stripped = parts.map((part, i) => (part.type === 'Literal' ? { ...part, value: strip(part.value, i === 0) } : part));
  appendParts(run, state, stripped, fields, '');
  return known(fields.open ?? '', fields.from);
}
