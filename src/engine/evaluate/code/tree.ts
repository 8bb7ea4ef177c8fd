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
    else if (!/^[()[\]{}]$/.test(node.name) && !isComment(node)) groups.at(-1)?.push(node);
  }
  return groups.filter((group) => group.length > 0);
}

export const isComment = (node: SyntaxNode): boolean => /Comment$/.test(node.name);
/** Keywords and punctuation have their own text as name, all else starts with a capital letter. */
export const isMeaning = (node: SyntaxNode): boolean => (/^[A-Z⚠]/.test(node.name) && !isComment(node)) || VALUES.has(node.name);
const VALUES = new Set(['this', 'super', 'null']);
