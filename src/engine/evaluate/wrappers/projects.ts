import { innerTasks, type Unwrap } from './inner';
import { prefixWrappers } from './prefixes';

/** A program of an environment, or a task that the project keeps under its name. */
const both =
  (name: string): Unwrap =>
  (call) => [...(prefixWrappers[name]?.(call) ?? []), ...innerTasks(call, 'project')];
const project: Unwrap = (call) => innerTasks(call, 'project');
const taskfile: Unwrap = (call) => [...innerTasks(call, 'taskfile'), ...innerTasks(call, 'project')];
const gradle: Unwrap = (call) => innerTasks(call, 'gradle');
const rake: Unwrap = (call) => innerTasks(call, 'rake');

/** Tools that run what files of the project keep under names, besides those of JavaScript. */
export const projectWrappers: Readonly<Record<string, Unwrap>> = {
  ...Object.fromEntries(['pdm', 'hatch', 'rye', 'pixi', 'poetry', 'uv'].map((name) => [name, both(name)])),
  poe: project,
  poethepoet: project,
  taskipy: project,
  cargo: project,
  task: taskfile,
  'go-task': taskfile,
  rake,
  gradle,
  gradlew: gradle,
};
