import type { Invocation, Machine } from './machine';
import { sendRequest } from './requests';
import { choices, plainValue, textOf, textValue, UNKNOWN, type Value } from './values';

const VERBS = 'get|post|put|patch|delete|head|options|request|stream';
const CLIENT = new RegExp(
  `^(?:requests|httpx|requests\\.api|aiohttp|httpx\\.AsyncClient\\(\\)|httpx\\.Client\\(\\)|requests\\.(?:Session|session|sessions\\.Session)\\(\\)|aiohttp\\.ClientSession\\(\\))\\.(${VERBS})$`,
);
const ANY_CLIENT = new RegExp(`\\.(${VERBS})$`);

/** Requests that Python code sends. */
export function pythonHttp(invocation: Invocation, machine: Machine): Value | undefined {
  const { path, self, args, named } = invocation;
  // A function of no module sends nothing.
  if (!path.includes('.')) return undefined;
  const known = CLIENT.exec(path)?.[1];
  if (known !== undefined) return client(known, invocation, machine);
  if (/(?:^|\.)urlopen$|build_opener\(\)\.open$|OpenerDirector\(\)\.open$/.test(path)) return urlopen(invocation, machine);
  if (/^urllib3\.(PoolManager|ProxyManager|HTTPConnectionPool|HTTPSConnectionPool)\(\)\.(request|urlopen)$|^urllib3\.request$/.test(path)) {
    const [method, url] = args;
    sendRequest(
      {
        method: method ?? named.get('method') ?? UNKNOWN,
        url: url ?? named.get('url') ?? UNKNOWN,
        headers: [self?.v === 'object' ? self.named.get('headers') : undefined, named.get('headers')],
        json: named.get('json'),
        data: named.get('body') ?? named.get('fields'),
      },
      machine,
    );
    return undefined;
  }
  if (/^http\.client\.HTTPS?Connection\(\)\.request$/.test(path)) {
    const [method, url, body, headers] = args;
    const host = self?.v === 'object' ? (self.args[0] ?? self.named.get('host') ?? UNKNOWN) : UNKNOWN;
    sendRequest(
      {
        method: method ?? named.get('method') ?? UNKNOWN,
        url: url ?? named.get('url') ?? UNKNOWN,
        base: host,
        headers: [headers ?? named.get('headers')],
        data: body ?? named.get('body'),
      },
      machine,
    );
    return undefined;
  }
  if (/^http\.client\.HTTPS?Connection\(\)\.putrequest$/.test(path)) {
    const host = self?.v === 'object' ? (self.args[0] ?? self.named.get('host') ?? UNKNOWN) : UNKNOWN;
    // Its headers follow.
    sendRequest({ method: args[0] ?? UNKNOWN, url: args[1] ?? UNKNOWN, base: host, headers: [], credential: true }, machine);
    return undefined;
  }
  if (/^pycurl\.Curl\(\)\.(?:setopt|perform)$/.test(path) && self?.v === 'object') return curl(path, self, args, machine);
  if (/\.send$/.test(path) && args[0]?.v === 'object') return prepared(args[0], machine);
  if (/^gql\.Client\(\)\.(execute|execute_async|subscribe)$|^\?\.execute$/.test(path) && self) return gqlClient(invocation, machine);
  if (/\.headers\.update$/.test(path) && self?.v === 'object') {
    const [first] = args;
    if (first?.v === 'dict') for (const [name, value] of first.entries) self.props.set(name, value);
    return plainValue(null);
  }
  if (/Request\(\)\.(add_header|add_unredirected_header)$/.test(path) && self?.v === 'object') {
    self.props.set(`header:${textOf(args[0])}`, args[1] ?? UNKNOWN);
    return plainValue(null);
  }
  return unknownClient(invocation, machine);
}

function client(verb: string, { self, args, named }: Invocation, machine: Machine): undefined {
  const named2 = (key: string): Value | undefined => named.get(key) ?? (self?.v === 'object' ? self.named.get(key) : undefined);
  const asked = verb === 'request' || verb === 'stream';
  const [first, second, third, fourth] = args;
  const url = asked ? (second ?? named.get('url')) : (first ?? named.get('url'));
  // `requests.post(url, data, json)`, `requests.get(url, params)`.
  const positionalData = verb === 'post' || verb === 'put' || verb === 'patch' ? second : undefined;
  const sessionHeaders = self?.v === 'object' ? self.props.get('headers') : undefined;
  const base =
    self?.v === 'object'
      ? (self.named.get('base_url') ?? (self.of.startsWith('aiohttp') ? self.args[0] : undefined) ?? self.props.get('base_url'))
      : undefined;
  sendRequest(
    {
      method: asked ? (first ?? named.get('method') ?? UNKNOWN) : textValue(verb),
      url: url ?? UNKNOWN,
      base,
      headers: [sessionHeaders, self?.v === 'object' ? self.named.get('headers') : undefined, named.get('headers')],
      json: named.get('json') ?? (positionalData ? third : undefined),
      data: named.get('data') ?? named.get('content') ?? positionalData ?? named.get('files') ?? (asked ? fourth : undefined),
      params: named.get('params') ?? (verb === 'get' && second ? second : undefined),
      credential:
        [named2('auth'), named2('cookies'), named2('cert')].some((one) => one !== undefined && one.v !== 'plain') ||
        (self?.v === 'object' && self.props.has('auth')),
    },
    machine,
  );
  return undefined;
}

