import type { Redirection } from '../../parse/shell';
import { HOLE, type Text } from '../../types';
import { writtenAt } from './files';
import { type Output, SILENT, unknown } from './output';
import { type Run, type Stream, setFile } from './run';
import type { State } from './state';
import { setVariable } from './variables';

/** The descriptor that a redirection is about; null: the standard one. `{name}` gets a number of its own. */
export function numberOf(run: Run, state: State, { descriptor }: Redirection): number | null {
  if (descriptor === undefined) return null;
  if (descriptor.type === 'FileDescriptor') return descriptor.value;
  const fd = newDescriptor(run);
  setVariable(run, state, descriptor.name, { value: String(fd) });
  return fd;
}

export const newDescriptor = (run: Run): number => 10 + ++run.host.names;

const pathOf = (fd: Text | number): string => `/dev/fd/${fd}`;

/** What is read from a descriptor from now on. */
export function setInput(run: Run, fd: number, output: Output): void {
  setFile(run, pathOf(fd), { kind: 'text', output });
}

/** What is left to read from a descriptor. */
export function inputOf(run: Run, target: Text): Output {
  if (target === '-') return SILENT;
  const written = writtenAt(run.host.files, pathOf(target.replace(/-$/, '')));
  return written?.kind === 'text' ? written.output : unknown('a descriptor');
}

/** A descriptor as a stream that lines are taken from; `done` keeps what is left. */
export function streamOf(run: Run, target: Text): { readonly stream: Stream; readonly done: () => void } {
  const stream: Stream = { output: target.includes(HOLE) ? unknown('a descriptor') : inputOf(run, target), present: true };
  return { stream, done: () => (/^\d+$/.test(target) ? setInput(run, Number(target), stream.output) : undefined) };
}

/** The path that an open descriptor writes to; null: none that this action opened. */
export const outputOf = (run: Run, target: Text): Text | null =>
  /^\d+-?$/.test(target) ? (run.host.descriptors.get(Number.parseInt(target, 10)) ?? null) : null;

/** `/dev/fd/3` as the file that is open there. */
export function opened(run: Run, path: Text): Text {
  const fd = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path)?.[1];
  return (fd === undefined ? null : outputOf(run, fd)) ?? path;
}
