import type { Context } from '../../context';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { resolvePath } from '../files/path';
import { isFileMark, type Mark, offLimitsMark, WHOLE_ENVIRONMENT } from './marks';
import { isOffLimits } from './offLimits';
import { variablesIn, variablesShown } from './variables';

/** The marks of those words that name a file which is off limits. */
function marksOfFiles(words: readonly Text[], call: ProgramCall, context: Context): readonly Mark[] {
  return words
    .filter((word) => word !== '' && word !== '-' && word !== HOLE && word.length < 4_096)
    .map((word) => resolvePath(word, call.cwd, context.facts.home))
    .filter((path) => isOffLimits(path, context, call.remote !== null))
    .map(offLimitsMark);
}

/** Programs that print files in a way of their own; what they print of their input counts as well. */
type Special = (call: ProgramCall, context: Context) => readonly Mark[];

const plainWords = (call: ProgramCall): readonly Text[] => call.argv.filter((word) => !/^[-+]/.test(word));

const dd: Special = (call, context) => {
  if (call.argv.some((word) => word.startsWith('of='))) return [];
  const from = call.argv.find((word) => word.startsWith('if='));
  return from === undefined ? (call.secrets?.stdin ?? []) : marksOfFiles([from.slice(3)], call, context);
};

/** `openssl base64 -in`, and keys printed as text; the public half of a key and what is encrypted are no secret. */
const openssl: Special = (call, context) => {
  const [verb = '', ...rest] = call.argv;
  const at = rest.indexOf('-in');
  const marks = at < 0 ? (call.secrets?.stdin ?? []) : marksOfFiles([rest[at + 1] ?? ''], call, context);
  if (rest.includes('-out') || rest.includes('-noout')) return [];
  const encrypted = rest.some((word) => /^-(?:aes|des|chacha|camellia|aria|sm4|bf|cast|rc\d)/.test(word));
  if (verb === 'base64' || (verb === 'enc' && !encrypted)) return marks;
  return /^(?:rsa|ec|pkey|dsa|pkcs8|pkcs12|asn1parse)$/.test(verb) && !rest.includes('-pubout') && !rest.includes('-nokeys') ? marks : [];
};

/** What an interpreter is given to run on its standard input it prints where it does not understand it. */
const notUnderstood = ({ argv, secrets }: ProgramCall): readonly Mark[] =>
  argv.every((word) => /^-[BuIEsSvwW]*$/.test(word)) ? (secrets?.stdin ?? []).filter(isFileMark) : [];

