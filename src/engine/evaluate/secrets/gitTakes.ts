import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { gitWords } from '../files/gitWords';
import { resolvePath } from '../files/path';
import { taken } from './archives';
import { isEnvironmentMark, isFileMark, isListing } from './marks';
import { type Mover, moved, NOTHING } from './moved';
import { valuesOf } from './namedFiles';

/** What git takes into its own storage, or into what it says of a commit. What is ignored on purpose is added on purpose. */
export const gitTakes: Mover = (call, context) => {
  const { verb, rest, folder } = gitWords(call, context.facts.home);
  const files = (words: readonly Text[]) => takes(words, folder, call, context);
  const operands = rest.filter((word) => !word.startsWith('-'));
  const fed = (call.secrets?.stdin ?? []).filter(isFileMark);
  switch (verb) {
    // What is stored as an object is read under its number.
    case 'hash-object': {
      if (!rest.some((word) => /^-\w*w/.test(word))) return NOTHING;
      return moved('copy', [...files(operands).named, ...(rest.includes('--stdin') ? fed : [])]);
    }
    case 'commit':
    case 'tag':
    case 'notes':
    case 'merge':
      return moved('copy', [
        ...(call.secrets?.words ?? []).filter((mark) => !isEnvironmentMark(mark) && !isListing(mark)),
        ...files(valuesOf(rest, /^(?:-F|-t|--file(?:=|$)|--template(?:=|$))/)).named,
        ...(rest.some((word, at) => word === '-' && /^(?:-F|--file)$/.test(rest[at - 1] ?? '')) ? fed : []),
      ]);
    case 'update-index':
      return rest.includes('--add') ? moved('copy', files(operands).named) : NOTHING;
    case 'add':
    case 'stage': {
      if (!rest.some((word) => /^(?:-[a-zA-Z]*f[a-zA-Z]*|--force)$/.test(word)) || rest.some((word) => /^(?:-n|--dry-run)$/.test(word)))
        return NOTHING;
      const whole = operands.length === 0 && rest.some((word) => /^(?:-[a-zA-Z]*A[a-zA-Z]*|--all|--no-ignore-removal)$/.test(word));
      return moved('copy', files(whole ? ['.'] : operands).files, 'Leave out -f: what is ignored stays out of commits.');
    }
    default:
      return NOTHING;
  }
};

const takes = (words: readonly Text[], folder: Text, call: ProgramCall, context: Context) =>
  taken(
    words.map((word) => resolvePath(word, folder, context.facts.home)),
    () => false,
    call,
    context,
  );
