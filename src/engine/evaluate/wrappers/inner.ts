import type { OpaqueWhy, ProgramCall, Remote, ShellKind, Text } from '../../types';

/** Tools that run command lines which a file of the project keeps under names. */
export type TaskTool = 'make' | 'just' | 'scripts' | 'patterns' | 'taskfile' | 'rake' | 'gradle' | 'project';

interface Code {
  /** The call that runs the code: its folder, environment, standard input. */
  readonly from: ProgramCall;
  /** null: the file's first line tells. */
  readonly shell: ShellKind | null;
  readonly args: readonly Text[];
  readonly zero?: Text;
}
/** What a wrapper would run. */
export type Inner =
  /** `input`: its standard input, where that is not the wrapper's own. */
  | { readonly kind: 'program'; readonly call: ProgramCall; readonly input?: Text }
  | (Code & { readonly kind: 'script'; readonly text: Text })
  | (Code & { readonly kind: 'file'; readonly path: Text })
  /** The code is read from standard input. */
  | (Code & { readonly kind: 'input' })
  /** What the project's files keep under names: recipes, package scripts. */
  | { readonly kind: 'tasks'; readonly tool: TaskTool; readonly from: ProgramCall; readonly patterns: readonly Text[] }
  | { readonly kind: 'opaque'; readonly why: OpaqueWhy; readonly about: Text; readonly text: Text };

/** Tells what a wrapper's arguments make it run; nothing if it only prints its help, or its words make no sense. */
export type Unwrap = (call: ProgramCall) => readonly Inner[];

export interface Changes {
  readonly env?: Readonly<Record<string, Text>>;
  readonly cwd?: Text;
  readonly remote?: Remote;
  readonly stdin?: ProgramCall['stdin'];
  readonly bare?: true;
}

/** The call of an inner program: as its wrapper's, with other words. */
function innerCall(call: ProgramCall, words: readonly Text[], changes: Changes = {}): ProgramCall {
  const path = words[0] ?? '';
  const env = changes.env ? { ...call.env, ...changes.env } : call.env;
  return {
    ...call,
    ...changes,
    env,
    program: path.slice(path.lastIndexOf('/') + 1),
    path,
    argv: words.slice(1),
    via: [...call.via, call.program],
  };
}

/** The words behind a wrapper's options as a program; none if there are none. */
export const innerProgram = (call: ProgramCall, words: readonly Text[], changes?: Changes): readonly Inner[] =>
  words.length > 0 ? [{ kind: 'program', call: innerCall(call, words, changes) }] : [];

/** What the project's files keep under names. */
export const innerTasks = (call: ProgramCall, tool: TaskTool, patterns: readonly Text[] = []): readonly Inner[] => [
  { kind: 'tasks', tool, from: call, patterns },
];

/** Text that a wrapper gives to a shell. */
export const innerScript = (call: ProgramCall, text: Text, changes: Changes = {}, shell: ShellKind = 'sh'): readonly Inner[] => [
  { kind: 'script', text, from: { ...call, ...changes, env: { ...call.env, ...changes.env } }, shell, args: [] },
];
