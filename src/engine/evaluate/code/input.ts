import type { Reader } from '../../context';
import type { Content, ProgramCall } from '../../types';
import { absolute, contentOf } from '../http/sources';

/** `inline`: the code stands in the command itself. `file`: it stands in that file. */
type Code = Content & { readonly inline: boolean; readonly file?: string };
type Input = (...args: Parameters<Reader>) => Code;
const NONE: Code = { kind: 'none', inline: true };
const inline = (text: string): Code => ({ kind: 'text', text, inline: true });

const PYTHON_VALUES = new Set(['-W', '-X', '--check-hash-based-pycs']);

/** The code that a Python interpreter is given: `-c`, a file, standard input. `-m` runs what is installed. */
export const pythonInput: Input = (call, context) => {
  for (let at = 0; at < call.argv.length; at++) {
    const word = call.argv[at] ?? '';
    if (word === '-' || !word.startsWith('-')) return fileOrStdin(word, call, context);
    if (PYTHON_VALUES.has(word)) at++;
    else if (/^-[WX]/.test(word)) continue;
    else if (!word.startsWith('--')) {
      const letters = word.slice(1);
      const code = letters.indexOf('c');
      const module = letters.indexOf('m');
      if (module >= 0 && (code < 0 || module < code)) return NONE;
      if (code >= 0) return inline(letters.slice(code + 1) || (call.argv[at + 1] ?? ''));
      if (/[Vh?]/.test(letters)) return NONE;
    } else if (word === '--version' || word === '--help') return NONE;
  }
  return stdinOf(call);
};

const JS_CODE = new Set(['-e', '--eval', '-p', '--print', '-pe', '-ep']);
const JS_VALUES = new Set([
  '-r',
  '--require',
  '--import',
  '--loader',
  '--experimental-loader',
  '-C',
  '--conditions',
  '--input-type',
  '--env-file',
  '--title',
  '--tsconfig',
  '-c',
  '--config',
  '-P',
  '--project',
  '-O',
  '--max-old-space-size',
  '--import-map',
]);
const JS_RUNS = new Set(['run', 'eval', 'x', 'repl']);
/** Subcommands of deno and bun that run no file of the caller's. */
const JS_OTHER = new Set([
  'install',
  'i',
  'add',
  'remove',
  'test',
  'build',
  'fmt',
  'lint',
  'check',
  'upgrade',
  'init',
  'create',
  'pm',
  'link',
  'cache',
  'info',
  'doc',
  'task',
  'compile',
  'publish',
  'outdated',
  'update',
]);

/** The code that a JavaScript runtime is given: `-e`, `-p`, `deno eval`, a file, standard input. */
export const javascriptInput: Input = (call, context) => {
  let evaluates = false;
  const codes: string[] = [];
  for (let at = 0; at < call.argv.length; at++) {
    const word = call.argv[at] ?? '';
    const attached = /^--(?:eval|print)=([\s\S]*)$/.exec(word)?.[1];
    // The last one counts; all are read.
    if (JS_CODE.has(word) || attached !== undefined) codes.push(attached ?? call.argv[++at] ?? '');
    if (codes.length > 0) continue;
    if (word === '-v' || word === '--version' || word === '--help' || word === '-h') return NONE;
    if (JS_VALUES.has(word)) at++;
    else if (word === '-' || !word.startsWith('-')) {
      const first = call.argv.slice(0, at).every((one) => one.startsWith('-'));
      if (first && (call.program === 'deno' || call.program === 'bun') && JS_OTHER.has(word)) return NONE;
      if (first && (call.program === 'deno' || call.program === 'bun') && JS_RUNS.has(word)) evaluates = word === 'eval';
      else if (evaluates) return inline(word);
      else return fileOrStdin(word, call, context);
    }
  }
  return codes.length > 0 ? inline(codes.join(';\n')) : stdinOf(call);
};

const PHP_VALUES = new Set(['-c', '-d', '-z', '-t', '-S', '--php-ini', '--define', '--zend-extension', '--docroot', '--server']);

/** The code that PHP is given: `-r`, `-B`, `-R`, `-E`, a file, standard input. */
export const phpInput: Input = (call, context) => {
  const codes: string[] = [];
  for (let at = 0; at < call.argv.length; at++) {
    const word = call.argv[at] ?? '';
    const attached = /^(?:-[rBRE]|--(?:run|process-(?:begin|code|end))=)([\s\S]+)$/.exec(word)?.[1];
    if (/^(?:-[rBRE]|--(?:run|process-begin|process-code|process-end))$/.test(word)) codes.push(call.argv[++at] ?? '');
    else if (attached !== undefined) codes.push(attached);
    else if (codes.length > 0) continue;
    else if (/^-(?:[vimlwsh?]|-(?:version|info|modules|syntax-check|help|ini|rf|rc|re|rz|ri))/.test(word)) return NONE;
    else if (word === '-S' || word === '--server') return NONE;
    else if (word === '-f' || word === '-F' || word === '--file') return fileOrStdin(call.argv[at + 1] ?? '-', call, context);
    else if (PHP_VALUES.has(word)) at++;
    else if (word === '-' || word === '--') return word === '-' ? stdinOf(call) : fileOrStdin(call.argv[at + 1] ?? '-', call, context);
    else if (!word.startsWith('-')) return fileOrStdin(word, call, context);
  }
  return codes.length > 0 ? inline(codes.join(';\n')) : stdinOf(call);
};

const stdinOf = (call: ProgramCall): Code => ({ ...call.stdin, inline: true });

function fileOrStdin(word: string, ...[call, context]: Parameters<Reader>): Code {
  if (word === '-') return stdinOf(call);
  if (call.remote) return NONE;
  const content = contentOf(word, call, context);
  // A script that is not there cannot run; one that cannot be read may do anything.
  return content.kind === 'unreadable' && (content.why === 'missing' || content.why === 'directory')
    ? missing(word, call, context)
    : { ...content, inline: isWrittenHere(word, call, context), file: absolute(word, call.cwd) };
}

/** The action itself has written the file before it runs it. */
function isWrittenHere(word: string, ...[call, context]: Parameters<Reader>): boolean {
  const fact = context.file(absolute(word, call.cwd), 'text');
  return fact.kind === 'text' && fact.digest === '';
}

/** `node app` means `app.js`. */
function missing(word: string, ...[call, context]: Parameters<Reader>): Code {
  if (/\.(?:[cm]?[jt]sx?|py)$/.test(word)) return NONE;
  for (const ending of ['.js', '.ts', '.mjs', '.cjs', '/index.js', '/__main__.py']) {
    const content = contentOf(`${word}${ending}`, call, context);
    if (content.kind === 'text') return { ...content, inline: false, file: absolute(`${word}${ending}`, call.cwd) };
  }
  return NONE;
}
