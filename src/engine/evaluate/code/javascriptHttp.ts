import type { Invocation, Machine } from './machine';
import { sendRequest } from './requests';
import { choices, memberOf, plainValue, textOf, textValue, UNKNOWN, type Value } from './values';

const FETCH =
  /^(?:fetch|undici\.fetch|node-fetch(?:\.default)?|cross-fetch(?:\.fetch|\.default)?|isomorphic-fetch|bun\.fetch|ofetch(?:\.ofetch)?|\$fetch|wretch|undici\.request|undici\.stream|got|got\.default|ky|needle|phin|request|superagent)$/;
const VERB_CLIENT =
  /^(?:axios(?:\.default)?|axios(?:\.default)?\.create\(\)|got(?:\.default)?|got\.extend\(\)|ky|ky\.create\(\)|needle|request|superagent|undici\.(?:Client|Pool|Agent)\(\))\.(get|post|put|patch|delete|del|head|options|request)$/;

/** Requests that JavaScript code sends. */
export function javascriptHttp(invocation: Invocation, machine: Machine): Value | undefined {
  const { path, self, args } = invocation;
  const [first, second] = args;
  if (FETCH.test(path)) return fetchLike(first, second, machine);
  if (path === 'axios' || path === 'axios.default' || path === 'axios.create()') {
    axiosRequest(first?.v === 'dict' ? first : withUrl(second, first), self, machine);
    return undefined;
  }
  const verb = VERB_CLIENT.exec(path)?.[1];
  if (verb !== undefined) return verbClient(verb, invocation, machine);
  const chained = /^wretch(?:\.default)?\(\)(?:\.\w+\(\))*\.(get|delete|put|post|patch)$/.exec(path)?.[1];
  if (chained !== undefined) {
    sendRequest({ method: textValue(chained), url: rootUrl(self), headers: [], credential: /\.(?:auth|headers)\(\)/.test(path) }, machine);
    return undefined;
  }
  if (path === 'http2.connect().request') {
    sendRequest(
      {
        method: memberOf(first, ':method') ?? textValue('GET'),
        url: memberOf(first, ':path') ?? textValue('/'),
        base: self?.v === 'object' ? self.args[0] : undefined,
        headers: [first],
      },
      machine,
    );
    return undefined;
  }
  if (/^https?\.(request|get)$/.test(path)) return nodeRequest(invocation, machine);
  if (/^https?\.(request|get)\(\)\.(write|end|setHeader)$/.test(path) && self?.v === 'object') return onNodeRequest(path, self, args);
  if (/^(GraphQLClient|graphql-request\.GraphQLClient)\(\)\.(request|rawRequest|batchRequests)$/.test(path) && self?.v === 'object') {
    const client = self;
    const described = first?.v === 'dict' && first.entries.has('document') ? first : null;
    graphql(
      client.args[0],
      [memberOf(client.args[1], 'headers'), client.props.get('headers')],
      described ? memberOf(described, 'document') : first,
      described ? memberOf(described, 'variables') : second,
      machine,
    );
    return undefined;
  }
  if (/^graphql-request\.(request|rawRequest|default)$/.test(path)) {
    if (first?.v === 'dict')
      graphql(
        memberOf(first, 'url'),
        [memberOf(first, 'requestHeaders')],
        memberOf(first, 'document'),
        memberOf(first, 'variables'),
        machine,
      );
    else graphql(first, [args[3]], second, args[2], machine);
    return undefined;
  }
  if (/^XMLHttpRequest\(\)\.(open|setRequestHeader|send)$/.test(path) && self?.v === 'object') return xmlHttp(path, self, args, machine);
  if (
    /\.setHeaders?$|\.headers\.set$|\.headers\.append$|^Headers\(\)\.set$|\.append$/.test(path) &&
    self?.v === 'object' &&
    args.length === 2
  ) {
    self.props.set(textOf(first), second ?? UNKNOWN);
    return plainValue(null);
  }
  return unknownClient(invocation, machine);
}

