import type { Reader } from '../../context';
import { limits } from '../../limits';
import { type Call, type Content, HOLE, type Text } from '../../types';
import { formBody } from './curlData';
import { type Item, itemOf, jsonBody } from './httpieItems';
import { type OptionTable, parseOptions } from './options';
import { httpCall } from './request';
import { contentOf, percentEncode, readOf, tooMany, writeOf } from './sources';

const words = (text: string): readonly string[] => text.split(' ');
/** HTTPie 3 (`http --help`) and xh (`xh --help`). */
const table: OptionTable = {
  value: words(
    'boundary raw pretty style response-charset response-mime format-options print output session session-read-only auth auth-type bearer proxy max-redirects max-headers timeout verify ssl ciphers cert cert-key cert-key-pass default-scheme history-print http-version resolve interface unix-socket generate',
  ),
  alone: words(
    'json form multipart compress unsorted sorted headers meta body verbose all stream download continue quiet ignore-netrc offline follow check-status path-as-is chunked ignore-stdin help manual version traceback debug https curl curl-long native-tls ipv4 ipv6 no-check-status',
  ),
  short: {
    j: 'json',
    f: 'form',
    x: 'compress',
    p: 'print',
    h: 'headers',
    m: 'meta',
    b: 'body',
    v: 'verbose',
    P: 'history-print',
    S: 'stream',
    o: 'output',
    d: 'download',
    c: 'continue',
    q: 'quiet',
    s: 'style',
    a: 'auth',
    A: 'auth-type',
    F: 'follow',
    I: 'ignore-stdin',
    '4': 'ipv4',
    '6': 'ipv6',
  },
};
const AUTHENTICATES = new Set(['session', 'session-read-only', 'cert']);

/** `http`, `https`, `xh`, `xhs`: METHOD and URL, then request items. */
export const httpie: Reader = (call, context) => {
  const { options, rest } = parseOptions(call.argv, table);
  const has = (name: string): boolean => options.some((option) => option.name === name);
  const last = (name: string): string | undefined => options.findLast((option) => option.name === name)?.value;
  if (has('offline') || has('help') || has('manual') || has('version') || has('curl') || has('curl-long')) return [];
  const [first = '', second] = rest;
  const named = second !== undefined && /^[a-zA-Z]+$/.test(first);
  const url = named ? second : first;
  if (url === '') return [];
  if (rest.length > limits.requests) return [tooMany(call)];
  const items = rest.slice(named ? 2 : 1).map(itemOf);

  const calls: Call[] = [...writeOf(last('output') ?? '', call)];
  const read = (path: Text): Content => {
    calls.push(...readOf(path, call));
    return contentOf(path, call, context);
  };
  const resolved = items.map((item): Item & { readonly content: Content } => ({
    ...item,
    content: item.file ? read(item.value) : { kind: 'text', text: item.value },
  }));
  const textOf = (content: Content): Text => (content.kind === 'text' ? content.text : HOLE);
  const headers = resolved.filter(({ kind }) => kind === 'header').map(({ name, content }): [string, Text] => [name, textOf(content)]);
  const query = resolved.filter(({ kind }) => kind === 'query').map(({ name, content }): [string, Text] => [name, textOf(content)]);
  const fields = resolved.filter(({ kind }) => kind === 'field' || kind === 'json' || kind === 'upload');
  const auth = last('auth');
  const bearer = last('bearer') ?? (last('auth-type') === 'bearer' ? auth : undefined);
  if (bearer !== undefined) headers.push(['Authorization', `Bearer ${bearer}`]);
  else if (auth !== undefined) headers.push(['Authorization', `Basic ${auth}`]);

  const raw = last('raw');
  const stdin: Content = has('ignore-stdin') ? { kind: 'none' } : call.stdin;
  const unknown = rest.slice(named ? 2 : 1).includes(HOLE);
  const body: Content = unknown
    ? { kind: 'unreadable', why: 'an argument that is not known' }
    : raw !== undefined
      ? { kind: 'text', text: raw }
      : fields.length === 0
        ? stdin
        : has('multipart')
          ? formBody(
              fields.map(({ name, file, value }) => ({ option: 'form', value: `${name}=${file ? '@' : ''}${value}` })),
              call,
              context,
            ).content
          : has('form')
            ? {
                kind: 'text',
                text: fields.map(({ name, content }) => `${percentEncode(name)}=${percentEncode(textOf(content))}`).join('&'),
              }
            : jsonBody(fields);
  const method = named ? first : body.kind === 'none' ? 'GET' : 'POST';
  const type: [string, string][] =
    headers.some(([name]) => name.toLowerCase() === 'content-type') || has('form') || has('multipart')
      ? []
      : [['Content-Type', 'application/json']];
  const full =
    url.startsWith(':') && !url.startsWith('://') ? `localhost${/^:\d/.test(url) ? url : url.slice(1)}` : url.replace(/^:\/\//, '');
  const credential = options.some(({ name }) => AUTHENTICATES.has(name));
  return [
    ...calls,
    httpCall({ method, url: full, headers: body.kind === 'none' ? headers : [...headers, ...type], body, query, credential }, call),
  ];
};
