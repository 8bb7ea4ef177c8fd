import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { databaseSpecials } from './databases';
import { isEncrypted } from './encryption';
import { codeSpecials, lispEditor } from './inlineCode';
import type { Mark } from './marks';
import { marksOfFiles, plainWords, type Special, valuesOf } from './namedFiles';
import { quotingSpecials } from './quoting';

const dd: Special = (call, context) => {
  if (call.argv.some((word) => word.startsWith('of='))) return [];
  const from = call.argv.find((word) => word.startsWith('if='));
  return from === undefined ? (call.secrets?.stdin ?? []) : marksOfFiles([from.slice(3)], call, context);
};

/** `openssl base64 -in`, and keys printed as text; the public half of a key is no secret, nor what is encrypted with what does not stand beside it. */
const openssl: Special = (call, context) => {
  const [verb = '', ...rest] = call.argv;
  const at = rest.indexOf('-in');
  const marks = at < 0 ? (call.secrets?.stdin ?? []) : marksOfFiles([rest[at + 1] ?? ''], call, context);
  if (rest.includes('-out') || rest.includes('-noout')) return [];
  const encrypted = isEncrypted(rest);
  if (verb === 'base64' || (verb === 'enc' && !encrypted)) return marks;
  if (/^(?:cms|smime)$/.test(verb) && rest.includes('-sign')) return marks;
  return /^(?:rsa|ec|pkey|dsa|pkcs8|pkcs12|asn1parse)$/.test(verb) && !rest.includes('-pubout') && !rest.includes('-nokeys') ? marks : [];
};

/** A shell that shows each line as it reads or runs it. */
const traced: Special = (call, context) => {
  const [flags = '', script = ''] = call.argv;
  return /^-\w*[xv]/.test(flags) ? marksOfFiles([script], call, context) : [];
};

const envFile = (word: Text, next: Text | undefined): readonly Text[] => {
  const match = /^--env-file(?:-if-exists)?(?:=(.*))?$/.exec(word);
  return match ? [match[1] ?? next ?? ''] : [];
};

/** A container, or a program that loads a file for another, which does nothing but print what it was given. */
const loader =
  (usual: readonly Text[]): Special =>
  (call, context) => {
    if (!call.argv.some((word) => /^(?:env|printenv)$/.test(word))) return [];
    const files = call.argv.flatMap((word, at) => envFile(word, call.argv[at + 1]));
    return marksOfFiles(files.length > 0 ? files : usual, call, context);
  };

/** `dotenv -p NAME`, `dotenv list` and `dotenv get NAME` show what is in the file. */
const dotenv: Special = (call, context) => {
  const dashes = call.argv.indexOf('--');
  const own = dashes < 0 ? call.argv : call.argv.slice(0, dashes);
  const named = own.flatMap((word, at) => (/^-[efc]$/.test(word) ? [own[at + 1] ?? ''] : []));
  const tells =
    own.includes('-p') ||
    /^(?:list|get)$/.test(own.find((word, at) => !word.startsWith('-') && !/^-[efcv]$/.test(own[at - 1] ?? '')) ?? '');
  return tells ? marksOfFiles(named.length > 0 ? named : ['.env'], call, context) : loader(['.env'])(call, context);
};

/** `cmp -l` tells each byte that is another. */
const compared: Special = (call, context) =>
  call.argv.some((word) => /^-\w*[lb]|^--(?:verbose|print-bytes)$/.test(word)) ? marksOfFiles(plainWords(call), call, context) : [];

/** `multi-call --coreutils-prog=cat FILE`. */
const multiCall: Special = (call, context) => marksOfFiles(plainWords(call), call, context);

