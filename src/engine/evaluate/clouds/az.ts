import type { Context, Reader } from '../../context';
import { type Call, type Content, HOLE, type ProgramCall, type Text } from '../../types';
import { headerPair } from '../http/apiCommands';
import { type OptionTable, parseOptions } from '../http/options';
import { httpCall } from '../http/request';
import { contentOf } from '../http/sources';
import { remoteScript } from './remoteScript';
import { statements } from './statements';

const TABLE: OptionTable = {
  value: (
    'method url uri body headers uri-parameters url-parameters resource output-file query subscription name resource-group command-id scripts script ' +
    'command exec-command file querytext file-path database-name admin-user admin-password server-name output parameters'
  ).split(' '),
  alone: ['yes', 'no-wait', 'debug', 'verbose', 'only-show-errors', 'help', 'skip-authorization-header'],
  short: {
    m: 'method',
    u: 'url',
    b: 'body',
    n: 'name',
    g: 'resource-group',
    o: 'output',
    c: 'command',
    q: 'querytext',
    f: 'file',
    d: 'database-name',
    h: 'help',
  },
};
const MANAGEMENT = 'https://management.azure.com';

/** `az`: the request that `az rest` sends, scripts for machines, and statements for databases. */
export const az: Reader = (call, context) => {
  const { options, rest } = parseOptions(call.argv, TABLE);
  const value = (...names: readonly string[]): Text | undefined => options.findLast(({ name }) => names.includes(name))?.value;
  if (value('help') !== undefined) return [];
  const verb = rest.join(' ');
  if (rest[0] === 'rest') return [request(call, context, value)];
  if (/^(?:vm|vmss) run-command (?:invoke|create|update)\b/.test(verb)) {
    const powershell = /PowerShell/i.test(value('command-id') ?? '');
    const lines = wordsAfter(call.argv, '--scripts', '--script').map((line) => textOf(line, call, context));
    return remoteScript(
      lines.includes(HOLE) ? HOLE : lines.join('\n'),
      value('name') ?? HOLE,
      call,
      context,
      powershell ? 'powershell' : 'sh',
    );
  }
  if (/^(?:container|containerapp) exec\b|^aks command invoke\b/.test(verb))
    return remoteScript(value('exec-command', 'command'), value('name') ?? HOLE, call, context);
  const database = /^(postgres|mysql) flexible-server execute\b/.exec(verb)?.[1];
  if (database === undefined) return [];
  const file = value('file-path', 'file');
  const text = value('querytext') ?? (file === undefined ? undefined : textOf(`@${file}`, call, context));
  const host = `${value('name') ?? HOLE}.${database}.database.azure.com`;
  return statements(
    text === undefined ? [] : [text],
    { dialect: database === 'mysql' ? 'mysql' : 'postgres', host, database: value('database-name') ?? '' },
    call,
    context,
  );
};

function request(call: ProgramCall, context: Context, value: (...names: readonly string[]) => Text | undefined): Call {
  const url = value('url', 'uri') ?? HOLE;
  const body = value('body');
  const content: Content =
    body === undefined ? { kind: 'none' } : body.startsWith('@') ? contentOf(body.slice(1), call, context) : { kind: 'text', text: body };
  return httpCall(
    {
      method: value('method') ?? 'GET',
      url: url.startsWith('/') ? MANAGEMENT + url : url,
      headers: wordsAfter(call.argv, '--headers').map((pair) => headerPair(pair.replace(/^([^:=]+)=/, '$1:'))),
      body: content,
      credential: true,
    },
    { via: [...call.via, 'az rest'], remote: call.remote },
  );
}

/** `@file` is what the file holds. */
function textOf(word: Text, call: ProgramCall, context: Context): Text {
  if (!word.startsWith('@')) return word;
  const content = contentOf(word.slice(1), call, context);
  return content.kind === 'text' ? content.text : HOLE;
}

/** An option may be followed by several words. */
function wordsAfter(argv: readonly Text[], ...flags: readonly string[]): readonly Text[] {
  const words: Text[] = [];
  let inside = false;
  for (const word of argv) {
    const [, flag = '', inline] = /^(--[\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (flag !== '' || /^-[a-z]$/.test(word)) {
      inside = flags.includes(flag);
      if (inside && inline !== undefined) words.push(inline);
    } else if (inside) words.push(word);
  }
  return words;
}
