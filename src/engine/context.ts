import { limits } from './limits';
import type { Call, Facts, FileFact, FileRequest, ProgramCall, ShellKind } from './types';

/** What a reader needs while it turns a program into calls. One context serves one judgement; it is the only mutable value in the engine. */
export interface Context {
  readonly facts: Facts;
  /**
   * What is known of a file. Not known yet: the path is noted for the next round and the answer is `unreadable`, `not-asked`.
   * A path with a HOLE or a relative one is never asked for.
   */
  file(path: string, want: FileRequest['want']): FileFact;
  /** The files that this action itself has written before the call that is read now. */
  written(): readonly string[];
  /** Counts work; false when the budget is used up: stop, and add an opaque call `budget`. */
  spend(steps: number): boolean;
  /** Reads shell text as code: what `bash -c`, `eval` or a script would run. */
  shell(text: string, from: ProgramCall, shell: ShellKind, args: readonly string[]): readonly Call[];
  /**
   * To be called before a reader is given `call` (it returns the context itself). From then on `file` answers as things are when that call runs:
   * what the same action wrote before it (not after it) stands in the place of the disk; `/dev/stdin` is the call's own standard input.
   * A call that the shell evaluator did not make keeps the state of the one before it, so expand depth first, in order.
   */
  at(call: Call): Context;
  /**
   * What a wrapper, a shell or a script file (`./deploy.sh`) runs, all the way down. Nothing where the shell evaluator has added it already, and
   * for a program that is none of these.
   */
  unwrap(call: ProgramCall): readonly Call[];
}

/** Turns one program call into what it does. Returns [] when the program does nothing that matters to any rule but its own. */
export type Reader = (call: ProgramCall, context: Context) => readonly Call[];

export interface FileNotes {
  readonly missing: Map<string, FileRequest>;
  readonly read: Map<string, string>;
}

const notAsked = (path: string): FileFact => ({ kind: 'unreadable', real: path, why: 'not-asked' });

/** The file part of a context: answers from facts, notes what is missing and what the verdict came to rest on. */
export function fileNotes(facts: Facts, final: boolean): FileNotes & Pick<Context, 'file'> {
  const missing = new Map<string, FileRequest>();
  const read = new Map<string, string>();
  return {
    missing,
    read,
    file(path, want) {
      if (!path.startsWith('/') || path.includes('\uE000') || path.includes('\0')) return notAsked(path);
      const fact = facts.files[path];
      if (fact && !(fact.kind === 'file' && want === 'text')) {
        if (fact.kind === 'text') read.set(path, fact.digest);
        return fact;
      }
      // Text tells all that a look would.
      if (!final && missing.size < limits.files && missing.get(path)?.want !== 'text') missing.set(path, { path, want });
      return notAsked(path);
    },
  };
}
