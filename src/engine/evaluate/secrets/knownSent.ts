import type { Hit } from '../../../secrets/known/index';
import type { Context } from '../../context';
import { isLoopback } from '../../policy/loopback';
import { toolName } from '../../toolName';
import { type Call, HOLE, type HttpCall, type ProgramCall, type Text } from '../../types';
import { splitUrl } from '../http/url';
import { type Carriers, isSure } from './known';
import { homesOf, isAtHome } from './knownHosts';
import type { Leak } from './leak';

/** Clients whose words go into every request they make (`-u`, `--config`, cookies). */
const CLIENT = /^(?:curl|wget|https?|xhs?|curlie)$/;
/** Programs that send what they are fed or told, as it is. */
const SENDER = /^(?:nc|ncat|netcat|nc\.\w+|telnet|websocat|wscat|socat|mail|mailx|mutt|sendmail|msmtp|swaks)$/;
/** Programs that ask other machines about a name. */
const ASKS =
  /^(?:nslookup|dig|host|ping6?|drill|kdig|delv|whois|traceroute6?|tracepath6?|mtr|getent|resolvectl|avahi-resolve(?:-host-name)?|dscacheutil)$/;
const POST = /(?:^|_)(?:create|add|update|post|send|publish|comment|reply|open)(?:_|$)/;
const PUBLIC =
  /(?:^|_)(?:issue|comment|pull|pr|mr|merge|discussion|gist|message|page|release|review|thread|channel|email|mail|tweet|entitie|entity|observation|relation|memorie|memory|note|task|card|ticket)s?(?:_|$)/;

/** Known secrets that leave for a host at which they are not at home. */
export function sentIn(
  calls: readonly { readonly call: Call; readonly parent: number }[],
  carriers: Carriers,
  context: Context,
): readonly Leak[] {
  const encoded = (): readonly Hit[] =>
    carriers.all.flatMap(({ call, part, hits }) => (part === 'text' && isEncoder(calls[call]?.call) ? hits : []));
  return calls.flatMap(({ call, parent }, at): readonly Leak[] => {
    const own = carriers.all.filter((carrier) => carrier.call === at && carrier.part === 'text');
    switch (call.kind) {
      case 'http': {
        const client = calls[parent]?.call;
        const told =
          client?.kind === 'program' && CLIENT.test(client.program)
            ? carriers.all.filter((one) => one.call === parent && one.part === 'text')
            : [];
        return leaks(
          [...[...own, ...told].flatMap(({ hits }) => hits), ...(carriesMore(call) ? encoded() : [])],
          hostsOf(call),
          at,
          context,
        );
      }
      case 'program':
        if (SENDER.test(call.program) && call.stdin.kind !== 'none' && (call.stdin.kind === 'unreadable' || call.stdin.text.includes(HOLE)))
          return sentBy(call, [...own.flatMap(({ hits }) => hits), ...encoded()], at, context);
        return own.flatMap(({ text, hits }) => [
          ...sentBy(call, hits, at, context),
          ...(call.program === 'ssh' ? asDestination(call, text, hits, at) : []),
          ...(CLIENT.test(call.program) ? [] : inUrls(text, hits, at, context)),
        ]);
      case 'file': {
        const [, host] = /^\/dev\/(?:tcp|udp)\/([^/]+)\//.exec(call.path) ?? [];
        return host === undefined
          ? []
          : leaks(
              own.flatMap(({ hits }) => hits),
              [host],
              at,
              context,
            );
      }
      case 'mcp': {
        const tool = toolName(call.tool);
        if (POST.test(tool) && PUBLIC.test(tool)) return own.flatMap(({ hits }) => elsewhere(hits, call.tool, at));
        return own.flatMap(({ text, hits }) => inUrls(text, hits, at, context));
      }
      default:
        return [];
    }
  });
}

/** A body, or something of the request that is not known before it is made. */
const carriesMore = ({ url, headers, body }: HttpCall): boolean =>
  body.kind !== 'none' || url.includes(HOLE) || headers.some(([, value]) => value.includes(HOLE));

