import type { Context } from '../../context';
import { type Call, HOLE, type HttpCall, type ProgramCall } from '../../types';
import { curlWords } from './curlWords';

/** Options of curl that say nothing of where a request goes, or by what way. */
const CURL = new Set(
  `url request header data data-ascii data-binary data-raw data-urlencode url-query json form form-string get user oauth2-bearer user-agent referer
   silent show-error fail fail-with-body fail-early show-headers verbose output write-out max-time connect-timeout retry retry-delay retry-max-time
   retry-all-errors retry-connrefused compressed globoff http1.1 http2 http3 tlsv1.2 tlsv1.3 ssl-reqd buffer no-buffer progress-bar
   no-progress-meter styled-output no-styled-output disable next keepalive-time ipv4 ipv6 tcp-nodelay`.split(/\s+/),
);
/** The same for HTTPie and xh; values stand behind an equals sign, or begin without a dash. */
const HTTPIE =
  /^(?:-[jfhbvqIpaA]+|--(?:json|form|multipart|headers|body|meta|verbose|quiet|check-status|ignore-stdin|ignore-netrc|stream|print|pretty|style|timeout|raw|auth|auth-type|bearer|https)(?:=.*)?)$/s;
const HTTPIES: ReadonlySet<string> = new Set(['http', 'https', 'xh', 'xhs']);

/** Whether a request goes to the host it names and nowhere else: no other way, and no going on to where a server points. */
export function sentStraight(call: HttpCall, parent: Call | null | undefined, context: Context): boolean {
  if (parent === null) return !call.url.includes(HOLE);
  if (parent?.kind !== 'program' || parent.remote !== null || !isInstalled(parent) || leadsElsewhere(parent)) return false;
  if (parent.program === 'curl') return fromCurl(parent, context);
  return HTTPIES.has(parent.program) && parent.argv.every((word) => !word.startsWith(HOLE) && (!word.startsWith('-') || HTTPIE.test(word)));
}

/** With what stands in its own settings file. */
function fromCurl(call: ProgramCall, context: Context): boolean {
  const { words, unknown, endless } = curlWords(call, context);
  return unknown === null && !endless && words.every(({ name }) => CURL.has(name));
}

/** Variables that make another program of one, or lead its connections elsewhere. */
const ELSEWHERE =
  /^(?:.*_proxy|PATH|HOME|IFS|ENV|BASH_ENV|XDG_CONFIG_HOME|CURL_HOME|HTTPIE_CONFIG_DIR|HOSTALIASES|RES_OPTIONS|LOCALDOMAIN|LD_.*|DYLD_.*|NODE_OPTIONS|PYTHON.*|RUBY.*|PERL.*|GEM_.*|_?JAVA_(?:TOOL_)?OPTIONS)$/i;
export const leadsElsewhere = ({ env }: ProgramCall): boolean => Object.keys(env).some((name) => ELSEWHERE.test(name));

/** Where programs lie that were installed. */
const INSTALLED = /^(?:\/usr|\/opt|\/snap|\/s?bin)\/(?:(?!\.\.?\/)[^/]+\/)*$/;
/** A program that is called by its name alone, or by where it was installed. */
export const isInstalled = ({ path, program }: ProgramCall): boolean =>
  path === program || INSTALLED.test(path.slice(0, path.lastIndexOf('/') + 1));