/** Perl and the like: files among the words, and files that the code opens to read, where it names them. */
const worded: Special = (call, context) => {
  const code = call.argv.filter((_, at) => /^-\w*[eErR]$/.test(call.argv[at - 1] ?? '')).join('\n');
  if (code === '') return notUnderstood(call);
  const named = [...code.matchAll(/["'`<]([^"'`<>\n]{1,300})["'`>]/g)].map(([, word = '']) => word.replace(/^\s*<\s*/, ''));
  const reads = /\bopen\b|read|file_get_contents|\bfile\(|slurp|<\$?\w*>|\blines\b/i.test(code) ? named : [];
  const passes = call.argv.some((word) => /^-\w*[np]/.test(word)) && !call.argv.some((word) => /^-\w*i/.test(word));
  const words = passes ? plainWords(call).filter((word) => word !== code) : [];
  return [
    ...marksOfFiles([...reads, ...words], call, context),
    ...(passes ? (call.secrets?.stdin ?? []) : []),
    ...variablesIn(call.program, code),
  ];
};

/** A shell that shows each line as it reads or runs it. */
const traced: Special = (call, context) => {
  const [flags = '', script = ''] = call.argv;
  return /^-\w*[xv]/.test(flags) ? marksOfFiles([script], call, context) : [];
};

/** Code among the words, or on standard input where the words name no file. */
const codeOf = ({ argv, stdin }: ProgramCall, flag: RegExp): Text | undefined =>
  argv.find((_, at) => flag.test(argv[at - 1] ?? '')) ??
  (stdin.kind === 'text' && argv.every((word) => word.startsWith('-')) ? stdin.text : undefined);

/** Code that loads a file by a name of its own and prints: `require('./credentials.json')`, `dotenv_values('.env')`. */
function loading(flag: RegExp, code: RegExp): Special {
  return (call, context) => {
    const text = codeOf(call, flag);
    if (text === undefined) return notUnderstood(call);
    if (!/\bprint|console\.|stdout|stderr/.test(`${text}${call.argv.includes('-p') ? 'console.' : ''}`)) return [];
    const whole = call.argv.some((word) => word.startsWith('--env-file')) && /process\.env(?!\s*[.[\w])/.test(text);
    const files = whole ? call.argv.flatMap((word, at) => envFile(word, call.argv[at + 1])) : [];
    return [
      ...marksOfFiles([...[...text.matchAll(code)].map(([, word = '']) => word), ...files], call, context),
      ...variablesShown(text, call.argv),
    ];
  };
}
const envFile = (word: Text, next: Text | undefined): readonly Text[] => {
  const match = /^--env-file(?:-if-exists)?(?:=(.*))?$/.exec(word);
  return match ? [match[1] ?? next ?? ''] : [];
};

/** `python -m json.tool FILE`, `python -m base64 FILE`. */
const python: Special = (call, context) => {
  const at = call.argv.indexOf('-m');
  if (at >= 0 && /^(?:json(?:\.tool)?|base64|quopri|uu|binascii|pprint|tokenize|fileinput|rich\.\w+)$/.test(call.argv[at + 1] ?? ''))
    return [...marksOfFiles(call.argv.slice(at + 2), call, context), ...(call.argv.length <= at + 2 ? (call.secrets?.stdin ?? []) : [])];
  return loading(/^-\w*c$/, /dotenv_values\(\s*["']([^"']+)/g)(call, context);
};

/** A container, or a program that loads a file for another, which does nothing but print what it was given. */
const loader =
  (usual: readonly Text[]): Special =>
  (call, context) => {
    if (!call.argv.some((word) => /^(?:env|printenv)$/.test(word))) return [];
    const files = call.argv.flatMap((word, at) => envFile(word, call.argv[at + 1]));
    return marksOfFiles(files.length > 0 ? files : usual, call, context);
  };

/** `dotenv -p NAME`, `dotenv list` and `dotenv get NAME` show what is in the file. */
const dotenv: Special = (call, context) => {
  const dashes = call.argv.indexOf('--');
  const own = dashes < 0 ? call.argv : call.argv.slice(0, dashes);
  const named = own.flatMap((word, at) => (/^-[efc]$/.test(word) ? [own[at + 1] ?? ''] : []));
  const tells =
    own.includes('-p') ||
    /^(?:list|get)$/.test(own.find((word, at) => !word.startsWith('-') && !/^-[efcv]$/.test(own[at - 1] ?? '')) ?? '');
  return tells ? marksOfFiles(named.length > 0 ? named : ['.env'], call, context) : loader(['.env'])(call, context);
};

/** A program that takes each line of a file for something that it does not know, and says so: `date -f .env`. */
const complains =
  (flag: RegExp): Special =>
  (call, context) =>
    marksOfFiles(
      call.argv.flatMap((word, at) => (flag.test(word) ? [/^--[\w-]+=(.*)$/s.exec(word)?.[1] ?? call.argv[at + 1] ?? ''] : [])),
      call,
      context,
    );

/** `cmp -l` tells each byte that is another. */
const compared: Special = (call, context) =>
  call.argv.some((word) => /^-\w*[lb]|^--(?:verbose|print-bytes)$/.test(word)) ? marksOfFiles(plainWords(call), call, context) : [];

/** A database in a file that is off limits (cookies, the editor's state), and files that a statement reads. */
const sqlite: Special = (call, context) => {
  const [file = '', ...statements] = plainWords(call);
  const text = call.stdin.kind === 'text' ? call.stdin.text : '';
  const read = [...statements, text].flatMap((one) => [
    ...one.matchAll(/\b(?:readfile|fsdir|load_extension)\s*\(\s*'([^']+)'|\.(?:import|read)\s+(\S+)/gi),
  ]);
  return marksOfFiles([...(statements.length > 0 || text !== '' ? [file] : []), ...read.map(([, a, b]) => a ?? b ?? '')], call, context);
};

/** `multi-call --coreutils-prog=cat FILE`. */
const multiCall: Special = (call, context) => marksOfFiles(plainWords(call), call, context);

/** `php -i` and functions that tell all there is. */
const phpInfo: Special = (call, context) =>
  call.argv.some((word) => /^-i$|^--info$/.test(word)) ? [WHOLE_ENVIRONMENT] : worded(call, context);

/** `vim -es '+%p' FILE`: an editor without a screen prints. */
const editor: Special = (call, context) =>
  call.argv.some((word) => /^-(?:\w*[eE]s?|s|-headless|-batch|-cmd)$/.test(word)) ? marksOfFiles(plainWords(call), call, context) : [];

const javascript = loading(/^-(?:e|p|pe|-eval|-print)$/, /(?:require|import)\(\s*["'`]([^"'`]+)/g);

const table: Readonly<Record<string, Special>> = {
  dd,
  gdd: dd,
  openssl,
  date: complains(/^-f$|^--file(?:=|$)/),
  gdate: complains(/^-f$|^--file(?:=|$)/),
  file: complains(/^-f$|^--files-from(?:=|$)/),
  wc: complains(/^--files0-from(?:=|$)/),
  sqlite3: sqlite,
  coreutils: multiCall,
  cmp: compared,
  ...Object.fromEntries(['perl', 'ruby', 'lua', 'Rscript', 'tclsh', 'groovy'].map((name) => [name, worded])),
  ...Object.fromEntries(['bash', 'sh', 'zsh', 'dash', 'ksh'].map((name) => [name, traced])),
  ...Object.fromEntries(['python', 'python3', 'python2', 'pypy3'].map((name) => [name, python])),
  ...Object.fromEntries(['node', 'nodejs', 'bun', 'tsx'].map((name) => [name, javascript])),
  ...Object.fromEntries(['docker', 'podman', 'nerdctl'].map((name) => [name, loader([])])),
  php: phpInfo,
  dotenv,
  'dotenv-cli': dotenv,
  ...Object.fromEntries(['dotenvx', 'env-cmd', 'foreman', 'honcho'].map((name) => [name, loader(['.env'])])),
  ...Object.fromEntries(['vim', 'vi', 'nvim', 'ex', 'emacs', 'ed'].map((name) => [name, editor])),
};

const byName: ReadonlyMap<string, Special> = new Map(Object.entries(table));

/** What such a program prints; null: it is none of them. */
export const printedOtherwise = (call: ProgramCall, context: Context): readonly Mark[] | null =>
  byName.get(call.program)?.(call, context) ?? null;

/** Files that a script of awk or sed reads beside its operands. */
export function scriptFiles(name: string, script: Text | null): readonly Text[] {
  if (script === null) return [];
  if (name === 'awk') return [...script.matchAll(/getline[^<;}]*<\s*"([^"]+)"/g)].map(([, word = '']) => word);
  return name === 'sed' ? [...script.matchAll(/(?:^|[;\d$/{}\s])[rR]\s+([^;}\n]+)/g)].map(([, word = '']) => word.trim()) : [];
}
