import type { Reader } from '../../context';
import type { Call, Text } from '../../types';
import { absolute } from '../http/sources';
import { codeFrom, sourcesOf } from '../shell/output';
import type { Style } from './literals';
import { opaque, readWords } from './words';

/** A language that is read by its words only: what its strings run as commands is known, the rest is not. */
interface Language {
  /** Flags whose value is code (`-e`), of one letter: they may end a cluster (`-ne`). */
  readonly code: string;
  /** Flags that take another value as the next word. */
  readonly valued: string;
  /** The first word that is no flag is code, not a script (awk). */
  readonly first?: boolean;
  readonly style?: Style;
}
const SCRIPT: Style = { interpolates: true, slashes: false, single: true };
const PLAIN: Style = { interpolates: false, slashes: false, single: true };

/** The reader of one such language: its code from flags, a script file, or standard input. */
const reader = (language: Language): Reader => {
  const codeBehind = new RegExp(`^-[A-Za-z0-9]*?[${language.code}]([\\s\\S]+)$`);
  return (call, context) => {
    const calls: Call[] = [];
    const read = (code: Text, file = false): void => void calls.push(...readWords(code, call, context, language.style ?? SCRIPT, file));
    let inline = false;
    for (let at = 0; at < call.argv.length; at += 1) {
      const word = call.argv[at] ?? '';
      const short = /^-([A-Za-z0-9]*)$/.exec(word)?.[1] ?? '';
      const long = /^(?:--(?:eval|source|run|code)|-eval)(?:=([\s\S]*))?$/.exec(word);
      const glued = codeBehind.exec(word)?.[1];
      // `-rpathname`, `-MPOSIX`: what is glued to them is no code.
      if (/^-[MmI]./.test(word) || (word.length > 2 && language.valued.includes(word[1] ?? ' '))) continue;
      if (language.first && /^-f/.test(word)) {
        inline = true;
        fromFile(word === '-f' ? (call.argv[++at] ?? '') : word.slice(2));
      } else if (long) {
        inline = true;
        read(long[1] ?? call.argv[++at] ?? '');
      } else if (short !== '' && [...language.code].some((letter) => short.endsWith(letter))) {
        inline = true;
        read(call.argv[++at] ?? '');
      } else if (word.startsWith('-') && glued !== undefined && !language.first) {
        inline = true;
        read(glued);
      } else if (short !== '' && [...language.valued].some((letter) => short.endsWith(letter))) at += 1;
      else if (!word.startsWith('-') || word === '-') {
        if (inline) break;
        inline = true;
        if (language.first) read(word);
        else if (word === 'eval' && call.argv[at + 1] !== undefined) read(call.argv[at + 1] ?? '');
        else if (word === '-') fromInput();
        else fromFile(word);
        break;
      }
    }
    if (!inline) fromInput();
    return calls;

    function fromInput(): void {
      if (call.stdin.kind === 'text') read(call.stdin.text);
      else if (call.stdin.kind === 'unreadable')
        calls.push({ ...opaque(call, call.program, call.stdin.why), why: codeFrom(sourcesOf(call.stdin)) });
    }
    function fromFile(path: Text): void {
      if (path === '-' || path === '/dev/stdin') {
        fromInput();
        return;
      }
      const fact = context.file(absolute(path, call.cwd), 'text');
      if (fact.kind === 'text') read(fact.text, fact.digest !== '');
      // What this action has fetched into a file, or gives by a process substitution.
      else if (fact.kind === 'unreadable' && fact.why === 'remote' && !call.remote)
        calls.push({ ...opaque(call, call.program, ''), why: 'fetched-code' });
    }
  };
};

const perl = reader({ code: 'eE', valued: 'IMmF' });
const ruby = reader({ code: 'e', valued: 'IrCE' });
const lua = reader({ code: 'e', valued: 'l' });
const shortEval = reader({ code: 'e', valued: '' });
const elixir = reader({ code: 'e', valued: 'Sr' });
/** `mix run -e code`, `mix run script.exs`, `mix eval code`: https://hexdocs.pm/mix/Mix.Tasks.Run.html */
const mix: Reader = (call, context) => {
  const [task, ...argv] = call.argv;
  return task === 'run' || task === 'eval' ? shortEval({ ...call, argv: task === 'eval' ? ['-e', ...argv] : argv }, context) : [];
};
const awk = reader({ code: '', valued: 'Fvfli', first: true, style: PLAIN });

/** Languages read by their words, by program name. */
export const wordReaders: Readonly<Record<string, Reader>> = {
  perl,
  ruby,
  lua,
  luajit: lua,
  'lua5.4': lua,
  awk,
  ...Object.fromEntries('R Rscript julia octave gnuplot raku crystal erl escript'.split(' ').map((name) => [name, shortEval])),
  elixir,
  iex: elixir,
  mix,
  gawk: awk,
  mawk: awk,
  nawk: awk,
};
