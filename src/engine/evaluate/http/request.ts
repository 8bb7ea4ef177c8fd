import { type Content, HOLE, type HttpCall, type ProgramCall, type Text } from '../../types';
import { headerOf, hostName, splitUrl } from './url';

/** What a client program was told to send. */
export interface RequestParts {
  readonly method: Text;
  readonly url: Text;
  readonly headers: readonly (readonly [string, Text])[];
  readonly body: Content;
  /** Something outside headers and URL authenticates: `-u`, `--netrc`, a client certificate. */
  readonly credential?: boolean;
  /** Further pairs for the query string. */
  readonly query?: readonly (readonly [string, Text])[];
  /** Names the request's target in place of the URL's path (`--request-target`). */
  readonly target?: Text;
}

/** Headers whose value authenticates, by name. */
const CREDENTIAL_HEADER =
  /^(proxy-)?authorization$|^cookie$|(^|-)(token|secret|apikey|credential)$|api-?key|access-?key|access-?token|^fastly-key$|auth-?(token|key)|^x-auth|session/i;
const CREDENTIAL_QUERY = /^(access_?|auth_?|api_?)?(token|key|secret)$|^apikey$|^signature$|^sig$/i;

/** Builds the call. A Host header decides over the URL, as it does for the server. */
export function httpCall(parts: RequestParts, from: Pick<ProgramCall, 'via' | 'remote'>): HttpCall {
  const url = splitUrl(parts.url);
  const hostHeader = headerOf(parts.headers, 'host');
  const target = parts.target === undefined ? null : splitUrl(parts.target.startsWith('/') ? `x${parts.target}` : parts.target);
  const query = [...(target ?? url).query, ...(parts.query ?? [])];
  return {
    kind: 'http',
    via: from.via,
    remote: from.remote,
    method: parts.method.toUpperCase(),
    url: parts.url,
    host: hostHeader?.trim() ? hostName(hostHeader.trim()) : url.host,
    path: (target ?? url).path,
    query,
    headers: parts.headers,
    body: parts.body,
    credential:
      parts.credential === true ||
      url.userInfo !== null ||
      parts.headers.some(([name, value]) => (CREDENTIAL_HEADER.test(name) && value.trim() !== '') || name.includes(HOLE)) ||
      query.some(([name, value]) => CREDENTIAL_QUERY.test(name) && value !== ''),
  };
}
