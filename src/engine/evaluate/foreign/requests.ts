import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { httpCall } from '../http/request';
import type { Token } from './literals';

/** What libraries that send requests are called, at the start of a name. */
const CLIENTS =
  /^(?:Net::HTTP|HTTP|HTTP::\w+|LWP|LWP::\w+|Mojo::UserAgent|REST::Client|Furl|Faraday|HTTParty|RestClient|Excon|Typhoeus|HTTPX|Http\w*|http|httr2?|httpc|Req|HTTPoison|Tesla|Finch|reqwest|ureq|requests|sttp|OkHttp\w*|URLSession|URLRequest|WebClient|RestTemplate|resty|Dio|dio)(?=$|[.:!])/;
/** Methods and functions that send the verb. */
const DELETES = new Set(['delete', 'Delete', 'DELETE', 'del', 'DeleteAsync', 'MethodDelete', 'HTTP_DELETE', 'Method::DELETE']);
/** These say so by themselves. */
const PLAIN = new Set(['DeleteAsync', 'MethodDelete', 'HTTP_DELETE']);
const METHOD =
  /(?:^|[._:])(?:request|Request|NewRequest\w*|req_method|method|httpMethod|setRequestMethod|new|customRequest|VERB|run_request|execute)$/;
const WEB = /^https?:\/\//i;
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/i;
const CREDENTIAL = /authorization|bearer|token|api[-_ ]?key|\bauth\b|password|secret|credential/i;

/** Requests that delete, in a language of which only the words are read: the verb, and the address that stands nearest behind it. */
export function requestsIn(tokens: readonly Token[], code: Text, call: ProgramCall): readonly Call[] {
  const sent: (Text | null)[] = [];
  let client: boolean | null = null;
  const hasClient = (): boolean => {
    client ??= tokens.some(({ kind, text }) => kind === 'name' && CLIENTS.test(text));
    return client;
  };
  tokens.forEach((token, at) => {
    if (token.kind === 'name') {
      const made = /::Delete\.new$/.test(token.text);
      const method = made ? 'Delete' : (/(\w+)$/.exec(token.text)?.[1] ?? '');
      if (!DELETES.has(method)) return;
      const address = addressBehind(tokens, at);
      const rooted = CLIENTS.test(token.text) && token.text !== method;
      // A hash or a list deletes as well: what is deleted has to be an address.
      if (
        rooted ||
        PLAIN.has(method) ||
        address !== null ||
        (hasClient() && (method === 'DELETE' || symbol(tokens, at) || isAddress(tokens, at)))
      )
        if (rooted || address?.startsWith('/') !== true || hasClient()) sent.push(address);
    } else if (token.kind === 'string' && token.text === 'DELETE') {
      const names = tokens.slice(Math.max(0, at - 4), at).filter(({ kind }) => kind === 'name');
      if (names.some(({ text }) => METHOD.test(text)) || hasClient()) sent.push(addressBehind(tokens, at));
    }
  });
  if (sent.length === 0) return [];
  const base = tokens.find(({ kind, text }) => kind === 'string' && WEB.test(text))?.text ?? hostIn(tokens);
  const credential = CREDENTIAL.test(code);
  const urls = new Set(
    sent.map((address) => {
      if (address !== null && WEB.test(address)) return address;
      const origin = /^https?:\/\/[^/?#]+/i.exec(base ?? '')?.[0] ?? `https://${HOLE}`;
      return address === null ? (base ?? `${origin}/${HOLE}`) : `${origin}${address}`;
    }),
  );
  return [...urls].map((url) =>
    httpCall({ method: 'DELETE', url, headers: [], body: { kind: 'none' }, credential }, { via: call.via, remote: call.remote }),
  );
}

/** Ruby's `method: :delete`. */
const symbol = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.text === ':' &&
  /^method:?$/.test(tokens[at - 2]?.text === ':' ? (tokens[at - 3]?.text ?? '') : (tokens[at - 2]?.text ?? ''));

/** `h.delete(uri.path)` */
const isAddress = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.text === '(' && /\.(?:path|request_uri)$|^(?:url|uri|endpoint)$/.test(tokens[at + 2]?.text ?? '');

function addressBehind(tokens: readonly Token[], at: number): Text | null {
  for (const token of tokens.slice(at + 1, at + 14)) {
    if (token.text === ';' && token.kind === 'mark') return null;
    if (token.kind === 'string' && (WEB.test(token.text) || (token.text.startsWith('/') && token.text.length > 1))) return token.text;
  }
  return null;
}

function hostIn(tokens: readonly Token[]): Text | null {
  const host = tokens.find(
    ({ kind, text }) => kind === 'string' && HOST.test(text) && !/\.(?:rb|pl|pm|go|rs|kt|java|swift|json|txt)$/.test(text),
  );
  return host ? `https://${host.text}` : null;
}
