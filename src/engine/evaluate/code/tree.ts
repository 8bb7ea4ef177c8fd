import type { SyntaxNode } from '../../parse/python';

/** All children of a node, in order. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

/** Children split at commas, brackets left out: the words of an argument list. */
export function commaGroups(nodes: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ',') groups.push([]);
    else if (!BRACKETS.has(node.name) && !isComment(node)) groups.at(-1)?.push(node);
  }
  return groups.filter((group) => group.length > 0);
}

const BRACKETS: ReadonlySet<string> = new Set('()[]{}');

export const isComment = ({ name }: SyntaxNode): boolean => name.endsWith('Comment');
/** Keywords and punctuation have their own text as name, all else starts with a capital letter. */
export function isMeaning(node: SyntaxNode): boolean {
  const { name } = node;
  const first = name.charCodeAt(0);
  return (first >= 65 && first <= 90) || first === ERROR ? !name.endsWith('Comment') : VALUES.has(name);
}
const ERROR = '⚠'.charCodeAt(0);
const VALUES: ReadonlySet<string> = new Set(['this', 'super', 'null']);
