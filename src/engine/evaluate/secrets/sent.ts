import type { Context } from '../../context';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { readWords } from '../files/flags';
import { resolvePath } from '../files/path';
import { isFileMark, type Mark, nameOfMark, offLimitsMark } from './marks';
import { valuesOf } from './namedFiles';
import { isOffLimits } from './offLimits';

type Sender = (call: ProgramCall, context: Context) => readonly Mark[];

const named = (words: readonly Text[], call: ProgramCall, context: Context): readonly Mark[] =>
  words
    .filter((word) => word !== '' && word.length < 4_096)
    .map((word) => resolvePath(word, call.cwd, context.facts.home))
    .filter((path) => isOffLimits(path, context, call.remote !== null))
    .map(offLimitsMark);
const input = (call: ProgramCall): readonly Mark[] => call.secrets?.stdin ?? [];
const operands = (call: ProgramCall, values: readonly string[] = []): readonly Text[] => readWords(call.argv, { values }).operands;

/** Only what it is fed: its words are hosts and commands. */
const fed: Sender = (call) => input(call);

/** Its input, and any file among its words. */
const any: Sender = (call, context) => [...input(call), ...named(operands(call), call, context)];

/** `socat OPEN:file TCP:host:1`, `EXEC:"cat file"`. */
const socat: Sender = (call, context) => {
  const parts = call.argv
    .flatMap((word) => word.split(/!!|,/))
    .flatMap((word) => {
      const match = /^(?:[A-Z][A-Z0-9-]*):(.*)$/is.exec(word);
      return match ? (match[1] ?? '').split(/["'\s]+/) : [word];
    });
  return [...input(call), ...named(parts, call, context)];
};

/** Options of curl that send their value. */
const SENDS = /^(?:-d|-F|-T|--data(?:-ascii|-binary|-raw|-urlencode)?|--form(?:-string)?|--json|--upload-file|--url-query)$/;

/**
 * What is sent of the words themselves, where what a file holds stands in them. In a header it is use; what stands in no other word must be in the
 * data.
 */
const curl: Sender = (call, context) => {
  const marks = (call.secrets?.words ?? []).filter(isFileMark);
  const values = marks.flatMap((mark) => valuesIn(nameOfMark(mark), context));
  const data = (word: Text, at: number): Text | null => {
    const value = /^(?:-d|-F)(.+)$|^--(?:data[a-z-]*|form|json|form-string|url-query)=(.+)$/s.exec(word);
    return value ? (value[1] ?? value[2] ?? '') : SENDS.test(call.argv[at - 1] ?? '') ? word : null;
  };
  const holds = (word: Text): boolean => word.includes(HOLE) || word.includes('/dev/fd/') || values.some((one) => word.includes(one));
  const sends = call.argv.map(data).filter((one) => one !== null);
  const elsewhere = call.argv.some((word, at) => data(word, at) === null && holds(word));
  const wholly = sends.length > 0 && (sends.some(holds) || !elsewhere);
  const stdin = call.argv.some((word) => /(?:^|[@<=])-$/.test(word) || word.includes('/dev/stdin') || word === '.') ? input(call) : [];
  return [...(wholly ? marks : []), ...stdin];
};

/** What stands in a file behind its equals signs, or line by line. */
function valuesIn(path: Text, context: Context): readonly Text[] {
  const fact = context.file(path, 'text');
  if (fact.kind !== 'text') return [];
  return fact.text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[^=]*=\s*["']?|["']?\s*$/g, ''))
    .filter((value) => value.length >= 4);
}

/** Names that are asked for go to other machines. */
const asked: Sender = (call) => (call.secrets?.words ?? []).filter((mark) => isFileMark(mark) || mark.startsWith('loaded:'));

const BODY = /^(?:-F|-f|--body-file(?:=|$)|--notes-file(?:=|$)|--input(?:=|$)|--description-file(?:=|$))/;
/** Words of `gh` that carry files: `gist create FILE`, `issue create -F FILE`, `api -F a=@FILE`. */
const github: Sender = (call, context) => {
  const words = operands(call, [
    '-d',
    '--desc',
    '-f',
    '--filename',
    '-F',
    '--field',
    '--body-file',
    '--input',
    '-R',
    '--repo',
    '-t',
    '--title',
  ]);
  const [first = '', second = ''] = words;
  // The store of secrets is made for them.
  if (/^(?:secret|variable|auth)$/.test(first)) return [];
  const sends =
    (/^(?:gist|snippet)$/.test(first) && /^(?:create|edit)$/.test(second)) || (first === 'release' && /^(?:create|upload)$/.test(second));
  const bodies = named(
    valuesOf(call.argv, BODY).map((word) => word.replace(/^[\w.[\]-]*=?@/, '')),
    call,
    context,
  );
  const inputs = sends || valuesOf(call.argv, BODY).includes('-') ? input(call) : [];
  const told = /^(?:issue|pr|mr|release|gist|snippet|discussion)$/.test(first) ? asked(call, context) : [];
  return [...told, ...bodies, ...inputs, ...(sends ? named(words.slice(2), call, context) : [])];
};

/** Commands of its own that a client is given: `put .env`, `mput *`. */
const put: Sender = (call, context) => {
  const text = [...call.argv, call.stdin.kind === 'text' ? call.stdin.text : ''].join('\n');
  return [
    ...input(call),
    ...named(
      [...text.matchAll(/\b(?:m?put|reput|send|append)\s+(?:-\w+\s+)*([^\s;"']+)/g)].map(([, word = '']) => word),
      call,
      context,
    ),
  ];
};

/** `mosquitto_pub -f FILE`, `redis-cli -x` */
const flagged =
  (flag: RegExp): Sender =>
  (call, context) => [...input(call), ...named(valuesOf(call.argv, flag), call, context)];

const wget: Sender = (call) => [
  ...input(call),
  ...(call.argv.some((word) => /^--(?:post|body)-data\b/.test(word)) ? (call.secrets?.words ?? []).filter(isFileMark) : []),
];

const openssl: Sender = (call) => (call.argv[0] === 's_client' ? input(call) : []);

const senders: Readonly<Record<string, Sender>> = {
  nc: fed,
  ncat: fed,
  netcat: fed,
  'nc.openbsd': fed,
  'nc.traditional': fed,
  telnet: fed,
  ssh: fed,
  websocat: fed,
  wscat: fed,
  socat,
  curl,
  wget,
  openssl,
  smbclient: put,
  mosquitto_pub: flagged(/^-f$/),
  kcat: any,
  kafkacat: any,
  twine: any,
  pastebin: any,
  pastebinit: any,
  ix: any,
  '0x0': any,
  dropbox_uploader: any,
  http: fed,
  https: fed,
  xh: fed,
  xhs: fed,
  ftp: any,
  tftp: any,
  lftp: any,
  ncftpput: any,
  sftp: put,
  mail: any,
  mailx: any,
  mutt: any,
  sendmail: fed,
  msmtp: fed,
  swaks: any,
  croc: any,
  wormhole: any,
  'magic-wormhole': any,
  ffsend: any,
  transfer: any,
  termbin: any,
  gh: github,
  glab: github,
  nslookup: asked,
  dig: asked,
  host: asked,
  ping: asked,
  drill: asked,
};

const byName: ReadonlyMap<string, Sender> = new Map(Object.entries(senders));
const NOTHING: readonly Mark[] = [];

/** What of secrets a program sends to another machine; requests that the HTTP readers understand say their files themselves. */
export function sent(call: ProgramCall, context: Context): readonly Mark[] {
  return byName.get(call.program)?.(call, context) ?? NOTHING;
}
