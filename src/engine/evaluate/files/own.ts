import type { Context } from '../../context';
import { type Call, type FileCall, HOLE, type ProgramCall, type Text } from '../../types';
import { aims, patternsOf } from './aimed';
import { codeTouches } from './codeNames';
import { insideEditor } from './editorInside';
import { fileCall } from './fileCall';
import { foundFiles } from './findsOwn';
import { touchesGuarded } from './guarded';
import { usesHands } from './hands';
import { landsOnGuards } from './landings';
import { copiesHere } from './loopbackCopies';
import { isWithin, normalise, resolvePath } from './path';
import { placeOf } from './place';
import { drives } from './remoteControl';

/** Programs that only look at what they are given, or take it for text. */
const LOOKING: ReadonlySet<string> = new Set(
  `ls dir exa eza tree cat bat head tail less more nl tac wc file stat du df grep egrep fgrep rg ag ack jq yq cut uniq diff cmp comm md5sum sha1sum sha256sum sha512sum
  cksum b2sum od xxd hexdump strings readlink realpath basename dirname test [ [[ echo printf true : gh locate which type command code cursor codium lsattr getfacl namei
  tr column fold expand rev cd pushd read export local declare typeset readonly unset set alias pwd rm grm unlink gunlink shred gshred find gfind mv gmv cp gcp install
  ginstall ln gln tee gtee truncate gtruncate sed gsed dd gdd sort rsync tar chmod chown chgrp git pkill killall kill awk gawk mawk`.split(
    /\s+/,
  ),
);
/** What stands in every path of ours: our name, or the editor's lists of extensions and of their state. */
const OURS = /mollyguard|state\.vscdb|extensions\/(?:extensions\.json|\.obsolete)/i;
/** Commands of ours that tell and change nothing. */
const TELLING: ReadonlySet<string> = new Set(['judge', 'explain', 'journal', 'doctor', '--help', '--version']);
const INTERPRETERS: ReadonlySet<string> = new Set([
  'node',
  'nodejs',
  'bun',
  'deno',
  'python',
  'python3',
  'perl',
  'ruby',
  'php',
  'osascript',
  'lua',
  'luajit',
  'tclsh',
  'Rscript',
  'julia',
  'elixir',
  'groovy',
]);

/** What a program does to Mollyguard, to the files that guard agents, and by a person's hands, beyond what its reader tells. */
export function touchesOwn(call: ProgramCall, context: Context): readonly Call[] {
  if (call.remote !== null) return [];
  const own = touches(call, context);
  if (own.length > 0) return own;
  const ends = ENDS.has(call.program) && patternsOf(call).some(aims) ? [{ ...call, argv: ['mollyguard'] }] : NONE;
  const guarded = touchesGuarded(call, context, LOOKING.has(call.program));
  const code = codeTouches(call, context);
  const found = foundFiles(call, context, onlyLooks);
  const hands = usesHands(call, context);
  const others = both(drives(call, context), insideEditor(call, context));
  const copied = both(copiesHere(call, context), landsOnGuards(call, context));
  // Asked of every program, and nearly always for nothing.
  return ends.length + guarded.length + code.length + found.length + hands.length + others.length + copied.length === 0
    ? NONE
    : [...ends, ...guarded, ...code, ...found, ...hands, ...others, ...copied];
}
const NONE: readonly never[] = [];
const both = (one: readonly Call[], other: readonly Call[]): readonly Call[] =>
  one.length === 0 ? other : other.length === 0 ? one : [...one, ...other];
const onlyLooks = (program: string): boolean => LOOKING.has(program) && !CHANGES.has(program);

/** Programs that end processes by their names. */
const ENDS: ReadonlySet<string> = new Set(['pkill', 'killall', 'skill']);
/** Programs in LOOKING that are there since a reader of their own tells what they write. */
const CHANGES: ReadonlySet<string> = new Set(
  'rm grm unlink gunlink shred gshred mv gmv cp gcp install ginstall ln gln tee gtee truncate gtruncate sed gsed dd gdd chmod chown chgrp rsync tar git'.split(
    ' ',
  ),
);

