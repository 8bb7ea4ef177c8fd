import { HOLE, type Text } from '../../types';
import { sendRequest } from '../code/requests';
import { memberOf, textValue, UNKNOWN, type Value } from '../code/values';
import { contentOf } from '../http/sources';
import { unknown } from '../shell/output';
import { connection, fromKeywords } from '../sql/connection';
import { scriptCalls } from '../sql/script';
import { eachOf, isOn, plainText } from './bind';
import { type Cmdlet, given } from './cmdlet';
import { flush, NOTHING, type Shell, start, writeFile } from './shell';

/** What a request gives: nobody has read it. */
export const fetched = (): Value => ({ v: 'object', of: 'ps.fetched()', args: [], named: new Map(), self: null, props: new Map() });

/** `Invoke-RestMethod -Method Delete -Uri …` and its kin. */
const request: Cmdlet = (called, shell) => {
  const { params } = called.bound;
  const form = params.get('form');
  const body = params.get('body') ?? fileBody(params.get('infile'), shell);
  const method = params.get('custommethod') ?? params.get('method') ?? textValue('GET');
  const token = ['token', 'authentication', 'credential', 'certificate', 'certificatethumbprint', 'websession'].some((name) =>
    params.has(name),
  );
  const query = body?.v === 'dict' && /^get$/i.test(plainText(method)) ? body : undefined;
  sendRequest(
    {
      method,
      url: given(called, ['uri'], 0) ?? UNKNOWN,
      headers: [params.get('headers')],
      data: query ? undefined : (form ?? body ?? called.input),
      params: query,
      credential: token || isOn(called.bound, 'usedefaultcredentials'),
    },
    shell.machine,
  );
  flush(shell);
  const file = params.get('outfile');
  if (file) writeFile(shell, 'Invoke-WebRequest', plainText(file), unknown('curl'));
  return fetched();
};

function fileBody(path: Value | undefined, shell: Shell): Value | undefined {
  if (!path) return undefined;
  const content = contentOf(plainText(path).replaceAll('\\', '/'), shell.machine.from, shell.run.host.context);
  return content.kind === 'text' ? textValue(content.text) : UNKNOWN;
}

/** `Invoke-Sqlcmd -Query … -ServerInstance …`: as the command line does it. */
const sql: Cmdlet = (called, shell) => {
  const { params } = called.bound;
  const text = (name: string): Text | undefined => (params.has(name) ? plainText(params.get(name)) : undefined);
  const string = text('connectionstring');
  if (string !== undefined) {
    const at = keywords(string);
    const { machine, run } = shell;
    for (const one of eachOf(given(called, ['query'], 0))) {
      machine.calls.push(...scriptCalls([plainText(one)], at, { client: 'none', from: machine.from, context: run.host.context }));
    }
    flush(shell);
    return UNKNOWN;
  }
  const option = (flag: string, value: Text | undefined): readonly Text[] => (value === undefined ? [] : [flag, value]);
  const input = text('inputfile');
  for (const one of input === undefined ? eachOf(given(called, ['query'], 0) ?? called.input) : [UNKNOWN]) {
    const statement = input === undefined ? ['-Q', plainText(one)] : ['-i', input.replaceAll('\\', '/')];
    start(shell, 'sqlcmd', [
      ...option('-S', text('serverinstance') ?? text('sqlinstance')),
      ...option('-d', text('database')),
      ...option('-U', text('username')),
      ...statement,
    ]);
  }
  return UNKNOWN;
};

/** `Server=tcp:db.example,1433;Database=shop;User Id=x` */
export function keywords(text: Text): ReturnType<typeof connection> {
  const found = fromKeywords(text.replace(/;/g, ' ').replace(/\s*=\s*/g, '='));
  const of = (pattern: RegExp): Text | undefined => pattern.exec(text)?.[1]?.trim();
  const host = of(/(?:server|data source|address|host)\s*=\s*(?:tcp:)?([^;,\\]+)/i);
  return connection('mssql', {
    ...found,
    ...(host === undefined ? {} : { host: host.toLowerCase() === '(local)' || host === '.' ? 'localhost' : host.toLowerCase() }),
    database: of(/(?:database|initial catalog)\s*=\s*([^;]+)/i) ?? '',
  });
}

/** JSON from a value and back, on its way into or out of a request. */
export const jsonText = (value: Value | undefined): Value => {
  if (!value) return UNKNOWN;
  return textValue(JSON.stringify(plain(value)));
};
function plain(value: Value): unknown {
  switch (value.v) {
    case 'dict':
      return Object.fromEntries([...value.entries].map(([key, one]) => [key, plain(one)]));
    case 'list':
      return value.items.map(plain);
    case 'plain':
      return value.value;
    case 'text':
      return value.text;
    default:
      return HOLE;
  }
}

export const webCmdlets: Readonly<Record<string, Cmdlet>> = {
  'invoke-restmethod': request,
  'invoke-webrequest': request,
  'invoke-sqlcmd': sql,
  'invoke-dbaquery': sql,
  'start-bitstransfer': (called, shell) => {
    const path = memberOf({ v: 'dict', entries: called.bound.params }, 'destination') ?? called.bound.rest[1];
    if (path) writeFile(shell, 'Start-BitsTransfer', plainText(path), unknown('curl'));
    return NOTHING;
  },
};