const ENCODES =
  /^(?:g?base(?:64|32|58)|basenc|openssl|gpg2?|age|gzip|pigz|bzip2|xz|zstd|lz4|brotli|compress|xxd|od|hexdump|uuencode|rev|tr|fold|ascii85|recode)$/;
/** A program that encodes what it is fed, for the next one in the pipe; `tr -d` takes line ends away. */
const isEncoder = (call: Call | undefined): boolean =>
  call?.kind === 'program' &&
  (call.stdout.to === 'pipe' || call.stdout.to === 'captured') &&
  ENCODES.test(call.program) &&
  !(call.program === 'tr' && call.argv.some((word) => /^-[ds]/.test(word)));

/** `ssh SECRET@host`: names of machines and of people go out as they are. */
function asDestination({ argv, program }: ProgramCall, text: Text, hits: readonly Hit[], at: number): readonly Leak[] {
  const names = argv.filter((word) => /^[\w.@-]+$/.test(word) && /[.@]/.test(word));
  return elsewhere(
    hits.filter(({ from, to }) => names.some((name) => name.includes(text.slice(from, to)))),
    program,
    at,
  );
}

/** A Host header names who answers; who gets the request is told by the URL. */
const hostsOf = ({ host, url }: HttpCall): readonly Text[] => [...new Set([host, splitUrl(url).host])];

function leaks(hits: readonly Hit[], hosts: readonly Text[], call: number, context: Context): readonly Leak[] {
  return byPlace(hits).flatMap((same): readonly Leak[] => {
    const host = hosts.find((one) => same.every(({ secret }) => isAtHome(secret, one, context) === false));
    const [first] = same;
    if (host === undefined || !first) return [];
    return [{ kind: 'sent', secret: first.secret, call, to: host, home: homesOf(first.secret).slice(0, 2).join(', ') }];
  });
}

/** One value may be known from several files: it is at home wherever one of them says so. Only what is a secret for sure counts. */
export function byPlace(hits: readonly Hit[]): readonly (readonly Hit[])[] {
  const places = new Map<number, Hit[]>();
  for (const hit of hits) {
    const there = places.get(hit.from);
    if (there) there.push(hit);
    else places.set(hit.from, [hit]);
  }
  return [...places.values()].filter((same) => same.some(({ secret }) => isSure(secret)));
}

const elsewhere = (hits: readonly Hit[], to: string, call: number): readonly Leak[] =>
  byPlace(hits).flatMap(([hit]) =>
    hit ? [{ kind: 'sent', secret: hit.secret, call, to, home: homesOf(hit.secret).slice(0, 2).join(', ') }] : [],
  );

function sentBy({ program, argv }: ProgramCall, hits: readonly Hit[], call: number, context: Context): readonly Leak[] {
  if (ASKS.test(program)) return elsewhere(hits, program, call);
  if (!SENDER.test(program)) return [];
  const hosts = argv
    .flatMap((word) => word.split(/[,\s]|^[A-Z\d-]+:/i))
    .map((word) => splitUrl(word).host)
    .filter((word) => /\.|^\[?[\da-f:]+\]?$|^localhost$/i.test(word));
  if (hosts.length === 0) return elsewhere(hits, program, call);
  if (hosts.every(isLoopback)) return [];
  return byPlace(hits).flatMap((same): readonly Leak[] => {
    const host = hosts.find((one) => !same.some(({ secret }) => isAtHome(secret, one, context) === true));
    const [first] = same;
    return host === undefined || !first
      ? []
      : [{ kind: 'sent', secret: first.secret, call, to: host, home: homesOf(first.secret).slice(0, 2).join(', ') }];
  });
}

/** `git push https://x:SECRET@host/…`: a program sends what stands in a URL to that URL's host. */
function inUrls(text: Text, hits: readonly Hit[], call: number, context: Context): readonly Leak[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(/\bhttps?:\/\/[^\s"'<>|]{1,4000}/gi)].flatMap((match) => {
    const end = match.index + match[0].length;
    const inside = hits.filter(({ from, to }) => from >= match.index && to <= end);
    return inside.length === 0 ? [] : leaks(inside, [splitUrl(match[0]).host], call, context);
  });
}
