import type { Invocation, Machine } from './machine';
import { sendRequest } from './requests';
import { choices, memberOf, plainValue, textOf, textValue, UNKNOWN, type Value } from './values';

const NOTHING = plainValue(true);
const GUZZLE =
  /(?:^|\.)(?:Client|HttpClient)(?:\(\)|\.create\(\)|\.createForBaseUri\(\))\.(request|requestAsync|get|post|put|patch|delete|head|options|getAsync|postAsync|putAsync|patchAsync|deleteAsync)$/;
const LARAVEL = /(?:^|\.)Http(?:\.\w+\(\))*\.(get|post|put|patch|delete|head|send)$/;

/** Requests that PHP code sends. */
export function phpHttp({ path, self, args, named }: Invocation, machine: Machine): Value | undefined {
  const [first, second, third] = args;
  const handle = first?.v === 'object' && first.of === 'curl_init()' ? first : null;
  switch (path) {
    case 'curl_setopt':
      if (handle && second) handle.props.set(nameOf(second), third ?? UNKNOWN);
      return NOTHING;
    case 'curl_setopt_array':
      if (handle && second?.v === 'dict') for (const [name, value] of second.entries) handle.props.set(name, value);
      else handle?.props.set('CURLOPT_CUSTOMREQUEST', UNKNOWN);
      return NOTHING;
    case 'curl_exec':
      if (handle) curl(handle, machine);
      else sendRequest({ method: UNKNOWN, url: UNKNOWN, headers: [] }, machine);
      return undefined;
    case 'curl_multi_add_handle': {
      const added = second?.v === 'object' ? second : null;
      if (added) curl(added, machine);
      return NOTHING;
    }
    case 'file_get_contents':
    case 'fopen':
    case 'file':
    case 'readfile':
      if (/^https?:/i.test(textOf(first))) stream(first, third ?? named.get('context') ?? (path === 'fopen' ? args[3] : second), machine);
      return undefined;
    default:
      break;
  }
  const verb = GUZZLE.exec(path)?.[1]?.replace(/Async$/, '');
  if (verb !== undefined) {
    const asked = verb === 'request';
    const options = asked ? third : second;
    const own = self?.v === 'object' ? self.args[0] : undefined;
    sendRequest(
      {
        method: asked ? (first ?? UNKNOWN) : textValue(verb),
        url: (asked ? second : first) ?? UNKNOWN,
        base: memberOf(own, 'base_uri'),
        headers: [memberOf(own, 'headers'), memberOf(options, 'headers')],
        json: memberOf(options, 'json'),
        data: memberOf(options, 'body') ?? memberOf(options, 'form_params') ?? memberOf(options, 'multipart'),
        params: memberOf(options, 'query'),
        credential: [options, own].some((one) =>
          ['auth', 'auth_bearer', 'auth_basic', 'cert', 'cookies'].some((name) => memberOf(one, name) !== undefined),
        ),
      },
      machine,
    );
    return undefined;
  }
  const laravel = LARAVEL.exec(path)?.[1];
  if (laravel !== undefined) {
    const asked = laravel === 'send';
    const headers = chainOf(self, 'withHeaders') ?? undefined;
    sendRequest(
      {
        method: asked ? (first ?? UNKNOWN) : textValue(laravel),
        url: (asked ? second : first) ?? UNKNOWN,
        base: chainOf(self, 'baseUrl'),
        headers: [headers],
        json: asked ? memberOf(third, 'json') : laravel === 'get' ? undefined : second,
        credential: /with(?:Token|BasicAuth|DigestAuth|Cookies)\(\)/.test(path),
      },
      machine,
    );
  }
  return undefined;
}

const nameOf = (value: Value): string => (value.v === 'path' ? value.path : textOf(value));

/** What an earlier call of a chain was given: `Http::baseUrl(…)->withToken(…)->delete(…)`. */
function chainOf(value: Value | null, name: string): Value | undefined {
  for (let at = value, depth = 0; at?.v === 'object' && depth < 12; at = at.self, depth += 1)
    if (at.of.endsWith(`.${name}()`)) return at.args[0];
  return undefined;
}

function curl(handle: Extract<Value, { v: 'object' }>, machine: Machine): void {
  const of = (name: string): Value | undefined => handle.props.get(`CURLOPT_${name}`);
  const posts = of('POST') !== undefined || of('POSTFIELDS') !== undefined;
  const isOn = (value: Value | undefined): boolean => value !== undefined && !(value.v === 'plain' && !value.value);
  sendRequest(
    {
      method: of('CUSTOMREQUEST') ?? textValue(posts ? 'POST' : isOn(of('PUT')) ? 'PUT' : isOn(of('NOBODY')) ? 'HEAD' : 'GET'),
      url: of('URL') ?? handle.args[0] ?? UNKNOWN,
      headers: [lines(of('HTTPHEADER'))],
      data: of('POSTFIELDS'),
      credential: ['USERPWD', 'XOAUTH2_BEARER', 'COOKIE', 'SSLCERT', 'USERNAME'].some((name) => of(name) !== undefined),
    },
    machine,
  );
}

/** `['Name: value', …]` or one text of lines, as pairs. */
function lines(value: Value | undefined): Value | undefined {
  if (value?.v === 'dict' || value === undefined) return value;
  const all = value.v === 'list' ? value.items : textOf(value).split(/\r?\n/).map(textValue);
  const entries = all.flatMap((one) =>
    choices(one).map((line): [string, Value] => {
      const text = textOf(line);
      const at = text.indexOf(':');
      return at < 0 ? [text, UNKNOWN] : [text.slice(0, at), textValue(text.slice(at + 1).trim())];
    }),
  );
  return { v: 'dict', entries: new Map(entries.filter(([name]) => name !== '')) };
}

/** `stream_context_create(['http' => ['method' => …]])` */
function stream(url: Value | undefined, context: Value | undefined, machine: Machine): void {
  const options =
    context?.v === 'object' && context.of === 'stream_context_create()'
      ? (memberOf(context.args[0], 'http') ?? memberOf(context.args[0], 'https'))
      : undefined;
  sendRequest(
    {
      method: memberOf(options, 'method') ?? (context && !options && context.v !== 'plain' ? UNKNOWN : textValue('GET')),
      url: url ?? UNKNOWN,
      headers: [lines(memberOf(options, 'header'))],
      data: memberOf(options, 'content'),
    },
    machine,
  );
}
