import type { ProgramCall } from '../../../types';
import { type Output, unknown } from '../output';
import type { Run, Stream } from '../run';
import type { State } from '../state';

/** What a program prints, where its arguments and input tell. */
export function outputOf(_run: Run, _state: State, call: ProgramCall, stdin: Stream, _from: readonly string[]): Output {
  return unknown(call.program, stdin.output.from);
}
