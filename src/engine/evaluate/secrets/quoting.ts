import type { Context } from '../../context';
import type { Text } from '../../types';
import { resolvePath } from '../files/path';
import { WHOLE_ENVIRONMENT } from './marks';
import { marksOfFiles, plainWords, type Special, valuesOf } from './namedFiles';

/** A program that takes each line of a file for something that it does not know, and says so: `date -f .env`. */
const complains =
  (flag: RegExp): Special =>
  (call, context) =>
    marksOfFiles(valuesOf(call.argv, flag), call, context);

/** The same, of a file among its words. */
const operands: Special = (call, context) => marksOfFiles(plainWords(call), call, context);

const INCLUDED = /^[ \t]*#[ \t]*(?:include|import|embed)[ \t]*["<]([^">\n]+)[">]/gm;

/** A compiler prints what it reads, as it is or in what it finds wrong with it. */
const compiler: Special = (call, context) => {
  const text = call.stdin.kind === 'text' ? call.stdin.text : '';
  const reads = call.argv.includes('-') || call.program === 'cpp' || call.program === 'as';
  return [
    ...marksOfFiles(
      [
        ...plainWords(call).map((word) => word.replace(/^@/, '')),
        ...valuesOf(call.argv, /^-(?:include|imacros)$/),
        ...[...text.matchAll(INCLUDED)].map(([, word = '']) => word),
      ],
      call,
      context,
    ),
    ...(reads && text === '' ? (call.secrets?.stdin ?? []) : []),
  ];
};

const MAKEFILE = /^(?:-f|--file(?:=|$)|--makefile(?:=|$))/;
const INCLUDES = /^-?s?include[ \t]+(\S+)/gm;
const USUAL = ['Makefile', 'makefile', 'GNUmakefile'];

/**
 * `make -p` tells every variable: those of the environment, and those of files that its Makefile includes. awk picks the targets out of it, as
 * completions do. Rules that are made up on the spot may tell any variable.
 */
const make: Special = (call, context) => {
  const { argv, stdin, stdout, cwd, remote } = call;
  const files = valuesOf(argv, MAKEFILE);
  const own = stdin.kind === 'text' && files.some((file) => /^(?:-|\/dev\/stdin)$/.test(file)) ? stdin.text : '';
  const dumps = argv.some((word) => /^-[a-zA-Z]*p[a-zA-Z]*$|^--print-data-base$/.test(word));
  const read = dumps && remote === null ? (files.length > 0 ? files : USUAL).map((file) => textAt(file, cwd, context)) : [];
  const tells = dumps || /\$\((?:info|warning|error)\b|\becho\b|\bprintf\b|\benv\b/.test(own);
  const included = tells ? [own, ...read].flatMap((text) => [...text.matchAll(INCLUDES)].map(([, word = '']) => word)) : [];
  const picked = stdout.to === 'pipe' && /awk$/.test(stdout.target);
  return [...marksOfFiles([...files, ...included], call, context), ...(dumps && !picked ? [WHOLE_ENVIRONMENT] : [])];
};

function textAt(file: Text, cwd: Text, context: Context): Text {
  const fact = context.file(resolvePath(file, cwd, context.facts.home), 'text');
  return fact.kind === 'text' ? fact.text : '';
}

const flags = (names: string, flag: RegExp): Readonly<Record<string, Special>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, complains(flag)]));
const named = (names: string, special: Special): Readonly<Record<string, Special>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, special]));

/** Programs that quote a file which is none of theirs. */
export const quotingSpecials: Readonly<Record<string, Special>> = {
  ...flags('date gdate', /^-f$|^--file(?:=|$)/),
  ...flags('file', /^-f$|^--files-from(?:=|$)/),
  ...flags('wc du', /^--files0-from(?:=|$)/),
  ...flags('ssh ss mtr', /^-F$/),
  ...flags('ip', /^-b(?:atch)?$/),
  ...flags('nft arp dig sshd iptables-restore', /^-f$/),
  ...flags('nmap', /^-iL$/),
  ...flags('nginx', /^-c$/),
  ...flags('sysctl', /^-p$|^--load(?:=|$)/),
  ...named('named-checkconf named-checkzone logrotate visudo ifup readelf objdump exiftool', operands),
  ...named('gcc g++ cc c++ clang clang++ cpp tcc as nasm yasm', compiler),
  ...named('make gmake', make),
  wget: complains(/^-i$|^--input-file(?:=|$)|^--config(?:=|$)/),
};
