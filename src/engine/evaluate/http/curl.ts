import type { Reader } from '../../context';
import { limits } from '../../limits';
import { type Call, type Content, type FileCall, HOLE, type HttpCall, type Text } from '../../types';
import { BOUNDARY, dataPiece, formBody } from './curlData';
import { globbed } from './curlGlob';
import { type CurlWord, curlWords } from './curlWords';
import { hostsBehind } from './mapping';
import { httpCall } from './request';
import { absolute, contentOf, joined, readOf, tooMany, writeOf } from './sources';
import { formPairs, headerOf } from './url';

const DATA = new Set(['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json']);
const WRITES = new Set([
  'output',
  'dump-header',
  'cookie-jar',
  'trace',
  'trace-ascii',
  'stderr',
  'libcurl',
  'etag-save',
  'hsts',
  'alt-svc',
]);
const AUTHENTICATES = new Set(['user', 'cert', 'netrc', 'netrc-file', 'netrc-optional', 'aws-sigv4', 'negotiate', 'httpsig-key', 'key']);

const NONE: readonly never[] = [];

/** curl: one request for every URL of every `--next` group, and the files that are read or written on the way. */
export const curl: Reader = (call, context) => {
  const { words, reads, unknown, endless } = curlWords(call, context);
  if (words.some(({ name }) => name === 'help' || name === 'manual' || name === 'version')) return [];
  // Every URL looks at every option of its group: far more of them than anybody writes are not read at all.
  if (words.length > limits.requests || endless || !context.spend(words.length)) return [tooMany(call)];
  const calls: Call[] = [...reads];
  // Even the URL may stand in what cannot be read.
  if (unknown !== null && !words.some(({ name }) => name === 'url')) {
    calls.push({ kind: 'opaque', via: call.via, remote: call.remote, why: 'unreadable-code', about: call.program, text: '' });
  }
  for (const group of groupsOf(words)) calls.push(...transfers(group, unknown, call, context));
  return calls;
};

function groupsOf(words: readonly CurlWord[]): readonly (readonly CurlWord[])[] {
  const groups: CurlWord[][] = [[]];
  for (const word of words) {
    if (word.name === 'next') groups.push([]);
    else groups.at(-1)?.push(word);
  }
  return groups;
}

