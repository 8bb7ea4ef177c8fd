import { type Function as FunctionNode, type ParsedScript, parse } from 'unbash';
import { print } from 'unbash/printer';

export type {
  ArithmeticExpression,
  ArithmeticFor,
  Assignment,
  Case,
  Command,
  CommandArgument,
  CommandNode,
  CompoundCommand,
  CompoundList,
  Coproc,
  For,
  Function as FunctionNode,
  HereDoc,
  If,
  ParameterExpansionPart,
  ParameterOperation,
  ParsedScript,
  Pipeline,
  PipelineNode,
  Redirection,
  Select,
  Statement,
  TestExpression,
  While,
  Word,
  WordPart,
} from 'unbash';

/**
 * Shell text as a tree. The parser is tolerant: what it could not read is told in `errors` of the script, and of each nested script when that
 * is first looked at, so every walker has to look at `errors` of every script it enters.
 */
export function parseShell(text: string): ParsedScript {
  return parse(text);
}

/** A function as `declare -f` prints it. */
export function printFunction(name: string, body: FunctionNode['body']): string {
  const word = { type: 'Word', pos: 0, end: 0, text: name, value: name, parts: undefined } as const;
  const command = { type: 'Function', pos: 0, end: 0, name: word, body } as const;
  const statement = { type: 'Statement', pos: 0, end: 0, command, background: undefined } as const;
  return print({ type: 'Script', pos: 0, end: 0, shebang: undefined, commands: [statement] });
}
