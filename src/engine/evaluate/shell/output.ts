import { limits } from '../../limits';
import { type Content, HOLE, type OpaqueWhy, type Text } from '../../types';
import { capped, marksOf } from '../secrets/marks';

/** What a program prints. `from` names the programs whose unknown output stands in it as HOLEs. */
export interface Output {
  readonly text: Text;
  readonly from: readonly string[];
  /** What went into a program whose output is not known. */
  readonly seen?: Seen;
}
/** `words` may stand in what is printed, `texts` and what is in `files` may be all of it. Asked for only where the output is run as code. */
export type Seen = () => {
  readonly words: readonly Text[];
  readonly texts: readonly Text[];
  readonly files: readonly Text[];
};
export const SILENT: Output = { text: '', from: [] };

export const known = (text: Text, from: readonly string[] = []): Output =>
  text.length > limits.textLength
    ? { text: HOLE, from: [...from, 'too long'] }
    : { text, from: text.includes(HOLE) ? from : marksOf(from) };

/** Output that nobody can know before the program runs. */
export function unknown(program: string, source: readonly string[] = NONE, seen?: Seen): Output {
  const from = source.length === 0 ? [program] : source.includes(program) ? source : capped([...source, program], 8);
  return seen ? { text: HOLE, from, seen } : { text: HOLE, from };
}
const NONE: readonly string[] = [];

export function joined(first: Output, second: Output): Output {
  if (second.text === '') return first;
  if (first.text === '') return second;
  const both = known(first.text + second.text, union(first.from, second.from));
  const seen = first.seen ?? second.seen;
  return seen ? { ...both, seen } : both;
}

export const union = (a: readonly string[], b: readonly string[]): readonly string[] =>
  b.length === 0 ? a : a.length === 0 ? b : capped([...new Set([...a, ...b])], 8);

/** As the standard input of the program that reads it. */
export const contentOf = ({ text, from }: Output): Content =>
  text === HOLE ? { kind: 'unreadable', why: unreadable(from) } : { kind: 'text', text };

const unreadable = (from: readonly string[]): string => `output of ${from.length > 0 ? from.join(', ') : 'an unknown program'}`;

const FETCH = new Set(
  'git-clone rsync scp sftp aria2c gh svn hg curl wget fetch aria2c http https xh httpie lwp-request GET nc ncat netcat socat telnet ftp sftp dig host nslookup drill gsutil /dev/tcp /dev/udp'.split(
    ' ',
  ),
);
const DECODE = new Set(
  'base64 base32 basenc xxd openssl gpg gunzip gzip zcat bunzip2 bzip2 bzcat unxz xz xzcat zstd zstdcat lz4 brotli uudecode uncompress python python2 python3 perl ruby node php od hexdump tar bsdtar gtar unzip 7z 7za unrar cpio ar history fc mkfifo mknod'.split(
    ' ',
  ),
);

/** Begins the name of a program that makes something else of text that stands in the action. */
export const DECODING = 'recoding by ';

/** Which kind of code it would be if it were run. */
export function codeFrom(from: readonly string[]): OpaqueWhy {
  if (from.some((name) => FETCH.has(name))) return 'fetched-code';
  return from.some((name) => DECODE.has(name) || name.startsWith(DECODING)) ? 'decoded-code' : 'unreadable-code';
}

/** Whether something was made of text that the action itself has, by a decoder or a language: not what the shell remembers or waits for. */
export const isDecoded = (from: readonly string[]): boolean =>
  from.some((name) => (DECODE.has(name) && !/^(?:history|fc|mkfifo|mknod)$/.test(name)) || name.startsWith(DECODING));

/** The programs that an unreadable content names, as `contentOf` wrote them. */
export const sourcesOf = (content: Content): readonly string[] =>
  content.kind === 'unreadable' && content.why.startsWith('output of ') ? content.why.slice('output of '.length).split(', ') : [];
