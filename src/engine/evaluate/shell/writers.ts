import type { ProgramCall } from '../../types';
import type { Output } from './output';
import type { Run } from './run';

/** What a program leaves in files that the action may read later. */
export function write(_run: Run, _call: ProgramCall, _stdin: Output): void {}