/** The address that a chain of calls began with. */
function rootUrl(self: Value | null): Value {
  let at = self;
  for (let depth = 0; depth < 12 && at?.v === 'object' && at.self?.v === 'object'; depth += 1) at = at.self;
  return (at?.v === 'object' ? at.args[0] : undefined) ?? UNKNOWN;
}

/** `fetch(url, init)` and what is called like it; the URL may be a Request. */
function fetchLike(first: Value | undefined, init: Value | undefined, machine: Machine): Value | undefined {
  for (const target of choices(first ?? UNKNOWN)) {
    const request = target.v === 'object' && /(^|\.)Request\(\)$/.test(target.of) ? target : null;
    const options = init ?? request?.args[1] ?? (target.v === 'dict' ? target : undefined);
    const url = target.v === 'dict' ? (memberOf(target, 'url') ?? memberOf(target, 'uri') ?? UNKNOWN) : (request?.args[0] ?? target);
    const part = (...names: readonly string[]): Value | undefined =>
      names.map((name) => memberOf(options, name)).find((one) => one !== undefined);
    const opaque = options !== undefined && options.v !== 'dict' && options.v !== 'plain' && options.v !== 'function';
    const json = part('json');
    const data = opaque ? UNKNOWN : part('body', 'form');
    sendRequest(
      {
        method: part('method') ?? (opaque ? UNKNOWN : textValue(json || data ? 'POST' : 'GET')),
        url,
        base: part('baseURL', 'prefixUrl'),
        headers: opaque ? [UNKNOWN] : [part('headers')],
        json: json?.v === 'plain' ? undefined : json,
        data: json?.v === 'plain' && data === undefined ? undefined : data,
        params: part('searchParams', 'params', 'query'),
      },
      machine,
    );
  }
  return undefined;
}

const withUrl = (config: Value | undefined, url: Value | undefined): Value => ({
  v: 'dict',
  entries: new Map([...(config?.v === 'dict' ? config.entries : []), ['url', url ?? UNKNOWN] as const]),
});

function axiosRequest(config: Value, self: Value | null, machine: Machine): void {
  const created = self?.v === 'object' && /create\(\)$/.test(self.of) ? self : null;
  const base = created?.args[0];
  const part = (name: string): Value | undefined => memberOf(config, name) ?? memberOf(base, name);
  const data = part('data');
  const defaults = created?.props.get('defaults');
  const headers = defaults?.v === 'object' ? defaults.props.get('headers') : undefined;
  const common = headers?.v === 'object' ? headers.props.get('common') : undefined;
  sendRequest(
    {
      method: part('method') ?? textValue('GET'),
      url: part('url') ?? UNKNOWN,
      base: part('baseURL'),
      headers: [memberOf(base, 'headers'), memberOf(config, 'headers'), headers, common],
      json: data && data.v !== 'text' && data.v !== 'plain' ? data : undefined,
      data: data?.v === 'text' ? data : undefined,
      params: part('params'),
      credential: part('auth') !== undefined,
    },
    machine,
  );
}

function verbClient(verb: string, { path, self, args }: Invocation, machine: Machine): undefined {
  const [first, second, third] = args;
  const method = textValue(verb === 'del' ? 'DELETE' : verb);
  if (path.startsWith('axios')) {
    const sends = /^(post|put|patch)$/.test(verb);
    const config = verb === 'request' ? first : sends ? third : second;
    const entries = new Map(config?.v === 'dict' ? config.entries : []);
    if (verb !== 'request') {
      entries.set('method', method);
      entries.set('url', first ?? UNKNOWN);
      if (sends) entries.set('data', second ?? UNKNOWN);
    }
    axiosRequest({ v: 'dict', entries }, self, machine);
  } else if (path.startsWith('needle') || path.startsWith('superagent')) {
    sendRequest(
      {
        method,
        url: first ?? UNKNOWN,
        headers: [memberOf(third, 'headers'), path.startsWith('superagent') ? UNKNOWN : undefined],
        json: second?.v === 'dict' ? second : undefined,
        data: second?.v === 'dict' ? undefined : path.startsWith('superagent') ? UNKNOWN : second,
      },
      machine,
    );
  } else {
    const options = new Map(second?.v === 'dict' ? second.entries : first?.v === 'dict' ? first.entries : []);
    if (verb !== 'request') options.set('method', method);
    fetchLike(first, second === undefined || second.v === 'dict' ? { v: 'dict', entries: options } : second, machine);
  }
  return undefined;
}

