import type { ShellKind, Text } from '../../types';
import { shellKindOf } from './code';
import type { Inner, Unwrap } from './inner';
import { powershell } from './powershell';

/** `bash -c text`, `bash script`, `bash -s`, `… | bash`. */
const shell: Unwrap = (call) => {
  const kind = shellKindOf(call.program) ?? 'sh';
  const { code, stdin, words, files, stops } = shellWords(call.argv);
  if (stops) return [];
  const started: Inner[] = [...files, ...startFiles(call.env)].map((path) => ({ kind: 'file', from: call, path, shell: kind, args: [] }));
  const [first, ...rest] = words;
  if (code)
    return first === undefined
      ? started
      : [...started, { kind: 'script', text: first, from: call, shell: kind, zero: rest[0] ?? call.program, args: rest.slice(1) }];
  if (stdin || first === undefined) return [...started, { kind: 'input', from: call, shell: kind, args: words }];
  return [...started, { kind: 'file', from: call, path: first, shell: kind, args: rest }];
};

/** Files that a shell reads by itself because a variable names them. */
const startFiles = (env: Readonly<Record<string, Text>>): readonly Text[] =>
  ['BASH_ENV', 'ENV'].flatMap((name) => (env[name] === undefined || env[name] === '' ? [] : [env[name]]));

function shellWords(argv: readonly Text[]) {
  const files: Text[] = [];
  let [code, stdin, stops] = [false, false, false];
  let at = 0;
  for (; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--' || word === '-') {
      at++;
      break;
    }
    if (word === '--version' || word === '--help') stops = true;
    else if (word === '--rcfile' || word === '--init-file') files.push(argv[++at] ?? '');
    else if (word.startsWith('--')) {
      const file = /^--(?:rcfile|init-file)=(.*)$/s.exec(word)?.[1];
      if (file !== undefined) files.push(file);
    } else if (/^[-+]./.test(word)) {
      // `-n` reads without running, until `+n`.
      if (word.includes('n')) stops = word.startsWith('-');
      if (word.startsWith('-')) {
        code ||= word.includes('c');
        stdin ||= word.includes('s');
      }
      // `-o name`, `-O name`: the name is the next word.
      at += word.match(/[oO]/g)?.length ?? 0;
    } else break;
  }
  return { code, stdin, words: argv.slice(at), files, stops };
}

/** `cmd /c text`, `powershell -Command text`, `fish -c text`: read as if it were sh, besides being reported. */
const foreign =
  (kind: ShellKind, flags: RegExp): Unwrap =>
  (call) => {
    const at = call.argv.findIndex((word) => flags.test(word));
    const text = call.argv.slice(at + 1).join(' ');
    if (at >= 0 && text !== '') return [{ kind: 'script', text, from: call, shell: kind, args: [] }];
    const file = call.argv.find((word) => !word.startsWith('-') && !word.startsWith('/'));
    if (file !== undefined && kind === 'fish') return [{ kind: 'file', path: file, from: call, shell: kind, args: [] }];
    if (file !== undefined) return [{ kind: 'opaque', why: 'unsupported-shell', about: call.program, text: call.argv.join(' ') }];
    return [{ kind: 'input', from: call, shell: kind, args: [] }];
  };

export const shellWrappers: Readonly<Record<string, Unwrap>> = {
  bash: shell,
  rbash: shell,
  sh: shell,
  dash: shell,
  ash: shell,
  ksh: shell,
  ksh93: shell,
  mksh: shell,
  oksh: shell,
  lksh: shell,
  posh: shell,
  yash: shell,
  osh: shell,
  zsh: shell,
  csh: shell,
  tcsh: shell,
  fish: foreign('fish', /^-c$|^--command$/),
  nu: foreign('fish', /^-c$|^--commands$/),
  elvish: foreign('fish', /^-c$/),
  xonsh: foreign('fish', /^-c$/),
  pwsh: powershell,
  'pwsh-preview': powershell,
  powershell,
  cmd: foreign('cmd', /^\/[ckr]$/i),
  'cmd.exe': foreign('cmd', /^\/[ckr]$/i),
};
