import type { ProgramCall, Text } from './types';

/** They take `NAME=value` among their words for their environment: https://guides.rubyonrails.org/command_line.html, `rake db:drop RAILS_ENV=test`. */
const ASSIGNING: ReadonlySet<string> = new Set(['rails', 'rake', 'make', 'gmake']);

/** A variable that a call sets for its program: before it, by `export`, or among the words of programs that read them so. undefined where it sets none. */
export function variableOf({ program, argv, env }: ProgramCall, name: string): Text | undefined {
  const word = ASSIGNING.has(program) ? argv.findLast((one) => one.startsWith(`${name}=`)) : undefined;
  if (word !== undefined) return word.slice(name.length + 1);
  return Object.hasOwn(env, name) ? env[name] : undefined;
}
