/** More than a person attaches to one prompt. */
const MOST = 200;

/**
 * Files that a prompt attaches by `@path` or `@"path with blanks"`: their content goes to the model without any tool call. A name that
 * is followed by punctuation or a range of lines is read in each way it can be meant; what is no file (`@agent-x`, an address) does no harm.
 */
export function mentionedPaths(prompt: string): readonly string[] {
  const found = new Set<string>();
  for (const [, quoted, plain] of prompt.matchAll(/(?<![A-Za-z0-9_])@(?:"([^"\n]+)"|([^\s"]+))/g)) {
    for (const path of quoted === undefined ? readings(plain ?? '') : [quoted]) found.add(path);
    if (found.size >= MOST) break;
  }
  return [...found];
}

/** As it stands, without the line numbers after it, and without what ends a sentence. */
function readings(word: string): readonly string[] {
  const ways = [word, word.replace(/#L?\d[\d\-L:]*$/, ''), word.replace(/[^A-Za-z0-9_\-/~*]+$/, '')];
  return ways.filter((way) => way !== '');
}