/** `vim -es '+%p' FILE`: an editor without a screen prints. */
const editor: Special = (call, context) => {
  const quiet = call.argv.some((word) => /^-(?:\w*[eE]s?c?|sc?|-headless|-batch|-cmd)$/.test(word));
  const fed = /^(?:ed|ex)$/.test(call.program) && call.stdin.kind !== 'none';
  const writes = call.argv.some((word) => /^\+?:?[%\d,$]*\s*(?:w|sav|write|saveas)!?\s+\S/.test(word));
  return [...(quiet || fed || writes ? marksOfFiles(plainWords(call), call, context) : []), ...lispEditor(call, context)];
};

/** What `kubectl create secret` would make, as text: its values are only encoded. `kubectl apply` and `kubeseal` take it from there. */
const rendered: Special = (call, context) => {
  if (
    !call.argv.includes('create') ||
    !call.argv.some((word) => /^--dry-run(?:=(?:client|server))?$|^-o(?:=?(?:yaml|json))?$|^--output/.test(word))
  )
    return [];
  if (call.stdout.to === 'pipe' && /^(?:kubectl|oc|kubeseal|sops|age)$/.test(call.stdout.target)) return [];
  const files = call.argv.flatMap((word, at) => {
    const match = /^--from-(?:env-)?file(?:=(.*))?$/s.exec(word);
    return match ? [(match[1] ?? call.argv[at + 1] ?? '').replace(/^[\w.-]+=/, '')] : [];
  });
  return [...marksOfFiles(files, call, context), ...(call.secrets?.words ?? [])];
};

const LISTS = /^-a$|^--arg-file(?:=|$)|^::::\+?$/;
/** `parallel -a .env echo` */
const parallel: Special = (call, context) =>
  call.argv.some((word) => /^(?:echo|printf|cat)\b/.test(word)) || plainWords(call).length <= 1
    ? marksOfFiles(valuesOf(call.argv, LISTS), call, context)
    : [];

const table: Readonly<Record<string, Special>> = {
  parallel,
  kubectl: rendered,
  oc: rendered,
  ...codeSpecials,
  ...databaseSpecials,
  ...quotingSpecials,
  dd,
  gdd: dd,
  openssl,
  coreutils: multiCall,
  cmp: compared,
  ...Object.fromEntries(['bash', 'sh', 'zsh', 'dash', 'ksh'].map((name) => [name, traced])),
  ...Object.fromEntries(['docker', 'podman', 'nerdctl'].map((name) => [name, loader([])])),
  dotenv,
  'dotenv-cli': dotenv,
  ...Object.fromEntries(['dotenvx', 'env-cmd', 'foreman', 'honcho'].map((name) => [name, loader(['.env'])])),
  ...Object.fromEntries(['vim', 'vi', 'nvim', 'ex', 'emacs', 'ed'].map((name) => [name, editor])),
};

const byName: ReadonlyMap<string, Special> = new Map(Object.entries(table));

/** The programs that are asked. */
export const specialNames: readonly string[] = [...byName.keys()];

/** What such a program prints; null: it is none of them. */
export const printedOtherwise = (call: ProgramCall, context: Context): readonly Mark[] | null =>
  byName.get(call.program)?.(call, context) ?? null;

/** Files that a script of awk or sed reads beside its operands, and the script itself, which is quoted where it is none. */
export function scriptFiles(name: string, script: Text | null, argv: readonly Text[]): readonly Text[] {
  if (name === 'jq') return argv.filter((_, at) => /^--(?:rawfile|slurpfile)$/.test(argv[at - 2] ?? ''));
  if (script === null) return [];
  const own = argv.includes('-f') ? [script] : [];
  if (name === 'awk') {
    if (!/getline|ARGV|readfile/.test(script)) return own;
    const given = argv.flatMap((word, at) => (argv[at - 1] === '-v' ? [word.replace(/^\w+=/, '')] : []));
    return [...own, ...given, ...[...script.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word)];
  }
  return name === 'sed' ? [...own, ...[...script.matchAll(/(?:^|[;\d$/{}\s])[rR]\s+([^;}\n]+)/g)].map(([, word = '']) => word.trim())] : [];
}
