import { type ParsedScript, parse } from 'unbash';

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
