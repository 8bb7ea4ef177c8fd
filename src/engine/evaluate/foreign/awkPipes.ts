import { HOLE, type Text } from '../../types';
import type { Token } from './literals';

/** `cmd | getline`, `print … | cmd`: a command that a variable holds. A bar between slashes belongs to a pattern. */
export function isPipedName(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.kind !== 'name' || tokens[at]?.text === 'getline') return false;
  if (tokens[at + 1]?.text === '|' && tokens[at + 2]?.text === 'getline') return true;
  if (tokens[at - 1]?.text !== '|' || tokens[at - 1]?.kind !== 'mark' || tokens[at - 2]?.text === '|') return false;
  for (let before = at - 2; before >= Math.max(0, at - 32); before -= 1) {
    const token = tokens[before];
    if (token?.kind === 'name' && /^printf?$/.test(token.text)) return true;
    if (token?.kind === 'mark' && '/;{}'.includes(token.text)) return false;
  }
  return false;
}

/** What the code itself gives the variable: texts beside each other are one, what else stands there is a HOLE. */
export function assignedTo(tokens: readonly Token[], name: string): readonly Text[] {
  const found: Text[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.kind !== 'name' || tokens[at]?.text !== name || tokens[at + 1]?.text !== '=' || tokens[at + 2]?.text === '=') continue;
    let text = '';
    for (let next = at + 2; next < Math.min(tokens.length, at + 34); next += 1) {
      const token = tokens[next];
      if (!token || token.kind === 'mark' || tokens[next + 1]?.text === '=') break;
      text += token.kind === 'string' ? token.text : HOLE;
    }
    if (text !== '') found.push(text);
  }
  return found.slice(0, 16);
}
