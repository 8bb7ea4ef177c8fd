import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { absolute } from '../http/sources';
import { codeFrom, sourcesOf } from '../shell/output';
import type { Style } from './literals';
import { opaque, readWords } from './words';

/** A language of compiled programs that a tool builds and runs in one go, or runs as a script. Of its code the words are read. */
interface Runner {
  /** Flags whose value is code. */
  readonly code?: readonly string[];
  /** First words that run something; those behind which code stands; null: it runs without one. */
  readonly verbs?: RegExp | null;
  readonly evaluates?: RegExp;
  /** Flags that take the next word. */
  readonly valued?: RegExp;
  /** What its sources are called. */
  readonly sources: RegExp;
  /** Where a folder's program starts. */
  readonly main?: readonly string[];
  /** Words behind which all of the sources run that the action has just written. */
  readonly package?: RegExp;
  /** Verbs that only build: what they make may run later. */
  readonly builds?: RegExp;
  /** It reads code from its standard input. */
  readonly stdin?: 'always' | 'dash';
  readonly style?: Style;
}

const LIKE_C: Style = { interpolates: true, slashes: true, single: false };
const LIKE_DART: Style = { interpolates: true, slashes: true, single: true };
const SCRIPT: Style = { interpolates: true, slashes: false, single: true };

/** Code of one file that runs. What the project keeps there is its own affair as far as its words do not tell. */
function fromFile(path: Text, call: ProgramCall, context: Context, style: Style): readonly Call[] {
  if (call.remote) return [];
  const fact = context.file(absolute(path, call.cwd), 'text');
  if (fact.kind === 'unreadable' && fact.why === 'remote') return [{ ...opaque(call, call.program, ''), why: 'fetched-code' }];
  if (fact.kind !== 'text') return [];
  const own = fact.digest !== '';
  const calls = readWords(fact.text, call, context, style, own);
  // (What was too much to read was not read at all.)
  return own ? calls.filter((one) => one.kind !== 'opaque' || one.why === 'too-big' || one.why === 'budget') : calls;
}

