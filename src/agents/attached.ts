/** More files than a person attaches to one prompt, with folders that are attached as a whole. */
const MOST = 1_000;

/**
 * Files that a prompt of Gemini CLI or Qwen Code attaches by `@path`: their content goes to the model without any tool call. When the
 * hook is asked it stands in the prompt already, each file below its name. A path is read in each way it can be meant; what is no file
 * does no harm.
 */
export function attachedPaths(prompt: string): readonly string[] {
  const begin = prompt.search(/^--- Content from referenced files ---$/m);
  const typed = begin < 0 ? prompt : prompt.slice(0, begin);
  const found = new Set<string>();
  const add = (path: string) => found.size < MOST && path !== '' && found.add(path);
  for (const [, path] of prompt.slice(typed.length).matchAll(/^Content from @?(.+):$/gm)) add(path ?? '');
  for (const [, word = ''] of typed.matchAll(/(?<!\\)@((?:"[^"\n]*"|\\.|[^\s,;!?()[\]{}\\])+)/g)) {
    const path = word.replace(/\\(.)/g, '$1');
    for (const way of [path, path.replaceAll('"', ''), path.replace(/[.:'"]+$/, '')]) add(way);
  }
  return [...found];
}
