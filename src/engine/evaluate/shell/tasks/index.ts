import type { ProgramCall, Text } from '../../../types';
import type { TaskTool } from '../../wrappers/inner';
import type { Io, Run } from '../run';
import { runGradle } from './gradle';
import { runJust } from './just';
import { runMake } from './make';
import { runProject } from './project';
import { runRake } from './rake';
import { runPatterns, runScripts } from './scripts';
import { runTaskfile } from './taskfile';

/** Runs what a task tool is asked for. `program` runs a program that the tool starts without a shell. */
export function runTasks(
  run: Run,
  tool: TaskTool,
  call: ProgramCall,
  patterns: readonly Text[],
  io: Io,
  program: (words: readonly Text[], stdin?: Text) => void,
): void {
  switch (tool) {
    case 'make':
      runMake(run, call, io);
      break;
    case 'just':
      runJust(run, call, io, program);
      break;
    case 'scripts':
      runScripts(run, call, io, program);
      break;
    case 'patterns':
      runPatterns(run, call, patterns, io);
      break;
    case 'taskfile':
      runTaskfile(run, call, io);
      break;
    case 'rake':
      runRake(run, call, program);
      break;
    case 'gradle':
      runGradle(run, call, program);
      break;
    case 'project':
      runProject(run, call, io, program);
      break;
  }
}
