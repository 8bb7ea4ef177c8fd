import type { Context, Reader } from '../../context';
import { limits } from '../../limits';
import { type Call, HOLE, type OpaqueCall, type ProgramCall, type Text } from '../../types';
import { httpCall } from '../http/request';
import { quoted } from '../wrappers/special';
import { shellText, textOfFile, unknownInput, valuesOf } from './flags';

/** Functions whose first string is a command line. */
const LINES =
  /\((?:async-)?shell-command(?:-to-string|-on-region)?\b|\((?:[\w.-]+[:/]{1,2})?(?:compile|system|call-process-shell-command|start-process-shell-command|shell)(?=[\s")])|\(uiop:run-program(?=\s*")/g;
/** Functions whose strings are a program and its arguments; the number of leading strings that are names of something else. */
const PROGRAMS =
  /\((?:call-process|process-lines|process-file|start-process|start-file-process|make-process|system\*|(?:sb-ext:|ext:|ccl:)?run-program|(?:[\w.-]+\/)?(?:sh|process))(?=[\s"])/g;
const FILES =
  /\((?:[\w.-]+[:/]{1,2})?(?:delete-file|delete-directory|delete-directory\/files|delete-directory-tree|delete-tree|f-delete|move-file-to-trash|write-region|io\/delete-file)(?=[\s")])/g;
/** Requests of Clojure's clients: `(http/delete "https://…")`. */
const REQUESTS = /\((?:[\w.-]+\/)?delete\s+"(https?:\/\/[^"\s]+)"/g;

/** The strings of one form, from its opening bracket to the closing one. */
function stringsOf(code: Text, from: number): readonly Text[] {
  const strings: Text[] = [];
  let depth = 0;
  for (let at = from; at < Math.min(code.length, from + 2_000) && strings.length < 64; at++) {
    const char = code[at];
    if (char === '"') {
      let text = '';
      for (at++; at < code.length && code[at] !== '"'; at++) {
        if (code[at] === '\\') at++;
        text += code[at] ?? '';
      }
      strings.push(text);
    } else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) break;
  }
  return strings;
}

/** Steps that one form takes whose strings are looked for. */
const FORM = 100;

function readLisp(code: Text, call: ProgramCall, context: Context): readonly Call[] {
  const unread = (why: OpaqueCall['why']): Call => ({
    kind: 'opaque',
    why,
    about: call.program,
    text: '',
    via: call.via,
    remote: call.remote,
  });
  if (code.length > limits.wordsFileLength) return [unread('too-big')];
  if (!context.spend(1 + code.length / 32)) return [unread('budget')];
  const each = (pattern: RegExp, textOf: (strings: readonly Text[], form: string) => Text): readonly Call[] =>
    [...code.matchAll(pattern)].flatMap((match) => {
      if (!context.spend(FORM)) return [unread('budget')];
      const strings = stringsOf(code, match.index);
      return shellText(strings.length === 0 ? HOLE : textOf(strings, match[0]), call, context);
    });
  return [
    ...each(LINES, (strings, form) => (form.includes('start-process') ? (strings.at(-1) ?? HOLE) : (strings[0] ?? HOLE))),
    ...each(PROGRAMS, (strings, form) =>
      (/start-|make-/.test(form) ? strings.slice(form.includes('start-') ? 2 : 0) : strings).map(quoted).join(' '),
    ),
    ...[...code.matchAll(REQUESTS)].map(([, url = '']) =>
      httpCall(
        {
          method: 'DELETE',
          url,
          headers: [],
          body: { kind: 'none' },
          credential: /authorization|token|bearer|api-?key|auth\b/i.test(code),
        },
        { via: [...call.via, call.program], remote: call.remote },
      ),
    ),
    ...each(FILES, (strings, form) => `${form.includes('write') ? 'truncate -s 0' : 'rm -rf'} ${quoted(strings.at(-1) ?? HOLE)}`),
  ];
}

/** `emacs --batch --eval form -l file`, `guile -c form`: what its forms run or delete. */
const lisp: Reader = (call, context) => {
  const inline = valuesOf(call.argv, ['--eval', '-eval', '--execute', '-execute', '-e', '-c', '-x']);
  const files = [
    ...valuesOf(call.argv, ['--load', '-load', '-l', '--script', '-script', '-s']),
    ...(call.program.includes('emacs') ? [] : call.argv.filter((word) => /\.(?:scm|lisp|rkt|clj|el)$/.test(word))),
  ];
  const typed = call.stdin.kind === 'text' ? [call.stdin.text] : [];
  const unread = inline.length === 0 && files.length === 0 && !call.program.startsWith('emacs') ? unknownInput(call) : [];
  const codes = [...inline, ...files.map((path) => textOfFile(path, call, context)), ...typed];
  return [...unread, ...codes.flatMap((code) => readLisp(code, call, context))];
};

/** Interpreters of Lisp, by program name. */
export const lispReaders: Readonly<Record<string, Reader>> = {
  emacs: lisp,
  emacsclient: lisp,
  guile: lisp,
  sbcl: lisp,
  racket: lisp,
  clojure: lisp,
  clj: lisp,
  bb: lisp,
};
