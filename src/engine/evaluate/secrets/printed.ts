import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { has } from '../files/flags';
import { gitWords } from '../files/gitWords';
import { resolvePath } from '../files/path';
import { archiveOf, archiverNames } from './archivers';
import { unpacked } from './archives';
import { describedBy, describerNames, isDescribed } from './described';
import { environmentOf, leavesNoSecret } from './environment';
import { filteredBy } from './filters';
import { leavesSecretNames } from './listing';
import { CLIENTS, servedHere } from './loopback';
import { isEnvironmentMark, isListing, type Mark, nameOfMark, offLimitsMark } from './marks';
import { marksOfFiles, valuesOf } from './namedFiles';
import { leavesNames } from './namesOnly';
import { isOffLimits } from './offLimits';
import { searched } from './search';
import { printedOtherwise, scriptFiles, specialNames } from './special';
import { storedIn } from './stored';
import { variablesIn, variablesNamed } from './variables';

const DESCRIPTOR = /^\/(?:dev|proc\/self)\/fd\//;
const INPUT = /^(?:-|\/dev\/stdin)$/;

/** What of secrets stands in a program's standard output, and how the same is done without. */
export interface Printed {
  readonly marks: readonly Mark[];
  readonly safer: string;
}
const NOTHING: Printed = { marks: [], safer: '' };
const NO_SECRETS: NonNullable<ProgramCall['secrets']> = { words: [], stdin: [] };
const all = (marks: readonly Mark[], safer = ''): Printed => (marks.length === 0 ? NOTHING : { marks: [...new Set(marks)], safer });

/** Programs that print their words. */
const SAYS: ReadonlySet<string> = new Set([
  'echo',
  'printf',
  'print',
  'figlet',
  'cowsay',
  'banner',
  'logger',
  'say',
  'notify-send',
  'expr',
  'jo',
]);
/** Programs that say the name of what is not there. */
const NAMES: ReadonlySet<string> = new Set([
  'ls',
  'stat',
  'cd',
  'realpath',
  'readlink',
  'wc',
  'file',
  'touch',
  'mkdir',
  'basename',
  'dirname',
]);
const VERBOSE = 'Leave out -v, which prints the headers: use -i for those of the answer, or -w "%{http_code}".';
const NAMES_ONLY = 'List the names (env | cut -d= -f1), or show one that is no secret (printenv PATH).';
const ENVIRONMENT: ReadonlySet<string> = new Set(['env', 'printenv', 'genv', 'gprintenv']);