/** `https.request(url?, options?, callback?)`: sent at its end, with all that was written. */
function nodeRequest({ path, args, named }: Invocation, machine: Machine): Value {
  const options = args.find((one) => one.v === 'dict');
  const first = args[0];
  const host = memberOf(options, 'hostname') ?? memberOf(options, 'host');
  const url = first && first.v !== 'dict' ? first : textValue(`${textOf(host)}${textOf(memberOf(options, 'path') ?? textValue('/'))}`);
  const request: Value = { v: 'object', of: `${path}()`, args, named, self: null, props: new Map() };
  machine.callbacks(args);
  machine.pending.add(() => {
    const written = request.props.get('written');
    const headers = new Map(
      [...request.props].filter(([name]) => name.startsWith('header:')).map(([name, value]) => [name.slice(7), value] as const),
    );
    sendRequest(
      {
        method: memberOf(options, 'method') ?? textValue('GET'),
        url,
        headers: [memberOf(options, 'headers'), { v: 'dict', entries: headers }],
        data: written,
        credential: memberOf(options, 'auth') !== undefined,
      },
      machine,
    );
  });
  return request;
}

function onNodeRequest(path: string, method: Extract<Value, { v: 'object' }>, [first, second]: readonly Value[]): Value | undefined {
  // The member's `self` is the request.
  const { props } = method;
  if (path.endsWith('setHeader')) props.set(`header:${textOf(first)}`, second ?? UNKNOWN);
  else if (first && first.v !== 'function') {
    const before = props.get('written');
    props.set('written', before ? textValue(textOf(before) + textOf(first)) : first);
  }
  return plainValue(null);
}

function xmlHttp(path: string, request: Extract<Value, { v: 'object' }>, [first, second]: readonly Value[], machine: Machine): Value {
  const { props } = request;
  if (path.endsWith('open')) {
    props.set('method', first ?? UNKNOWN);
    props.set('url', second ?? UNKNOWN);
  } else if (path.endsWith('setRequestHeader')) props.set(`header:${textOf(first)}`, second ?? UNKNOWN);
  else {
    const headers = new Map(
      [...props].filter(([name]) => name.startsWith('header:')).map(([name, value]) => [name.slice(7), value] as const),
    );
    sendRequest(
      { method: props.get('method') ?? UNKNOWN, url: props.get('url') ?? UNKNOWN, headers: [{ v: 'dict', entries: headers }], data: first },
      machine,
    );
  }
  return plainValue(null);
}

function graphql(
  url: Value | undefined,
  headers: readonly (Value | undefined)[],
  document: Value | undefined,
  variables: Value | undefined,
  machine: Machine,
): void {
  const entries = new Map<string, Value>([['query', document ?? UNKNOWN]]);
  if (variables && variables.v !== 'plain') entries.set('variables', variables);
  sendRequest({ method: textValue('POST'), url: url ?? UNKNOWN, headers, json: { v: 'dict', entries } }, machine);
}

/** A client that came from elsewhere: by its verb and by a URL among what it is given. */
function unknownClient({ path, self, args }: Invocation, machine: Machine): Value | undefined {
  const verb = /\.(get|post|put|patch|delete|request|fetch|mutate|query)$/.exec(path)?.[1];
  const url = args.find((one) => choices(one).some((option) => /^https?:\/\//i.test(textOf(option))));
  if (verb === undefined || url === undefined || self?.v === 'text') return undefined;
  const rest = args.filter((one) => one !== url && one.v !== 'function');
  sendRequest(
    {
      method: textValue(verb),
      url,
      headers: [UNKNOWN],
      json: rest[0]?.v === 'dict' ? rest[0] : undefined,
      data: rest[0]?.v === 'dict' ? undefined : rest[0],
    },
    machine,
  );
  return undefined;
}
