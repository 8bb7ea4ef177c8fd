import type { ShellKind } from '../../types';
import { shellKindOf } from '../wrappers/code';

/** What runs a file: a shell, or another interpreter with its options. Without a first line that tells it is a shell. */
export function interpreterOf(text: string): { readonly shell: ShellKind | null; readonly words: readonly string[] } {
  const line = /^#!\s*([^\n]*)/.exec(text.slice(0, 300))?.[1]?.trim() ?? '';
  let words = line.split(/\s+/).filter((word) => word !== '');
  const base = (word: string | undefined) => word?.slice(word.lastIndexOf('/') + 1) ?? '';
  if (base(words[0]) === 'env') words = words.slice(1).filter((word) => !/^-|=/.test(word));
  const program = base(words[0]);
  if (program === '') return { shell: 'sh', words: [] };
  return { shell: shellKindOf(program), words: [program, ...words.slice(1)] };
}