/**
 * A program of which nothing else is known, given a path of Mollyguard's own: it may write there, connect there or run what lies there. The call says
 * that the path is changed, which nobody but a person may do. Reading is free.
 */
function touches(call: ProgramCall, context: Context): readonly FileCall[] {
  const path = call.path.includes('/');
  const looks = LOOKING.has(call.program) && !call.argv.includes('inplace');
  if (looks && !path) return NONE;
  const { own, home } = context.facts;
  const inOwnFolder = isOwn(call.cwd, context);
  const program = path && (mentions(call.path, own) || inOwnFolder) ? resolvePath(call.path, call.cwd, home) : null;
  if (program !== null && isOwn(program, context) && !tells(call.argv, call)) return [touched(call, program, context)];
  if (
    looks ||
    (!inOwnFolder &&
      !call.argv.some((word) => mentions(word, own)) &&
      !(call.stdin.kind === 'text' && INTERPRETERS.has(call.program) && mentions(call.stdin.text, own)))
  )
    return NONE;
  if (INTERPRETERS.has(call.program)) {
    const script = call.argv.findIndex((word) => !word.startsWith('-'));
    const path = resolvePath(call.argv[script] ?? '', call.cwd, home);
    if (script >= 0 && isOwn(path, context) && /\/cli\.[cm]?js$/.test(path) && tells(call.argv.slice(script + 1), call)) return [];
    const code = [...call.argv, call.stdin.kind === 'text' ? call.stdin.text : ''].find((word) => namesOwn(word, own, home));
    if (code !== undefined) return [touched(call, `${home}/.mollyguard`, context)];
  }
  // The socket's folder may be written with a variable.
  const socket = call.argv.find((word) => word.includes('guard.sock') && (word.includes(HOLE) || mentions(word, own)));
  if (socket !== undefined) return [touched(call, `${home}/.mollyguard`, context)];
  return call.argv
    .flatMap(pathsIn)
    .map((word) => resolvePath(word, call.cwd, home))
    .filter((path) => isOwn(path, context))
    .slice(0, 1)
    .map((path) => touched(call, path, context));
}

const mentions = (word: Text, own: readonly string[]): boolean =>
  OURS.test(word) || own.some((folder) => folder !== '' && word.includes(folder));

/** A command that tells; but doctor starts the launcher that it finds in a home, so that another home is other code. */
const tells = (argv: readonly Text[], { env }: ProgramCall): boolean =>
  TELLING.has(argv[0] ?? '') &&
  (argv[0] !== 'doctor' || (env.HOME === undefined && !argv.some((word) => /^--h(?:ome|om|o)?(?:=|$)|\uE000/.test(word))));
const isOwn = (path: Text, { facts }: Context): boolean =>
  (facts.own.some((folder) => isWithin(path, normalise(folder))) || OURS.test(path)) && placeOf(path, facts) === 'self';
const touched = (call: ProgramCall, path: Text, context: Context): FileCall =>
  fileCall(call, context, 'overwrite', path, { pattern: false, content: { kind: 'unreadable', why: call.program } });

/** Code that names one of our folders, in full or from the home, or where editors keep what extensions remember. */
const namesOwn = (text: Text, own: readonly string[], home: string): boolean =>
  text.includes('state.vscdb') ||
  text.includes(`${home}/.mollyguard`) ||
  /(?:~|HOME\b|homedir\(\)|expanduser|Path\.home\(\)|Dir\.home|\uE000).{0,40}\.mollyguard\b/s.test(text) ||
  own.some((folder) => folder !== '' && text.includes(folder));

/** The words of an argument that may be paths: as it stands, behind `=`, behind a scheme or address type (`unix:`, `UNIX-CONNECT:`), up to a comma. */
function pathsIn(word: Text): readonly Text[] {
  if (word.length > 4_096 || word.includes('\n')) return [];
  const found = [word];
  for (const match of word.matchAll(/[=:,@]((?:~|\/|\uE000)[^,;:\s]*)/g)) if (match[1] !== undefined) found.push(match[1]);
  return found.filter((one) => one !== '' && !one.startsWith(HOLE));
}
