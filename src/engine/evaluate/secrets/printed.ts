import type { Context } from '../../context';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { has } from '../files/flags';
import { gitWords } from '../files/gitWords';
import { resolvePath } from '../files/path';
import { packed } from './archives';
import { filteredBy } from './filters';
import { type Mark, nameOfMark, offLimitsMark } from './marks';
import { leavesNames } from './namesOnly';
import { isOffLimits } from './offLimits';
import { searched } from './search';

/** What of secrets stands in a program's standard output, and how the same is done without. */
export interface Printed {
  readonly marks: readonly Mark[];
  readonly safer: string;
}
const NOTHING: Printed = { marks: [], safer: '' };
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
const ENVIRONMENT: ReadonlySet<string> = new Set(['env', 'printenv', 'genv', 'gprintenv']);
const WORDED: ReadonlySet<string> = new Set(['perl', 'ruby', 'php', 'lua', 'Rscript', 'tclsh', 'groovy']);

/** What a program prints of files that are off limits, of its words and of its input, as far as it is a program that prints such things. */
export function printed(call: ProgramCall, context: Context): Printed {
  const { program, argv } = call;
  const secrets = call.secrets ?? { words: [], stdin: [] };
  if (SAYS.has(program)) return all(secrets.words);
  if (ENVIRONMENT.has(program))
    return argv.some((word) => !word.startsWith('-') && !word.includes('=')) && program !== 'printenv' ? NOTHING : all(secrets.words);
  if (program === 'git') return all(fromGit(call, context));
  if (program === 'dd') return all(fromDd(call, context));
  if (program === 'openssl') return all(fromOpenssl(call, context));
  if (program === 'tar' || program === 'gtar' || program === 'bsdtar') {
    const archive = packed(call, context);
    return archive && archive.to === '-' ? all(archive.files.map(offLimitsMark), archive.safer) : NOTHING;
  }
  if (WORDED.has(program)) return all(fromCode(call, context));
  const filtered = filteredBy(program, argv);
  // Without -c a packer writes beside the file.
  if (!filtered || (filtered.name === 'gzip' && filtered.files.length > 0 && !has(filtered.words, '-c', '--stdout', '--to-stdout')))
    return NOTHING;
  const path = (word: Text): Text => resolvePath(word, call.cwd, context.facts.home);
  const leaves = (text: () => Text | null, name: Text): boolean => leavesNames(filtered, argv, text, name);
  const files = filtered.files
    .map(path)
    .filter(
      (one) =>
        isOffLimits(one, context, call.remote !== null) && !isFolder(one, call, context) && !leaves(() => textOf(one, call, context), one),
    );
  const reads = filtered.files.length === 0 || filtered.files.includes('-') || filtered.files.some((word) => word.startsWith('/dev/fd/'));
  const input = reads ? [...secrets.stdin, ...secrets.words.filter(() => filtered.files.some((word) => word.startsWith('/dev/fd/')))] : [];
  const text = call.stdin.kind === 'text' ? call.stdin.text : null;
  const passed = input.filter((mark) => !leaves(() => text, nameOfMark(mark)));
  const found = searched(call, filtered, context);
  return all([...files, ...found.files].map(offLimitsMark).concat(passed), found.files.length > 0 ? found.safer : '');
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
  const shows = /^(?:show|cat-file|diff|blame|annotate|grep|log|stash|format-patch|archive|diff-tree|diff-index|diff-files)$/.test(verb);
  if (
    !shows ||
    rest.some((word) => /^--(?:stat|shortstat|numstat|name-only|name-status|quiet|summary|exit-code)\b|^-(?:s|e|t)$/.test(word))
  )
    return [];
  if (verb === 'log' && !rest.some((word) => /^-(?:p|u|L.*|G.*|S.*)$|^--patch|^--full-diff/.test(word))) return [];
  if (verb === 'grep' && rest.some((word) => /^(?:-[a-zA-Z]*[clLq]|--count|--files-with.*|--name-only|--quiet)$/.test(word))) return [];
  return rest
    .filter((word) => !word.startsWith('-'))
    .map((word) => (/^[^:]*:(?!\/\/)(.+)$/.exec(word)?.[1] ?? word).replace(/^\.\//, ''))
    .map((word) => resolvePath(word, folder, context.facts.home))
    .filter((path) => isOffLimits(path, context, true))
    .map(offLimitsMark);
}

function fromDd(call: ProgramCall, context: Context): readonly Mark[] {
  if (call.argv.some((word) => word.startsWith('of='))) return [];
  const from = call.argv.find((word) => word.startsWith('if='));
  return from === undefined ? (call.secrets?.stdin ?? []) : marksOfFiles([from.slice(3)], call, context);
}

/** `openssl base64 -in`, and keys printed as text; the public half of a key and what is encrypted are no secret. */
function fromOpenssl(call: ProgramCall, context: Context): readonly Mark[] {
  const [verb = '', ...rest] = call.argv;
  const at = rest.indexOf('-in');
  const marks = at < 0 ? (call.secrets?.stdin ?? []) : marksOfFiles([rest[at + 1] ?? ''], call, context);
  if (rest.includes('-out') || rest.includes('-noout')) return [];
  if (verb === 'base64' || (verb === 'enc' && !rest.some((word) => /^-(?:aes|des|chacha|camellia|aria|sm4|bf|cast|rc\d)/.test(word))))
    return marks;
  return /^(?:rsa|ec|pkey|dsa|pkcs8|pkcs12|asn1parse)$/.test(verb) && !rest.includes('-pubout') && !rest.includes('-nokeys') ? marks : [];
}

/** Perl and the like: files among the words, and files that the code opens to read, where it names them. */
function fromCode(call: ProgramCall, context: Context): readonly Mark[] {
  const code = call.argv.filter((_, at) => /^-\w*[eErR]$/.test(call.argv[at - 1] ?? '')).join('\n');
  if (code === '') return [];
  const named = [...code.matchAll(/["'`<]([^"'`<>\n]{1,300})["'`>]/g)].map(([, word = '']) => word.replace(/^\s*<\s*/, ''));
  const reads = /\bopen\b|read|file_get_contents|\bfile\(|slurp|<\$?\w*>|\blines\b/i.test(code) ? named : [];
  const passes = call.argv.some((word) => /^-\w*[np]/.test(word)) && !call.argv.some((word) => /^-\w*i/.test(word));
  const words = passes ? call.argv.filter((word) => !word.startsWith('-') && word !== code) : [];
  return [...marksOfFiles([...reads, ...words], call, context), ...(passes ? (call.secrets?.stdin ?? []) : [])];
}

/** The marks of those words that name a file which is off limits. */
export function marksOfFiles(words: readonly Text[], call: ProgramCall, context: Context): readonly Mark[] {
  return words
    .filter((word) => word !== '' && word !== '-' && word !== HOLE && word.length < 4_096)
    .map((word) => resolvePath(word, call.cwd, context.facts.home))
    .filter((path) => isOffLimits(path, context, call.remote !== null))
    .map(offLimitsMark);
}