/** What a program prints of files that are off limits, of its words and of its input, as far as it is a program that prints such things. */
export function printed(call: ProgramCall, context: Context): Printed {
  const { program, argv } = call;
  const secrets = call.secrets ?? NO_SECRETS;
  if (SAYS.has(program)) return all(argv.length === 0 && program !== 'echo' ? secrets.stdin : secrets.words);
  if (/[*?[]/.test(call.path)) return all(marksOfFiles(argv, call, context));
  const named = ASKED.has(program) ? printedByName(call, secrets, context) : null;
  if (named) return named;
  const filtered = filteredBy(program, argv);
  // Without -c a packer writes beside the file.
  // What cannot be there is told by its name, and what is run is.
  if (!filtered && call.secrets && NAMES.has(program))
    return all(secrets.words.filter((mark) => !isListing(mark) && !isEnvironmentMark(mark)));
  if (!filtered) {
    const urls = program === 'curl' ? [] : argv.filter((word) => word.startsWith('file:///'));
    return urls.length === 0 ? NOTHING : all(marksOfFiles(urls, call, context));
  }
  if (filtered.name === 'gzip' && filtered.files.length > 0 && !has(filtered.words, '-c', '--stdout', '--to-stdout')) return NOTHING;
  const files = [...filtered.files, ...scriptFiles(filtered.name, filtered.script, argv)]
    .map((word) => resolvePath(word, call.cwd, context.facts.home))
    .filter(
      (one) =>
        isOffLimits(one, context, call.remote !== null) &&
        !isFolder(one, call, context) &&
        !leavesNames(filtered, argv, () => textOf(one, call, context), one),
    );
  const descriptors = filtered.files.some((word) => DESCRIPTOR.test(word));
  const reads = filtered.files.length === 0 || descriptors || filtered.files.some((word) => INPUT.test(word));
  // A file of that name is not there, and its name is told.
  const told =
    /^(?:cat|head|tail|less|more)$/.test(filtered.name) && !descriptors ? secrets.words.filter((mark) => mark.startsWith('loaded:')) : [];
  const input = reads ? [...secrets.stdin, ...(descriptors ? secrets.words : [])] : [];
  const text = call.stdin.kind === 'text' ? call.stdin.text : null;
  const passed = input.filter((mark) => {
    if (isListing(mark)) return leavesSecretNames(filtered);
    return isEnvironmentMark(mark)
      ? !leavesNames(filtered, argv, () => null, '.env') && !leavesNoSecret(filtered)
      : !isDescribed(mark, filtered) && !leavesNames(filtered, argv, () => text, nameOfMark(mark));
  });
  const found = searched(call, filtered, context);
  const own = [
    ...variablesIn(filtered.name, filtered.script),
    ...(filtered.name === 'envsubst' && text !== null ? variablesNamed(text) : []),
  ];
  return all([...files, ...found.files].map(offLimitsMark).concat(passed, own, told), found.files.length > 0 ? found.safer : '');
}

/** Programs that are looked at by their names. */
const ASKED: ReadonlySet<string> = new Set([
  ...ENVIRONMENT,
  ...archiverNames,
  ...CLIENTS,
  ...describerNames,
  ...specialNames,
  'git',
  'tar',
  'gtar',
  'bsdtar',
  'unzip',
  'curl',
]);

/** The same of a program that has its own ways; null: none of them. */
function printedByName(call: ProgramCall, secrets: NonNullable<ProgramCall['secrets']>, context: Context): Printed | null {
  const { program, argv } = call;
  if (ENVIRONMENT.has(program)) return all(environmentOf(call), NAMES_ONLY);
  if (program === 'git') {
    const stored = storedIn(call, context);
    return all([...fromGit(call, context), ...stored.files.map(offLimitsMark)], stored.safer);
  }
  const archive = archiveOf(call, context);
  if (archive) {
    if (archive.to !== '-') return NOTHING;
    // Packed into a file it is read no more than what is packed by its name.
    const files = call.stdout.to === 'file' && !archive.plain ? archive.named : archive.files;
    return all(files.map(offLimitsMark), archive.safer);
  }
  if (program === 'tar' || program === 'gtar' || program === 'bsdtar') {
    const out = argv.some((word) => /^-?\w*x\w*O|^-?\w*O\w*x|^--to-stdout$|^-O$/.test(word));
    return out ? all([...secrets.stdin, ...unpacked(call, context).map(offLimitsMark)]) : NOTHING;
  }
  if (program === 'unzip' && argv.some((word) => /^-\w*[pc]/.test(word))) return all(unpacked(call, context).map(offLimitsMark));
  if (program === 'curl' && argv.some((word) => /^-[a-zA-Z]*v|^--verbose$|^--trace/.test(word))) return all(secrets.words, VERBOSE);
  const served = servedHere(call, context);
  if (served.length > 0) return all(served);
  const described = describedBy(call, context);
  if (described) return all(described.marks, described.safer);
  const otherwise = printedOtherwise(call, context);
  if (otherwise) return all(otherwise);
  return null;
}

const isFolder = (path: Text, call: ProgramCall, context: Context): boolean =>
  call.remote === null && context.file(path, 'stat').kind === 'directory';

function textOf(path: Text, call: ProgramCall, context: Context): Text | null {
  if (call.remote) return null;
  const fact = context.file(path, 'text');
  return fact.kind === 'text' ? fact.text : null;
}

/** What is stored of such a file shows it as well: `git show HEAD:.env`, `git log -p -- .env`. */
function fromGit(call: ProgramCall, context: Context): readonly Mark[] {
  const { verb, rest, folder } = gitWords(call, context.facts.home);
  if (/^(?:stripspace|column|mailinfo|interpret-trailers)$/.test(verb)) return call.secrets?.stdin ?? [];
  if (verb === 'config') return rest.includes('--name-only') ? [] : marksOfFiles(valuesOf(rest, /^(?:-f|--file(?:=|$))/), call, context);
  const shows =
    /^(?:show|cat-file|diff|blame|annotate|grep|log|stash|format-patch|archive|diff-tree|diff-index|diff-files|whatchanged|difftool|reflog)$/.test(
      verb,
    );
  if (
    !shows ||
    rest.some((word) => /^--(?:stat|shortstat|numstat|name-only|name-status|quiet|summary|exit-code)\b|^-(?:s|e|t)$/.test(word))
  )
    return [];
  if ((verb === 'log' || verb === 'reflog') && !rest.some((word) => /^-(?:p|u|L.*|G.*|S.*)$|^--patch|^--full-diff/.test(word))) return [];
  if (verb === 'grep' && rest.some((word) => /^(?:-[a-zA-Z]*[clLq]|--count|--files-with.*|--name-only|--quiet)$/.test(word))) return [];
  return rest
    .map((word, at) => (rest[at - 1] === '-L' ? `-L${word}` : word))
    .filter((word) => !word.startsWith('-') || /^-L.*:/.test(word))
    .map((word) => (/^[^:]*:(?!\/\/)(.+)$/.exec(word)?.[1] ?? word).replace(/^\.\//, ''))
    .map((word) => resolvePath(word, folder, context.facts.home))
    .filter((path) => isOffLimits(path, context, true) || isOffLimits(path, context, call.remote !== null))
    .map(offLimitsMark);
}
