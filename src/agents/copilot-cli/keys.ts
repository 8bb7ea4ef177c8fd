/** Keys that the tool takes by name, as what they do to a line of shell text. */
const PLAIN: Readonly<Record<string, string>> = { enter: '\n', return: '\n', space: ' ', tab: '\t' };
/** A command of the shell that brings back an earlier one: what then runs is not in the text. */
const RECALLED = '\nfc -s\n';

/**
 * What is typed into a running shell, as shell text: names of keys in braces are what they do. Keys that bring back or change what stands
 * in the line already make it a command that cannot be known.
 */
export const typedText = (input: string): string =>
  input.replace(/(?<!\$)\{([a-z][a-z0-9+_-]*)\}/gi, (written, name: string) => {
    const key = name.toLowerCase();
    if (Object.hasOwn(PLAIN, key)) return PLAIN[key] ?? '';
    return /^(?:up|down|left|right|home|end|backspace|delete)$/.test(key) ? RECALLED : written;
  });
