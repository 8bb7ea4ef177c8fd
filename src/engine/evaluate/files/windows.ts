import type { Reader } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { fileCall } from './fileCall';
import { write } from './writes';

const slashed = (path: Text): Text => path.replaceAll('\\', '/');
const switchesOf = ({ argv }: ProgramCall): string => ` ${argv.filter((word) => word.startsWith('/')).join(' ')} `.toLowerCase();
const operandsOf = ({ argv }: ProgramCall): readonly Text[] => argv.filter((word) => !/^\/[a-z?][^/\\]*$/i.test(word)).map(slashed);

/** `robocopy from to /mir`: what is not in the first folder goes from the second; `/move` takes the first away. */
const robocopy: Reader = (call, context) => {
  const switches = switchesOf(call);
  const [from, to] = operandsOf(call);
  if (/ \/l /.test(switches) || from === undefined || to === undefined) return [];
  const gone = (path: Text): Call => fileCall(call, context, 'delete', path, { recursive: true });
  return [
    ...(/ \/(?:mir|purge) /.test(switches) ? [gone(to)] : []),
    ...(/ \/move? /.test(switches) ? [gone(from)] : []),
    ...write(call, context, to),
  ];
};

const CHANGES = / \/(?:reset|restore|setowner|remove(?::[gd])?|deny|substitute|inheritance:[rd]|grant:r) /;
/** `icacls folder /deny you:F /t`; showing what is there changes nothing. */
const icacls: Reader = (call, context) => {
  const switches = switchesOf(call);
  const [path] = operandsOf(call);
  return path === undefined || !CHANGES.test(switches)
    ? []
    : [fileCall(call, context, 'permissions', path, { recursive: / \/t /.test(switches) })];
};

/** `takeown /f folder /r /d y` */
const takeown: Reader = (call, context) => {
  const at = call.argv.findIndex((word) => /^\/f$/i.test(word));
  const path = at < 0 ? undefined : call.argv[at + 1];
  return path === undefined ? [] : [fileCall(call, context, 'permissions', slashed(path), { recursive: / \/r /.test(switchesOf(call)) })];
};

/** `sdelete -s -q folder`; `-c` and `-z` clean what is free already. */
const sdelete: Reader = (call, context) => {
  const words = call.argv.filter((word, at) => !/^[-/]/.test(word) && !/^[-/]p$/i.test(call.argv[at - 1] ?? '')).map(slashed);
  if (call.argv.some((word) => /^[-/][cz]$/i.test(word))) return [];
  return words.map((word) => fileCall(call, context, 'delete', word, { recursive: true }));
};

/** `fsutil file setzerodata offset=0 length=9 path`, `fsutil file seteof path 0` */
const fsutil: Reader = (call, context) => {
  const [area = '', verb = '', ...rest] = call.argv;
  if (!/^file$/i.test(area) || !/^(?:setzerodata|seteof)$/i.test(verb)) return [];
  const path = rest.find((word) => !/^(?:offset|length)=|^\d+$/i.test(word)) ?? HOLE;
  return [fileCall(call, context, 'truncate', slashed(path))];
};

/** Programs of Windows that change, move or delete files. cmd.exe's own commands stand with cmd.exe. */
export const windowsReaders: Readonly<Record<string, Reader>> = {
  robocopy,
  icacls,
  takeown,
  sdelete,
  sdelete64: sdelete,
  fsutil,
};