/** `c.setopt(c.URL, …)`, and what they come to at `c.perform()`. */
function curl(path: string, self: Extract<Value, { v: 'object' }>, [option, value]: readonly Value[], machine: Machine): undefined {
  const name = (option?.v === 'object' ? option.of : option?.v === 'path' ? option.path : '').replace(/^.*\./, '');
  if (path.endsWith('setopt')) {
    self.props.set(`option:${name}`, value ?? UNKNOWN);
    return undefined;
  }
  const set = (one: string): Value | undefined => self.props.get(`option:${one}`);
  const lines = set('HTTPHEADER');
  const headers = (lines?.v === 'list' ? lines.items : []).map((line) => /^([^:]+):\s*([\s\S]*)$/.exec(textOf(line)));
  sendRequest(
    {
      method: set('CUSTOMREQUEST') ?? textValue((set('POSTFIELDS') ?? set('POST')) ? 'POST' : 'GET'),
      url: set('URL') ?? UNKNOWN,
      headers: [{ v: 'dict', entries: new Map(headers.map((pair) => [pair?.[1] ?? '', textValue(pair?.[2] ?? '')])) }],
      data: set('POSTFIELDS'),
      credential: set('USERPWD') !== undefined,
    },
    machine,
  );
  return undefined;
}

/** `Session().send(Request('DELETE', url, headers).prepare())`, `client.send(client.build_request('DELETE', url))` */
function prepared(given: Extract<Value, { v: 'object' }>, machine: Machine): undefined {
  const inner = /\.prepare_request\(\)$/.test(given.of) ? given.args[0] : /\.prepare\(\)$/.test(given.of) ? given.self : given;
  if (inner?.v !== 'object' || !/(?:^|\.)(?:Request|build_request)\(\)$/.test(inner.of)) return undefined;
  const client = inner.self?.v === 'object' ? inner.self : null;
  sendRequest(
    {
      method: inner.args[0] ?? inner.named.get('method') ?? UNKNOWN,
      url: inner.args[1] ?? inner.named.get('url') ?? UNKNOWN,
      base: client?.named.get('base_url'),
      headers: [client?.named.get('headers'), inner.named.get('headers') ?? inner.args[2]],
      json: inner.named.get('json'),
      data: inner.named.get('data') ?? inner.named.get('content'),
    },
    machine,
  );
  return undefined;
}

function urlopen({ self, args, named }: Invocation, machine: Machine): undefined {
  const [first, second] = args;
  for (const target of choices(first ?? named.get('url') ?? UNKNOWN)) {
    const request = target.v === 'object' && /Request\(\)$/.test(target.of) ? target : null;
    const part = (name: string, at: number): Value | undefined => request?.props.get(name) ?? request?.named.get(name) ?? request?.args[at];
    const data = second ?? named.get('data') ?? part('data', 1);
    const headers = new Map<string, Value>();
    for (const [name, value] of request?.props ?? []) if (name.startsWith('header:')) headers.set(name.slice(7), value);
    const made = request?.props.get('get_method');
    const method = part('method', 5) ?? (made ? machine.apply(made, [], new Map()) : undefined);
    const added = self?.v === 'object' ? self.props.get('addheaders') : undefined;
    sendRequest(
      {
        method: method ?? textValue(data && data.v !== 'plain' ? 'POST' : 'GET'),
        url: request ? (part('full_url', 0) ?? part('url', 0) ?? UNKNOWN) : target,
        headers: [part('headers', 2), { v: 'dict', entries: headers }, added],
        data,
      },
      machine,
    );
  }
  return undefined;
}

/** `Client(transport=RequestsHTTPTransport(url=…, headers=…)).execute(gql("…"), variable_values=…)`. */
function gqlClient({ self, args, named }: Invocation, machine: Machine): undefined {
  const transport = self?.v === 'object' ? (self.named.get('transport') ?? self.args[0]) : undefined;
  const option = (name: string): Value | undefined =>
    transport?.v === 'object' ? (transport.named.get(name) ?? (name === 'url' ? transport.args[0] : undefined)) : undefined;
  const variables = named.get('variable_values') ?? args[1];
  const entries = new Map<string, Value>([['query', args[0] ?? UNKNOWN]]);
  if (variables) entries.set('variables', variables);
  sendRequest(
    {
      method: textValue('POST'),
      url: option('url') ?? UNKNOWN,
      headers: [option('headers')],
      json: { v: 'dict', entries },
      credential: option('auth') !== undefined,
    },
    machine,
  );
  return undefined;
}

/** A client that came from elsewhere: by its verb and by a URL among what it is given. */
function unknownClient({ path, self, args, named }: Invocation, machine: Machine): Value | undefined {
  const verb = ANY_CLIENT.exec(path)?.[1];
  if (verb === undefined || self?.v === 'text') return undefined;
  const all = [...args, ...named.values()];
  const url = all.find((one) => choices(one).some((option) => /^https?:\/\//i.test(textOf(option))));
  if (url === undefined) return undefined;
  const rest = args.filter((one) => one !== url && one.v !== 'text');
  sendRequest(
    {
      method: verb === 'request' || verb === 'stream' ? (args[0] ?? UNKNOWN) : textValue(verb),
      url,
      headers: [named.get('headers')],
      json: named.get('json'),
      data: named.get('data') ?? rest[0],
      credential: true,
    },
    machine,
  );
  return undefined;
}
