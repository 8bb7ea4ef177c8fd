import { tableName } from '../../programName';
import type { ShellKind } from '../../types';

const SHELLS: Readonly<Record<string, ShellKind>> = {
  bash: 'bash',
  rbash: 'bash',
  sh: 'sh',
  dash: 'sh',
  ash: 'sh',
  ksh: 'sh',
  mksh: 'sh',
  ksh93: 'sh',
  oksh: 'sh',
  lksh: 'sh',
  posh: 'sh',
  yash: 'sh',
  osh: 'bash',
  csh: 'sh',
  tcsh: 'sh',
  zsh: 'zsh',
  fish: 'fish',
  // Read roughly, besides being reported.
  nu: 'sh',
  elvish: 'sh',
  xonsh: 'sh',
  pwsh: 'powershell',
  powershell: 'powershell',
  'powershell.exe': 'powershell',
  'pwsh.exe': 'powershell',
  cmd: 'cmd',
  'cmd.exe': 'cmd',
};

/** The shell that a program's base name stands for. */
export const shellKindOf = (program: string): ShellKind | null => {
  const name = Object.hasOwn(SHELLS, program) ? program : tableName(program);
  return Object.hasOwn(SHELLS, name) ? (SHELLS[name] ?? null) : null;
};

/** Where installed programs lie: what is started from there is known by its name. */
export const isSystemPath = (path: string): boolean =>
  /^\/(?:usr\/(?:local\/)?)?s?bin\/|^\/(?:opt|usr\/lib|nix\/store|snap|Applications)\/|\/node_modules\/\.bin\/|\/(?:\.venv|venv)\/bin\/(?:python|pip)/.test(
    path,
  );

/** The shell that a file's ending stands for where no first line tells. */
export const shellOfFile = (path: string): ShellKind | null => {
  const ending = /\.(ps1|bat|cmd|fish)$/i.exec(path)?.[1]?.toLowerCase();
  return ending === undefined ? null : ending === 'ps1' ? 'powershell' : ending === 'fish' ? 'fish' : 'cmd';
};
