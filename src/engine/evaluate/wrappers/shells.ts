import type { ProgramCall, ShellKind, Text } from '../../types';
import { shellKindOf } from './code';
import type { Inner, Unwrap } from './inner';
import { powershell } from './powershell';

/** `bash -c text`, `bash script`, `bash -s`, `… | bash`. */
const shell: Unwrap = (call) => {
  const kind = shellKindOf(call.program) ?? 'sh';
  const { code, stdin, words, files, stops } = shellWords(call.argv);
  if (stops) return [];
  const started: Inner[] = [...files, ...startFiles(call.env), ...startFolders(call)].map((path) => ({
    kind: 'file',
    from: call,
    path,
    shell: kind,
    args: [],
  }));
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

/** Files that a shell reads by itself in a folder that a variable names: zsh's ZDOTDIR, or another home. */
function startFolders({ env, argv, program }: ProgramCall): readonly Text[] {
  const folder = (program === 'zsh' ? env.ZDOTDIR : undefined) ?? env.HOME;
  if (folder === undefined || folder === '') return [];
  const flags = argv.filter((word) => /^-[a-zA-Z]/.test(word)).join('');
  const login = flags.includes('l') || argv.includes('--login');
  const names =
    program === 'zsh'
      ? ['.zshenv', ...(flags.includes('i') ? ['.zshrc'] : []), ...(login ? ['.zprofile', '.zlogin'] : [])]
      : [...(flags.includes('i') ? ['.bashrc'] : []), ...(login ? ['.bash_profile', '.bash_login', '.profile'] : [])];
  return names.map((name) => `${folder}/${name}`);
}

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

/** `fish -c text words…`, `fish script`, `… | fish`. */
const foreign =
  (kind: ShellKind): Unwrap =>
  (call) => {
    const texts: Text[] = [];
    for (let at = 0; at < call.argv.length; at++) {
      const word = call.argv[at] ?? '';
      const [, , attached] = /^(--(?:init-)?commands?=|-[cC](?=.))([\s\S]*)$/.exec(word) ?? [];
      if (attached !== undefined) texts.push(attached);
      else if (/^(?:-\w*[cC]|--(?:init-)?commands?)$/.test(word)) texts.push(call.argv[++at] ?? '');
      else if (/^(?:-n|--no-execute|-v|--version|-h|--help)$/.test(word)) return [];
      else if (!word.startsWith('-')) {
        const args = call.argv.slice(at);
        if (texts.length > 0) return texts.map((text) => ({ kind: 'script', text, from: call, shell: kind, args }));
        return [{ kind: 'file', path: word, from: call, shell: kind, args: args.slice(1) }];
      }
    }
    if (texts.length > 0) return texts.map((text) => ({ kind: 'script', text, from: call, shell: kind, args: [] }));
    return [{ kind: 'input', from: call, shell: kind, args: [] }];
  };

/** `cmd /c text…`, `cmd /k text`, a batch file by its name behind it. Switches may stick to each other, and to the text: `cmd /q/crd /s x`. */
const cmd: Unwrap = (call) => {
  const at = call.argv.findIndex((word) => CMD_RUNS.test(word));
  const [, switches = '', glued = ''] = CMD_RUNS.exec(call.argv[at] ?? '') ?? [];
  if (at < 0 || call.argv.slice(0, at).some((word) => !word.startsWith('/')))
    return [{ kind: 'input', from: call, shell: 'cmd', args: [] }];
  const [first = '', ...rest] = [...(glued === '' ? [] : [glued]), ...call.argv.slice(at + 1)];
  if (/^[^\s&|"]+\.(?:bat|cmd)$/i.test(first))
    return [{ kind: 'file', path: first.replaceAll('\\', '/'), from: call, shell: 'cmd', args: rest }];
  const text = rest.length === 0 ? first : [first, ...rest.map(spaced)].join(' ');
  const delayed = [...call.argv.slice(0, at), switches].some((word) => /\/v(?::on|:?\s*$|:?(?=\/))/i.test(word));
  return [{ kind: 'script', text: delayed ? `setlocal enabledelayedexpansion & ${text}` : text, from: call, shell: 'cmd', args: [] }];
};
const CMD_RUNS = /^((?:\/{1,2}(?:[adqsux]|[evtf](?::\w*)?))*)\/{1,2}[ckr]([\s\S]*)$/i;
const spaced = (word: Text): Text => (/\s/.test(word) && !word.includes('"') ? `"${word}"` : word);

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
  fish: foreign('fish'),
  nu: foreign('sh'),
  elvish: foreign('sh'),
  xonsh: foreign('sh'),
  pwsh: powershell,
  'pwsh-preview': powershell,
  powershell,
  cmd,
};
