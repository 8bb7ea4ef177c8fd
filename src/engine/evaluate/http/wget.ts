import type { Reader } from '../../context';
import { limits } from '../../limits';
import { type Call, type Content, HOLE } from '../../types';
import { type OptionTable, parseOptions } from './options';
import { httpCall } from './request';
import { contentOf, readOf, tooMany, writeOf } from './sources';

const words = (text: string): readonly string[] => text.split(' ');
/** GNU wget 1.25 and wget2, `wget --help`. */
const table: OptionTable = {
  value: words(
    'execute output-file append-output input-file base config rejected-log tries output-document start-pos progress dns-timeout connect-timeout read-timeout timeout wait waitretry quota limit-rate bind-address dns-servers restrict-file-names prefer-family user password use-askpass directory-prefix cut-dirs protocol-directories default-page http-user http-password header max-redirect proxy-user proxy-password referer save-headers user-agent load-cookies save-cookies post-data post-file method body-data body-file compression secure-protocol certificate certificate-type private-key private-key-type ca-certificate ca-directory crl-file pinnedpubkey random-file ciphers hsts-file ftp-user ftp-password warc-file warc-header warc-max-size warc-dedup warc-tempdir level accept reject accept-regex reject-regex regex-type domains exclude-domains follow-tags ignore-tags include-directories exclude-directories remote-encoding local-encoding http-proxy https-proxy max-threads retry-on-http-status report-speed',
  ),
  alone: words(
    'version help background debug quiet verbose no-verbose force-html no-config retry-connrefused retry-on-host-error no-clobber no-netrc continue show-progress timestamping no-if-modified-since no-use-server-timestamps server-response spider random-wait no-proxy no-dns-cache ignore-case inet4-only inet6-only ask-password no-iri no-directories force-directories no-host-directories adjust-extension no-cache ignore-length no-http-keep-alive keep-session-cookies content-disposition content-on-error trust-server-names auth-no-challenge https-only no-check-certificate no-hsts recursive delete-after convert-links convert-file-only backup-converted mirror page-requisites strict-comments follow-ftp span-hosts relative no-parent unlink',
  ),
  short: {
    V: 'version',
    h: 'help',
    b: 'background',
    e: 'execute',
    o: 'output-file',
    a: 'append-output',
    d: 'debug',
    q: 'quiet',
    v: 'verbose',
    i: 'input-file',
    F: 'force-html',
    B: 'base',
    t: 'tries',
    O: 'output-document',
    c: 'continue',
    N: 'timestamping',
    S: 'server-response',
    T: 'timeout',
    w: 'wait',
    Q: 'quota',
    P: 'directory-prefix',
    E: 'adjust-extension',
    U: 'user-agent',
    r: 'recursive',
    l: 'level',
    k: 'convert-links',
    K: 'backup-converted',
    m: 'mirror',
    p: 'page-requisites',
    A: 'accept',
    R: 'reject',
    D: 'domains',
    H: 'span-hosts',
    L: 'relative',
    I: 'include-directories',
    X: 'exclude-directories',
    x: 'force-directories',
    n: 'no',
    '4': 'inet4-only',
    '6': 'inet6-only',
  },
};
/** `-e post_data=…` and `.wgetrc` spell options with underscores. */
const command = (value: string) => {
  const [, name = '', rest = ''] = /^\s*([\w-]+)\s*(?:=\s*)?(.*)$/s.exec(value) ?? [];
  return { name: name.toLowerCase().replaceAll('_', '-'), value: rest };
};

/** wget and wget2: one request a URL. */
export const wget: Reader = (call, context) => {
  const parsed = parseOptions(call.argv, table);
  // `-nc`, `-nv`: `n` starts a two-letter option, whose second letter then was read on its own; none of them takes a value.
  const options = parsed.options.flatMap((option) => (option.name === 'execute' ? [option, command(option.value)] : [option]));
  const last = (...names: string[]): string | undefined => options.findLast((option) => names.includes(option.name))?.value;
  if (options.some(({ name }) => name === 'help' || name === 'version')) return [];

  const calls: Call[] = [];
  const bodyFile = last('post-file', 'body-file');
  const bodyText = last('post-data', 'body-data');
  if (bodyFile !== undefined) calls.push(...readOf(bodyFile, call));
  const given: Content =
    bodyFile !== undefined
      ? contentOf(bodyFile, call, context)
      : bodyText !== undefined
        ? { kind: 'text', text: bodyText }
        : { kind: 'none' };
  const config = last('config');
  const unknown =
    parsed.rest.length > 1 && parsed.rest.includes(HOLE) ? 'an argument that is not known' : config === undefined ? null : 'a config file';
  const body: Content = unknown === null ? given : { kind: 'unreadable', why: unknown };
  const posted = last('post-data', 'post-file') !== undefined;

  const headers = options.filter(({ name }) => name === 'header').flatMap(({ value }) => headerPair(value));
  const user = last('user', 'http-user');
  if (user !== undefined) headers.push(['Authorization', `Basic ${user}:${last('password', 'http-password') ?? ''}`]);
  const list = last('input-file');
  const urls = [...parsed.rest, ...(list === undefined ? [] : listed(contentOf(list, call, context)))];
  if (urls.length > limits.requests) return [tooMany(call)];
  const document = last('output-document');
  if (document !== undefined) calls.push(...writeOf(document, call));
  for (const name of ['output-file', 'save-cookies'] as const) calls.push(...writeOf(last(name) ?? '', call));
  const method = last('method') ?? (posted ? 'POST' : options.some(({ name }) => name === 'spider') ? 'HEAD' : 'GET');
  const credential = last('load-cookies', 'certificate') !== undefined;
  for (const url of urls) calls.push(httpCall({ method, url, headers, body, credential }, call));
  return calls;
};

const headerPair = (line: string): [string, string][] => {
  const colon = line.indexOf(':');
  return colon < 0 ? (line.includes(HOLE) ? [[HOLE, HOLE]] : []) : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
};
const listed = (content: Content): readonly string[] =>
  content.kind === 'text' ? content.text.split(/\s+/).filter((line) => line !== '') : [HOLE];
