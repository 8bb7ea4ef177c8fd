import type { Reader } from '../../context';
import { agent } from './agents';
import { tar, unzip } from './archive';
import { cp, ln, mv } from './copy';
import { diskReaders } from './disks';
import { dd, editInPlace, editor, sed, sponge, tee, truncate, writesFlag } from './edit';
import { find } from './find';
import { git } from './git';
import { permissionReaders } from './permissions';
import { at, crontab } from './persist';
import { rimraf, rm, shred, unlink } from './remove';
import { rsync } from './sync';
import { screen, tmux } from './terminals';

/** Programs that create, change or delete files, by base name. */
export const fileReaders: Readonly<Record<string, Reader>> = {
  ...diskReaders,
  ...permissionReaders,
  rm,
  grm: rm,
  unlink,
  gunlink: unlink,
  shred,
  gshred: shred,
  srm: shred,
  wipe: shred,
  find,
  gfind: find,
  mv,
  gmv: mv,
  cp,
  gcp: cp,
  install: cp,
  ginstall: cp,
  ln,
  gln: ln,
  tee,
  gtee: tee,
  truncate,
  gtruncate: truncate,
  sed,
  gsed: sed,
  dd,
  gdd: dd,
  sort: writesFlag(
    ['-o', '--output'],
    [
      '-k',
      '-t',
      '-S',
      '-T',
      '--key',
      '--field-separator',
      '--buffer-size',
      '--temporary-directory',
      '--parallel',
      '--compress-program',
      '--files0-from',
    ],
  ),
  shuf: writesFlag(['-o', '--output'], ['-n', '-i', '--head-count', '--input-range']),
  rsync,
  tar,
  gtar: tar,
  bsdtar: tar,
  unzip,
  crontab,
  at,
  batch: at,
  git,
  rimraf,
  'del-cli': rimraf,
  sponge,
  patch: editor,
  ed: editor,
  ex: editor,
  vi: editor,
  vim: editor,
  nvim: editor,
  nano: editor,
  emacs: editor,
  perl: editInPlace,
  ruby: editInPlace,
  tmux,
  screen,
  claude: agent,
  codex: agent,
  copilot: agent,
  gemini: agent,
  qwen: agent,
  opencode: agent,
  cline: agent,
  'cursor-agent': agent,
  droid: agent,
  kiro: agent,
  'kiro-cli': agent,
  amp: agent,
  auggie: agent,
};
