/** Whether an array could be in the text whose quotes bash reads otherwise: nearly always there is none. */
const COULD_BE = /\w\+?=\([\s\S]*\\'/;

/**
 * Whether bash reads an array in the text of a `$(…)` otherwise than it is written. In such an array bash 5.2 takes the quote of `\'` for the
 * beginning or end of a quoted text; where that leaves an operator, or the end of the array, in the open, it runs lines that stand in quotes.
 */
export function isMisread(text: string): boolean {
  if (!COULD_BE.test(text)) return false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(' && text[at - 1] === '=' && /[\w\]+]/.test(text.charAt(at - 2)) && endOf(text, at, false) !== endOf(text, at, true))
      return true;
    at = behindQuote(text, at);
  }
  return false;
}

/** Where an array ends; -1 at an operator that stands in the open. `toggling`: as bash takes it, `\'` opens or closes. */
function endOf(text: string, open: number, toggling: boolean): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const c = text[at];
    if (c === ')') return at;
    if (c === '(' && text[at - 1] === '$') at = endOf(text, at, toggling);
    else if (c !== undefined && '(;&|<>`'.includes(c)) return -1;
    else if (toggling && c === '\\' && text[at + 1] === "'") at = closing(text, at + 1);
    else at = behindQuote(text, at);
    if (at < 0) return -1;
  }
  return text.length;
}

/** The last character of what is quoted or escaped here; where nothing is, the same place. */
function behindQuote(text: string, at: number): number {
  switch (text[at]) {
    case '\\':
      return at + 1;
    case "'":
      return closing(text, at);
    case '"':
      for (let end = at + 1; end < text.length; end += 1) {
        if (text[end] === '\\') end += 1;
        else if (text[end] === '"') return end;
      }
      return text.length;
    default:
      return at;
  }
}

function closing(text: string, quote: number): number {
  const end = text.indexOf("'", quote + 1);
  return end < 0 ? text.length : end;
}
