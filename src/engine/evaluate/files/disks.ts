import type { Context, Reader } from '../../context';
import type { FileCall, ProgramCall, Text } from '../../types';
import { fileCall } from './fileCall';
import { has, readWords } from './flags';
import { writeWhole } from './writes';

/** What is written to is a device, or an image file; a bare name is a volume. */
const formatted = (call: ProgramCall, context: Context, operands: readonly Text[]): FileCall[] =>
  operands.filter((word) => /[/.]/.test(word)).map((word) => fileCall(call, context, 'format', word));

const MKFS = { values: ['-t', '-L', '-U', '-b', '-i', '-I', '-N', '-m', '-E', '-O', '-T', '-n', '-s', '-d'] };
/** `mkfs.*`, `mkswap` and kin: every operand that is a path. */
const mkfs: Reader = (call, context) => {
  const words = readWords(call.argv, MKFS);
  if (has(words, '--help', '-V', '--version') && words.operands.length === 0) return [];
  return formatted(
    call,
    context,
    [...words.operands, ...words.values.values()].filter((word) => word.startsWith('/dev/') || words.operands.includes(word)),
  );
};

/** Partition and signature tools: harmless only with a flag or word that says they look. */
const looking =
  (flags: readonly string[], words: readonly string[] = []): Reader =>
  (call, context) => {
    const read = readWords(call.argv, { values: ['-o', '--output', '-a', '--align', '-t', '--types', '-b', '-u'] });
    if (flags.some((flag) => read.flags.has(flag)) || words.some((word) => read.operands.includes(word))) return [];
    return formatted(call, context, read.operands);
  };

const NEVER = ['--help', '-h', '--version'];
/** `parted DEVICE COMMAND…`: only looking commands are free. */
const parted: Reader = (call, context) => {
  const words = readWords(call.argv, { values: ['-a', '--align'] });
  const commands = words.operands.slice(1);
  if (
    has(words, '-l', '--list', ...NEVER) ||
    (commands.length > 0 &&
      ['print', 'p', 'unit', 'help', 'version', 'align-check', 'check'].includes(commands[0] ?? '') &&
      !commands.some(changes))
  )
    return [];
  return formatted(call, context, words.operands.slice(0, 1));
};
const changes = (word: string): boolean => /^(?:mk|rm$|resize|name$|set$|toggle|move|rescue|disk_)/.test(word);

const wipefs: Reader = (call, context) => {
  const words = readWords(call.argv, { values: ['-o', '--offset', '-t', '--types', '-O', '--output'] });
  return has(words, '-a', '--all', '-o', '--offset') && !has(words, '-n', '--no-act') ? formatted(call, context, words.operands) : [];
};

const cryptsetup: Reader = (call, context) => {
  const words = readWords(call.argv, {
    values: ['-c', '-h', '-s', '-y', '-i', '-l', '--type', '--key-file', '-d', '--cipher', '--hash', '--key-size', '--header'],
  });
  const [action = '', ...rest] = words.operands;
  return /^(?:luksFormat|erase|luksErase|luksKillSlot|luksRemoveKey|reencrypt|format)$/.test(action) ? formatted(call, context, rest) : [];
};

const hdparm: Reader = (call, context) =>
  call.argv.some((word) => /^--(?:security-erase|trim-sector|write-sector|repair-sector|sanitize|dco-restore|make-bad)/.test(word))
    ? formatted(
        call,
        context,
        call.argv.filter((word) => word.startsWith('/dev/')),
      )
    : [];

const badblocks: Reader = (call, context) =>
  has(readWords(call.argv, { values: ['-b', '-c', '-o', '-p', '-t', '-i'] }), '-w')
    ? formatted(
        call,
        context,
        call.argv.filter((word) => word.startsWith('/dev/')),
      )
    : [];

const nvme: Reader = (call, context) =>
  ['format', 'sanitize', 'write-zeroes', 'write', 'dsm'].includes(call.argv[0] ?? '') ? formatted(call, context, call.argv.slice(1)) : [];

