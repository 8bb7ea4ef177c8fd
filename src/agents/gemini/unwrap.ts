const CALL = /^\s*(?:\S+\/)?(?:sh|bash|zsh)\s+-c\s+/i;

/**
 * Other commands that Gemini CLI makes of a command. Of `bash -c "…"` it takes the outer quotes off by itself, up to the last one of the
 * whole text, and runs what is between them: what is a comment, or a word, for a shell may run this way. Then it puts all between
 * parentheses, on lines of their own: one too many that closes ends them.
 */
export function unwrapped(command: string): readonly string[] {
  const match = CALL.exec(command);
  const inside = match ? [within(command.slice(match[0].length).trim())] : [];
  const closed = [command, ...inside].filter((text) => count(text, ')') > count(text, '(')).map((text) => `(\n${text}\n)`);
  return [...inside, ...closed].filter((text) => text.trim() !== '');
}

function within(text: string): string {
  const quote = text[0];
  if (text.length < 2 || (quote !== '"' && quote !== "'") || !text.endsWith(quote)) return text;
  const raw = text.slice(1, -1);
  const oneWord = quote === '"' && /^(?:[^"\\]|\\[\s\S])*$/.test(raw);
  return oneWord ? raw.replace(/\\(["\\$`])/g, '$1') : raw;
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;
