import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { sed as substituted } from '../shell/outputs/sed';
import { shellText, textOfFile, unknownInput, valuesOf } from './flags';

/** `!cmd`, `:r !cmd`, `:%!cmd`, not `:q!`. */
const BANG = /(?:(?<![\w"'\\])|\br|\bread)!\s*([^\n]+)/g;
/** Functions of Vim and of the languages in it that run their string. */
const CALLS =
  /\b(?:system|systemlist|job_start|jobstart|termopen|term_start|popen|execute|exec|normal|vim\.cmd)\b[!\s([{]*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)')/g;
/** Functions that delete a file, or write nothing into one. */
const DELETES =
  /\b(delete|os\.remove|vim\.fn\.delete|vim\.fs\.rm|writefile\(\[\],)\s*(?:\(\s*)?(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|expand\(['"]([^'"]*)['"]\))/g;
const TERMINAL = /(?:^|[|:])\s*(?:te|ter|term|terminal)\s+([^\n|]+)/g;

/** Command lines that an editor's commands give to a shell. */
function escapesIn(commands: Text): readonly Text[] {
  const quoted = [...commands.matchAll(CALLS)].map(([, double, single]) =>
    double === undefined ? (single ?? '').replaceAll("''", "'") : double.replace(/\\(.)/g, '$1'),
  );
  const gone = [...commands.matchAll(DELETES)].map(
    ([, by = '', ...path]) => `${by.startsWith('writefile') ? 'truncate -s 0' : 'rm -rf'} ${path.find((one) => one !== undefined) ?? ''}`,
  );
  const inner = quoted.map((text) => text.replace(/^\s*(?::\s*)?(?:silent!?\s+)?!/, ''));
  return [...[...commands.matchAll(BANG), ...commands.matchAll(TERMINAL)].map((match) => match[1] ?? ''), ...inner, ...gone];
}

const run = (commands: readonly Text[], call: ProgramCall, context: Context): readonly Call[] =>
  commands.flatMap(escapesIn).flatMap((text) => shellText(text, call, context));

const typedInto = ({ stdin }: ProgramCall): readonly Text[] => (stdin.kind === 'text' ? stdin.text.split('\n') : []);

/** `vim -c cmd`, `vim +cmd`, `vim -S script`, `vim -es < commands` */
const vim: Reader = (call, context) => {
  const clustered = call.argv.flatMap((word, at) => (/^-[a-zA-Z]+c$/.test(word) ? [call.argv[at + 1] ?? ''] : []));
  const inline = [...valuesOf(call.argv, ['-c', '--cmd']), ...clustered, ...call.argv.flatMap((word) => /^\+(.+)$/s.exec(word)?.[1] ?? [])];
  const scripts = valuesOf(call.argv, ['-S', '-s', '-u']).map((path) => textOfFile(path, call, context));
  const reads = call.program === 'ex' || call.argv.some((word) => /^-\w*e\w*s|^-\w*E|^-$/.test(word));
  return run([...inline, ...scripts, ...(reads ? typedInto(call) : [])], call, context);
};

/** `ed '!cmd'`, `echo '!cmd' | ed` */
const ed: Reader = (call, context) => run([...call.argv.filter((word) => word.startsWith('!')), ...typedInto(call)], call, context);

/** `less +'!cmd'` */
const less: Reader = (call, context) =>
  run(
    call.argv.filter((word) => word.startsWith('+')),
    call,
    context,
  );

/** `sed '1e cmd'`, `sed 's/x/cmd/e'`: GNU sed runs it. */
const sed: Reader = (call, context) => {
  const scripts = [
    ...valuesOf(call.argv, ['-e', '--expression']),
    ...valuesOf(call.argv, ['-f', '--file']).map((path) => textOfFile(path, call, context)),
    ...call.argv.filter((word) => !word.startsWith('-')).slice(0, 1),
  ];
  return scripts
    .flatMap((script) => script.split('\n'))
    .flatMap((line) => {
      const plain = /^(?:[\d$,~+!]|\/(?:[^/\\]|\\.)*\/)*\s*(?:\{\s*)?e\s(.+)$/.exec(line.trim())?.[1];
      const replaced = /(?:^|[;{\d$/])\s*s([/|#,@])(?:\\.|(?!\1)[^\\])*\1((?:\\.|(?!\1)[^\\])*)\1[gpiIm\d]*e/.exec(line)?.[2];
      return [plain, replaced].flatMap((text) =>
        text === undefined ? [] : [...new Set([text, withCharacters(text)])].flatMap((one) => shellText(one, call, context)),
      );
    })
    .concat(scripts.some(mayRunLine) ? linesRun(scripts, call, context) : []);
};

/** Each of many separators would be looked for to the end; what nobody writes may do anything. */
const LONGEST_SCRIPT = 8_000;
const mayRunLine = (script: Text): boolean => script.length > LONGEST_SCRIPT || RUNS_LINE.test(script);

/** A bare `e`, or `s///e`: the line as it is by then is run. */
const RUNS_LINE =
  /(?:^|[;{\n])[^\S\n]*(?:[\d$,~+!]+[^\S\n]*)?(?:e\s*(?:$|[;}\n])|s([^\w\s\\])(?:\\.|(?!\1)[^\\\n])*\1(?:\\.|(?!\1)[^\\\n])*\1[gpiIm\d]*e)/;

/** Lines of standard input, unchanged and as the rest of the script leaves them. */
function linesRun(scripts: readonly Text[], call: ProgramCall, context: Context): readonly Call[] {
  const { stdin } = call;
  if (stdin.kind === 'unreadable') return unknownInput(call);
  if (stdin.kind === 'none') return [];
  const changed = scripts.map((script) => substituted([script.replace(/e\s*$/, '')], stdin.text));
  return [stdin.text, ...changed].flatMap((text) => (text === null ? [] : shellText(text, call, context)));
}

/** `\x41`, `\o101`, `\d065` as sed reads them. */
const withCharacters = (text: Text): Text =>
  text.replace(/\\(?:x([\dA-Fa-f]{2})|o([0-7]{1,3})|d(\d{3}))/g, (_all, hex?: string, octal?: string, decimal?: string) =>
    String.fromCharCode(hex ? Number.parseInt(hex, 16) : octal ? Number.parseInt(octal, 8) : Number(decimal)),
  );

/** Editors and pagers that can run a command line. */
export const editorReaders: Readonly<Record<string, Reader>> = {
  vim,
  vi: vim,
  nvim: vim,
  view: vim,
  gvim: vim,
  rvim: vim,
  vimdiff: vim,
  ex: vim,
  ed,
  red: ed,
  less,
  more: less,
  sed,
  gsed: sed,
};