function transfers(group: readonly CurlWord[], unknown: string | null, ...[call, context]: Parameters<Reader>): readonly Call[] {
  const byName = new Map<string, Text[]>();
  for (const { name, value } of group) {
    const before = byName.get(name);
    if (before) before.push(value);
    else byName.set(name, [value]);
  }
  const values = (name: string): readonly Text[] => byName.get(name) ?? NONE;
  const has = (name: string): boolean =>
    byName.has(name) && group.findLast((word) => word.name === name || word.name === `no-${name}`)?.name === name;
  const files: FileCall[] = group.flatMap(({ name, value }) => (WRITES.has(name) ? writeOf(value, call) : []));

  const pieces = group.filter(({ name }) => DATA.has(name)).map(({ name, value }) => ({ name, ...dataPiece(name, value, call, context) }));
  const forms = group.filter(({ name }) => name === 'form' || name === 'form-string').map(({ name, value }) => ({ option: name, value }));
  const uploads = values('upload-file');
  const queries = values('url-query').map((value) => dataPiece('url-query', value, call, context));
  files.push(...[...pieces, ...queries].flatMap((piece) => piece.reads));

  const data = joined(
    pieces.map(({ name, content }, index): Content => {
      // `--json` parts follow each other as they are, all others are joined by an ampersand.
      return index > 0 && name !== 'json' && content.kind === 'text' ? { kind: 'text', text: `&${content.text}` } : content;
    }),
  );
  const form = forms.length > 0 ? formBody(forms, call, context) : null;
  if (form) files.push(...form.reads);

  const headers = headersOf(group, values, files, call, context);
  const inUrl = has('get') || has('head');
  const asQuery = joined([...queries.map(({ content }) => content), ...(inUrl && pieces.length > 0 ? [data] : [])].map(ampersand));
  const sent: Content = form ? form.content : pieces.length > 0 && !inUrl ? data : { kind: 'none' };
  const target = values('request-target').at(-1);
  const urls = values('url').flatMap((url) => (has('globoff') ? [url] : globbed(url)));

  const calls = urls.flatMap((url, index): readonly Call[] => {
    if (/^file:/i.test(url)) return readOf(url.replace(/^file:\/*/i, '/'), call);
    const upload = uploads[Math.min(index, uploads.length - 1)];
    if (upload !== undefined) files.push(...readOf(upload === '.' ? '-' : upload, call));
    const body = upload === undefined ? sent : contentOf(upload === '.' ? '-' : upload, call, context);
    const fallback = has('head') ? 'HEAD' : upload !== undefined ? 'PUT' : body.kind === 'none' ? 'GET' : 'POST';
    const made = httpCall(
      {
        method: values('request').at(-1) ?? fallback,
        url,
        headers:
          upload !== undefined
            ? headers
            : withTypes(
                headers,
                pieces.some(({ name }) => name === 'json'),
                form !== null,
                body,
              ),
        body: unknown === null ? body : { kind: 'unreadable', why: unknown },
        credential: group.some(({ name }) => AUTHENTICATES.has(name)),
        query: asQuery.kind === 'text' ? formPairs(asQuery.text) : [['query', HOLE]],
        ...(target === undefined ? {} : { target }),
      },
      call,
    );
    // The name in the URL says nothing where a daemon's socket is asked.
    const daemon = values('unix-socket').some((socket) => /(?:docker|podman)[^/]*\.sock$/.test(socket)) && made.host !== 'localhost';
    const hosts = hostsBehind(made.host, values('connect-to'), values('resolve'));
    return [made, ...alsoAt(made, daemon ? [...hosts, 'localhost'] : hosts)];
  });
  if (has('remote-name') || has('remote-name-all'))
    files.push(...urls.flatMap((url) => writeOf(absolute(lastSegment(url), values('output-dir').at(-1) ?? '.'), call)));
  return [...files, ...calls];
}

const ampersand = (content: Content): Content => (content.kind === 'text' ? { kind: 'text', text: `&${content.text}` } : content);
const lastSegment = (url: Text): Text =>
  url
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1) ?? '';

/** The same request where options send it to another host: without its credential's value, which is judged by the URL's host. */
function alsoAt(call: HttpCall, hosts: readonly Text[]): readonly HttpCall[] {
  return hosts.map((host) => ({
    ...call,
    host,
    headers: call.headers.map(([name, value]) => [name, call.credential ? HOLE : value] as const),
  }));
}

function headersOf(
  group: readonly CurlWord[],
  values: (name: string) => readonly Text[],
  files: FileCall[],
  ...[call, context]: Parameters<Reader>
): readonly (readonly [string, Text])[] {
  const headers: (readonly [string, Text])[] = [];
  for (const { name, value } of group) {
    if (name === 'header') {
      if (!value.startsWith('@')) headers.push(...headerLine(value));
      else {
        files.push(...readOf(value.slice(1), call));
        const content = contentOf(value.slice(1), call, context);
        // A file that cannot be read may hold any header, a credential among them.
        headers.push(...(content.kind === 'text' ? content.text.split(/\r?\n/).flatMap(headerLine) : [[HOLE, HOLE] as const]));
      }
    } else if (name === 'oauth2-bearer') headers.push(['Authorization', `Bearer ${value}`]);
    else if (name === 'user') headers.push(['Authorization', `Basic ${value}`]);
    else if (name === 'user-agent') headers.push(['User-Agent', value]);
    else if (name === 'cookie') {
      if (value.includes('=') || value.includes(HOLE)) headers.push(['Cookie', value]);
      else {
        files.push(...readOf(value, call));
        headers.push(['Cookie', HOLE]);
      }
    }
  }
  return values('header').some((value) => value === HOLE) ? [...headers, [HOLE, HOLE]] : headers;
}

/** `Name: value`, `Name;` (empty); `Name:` takes a header away. */
function headerLine(line: Text): readonly (readonly [string, Text])[] {
  const match = /^([^:;]+)([:;])\s*(.*)$/s.exec(line);
  if (!match) return [];
  const [, name = '', sign, value = ''] = match;
  return sign === ':' && value.trim() === '' ? [] : [[name.trim(), value.trim()]];
}

function withTypes(headers: HttpCall['headers'], json: boolean, form: boolean, body: Content): HttpCall['headers'] {
  if (headerOf(headers, 'content-type') !== undefined || body.kind === 'none') return headers;
  const type = form ? `multipart/form-data; boundary=${BOUNDARY}` : json ? 'application/json' : 'application/x-www-form-urlencoded';
  return [...headers, ['Content-Type', type]];
}
