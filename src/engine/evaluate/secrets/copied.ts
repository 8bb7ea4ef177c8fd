import { isSecretFolder } from '../../../secrets/offLimits';
import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { has, readWords } from '../files/flags';
import { baseName } from '../files/path';
import { archiveOf } from './archivers';
import { excluded, taken } from './archives';
import { bucketMovers } from './buckets';
import { leftOut } from './corrected';
import { encryptionMovers } from './encryption';
import { filterName } from './filters';
import { gitTakes } from './gitTakes';
import { isFileMark } from './marks';
import { among, isRemote, type Moved, type Mover, moved, NOTHING, pathIn } from './moved';
import { plainWords } from './namedFiles';
import { isOffLimits, isOffLimitsName } from './offLimits';

const COPY = { values: '-t --target-directory -S --suffix -m --mode -o --owner -g --group --context -Z'.split(' ') };
/** `cp`, `mv`, `ln`, `install`: fine where the copy is off limits as well. */
const copy: Mover = (call, context) => {
  const words = readWords(call.argv, COPY);
  if (has(words, '--help', '--version', '--attributes-only')) return NOTHING;
  const at = pathIn(call, context);
  const into = words.values.get('-t') ?? words.values.get('--target-directory');
  const target = at(into ?? (words.operands.length > 1 ? (words.operands.at(-1) ?? '.') : '.'));
  const sources = into !== undefined || words.operands.length === 1 ? words.operands : words.operands.slice(0, -1);
  const folder =
    into !== undefined || words.operands.length === 1 || sources.length > 1 || context.file(target, 'stat').kind === 'directory';
  const { named } = taken(sources.map(at), () => false, call, context);
  // Its own folder is not moved and not linked at all: another rule says so.
  const moves = /^g?(?:mv|ln)$|^link$/.test(call.program);
  return moved(
    'copy',
    named.filter((path) => !staysOffLimits(path, target, folder, context) && !(moves && path.endsWith('/.mollyguard'))),
  );
};

function staysOffLimits(path: Text, target: Text, folder: boolean, context: Context): boolean {
  if (target === '/dev/null') return true;
  const lands = folder ? `${target}/${baseName(path)}` : target;
  // A folder of keys stays one under its own name.
  return isOffLimitsName(lands, context) || isSecretFolder(lands);
}

const PACK = { values: ['-S', '--suffix', '-b', '-T', '--threads', '-o'] };
/** `gzip FILE` leaves it under another name, if an encoded one. */
const pack: Mover = (call, context) => {
  const words = readWords(call.argv, PACK);
  const out = words.values.get('-o');
  if (has(words, '-c', '--stdout', '--to-stdout', '-l', '--list', '-t', '--test', '-d', '--decompress', '--uncompress')) return NOTHING;
  return out !== undefined && isOffLimitsName(pathIn(call, context)(out), context)
    ? NOTHING
    : moved('copy', among(words.operands, call, context));
};

/** `zip x.zip .env`, `split .env part`: whatever is named goes into files of other names. */
const into =
  (skip: number, values: readonly string[]): Mover =>
  (call, context) => {
    const words = readWords(call.argv, { values });
    const out = excluded(call.argv);
    return moved(
      'copy',
      among(words.operands.slice(skip), call, context).filter((path) => !out(path)),
    );
  };

/** An archive in a file: of folders as a whole only what can be read in it as it is. */
const archive: Mover = (call, context) => {
  const made = archiveOf(call, context);
  if (!made || made.to === '-') return NOTHING;
  if (isRemote(made.to)) return moved('upload', made.files, made.safer);
  return moved('copy', made.plain ? made.files : made.named, made.safer);
};

const NO_VALUES = { values: [] };
/** `tee FILE` of something that is off limits. */
const tee: Mover = (call, context) => {
  const stdin = call.secrets?.stdin ?? [];
  const targets = readWords(call.argv, NO_VALUES).operands.map(pathIn(call, context));
  if (targets.some((path) => /^\/dev\/(?:std(?:err|out)|tty|fd\/[12])$/.test(path))) return moved('show', stdin);
  const open = targets.filter((path) => path !== '/dev/null' && !isOffLimitsName(path, context));
  return open.length === 0 ? NOTHING : moved('copy', stdin);
};

const dd: Mover = (call, context) => {
  const value = (name: string): Text | undefined => call.argv.find((word) => word.startsWith(name))?.slice(name.length);
  const [from, to] = [value('if='), value('of=')];
  if (to === undefined || to.startsWith('/dev/null') || isOffLimitsName(pathIn(call, context)(to), context)) return NOTHING;
  return moved('copy', from === undefined ? (call.secrets?.stdin ?? []) : among([from], call, context));
};