/** Programs whose work is to write or erase the devices among their words: `sg_format --format /dev/sg1`, `ddrescue image /dev/sdb`. */
const erases: Reader = (call, context) =>
  call.argv.some((word) => NEVER.includes(word))
    ? []
    : formatted(
        call,
        context,
        call.argv.filter((word) => word.startsWith('/dev/')),
      );
/** The last word is written: `ddrescue /dev/sda image` only reads the disk. */
const copies: Reader = (call, context) => {
  const { operands } = readWords(call.argv, {
    values: [
      '-b',
      '-c',
      '-i',
      '-o',
      '-s',
      '-r',
      '-e',
      '-E',
      '-T',
      '-m',
      '-x',
      '-B',
      '-I',
      '-K',
      '-O',
      '-P',
      '-Q',
      '-S',
      '-Z',
      '-a',
      '-H',
      '-L',
      '-W',
    ],
  });
  return formatted(
    call,
    context,
    operands.slice(1, 2).filter((word) => word.startsWith('/dev/')),
  );
};
/** `partclone.ext4 -r -s image -o /dev/sdb1` */
const partclone: Reader = (call, context) => {
  const target = call.argv.flatMap((word, at) =>
    /^-[oO]$|^--(?:output|overwrite)$/.test(word) ? [call.argv[at + 1] ?? ''] : (/^--(?:output|overwrite)=(.+)$/.exec(word)?.[1] ?? []),
  );
  return formatted(
    call,
    context,
    target.filter((word) => word.startsWith('/dev/')),
  );
};

const mdadm: Reader = (call, context) =>
  call.argv.some((word) => word === '--zero-superblock' || word === '--create' || word === '-C')
    ? formatted(
        call,
        context,
        call.argv.filter((word) => word.startsWith('/dev/')),
      )
    : [];

const mkfsNames = ['mkfs', 'mke2fs', 'mkswap', 'mkdosfs', 'mkntfs', 'mkexfatfs', 'newfs', 'newfs_apfs', 'newfs_hfs', 'mkreiserfs'].concat(
  [
    'ext2',
    'ext3',
    'ext4',
    'xfs',
    'btrfs',
    'vfat',
    'fat',
    'msdos',
    'ntfs',
    'exfat',
    'f2fs',
    'minix',
    'bfs',
    'cramfs',
    'jfs',
    'nilfs2',
    'reiserfs',
    'udf',
    'erofs',
    'zfs',
  ].map((type) => `mkfs.${type}`),
);

const MOUNT = { values: ['-t', '-o', '-O', '-L', '-U', '--types', '--options', '--source', '--target'] };
/** `mount --bind x folder`: until it is taken off again, what lies there is hidden, what guards agents too. */
const mount: Reader = (call, context) => {
  const words = readWords(call.argv, MOUNT);
  const target = words.values.get('--target') ?? words.operands[1];
  return target === undefined ? [] : writeWhole(call, context, target);
};

/** Programs that write to disks as a whole. */
export const diskReaders: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(mkfsNames.map((name) => [name, mkfs])),
  wipefs,
  fdisk: looking(['-l', '--list', '-s', '--getsz', ...NEVER, '-x', '--list-details']),
  sfdisk: looking([
    '-l',
    '--list',
    '-d',
    '--dump',
    '-J',
    '--json',
    '-s',
    '--show-size',
    '-g',
    '-F',
    '-V',
    '--verify',
    '-n',
    '--no-act',
    '-T',
    ...NEVER,
  ]),
  cfdisk: looking(NEVER),
  gdisk: looking(['-l', ...NEVER]),
  sgdisk: looking(['-p', '--print', '-i', '--info', '-v', '--verify', '-P', '--pretend', '-L', '-b', '--backup', ...NEVER]),
  parted,
  blkdiscard: looking(NEVER),
  cryptsetup,
  hdparm,
  badblocks,
  nvme,
  sg_format: erases,
  sg_sanitize: erases,
  sg_unmap: erases,
  sg_write_same: erases,
  scsi_format: erases,
  ddrescue: copies,
  dd_rescue: copies,
  ...Object.fromEntries(
    ['ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'ntfs', 'fat32', 'restore', 'dd'].map((type) => [`partclone.${type}`, partclone]),
  ),
  mdadm,
  mount,
};
