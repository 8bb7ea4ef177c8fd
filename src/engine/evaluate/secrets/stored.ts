import { nameKind } from '../../../secrets/names';
import type { Context } from '../../context';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { gitWords } from '../files/gitWords';
import { resolvePath } from '../files/path';
import { leftOut } from './corrected';
import { isIgnored } from './ignored';
import { holdsGitCredential, offLimitsIn } from './offLimits';
import { mayMatch } from './patterns';

/** What of off-limits files git tells without that they are named. */
interface Stored {
  readonly files: readonly Text[];
  readonly safer: string;
}
const NOTHING: Stored = { files: [], safer: '' };

/** Left out by a pathspec: `':!.env*'`, `':(exclude).env'`; or only other files are meant. */
const EXCLUDES = /^:(?:!|\^|\([\w,]*exclude[\w,]*\))/;

/**
 * git's own storage: every object at once, searches for a credential through all of history, a stash or all of history where a file that is off limits
 * is not ignored, and the credentials in its configuration.
 */
export function storedIn(call: ProgramCall, context: Context): Stored {
  if (call.remote !== null) return NOTHING;
  const { verb, rest, folder } = gitWords(call, context.facts.home);
  switch (verb) {
    case 'cat-file':
      return everyObject(rest, call)
        ? { files: [`${folder}/.git/objects`], safer: 'Name the one object that is meant: git cat-file -p HEAD:README.md.' }
        : NOTHING;
    case 'grep':
      if (rest.some((word) => /^--no-(?:index|exclude-standard)$/.test(word))) return untracked(call, rest, folder, context);
      return search(
        call,
        rest,
        folder,
        rest.some((word) => !word.startsWith('-') && word.includes(HOLE)) || rest.includes('--all'),
        context,
      );
    case 'log':
    case 'whatchanged':
      return rest.some((word) => /^-[SG]/.test(word))
        ? search(call, rest, folder, showsPatches(rest), context)
        : whole(call, rest, folder, rest.includes('--all') && showsPatches(rest), context);
    case 'stash':
      return whole(call, rest, folder, rest[0] === 'show' && showsPatches(rest), context);
    case 'config':
      return settings(
        folder,
        rest.some((word) => /^(?:-l|--list|list)$|^remote\..*url$/i.test(word)) && !rest.includes('--name-only'),
        context,
      );
    case 'remote':
      return settings(
        folder,
        rest.some((word) => /^(?:-v|--verbose|get-url|show)$/.test(word)),
        context,
      );
    default:
      return NOTHING;
  }
}

/** git's settings of this repository, where a URL or a header in them holds a credential. */
function settings(folder: Text, shows: boolean, context: Context): Stored {
  const file = `${folder}/.git/config`;
  if (!shows || !holdsGitCredential(file, context)) return NOTHING;
  return { files: [file], safer: 'List names alone: git remote, or git config --list --name-only.' };
}

const showsPatches = (rest: readonly Text[]): boolean =>
  rest.some((word) => /^(?:-p|-u|--patch|--patch-with-stat)$/.test(word)) &&
  !rest.some((word) => /^--(?:stat|shortstat|numstat|name-only|name-status)\b|^-s$|^--no-patch$/.test(word));

const everyObject = (rest: readonly Text[], { stdin }: ProgramCall): boolean =>
  rest.some((word) => /^--batch(?:=|-command|$)/.test(word)) && (rest.includes('--batch-all-objects') || stdin.kind === 'unreadable');

/** A search for what a credential is called, through more than the files as they are now. */
function search(call: ProgramCall, rest: readonly Text[], folder: Text, history: boolean, context: Context): Stored {
  if (
    !history ||
    rest.some((word) => /^(?:-[a-zA-Z]*[clLq]|--count|--files-with.*|--name-only|--name-status|--stat|--oneline|--quiet)$/.test(word))
  )
    return NOTHING;
  if (limited(rest)) return NOTHING;
  const words = rest.map((word, at) =>
    /^-[SGe]$/.test(rest[at - 1] ?? '') ? word : /^-[SG]./.test(word) ? word.slice(2) : word.startsWith('-') ? '' : word,
  );
  if (!words.some(isCredentialName)) return NOTHING;
  return { files: [`${folder}/.env`], safer: corrected(call, context) };
}

/** `API_KEY`, `DATABASE_PASSWORD=`: as a variable is called, not as a function is. */
const isCredentialName = (word: Text): boolean => {
  const name = /^\^?([A-Z][A-Z\d_]{2,})\s*[=:]?/.exec(word)?.[1];
  return name !== undefined && /^(?:credential|key)$/.test(nameKind(name));
};

/** A search through whatever lies in the folder, what is ignored too. */
function untracked(call: ProgramCall, rest: readonly Text[], folder: Text, context: Context): Stored {
  if (limited(rest) || rest.some((word) => /^(?:-[a-zA-Z]*[clLq]|--count|--files-with.*|--name-only|--quiet)$/.test(word))) return NOTHING;
  const at = rest.findIndex((word) => /^-[a-zA-Z]*e$/.test(word));
  const operands = rest.filter((word) => !word.startsWith('-'));
  const pattern = (at < 0 ? operands[0] : rest[at + 1]) ?? '';
  const paths = at < 0 ? operands.slice(1) : operands.filter((word) => word !== pattern);
  const files = (paths.length > 0 ? paths.map((word) => resolvePath(word, folder, context.facts.home)) : [folder]).flatMap((path) =>
    offLimitsIn(path, context),
  );
  const shown = files.filter((path) => {
    const fact = context.file(path, 'text');
    return fact.kind !== 'text' || mayMatch(pattern, fact.text);
  });
  return shown.length === 0 ? NOTHING : { files: shown, safer: corrected(call, context) };
}

/** Everything that is shown may be a file that is off limits: one is there, and git does not pass over it. */
function whole(call: ProgramCall, rest: readonly Text[], folder: Text, shows: boolean, context: Context): Stored {
  if (!shows || limited(rest)) return NOTHING;
  const files = offLimitsIn(folder, context).filter((path) => !isIgnored(path, folder, context));
  return files.length === 0 ? NOTHING : { files, safer: corrected(call, context) };
}

/** Paths are given that say what is meant, or what is not. */
function limited(rest: readonly Text[]): boolean {
  const at = rest.indexOf('--');
  const paths = at < 0 ? rest.filter((word) => EXCLUDES.test(word)) : rest.slice(at + 1);
  return (
    paths.some((word) => EXCLUDES.test(word)) ||
    paths.some((word) => word !== '.' && word !== ':/' && !/[*?]/.test(word)) ||
    paths.some((word) => /^\*\.[a-z]+$/.test(word) && word !== '*.env')
  );
}

function corrected(call: ProgramCall, context: Context): string {
  const otherwise = "Leave them out: … -- ':!.env*'.";
  const { rest } = gitWords(call, context.facts.home);
  if (rest.includes('--') || rest.some((word) => word.includes(HOLE))) return otherwise;
  return leftOut(call, ['/.env'], () => ['--', ':!.env*'], otherwise, call.argv.length);
}
