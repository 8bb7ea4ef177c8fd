import type { Reader } from '../../context';
import { type Call, type FileCall, HOLE } from '../../types';
import { fileCall } from './fileCall';
import { has, readWords } from './flags';
import { landings, secondName, write, writeWhole } from './writes';

const VALUES = [
  '-e',
  '--rsh',
  '-f',
  '--filter',
  '-B',
  '--block-size',
  '-T',
  '--temp-dir',
  '-M',
  '--remote-option',
  '--exclude',
  '--include',
  '--exclude-from',
  '--include-from',
  '--files-from',
  '--backup-dir',
  '--suffix',
  '--chmod',
  '--chown',
  '--usermap',
  '--groupmap',
  '--rsync-path',
  '--compare-dest',
  '--copy-dest',
  '--link-dest',
  '--log-file',
  '--log-file-format',
  '--out-format',
  '--password-file',
  '--partial-dir',
  '--port',
  '--max-delete',
  '--max-size',
  '--min-size',
  '--modify-window',
  '--bwlimit',
  '--timeout',
  '--contimeout',
  '--address',
  '--sockopts',
  '--info',
  '--debug',
  '--iconv',
  '--protocol',
  '--compress-level',
  '--skip-compress',
];

/** `rsync`: `--delete…` deletes in the target what the source lacks; the target is written over; its remote shell is a program. */
export const rsync: Reader = (call, context) => {
  const words = readWords(call.argv, { values: VALUES });
  const shell = words.values.get('-e') ?? words.values.get('--rsh');
  const target = words.operands.at(-1);
  const there = words.operands.map((one) => /^(?:[^/:@]+@)?([^/:]+):/.exec(one)?.[1]).find((host) => host !== undefined) ?? '';
  // What the other machine starts in the place of rsync.
  const path = words.values.get('--rsync-path');
  const runs: readonly Call[] = [
    ...(shell === undefined ? [] : context.shell(shell, call, 'sh', [])),
    ...(path === undefined ? [] : context.shell(path, { ...call, cwd: HOLE, remote: { kind: 'ssh', host: there } }, 'sh', [])),
  ];
  if (target === undefined || words.operands.length < 2 || has(words, '-n', '--dry-run', '--list-only', '--help', '--version')) return runs;
  const sources = words.operands.slice(0, -1);
  const deletes = [...words.flags].some((flag) => flag.startsWith('--del'));
  const host = /^(?:rsync:\/\/)?((?:[^/:@]+@)?[^/:]+)(?:::?|\/)(.*)$/.exec(target);
  const remote = host && (target.startsWith('rsync://') || /^[^/]*:/.test(target)) && !/^[A-Za-z]:[\\/]/.test(target);
  // Files that are there already, and alike, become second names.
  const linked = words.values.get('--link-dest');
  const calls: FileCall[] = linked === undefined ? [] : secondName(call, context, linked);
  if (remote) {
    if (deletes) {
      const path = host[2]?.startsWith('/') ? host[2] : `/root/${host[2] ?? ''}`;
      const one = fileCall(call, context, 'delete', path, { recursive: true, by: 'rsync --delete' });
      calls.push({ ...one, remote: { kind: 'ssh', host: (host[1] ?? '').replace(/^.*@/, '') } });
    }
  } else {
    if (deletes) calls.push(fileCall(call, context, 'delete', target, { recursive: true, pattern: true, by: 'rsync --delete' }));
    const whole = sources.filter((source) => source.endsWith('/') || /(?:^|\/)\.{1,2}$/.test(source));
    if (whole.length > 0) calls.push(...writeWhole(call, context, target));
    const named = landings(
      sources.filter((source) => !whole.includes(source)),
      target,
      false,
    );
    calls.push(...named.flatMap(({ path }) => (path === target ? write(call, context, path) : writeWhole(call, context, path))));
  }
  if (has(words, '--remove-source-files', '--remove-sent-files')) {
    const here = sources.filter((source) => !/^[^/]*:/.test(source));
    calls.push(...here.map((source) => fileCall(call, context, 'delete', source, { recursive: true, by: 'rsync --remove-source-files' })));
  }
  return [...runs, ...calls];
};
