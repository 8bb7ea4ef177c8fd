import type { Context } from '../context';
import { isInstalled, leadsElsewhere, sentStraight } from '../evaluate/http/straight';
import { hasExactHost } from '../rules/candidates';
import { fitPath } from '../rules/pathTemplate';
import { pathReadings } from '../rules/requestPath';
import { type Action, type Allowed, type Call, HOLE, type HttpCall, type Json, type McpCall, type ProgramCall } from '../types';
import { environmentOfWords } from './words';

type Of<K extends string> = Extract<Allowed, Readonly<Record<K, string>>>;

/**
 * The entry that lets a call go which a net has caught; null: none does. It means what the call is once everything is worked out, and only where
 * nothing about it can lead elsewhere: on this machine, with all words known. `parent`: the call that it was read out of; null: a request that is the
 * whole action.
 */
export function allowedBy(entries: readonly Allowed[], call: Call, parent: Call | null | undefined, context: Context): Allowed | null {
  if (entries.length === 0 || call.remote !== null || !call.via.every((one) => WRAPPERS.has(one))) return null;
  return entries.find((entry) => allows(entry, call, parent, context)) ?? null;
}

/** What runs another program as it is. Any other wrapper may lead it elsewhere. */
const WRAPPERS: ReadonlySet<string> = new Set(
  `sudo doas env command exec builtin eval trap source . time timeout gtimeout nice ionice nohup setsid stdbuf bash sh zsh dash ksh fish make just task npm pnpm
   yarn bun`.split(/\s+/),
);

/** Names whose values say which program is run, or where a connection goes; `$PATH` alone only reads one. */
const TURNS =
  /(?<![$\w{])(?:PATH|path|HOME|IFS|ENV|BASH_ENV|CURL_HOME|XDG_CONFIG_HOME|LD_[A-Z_]+|DYLD_[A-Z_]+|(?:https?|all|no|HTTPS?|ALL|NO)_(?:proxy|PROXY))(?:\+?=|\s|$)|\/etc\/(?:hosts|resolv\.conf|nsswitch\.conf)/;

/** Whether an action may make other programs or hosts of what it names, or does what nobody can read: then no entry counts in it. */
export function turnsElsewhere(action: Action, calls: readonly Call[], { facts }: Context, read: ReadonlyMap<string, string>): boolean {
  if (action.kind !== 'shell') return false;
  const files = [...read.keys()].map((path) => facts.files[path]);
  const texts = [action.command, ...files.flatMap((fact) => (fact?.kind === 'text' ? fact.text : []))];
  return calls.some(({ kind }) => kind === 'opaque') || texts.some((text) => TURNS.test(text));
}

function allows(entry: Allowed, call: Call, parent: Call | null | undefined, context: Context): boolean {
  if ('host' in entry) return call.kind === 'http' && allowsRequest(entry, call) && sentStraight(call, parent, context);
  if ('program' in entry) return call.kind === 'program' && allowsProgram(entry, call);
  return call.kind === 'mcp' && allowsTool(entry, call);
}

const isProduction = (text: string): boolean => environmentOfWords(text) === 'production';

/** An address whose parts every client and server reads alike. */
export const PLAIN = /^(?:https?:\/\/)?([a-z0-9.-]+)(?::([0-9]{1,5}))?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/is;
/** Headers that a server may take for another address, or another method. */
const ROUTES =
  /^(?:host|forwarded|x-(?:forwarded-|original-)?host|x-forwarded-server|x-original-url|x-rewrite-url|x-http-method.*|x-method-override)$/i;
export const USUAL: ReadonlySet<string> = new Set(['80', '443']);

function allowsRequest({ host, methods, path }: Of<'host'>, call: HttpCall): boolean {
  const [, name = '', port, written = '', query = ''] = PLAIN.exec(call.url) ?? [];
  if (name.toLowerCase() !== call.host || hasExactHost(call.host)) return false;
  const [wanted = '', wantedPort] = host.split(':');
  if (!(wanted.startsWith('*.') ? call.host.endsWith(wanted.slice(1)) && call.host !== wanted.slice(2) : call.host === wanted))
    return false;
  if (wantedPort === undefined ? port !== undefined && !USUAL.has(port) : port !== wantedPort) return false;
  if (call.method.includes(HOLE) || (methods && !methods.includes(call.method))) return false;
  if (call.headers.some(([header]) => header.includes(HOLE) || ROUTES.test(header))) return false;
  // A second address in it is where a server may send its client on to.
  if (/(?:\/|%2f|\\|%5c){2}/i.test(`${written}?${query}`)) return false;
  if (isProduction(`${call.path} ${query}`) && !isProduction(path ?? '')) return false;
  return path === undefined || allowsPath(path, written, call);
}

/** Only a path that is written as it is read: nothing encoded, no steps up. */
function allowsPath(template: string, written: string, call: HttpCall): boolean {
  if (!/^[A-Za-z0-9._~!$&()+,=:@/-]+$/.test(written) || /\/\.{1,2}(?:\/|$)/.test(written)) return false;
  return pathReadings(call).every((path) => path.split('/').length <= MOST_SEGMENTS && fitPath(template, path) !== null);
}
const MOST_SEGMENTS = 40;

/** Verbs of the net. */
const VERB = /^(?:.*[-:./])?(?:delete|destroy|drop|purge|wipe|terminate)(?:[-:].*)?$/i;
export const isVerb = (word: string): boolean => VERB.test(word);

/** What follows the words of an entry is no second command. */
function allowsProgram({ program, command }: Of<'program'>, call: ProgramCall): boolean {
  if (call.program !== program || !isInstalled(call) || leadsElsewhere(call)) return false;
  const words = command?.split(' ') ?? [];
  if (!words.every((word, at) => call.argv[at] === word)) return false;
  const rest = call.argv.slice(words.length);
  if (rest.some((word) => word.includes(HOLE) || word === '{}' || (words.length > 0 && isVerb(word)))) return false;
  return ![...rest, ...Object.values(call.env)].some(isProduction);
}

function allowsTool({ tool }: Of<'tool'>, call: McpCall): boolean {
  return !call.tool.includes('/') && tool === `${call.server}/${call.tool}` && !textsIn(call.input).some(isProduction);
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
