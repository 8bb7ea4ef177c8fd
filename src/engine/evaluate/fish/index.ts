import { parseShell } from '../../parse/shell';
import type { Text } from '../../types';
import { runScript } from '../shell/lists';
import type { Output } from '../shell/output';
import { emitOpaque, type Io, type Run } from '../shell/run';
import type { State } from '../shell/state';
import { fishToShell } from './translate';

/** Runs fish text: said in the writing of the shell that is read. What could not be said is reported. */
export function runFish(run: Run, state: State, text: Text, io: Io): Output {
  const { text: said, broken } = fishToShell(text);
  const script = parseShell(said);
  if (broken || (script.errors && script.errors.length > 0)) emitOpaque(run, 'unsupported-shell', 'fish', text);
  return runScript(run, state, script.errors ? { ...script, errors: [] } : script, io, said);
}
