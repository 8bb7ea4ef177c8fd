import type { Context, Reader } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { fileCall } from '../files/fileCall';
import { textOfFile, valuesOf } from './flags';

/** What clients for files of other machines delete there: by lines that are typed into them, or by words of their own. */

const DELETES = /^\s*-?@?\s*(rm|mrm|rmdir|mdelete|delete|dele|rmd|del|deltree|glob\s+-?\w*\s*rm|site\s+(?:rm|dele))\s+(.+)$/i;
/** lftp: `mirror -R --delete from to` */
const MIRRORS = /^\s*mirror\s+(?=.*(?:--delete\b|-\w*e\b))(.+)$/i;

function deletedIn(text: Text, host: Text, call: ProgramCall, context: Context): readonly Call[] {
  const from: ProgramCall = { ...call, cwd: HOLE, remote: { kind: 'ssh', host } };
  const gone = (path: Text, recursive: boolean): Call =>
    fileCall(from, context, 'delete', path.replace(/^["']|["']$/g, ''), { recursive, by: call.program });
  return text.split(/[\n;]/).flatMap((line): readonly Call[] => {
    const mirrored = MIRRORS.exec(line)?.[1];
    if (mirrored !== undefined) {
      const [first, second] = mirrored.split(/\s+/).filter((word) => !word.startsWith('-'));
      const there = /(?:^|\s)(?:-\w*R|--reverse)/.test(mirrored) ? (second ?? first) : null;
      return there === null ? [] : [gone(there ?? HOLE, true)];
    }
    const [, verb = '', words = ''] = DELETES.exec(line) ?? [];
    const paths = words.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'));
    // An empty folder is nothing to lose.
    return /^rmd/i.test(verb) ? [] : paths.map((path) => gone(path, /^(?:deltree|glob|mrm)/i.test(verb) || /(?:^|\s)-\w*r/i.test(words)));
  });
}

/** The first word that names a machine: `sftp you@host:path`, `ftp host`, `smbclient //host/share`. */
const hostOf = (argv: readonly Text[]): Text => {
  const word = argv.find((one, at) => !one.startsWith('-') && !/^-[bBcDFiJloPRSsuUWpAe]$/.test(argv[at - 1] ?? '')) ?? '';
  const opened = argv.join(' ').match(/\b(?:open|connect)\s+(?:-\S+\s+)*(?:\w+:\/\/)?(?:[^\s@/]+@)?([\w.-]+)/)?.[1];
  return opened ?? /^(?:\w+:)?(?:\/\/)?(?:[^@/]+@)?([\w.-]+)/.exec(word)?.[1] ?? HOLE;
};

const client: Reader = (call, context) => {
  const typed = call.stdin.kind === 'text' ? [call.stdin.text] : [];
  const files = valuesOf(call.argv, call.program === 'lftp' ? ['-f'] : ['-b']).map((path) =>
    path === '-' ? '' : textOfFile(path, call, context),
  );
  const inline = call.program === 'lftp' || call.program === 'smbclient' ? valuesOf(call.argv, ['-c', '-e', '--command']) : [];
  const texts = [...typed, ...files, ...inline];
  return texts.length === 0 || !context.spend(1 + texts.join('').length / 32)
    ? []
    : texts.flatMap((text) => deletedIn(text, hostOf(call.argv), call, context));
};

/** `curl -Q 'DELE shop.sql' ftp://host/`: commands for the server before or behind the transfer. */
const curl: Reader = (call, context) => {
  if (!call.argv.some((word) => /^-[a-zA-Z]*Q|^--quote/.test(word))) return [];
  const url = call.argv.find((word) => /^(?:s?ftps?|scp):\/\//i.test(word)) ?? '';
  const host = /^\w+:\/\/(?:[^@/]*@)?([\w.-]+)/.exec(url)?.[1] ?? HOLE;
  return valuesOf(call.argv, ['-Q', '--quote']).flatMap((text) => deletedIn(text.replace(/^[-+*]+/, ''), host, call, context));
};

/** `scp /dev/null host:path` empties what lies there. */
const scp: Reader = (call, context) => {
  const [, host, path] = /^(?:scp:\/\/)?(?:[^/:@]+@)?([^/:]+)[:/](.+)$/.exec(call.argv.at(-1) ?? '') ?? [];
  if (host === undefined || path === undefined || !call.argv.slice(0, -1).includes('/dev/null')) return [];
  const from: ProgramCall = { ...call, cwd: HOLE, remote: { kind: 'ssh', host } };
  return [fileCall(from, context, 'delete', path, { by: call.program })];
};

/** Clients for files of other machines, for what they delete there. */
export const remoteFileReaders: Readonly<Record<string, Reader>> = {
  sftp: client,
  ftp: client,
  lftp: client,
  smbclient: client,
  curl,
  scp,
};
