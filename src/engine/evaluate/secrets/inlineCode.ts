import { nameKind } from '../../../secrets/names';
import type { ProgramCall, Text } from '../../types';
import { isEnvironmentMark, isFileMark, isListing, type Mark, WHOLE_ENVIRONMENT } from './marks';
import { marksOfFiles, plainWords, type Special } from './namedFiles';
import { variablesIn, variablesShown } from './variables';

/** What an interpreter is given to run on its standard input it prints where it does not understand it. */
const notUnderstood = ({ argv, secrets }: ProgramCall): readonly Mark[] =>
  argv.every((word) => /^-[BuIEsSvwW]*$/.test(word)) ? (secrets?.stdin ?? []).filter(isFileMark) : [];

/** How an interpreter is told its code. */
interface Language {
  readonly flag: RegExp;
  /** It runs what comes by its input. */
  readonly input?: true;
}
const SHORT: Language = { flag: /^-\w*[eE]$/ };
const LONG: Language = { flag: /^(?:-{1,2}e(?:val|xecute)?|-E|-c|--expression)$/, input: true };
const TCL: Language = { flag: /^-c$/, input: true };

/** Quoted texts of most languages, and of Perl's and Ruby's own kinds of quotes. */
const QUOTED =
  /(["'`])((?:(?!\1)[^\\\n]|\\.){1,300})\1|(?:\bq[qw]?|%[qQwW]?)\s*(?:\(([^()\n]{1,300})\)|\{([^{}\n]{1,300})\}|\[([^[\]\n]{1,300})\]|<([^<>\n]{1,300})>|([/|!])((?:(?!\7).){1,300})\7)/g;
/** `".e" + "nv"`: pieces that are put together. */
const JOINED = /(["'])\s*(?:\+|\.{1,2}|<>|\|\||~|\^)?\s*\1/g;
const READS =
  /open|read|contents|slurp|\bfile\b|\bFile\b|\bIO\b|lines|foreach|include|require|source|insert-file|load|fetch|<\$?\w*>|\bcat\b|Path|stream/i;
const PRINTS =
  /print|\bputs?\b|\bsay\b|echo|write|\bpp?\b|display|princ|\bshow\b|dump|warn|\bdie\b|STDOUT|stdout|\blog\b|console|message|io:|\bcat\(|io\.|format|inspect|highlight|putStr|include|require/i;
const OPERANDS = /<>|<<>>|\bARGF\b|\$<|\bARGV\b|@ARGV|\bargs?\b|commandArgs|\bshift\b|argv|fileinput/;
const INPUT =
  /<STDIN>|<>|<<>>|\bSTDIN\b|\$stdin|\bARGF\b|\$<|\bgets\b|io\.(?:read|lines)|\bstdin\b|getContents|interact|getline|readlines|readLines|read-line|\$_/i;

/** `[open .env]`: a word of Tcl needs no quotes. */
const BARE = /\bopen\s+([^\s\]"'(){}]+)/g;

const textsIn = (code: Text): readonly Text[] => [...code.matchAll(BARE)].map(([, word = '']) => word).concat(quotedIn(code));

const quotedIn = (code: Text): readonly Text[] =>
  [...code.matchAll(QUOTED), ...code.replace(JOINED, '').matchAll(QUOTED)].flatMap((match) =>
    match.slice(2).flatMap((text, at) => (text === undefined || at === 5 ? [] : text.trim().replace(/^<\s*/, '').split(/\s+/))),
  );

/** A look whether it is there. */
const LOOKS =
  /(?:\b(?:File|FileTest|Path|Files|System)\.)?\b(?:file_)?(?:exists?|file|readable|zero|size|m?time|stat|is_file)\??\s*(?:\(\s*)?(["'])[^"'\n]*\1/gi;

/** Code on the command line or on standard input; null: there is none. */
function codeOf({ argv, stdin }: ProgramCall, { flag, input }: Language): Text | null {
  const given = argv.flatMap((word, at) => (flag.test(word) && at + 1 < argv.length ? [argv[at + 1] ?? ''] : []));
  if (given.length > 0) return given.join('\n');
  return input && stdin.kind === 'text' && argv.every((word) => word.startsWith('-')) ? stdin.text : null;
}

/** Perl and the like: files among the words, and files that the code opens to read, where it names them. */
const worded =
  (language: Language): Special =>
  (call, context) => {
    const code = codeOf(call, language);
    const words = plainWords(call).filter((word) => !(code ?? '').split('\n').includes(word) && word !== code);
    // A file that is run and is no program is quoted in what is said of it.
    if (code === null) return [...notUnderstood(call), ...marksOfFiles(words.slice(0, 1), call, context)];
    const passes = call.argv.some((word) => /^-[a-zA-Z]*[np][a-zA-Z]*$/.test(word)) && !call.argv.some((word) => /^-\w*i/.test(word));
    const prints = passes || PRINTS.test(code);
    if (!prints) return [];
    return [
      ...marksOfFiles(
        [...(READS.test(code.replace(LOOKS, '')) ? textsIn(code.replace(LOOKS, '')) : []), ...(passes || OPERANDS.test(code) ? words : [])],
        call,
        context,
      ),
      ...(passes || INPUT.test(code) ? (call.secrets?.stdin ?? []) : []),
      ...variablesIn(call.program, code),
      ...said(call, code),
    ];
  };

/** `python3 -c "print('$API_KEY')"`: all that the code does is to say what the shell has put into it. */
const said = ({ secrets }: ProgramCall, code: Text): readonly Mark[] =>
  /^\s*(?:\w+\s*=\s*[^;\n]*[;\n]\s*)?(?:print|puts|console\.\w+|process\.stdout\.write|echo|say|p|pp|BEGIN\s*\{\s*print)\b[^;\n]*;?\s*(?:\}\s*)?$/.test(
    code,
  )
    ? (secrets?.words ?? []).filter((mark) => !isListing(mark))
    : [];

/** `php -i` and functions that tell all there is. */
const php: Special = (call, context) =>
  call.argv.some((word) => /^-i$|^--info$/.test(word)) ? [WHOLE_ENVIRONMENT] : worded({ flag: /^-\w*[rBRE]$/, input: true })(call, context);

/** Code that takes what it is fed, and tells no more of it than names, counts or one thing that is no secret. */
function tellsOf(code: Text, mark: Mark): boolean {
  if (isListing(mark)) return false;
  if (/\b(?:len|list|sorted|set)\s*\(|\.keys\(|Object\.keys|\.length\b|partition\(\s*["']=|split\(\s*["']=["'][^)]*\)\s*\[\s*0/.test(code))
    return false;
  if (isFileMark(mark)) return true;
  const picked = [...code.matchAll(/\[\s*["']([\w.-]+)["']\s*\]|\.get\(\s*["']([\w.-]+)["']|\)(?:\[\d+\])?\.(\w+)\b(?!\()/g)].map(
    ([, a, b, c]) => a ?? b ?? c ?? '',
  );
  const last = picked.at(-1);
  if (last === undefined) return true;
  return picked.some(
    (name) => nameKind(name) === 'credential' || /^(?:SecretString|SecretBinary|data|value|Env|Config|Value|Variables)$/.test(name),
  );
}

/** Code that loads a file by a name of its own and prints: `require('./credentials.json')`, `dotenv_values('.env')`. */
function loading(flag: RegExp, code: RegExp, fed: RegExp): Special {
  return (call, context) => {
    const text =
      call.argv.find((_, at) => flag.test(call.argv[at - 1] ?? '')) ??
      (call.stdin.kind === 'text' && call.argv.every((word) => word.startsWith('-')) ? call.stdin.text : undefined);
    // What a flag names is loaded, not run.
    const run = call.argv.find((word, at) => !/^[-+]/.test(word) && !FILE_FLAG.test(call.argv[at - 1] ?? ''));
    if (text === undefined) return [...notUnderstood(call), ...marksOfFiles(run === undefined ? [] : [run], call, context)];
    if (!/\bprint|console\.|stdout|stderr/.test(`${text}${call.argv.includes('-p') ? 'console.' : ''}`)) return said(call, text);
    const whole = call.argv.some((word) => word.startsWith('--env-file')) && /process\.env(?!\s*[.[\w])/.test(text);
    const files = whole ? call.argv.flatMap((word, at) => envFile(word, call.argv[at + 1])) : [];
    const words = plainWords(call).filter((word) => word !== text);
    return [
      ...marksOfFiles(
        [
          ...[...text.matchAll(code)].map(([, word]) => word ?? '.env'),
          ...files,
          ...(/listdir|scandir|walk\(|glob/.test(text) && /\bopen\(|read_|readFile/.test(text) ? quotedIn(text) : []),
          ...(/argv|fileinput/.test(text) && /open|read|fileinput|stream/i.test(text) ? words : []),
        ],
        call,
        context,
      ),
      ...(fed.test(text) ? (call.secrets?.stdin ?? []).filter((mark) => tellsOf(text, mark) && !isEnvironmentMark(mark)) : []),
      ...variablesShown(text, call.argv),
      ...said(call, text),
    ];
  };
}
const envFile = (word: Text, next: Text | undefined): readonly Text[] => {
  const match = /^--env-file(?:-if-exists)?(?:=(.*))?$/.exec(word);
  return match ? [match[1] ?? next ?? ''] : [];
};

/** The flag whose value stands in the next word: https://nodejs.org/api/cli.html#--env-filefile, https://bun.sh/docs/runtime/env */
const FILE_FLAG = /^--env-file(?:-if-exists)?$/;

const PYTHON_LOADS =
  /(?:dotenv_values|getlines?|FileInput|fileinput\.input|os\.open|\.read(?:_file|fp)?|loadtxt|read_(?:csv|table|json))\(\s*\[?["']([^"']+)/g;
const PYTHON_FED = /stdin|\binput\(|open\(\s*0\b|fileinput|\/dev\/(?:stdin|fd\/0)/;
const pythonCode = loading(/^-\w*c$/, PYTHON_LOADS, PYTHON_FED);
/** `python -m json.tool FILE`, `python -m base64 FILE`. */
const python: Special = (call, context) => {
  const at = call.argv.indexOf('-m');
  if (at >= 0) {
    if (!/^(?:json(?:\.tool)?|base64|quopri|uu|binascii|pprint|tokenize|fileinput|rich\.\w+)$/.test(call.argv[at + 1] ?? '')) return [];
    return [...marksOfFiles(call.argv.slice(at + 2), call, context), ...(call.argv.length <= at + 2 ? (call.secrets?.stdin ?? []) : [])];
  }
  return pythonCode(call, context);
};

const javascript = loading(
  /^-(?:e|p|pe|-eval|-print)$/,
  /(?:require|import)\(\s*["'`]([^"'`]+)|(?:console\.\w+|write)\([^;]{0,80}\bconfig\(\s*\)/g,
  /process\.stdin|readFileSync\(\s*0|\/dev\/(?:stdin|fd\/0)|Bun\.stdin|Deno\.stdin/,
);

const lisp: Language = { flag: /^-{1,2}(?:eval|execute)$/ };
/** An editor that runs code without a screen. */
export const lispEditor: Special = (call, context) => (call.argv.some((word) => lisp.flag.test(word)) ? worded(lisp)(call, context) : []);

const like = (special: Special, names: string): Readonly<Record<string, Special>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, special]));

/** Interpreters that are given code in words. */
export const codeSpecials: Readonly<Record<string, Special>> = {
  ...like(worded(SHORT), 'perl ruby lua luajit Rscript R groovy raku perl6'),
  ...like(worded(TCL), 'tclsh wish expect'),
  ...like(worded(LONG), 'jshell julia elixir iex erl guile swift scala ghc sbcl ocaml racket clojure clj bb crystal kotlinc janet'),
  ...like(python, 'python python3 python2 pypy3'),
  ...like(javascript, 'node nodejs bun tsx'),
  php,
};