/** `docker cp web:/app/.env x`, `kubectl cp`: out of a container into a file, or to standard output; or into one, under another name. */
const container: Mover = (call, context) => {
  const words = readWords(call.argv, {
    values: ['-c', '--container', '-n', '--namespace', '--context', '--retries', '-H', '--host', '-f'],
  });
  const at = words.operands.indexOf('cp');
  const [source = '', target] = words.operands.slice(at + 1);
  if (at < 0 || at > 1 || target === undefined) return NOTHING;
  const [from, to] = [insideOf(source), insideOf(target)];
  if (to !== null) {
    const folder = to.endsWith('/');
    const { named } = taken([pathIn(call, context)(source)], () => false, call, context);
    return moved(
      'copy',
      named.filter((path) => !staysOffLimits(path, to, folder, context)),
    );
  }
  if (from === null || !isOffLimits(from, context, true)) return NOTHING;
  if (target === '-' || target === '/dev/stdout') return moved('show', [from]);
  const path = pathIn(call, context)(target);
  const folder = target.endsWith('/') || context.file(path, 'stat').kind === 'directory';
  return staysOffLimits(from, path, folder, context) ? NOTHING : moved('copy', [from]);
};
const insideOf = (word: Text): Text | null => /^[\w./-]+:(.+)$/.exec(word)?.[1] ?? null;

const RSYNC =
  '-e --rsh -f --filter --exclude --include --exclude-from --include-from --files-from --password-file --port --bwlimit --timeout --backup-dir --suffix --chmod --log-file --rsync-path --max-size --min-size -T --temp-dir -M'.split(
    ' ',
  );
const SCP_FOLDER = "Of a whole folder leave them out: rsync -a --exclude='.env*' ….";
const SCP = '-i -F -o -P -l -c -S -J -D -X'.split(' ');

/** `rsync`, `scp`: from here to another machine is sending; into a local folder files keep their names. */
const transfer =
  (values: readonly string[], deep: boolean): Mover =>
  (call, context) => {
    const words = readWords(call.argv, { values });
    const target = words.operands.at(-1);
    if (target === undefined || words.operands.length < 2 || has(words, '--dry-run') || (deep && has(words, '-n'))) return NOTHING;
    const sources = words.operands.slice(0, -1).filter((word) => !isRemote(word));
    const out = excluded(call.argv);
    const goes = deep || has(words, '-r');
    const { files, named } = taken(sources.map(pathIn(call, context)), out, call, context);
    const inside = goes ? files : named;
    if (isRemote(target))
      return moved(
        'upload',
        inside.filter((path) => !out(path)),
        deep ? leftOut(call, inside, (one) => [`--exclude=${one}`], "Leave them out: rsync --exclude='.env*' ….") : SCP_FOLDER,
      );
    const to = pathIn(call, context)(target);
    const folder = sources.length > 1 || target.endsWith('/') || context.file(to, 'stat').kind === 'directory';
    return moved(
      'copy',
      named.filter((path) => !staysOffLimits(path, to, folder, context)),
    );
  };

/** Programs that put what they read where others see it: the clipboard. */
const clipboard: Mover = (call) => moved('copy', call.secrets?.stdin ?? []);

/** `tmux load-buffer FILE`, `tmux set-buffer TEXT`: what is pasted from there later is told by nothing. */
const buffer: Mover = (call, context) =>
  call.argv.some((word) => /^(?:load-?b|set-?b|readbuf|loadb|setb)/.test(word))
    ? moved('copy', [
        ...among(plainWords(call), call, context),
        ...(call.secrets?.words ?? []).filter(isFileMark),
        ...(call.secrets?.stdin ?? []),
      ])
    : NOTHING;

/** `mount --bind .env x` */
const mount: Mover = (call, context) =>
  call.argv.some((word) => /^(?:-B|-R|--r?bind)$|(?:^|,)bind(?:,|$)/.test(word))
    ? moved('copy', among(plainWords(call), call, context).slice(0, 1))
    : NOTHING;

const movers: Readonly<Record<string, Mover>> = {
  ...bucketMovers,
  cp: copy,
  gcp: copy,
  mv: copy,
  gmv: copy,
  install: copy,
  ginstall: copy,
  ln: copy,
  gln: copy,
  link: copy,
  gzip: pack,
  zip: archive,
  jar: into(1, []),
  rar: into(2, []),
  ar: into(2, []),
  split: (call, context) =>
    moved('copy', among(readWords(call.argv, { values: ['-b', '-l', '-n', '-a', '-C'] }).operands.slice(0, 1), call, context)),
  csplit: into(0, ['-f', '-b', '-n']),
  '7z': archive,
  '7za': archive,
  '7zz': archive,
  tar: archive,
  gtar: archive,
  bsdtar: archive,
  bsdcpio: archive,
  tee,
  sponge: tee,
  dd,
  git: gitTakes,
  rsync: transfer(RSYNC, true),
  scp: transfer(SCP, false),
  docker: container,
  podman: container,
  nerdctl: container,
  'docker-compose': container,
  kubectl: container,
  oc: container,
  cpio: archive,
  pax: archive,
  ...encryptionMovers,
  tmux: buffer,
  screen: buffer,
  mount,
  pbcopy: clipboard,
  xclip: clipboard,
  xsel: clipboard,
  'wl-copy': clipboard,
  clip: clipboard,
};

const byName: ReadonlyMap<string, Mover> = new Map(Object.entries(movers));

/** What a program takes from its place. */
export function taking(call: ProgramCall, context: Context): readonly Moved[] {
  return byName.get(filterName(call.program))?.(call, context) ?? NOTHING;
}
