import { type DocumentNode, parse } from 'graphql';

export type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode, ValueNode } from 'graphql';

/** Tokens of one document; far above what a hand-written request or an introspection query has. */
const MAX_TOKENS = 20_000;

/** Reads a GraphQL document; null when it is none (a server would refuse it), or too big or too deep to be read. */
export function parseGraphql(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true, maxTokens: MAX_TOKENS });
  } catch {
    // A syntax error, too many tokens, or nesting beyond the stack: all mean "not read", which the caller treats as unreadable.
    return null;
  }
}