const reader =
  (runner: Runner): Reader =>
  (call, context) => {
    const style = runner.style ?? LIKE_C;
    const verbs = runner.verbs ?? null;
    const calls: Call[] = [];
    let words = call.argv;
    let verb = '';
    if (verbs !== null) {
      verb = words[0] ?? '';
      if (runner.builds?.test(verb)) return compiler(runner.sources, style)(call, context);
      if (verbs.test(verb)) words = words.slice(1);
      else if (!runner.sources.test(verb) && !verb.startsWith('-')) return [];
    }
    const files: Text[] = [];
    let inline = false;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? '';
      const [, flag = '', glued] = /^(-[\w-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
      if (runner.code?.includes(flag) || (at === 0 && runner.evaluates?.test(word))) {
        inline = true;
        calls.push(...readWords(glued ?? words[++at] ?? '', call, context, style));
      } else if (word === '--') break;
      else if (runner.valued?.test(word)) at += 1;
      else if (word === '-' || word === '/dev/stdin' || word === '_.sc') inline = runner.stdin !== undefined && fromInput();
      else if (!word.startsWith('-')) {
        files.push(word);
        // The others are the program's own words.
        if (!runner.sources.test(word)) break;
      }
    }
    for (const file of files.slice(0, 16)) {
      const places = runner.sources.test(file)
        ? [file]
        : (runner.main ?? []).map((name) => `${file.replace(/\/(?:\.\.\.)?$/, '')}/${name}`);
      for (const place of places) calls.push(...fromFile(place, call, context, style));
    }
    if (files.length === 0 && !inline && verb !== '')
      for (const name of runner.main ?? []) calls.push(...fromFile(name, call, context, style));
    if (runner.package?.test(verbs === null ? 'run' : verb)) {
      const done = new Set(files.map((file) => absolute(file, call.cwd)));
      for (const path of context.written().slice(0, 64))
        if (runner.sources.test(path) && !done.has(path)) calls.push(...definite(fromFile(path, call, context, style)));
    }
    if (runner.stdin === 'always' && !inline && files.length === 0) fromInput();
    return unique(calls);

    function fromInput(): boolean {
      if (call.stdin.kind === 'text') calls.push(...readWords(call.stdin.text, call, context, style));
      else if (call.stdin.kind === 'unreadable')
        calls.push({ ...opaque(call, call.program, call.stdin.why), why: codeFrom(sourcesOf(call.stdin)) });
      return true;
    }
  };

/** Tests make and delete much of their own: only what is written out counts. */
const definite = (calls: readonly Call[]): readonly Call[] => calls.filter(({ kind }) => kind !== 'opaque');

function unique(calls: readonly Call[]): readonly Call[] {
  const seen = new Set<string>();
  return calls.filter((call) => {
    if (call.kind !== 'opaque') return true;
    const key = `${call.why} ${call.about}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

const JVM = /^(?:-cp|-classpath|--class-path|--classpath|-jar|--jar|--dep|--dependency|-S|--scala|--scala-version|--jvm|-M|--main-class)$/;
const scala = reader({
  code: [
    '-e',
    '--execute-script',
    '--execute-scala-script',
    '--execute-scala',
    '--execute-java',
    '--script-snippet',
    '--scala-snippet',
    '--java-snippet',
  ],
  evaluates: /^\0$/,
  verbs: /^(?:run|test|shebang|repl|console)$/,
  valued: JVM,
  sources: /\.(?:scala|sc|java)$/,
  package: /^(?:run|test)$/,
  stdin: 'dash',
});
const kotlin = reader({ code: ['-e', '-expression'], valued: JVM, sources: /\.kts?$/ });
const kotlinc = reader({ code: ['-e', '-expression'], valued: /^(?:-cp|-classpath|-d|-jvm-target)$/, sources: /\.kts$/ });
/** What is only built may run later: of its sources that the action has written, what they delete. */
const compiler =
  (sources: RegExp, style = LIKE_C): Reader =>
  (call, context) =>
    context
      .written()
      .filter((path) => sources.test(path))
      .slice(0, 16)
      .flatMap((path) => fromFile(path, call, context, style))
      .filter((one) => one.kind === 'file' || (one.kind === 'program' && one.program === 'rm'));
const groovy = reader({ code: ['-e'], valued: JVM, sources: /(?:\.groovy|^[^.-][\w./-]*)$/, style: LIKE_DART });
const rust = reader({ code: ['-e', '--expr', '-x'], sources: /\.(?:rs|ers)$/ });
const haskell = reader({
  code: ['-e'],
  valued: /^(?:--resolver|--package)$/,
  verbs: null,
  sources: /\.l?hs$/,
  stdin: 'always',
  style: SCRIPT,
});

/** Programs that build and run code of compiled languages, by name. */
export const compiledReaders: Readonly<Record<string, Reader>> = {
  scala,
  'scala-cli': scala,
  amm: reader({ code: ['-c', '--code'], sources: /\.sc$/ }),
  kotlin,
  jshell: reader({ valued: /^(?:--class-path|--module-path|--execution|--feedback|--startup)$/, sources: /^[^-]/, stdin: 'always' }),
  java: reader({ valued: JVM, sources: /\.java$/, package: /^run$/ }),
  groovy,
  go: reader({
    verbs: /^(?:run|test|generate)$/,
    builds: /^(?:build|install)$/,
    valued: /^-(?:o|exec|tags|ldflags|gcflags|asmflags|mod|modfile|overlay|C|p|run|bench|count|timeout|coverprofile)$/,
    sources: /\.go$/,
    main: ['main.go'],
    package: /^(?:run|test)$/,
  }),
  yaegi: reader({ code: ['-e'], verbs: /^(?:run)$/, sources: /\.go$/, stdin: 'always' }),
  gorun: reader({ sources: /\.go$/ }),
  cargo: reader({
    verbs: /^(?:run|r|test|t|bench|script|nextest)$/,
    valued: /^(?:-p|--package|--bin|--example|--features|--manifest-path|--target|--profile|-j)$/,
    sources: /\.rs$/,
    package: /^(?:run|r|test|t|bench|nextest)$/,
    builds: /^(?:build|b|check|c)$/,
  }),
  ...Object.fromEntries(['gcc', 'g++', 'cc', 'c++', 'clang', 'clang++'].map((name) => [name, compiler(/\.(?:c|cc|cpp|cxx|m|mm)$/)])),
  rustc: compiler(/\.rs$/),
  javac: compiler(/\.java$/),
  swiftc: compiler(/\.swift$/),
  kotlinc: kotlinc,
  'rust-script': rust,
  evcxr: reader({ sources: /\.(?:rs|ers)$/, stdin: 'always' }),
  tcc: reader({ verbs: /^-run$/, sources: /\.c$/, stdin: 'dash' }),
  cling: reader({ sources: /\.(?:c|cc|cpp|C)$/, stdin: 'always' }),
  zig: reader({ verbs: /^(?:run|test)$/, sources: /\.zig$/, package: /^(?:run|test)$/ }),
  v: reader({ verbs: /^(?:run|crun|test)$/, code: ['-e'], sources: /\.v(?:sh)?$/ }),
  nim: reader({ verbs: /^(?:e|r|c|compile|run)$/, sources: /\.nims?$/, style: SCRIPT }),
  dart: reader({ verbs: /^(?:run|test)$/, sources: /\.dart$/, package: /^(?:run|test)$/, style: LIKE_DART }),
  swift: reader({
    code: ['-e'],
    verbs: /^(?:run|test|-)$/,
    valued: /^-(?:F|I|L|target|sdk)$/,
    sources: /\.swift$/,
    package: /^(?:run|test)$/,
    stdin: 'always',
  }),
  dotnet: reader({
    verbs: /^(?:script|fsi|run|test|watch)$/,
    evaluates: /^eval$/,
    code: ['--exec'],
    valued: /^(?:-c|--configuration|--project|-f|--framework|--verbosity)$/,
    sources: /\.(?:csx?|fsx?|fsscript)$/,
    main: ['Program.cs'],
    package: /^(?:run|test|watch)$/,
    stdin: 'always',
  }),
  'dotnet-script': reader({ evaluates: /^eval$/, sources: /\.csx?$/, stdin: 'always' }),
  csi: reader({ code: ['-e'], sources: /\.csx?$/ }),
  csharp: reader({ code: ['-e'], sources: /\.csx?$/ }),
  ghc: reader({ code: ['-e'], sources: /^\0$/, style: SCRIPT }),
  runghc: haskell,
  runhaskell: haskell,
  stack: reader({ verbs: /^(?:runghc|runhaskell|script)$/, valued: /^(?:--resolver|--package)$/, sources: /\.l?hs$/, style: SCRIPT }),
  ocaml: reader({ code: ['-e'], sources: /\.ml$/, stdin: 'always', style: SCRIPT }),
  matlab: reader({ code: ['-batch', '-r'], sources: /\.m$/, style: SCRIPT }),
};
