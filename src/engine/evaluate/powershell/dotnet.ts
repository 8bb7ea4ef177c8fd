import { HOLE, type Text } from '../../types';
import { fromBase64, fromCodes } from '../code/decoding';
import { sendRequest } from '../code/requests';
import { methodOfText } from '../code/texts';
import { choices, either, plainValue, textValue, UNKNOWN, type Value } from '../code/values';
import { known } from '../shell/output';
import { setVariable } from '../shell/variables';
import { scriptCalls } from '../sql/script';
import { eachOf, plainText } from './bind';
import { runCode, splitWords } from './runCmdlets';
import { apply, flush, isBlock, NOTHING, type Shell, start, touch, writeFile } from './shell';
import { fetched, keywords } from './webCmdlets';

/** What a call of .NET's own classes does, as PowerShell writes them: `[IO.File]::Delete($x)`, `$text.Replace('a', 'b')`. */
export function dotnet(path: string, self: Value | null, args: readonly Value[], shell: Shell): Value | undefined {
  const name = path.toLowerCase().replace(/\[system\./g, '[');
  const [first, second] = args;
  if (self && /^(?:text|list)\.\w+$/.test(name)) return ofText(name.slice(name.indexOf('.') + 1), self, args, shell);
  if (/^\[[\w.]+\]\.new$/.test(name)) return made(name.slice(0, -'.new'.length), args, shell);
  const owner = /^(\[[\w.]+\])\.getmethod$/.exec(name)?.[1];
  if (owner !== undefined)
    return { v: 'object', of: 'ps.method()', args: [textValue(owner), first ?? UNKNOWN], named: new Map(), self: null, props: new Map() };
  const file = /^\[io\.(file|directory|fileinfo|directoryinfo|path)\](?:\(\))?\.(\w+)$/.exec(name);
  if (file) return ofFiles(file[1] ?? '', file[2] ?? '', self, args, shell);
  if (/\[(?:net\.)?(?:webclient|http\.httpclient|net\.http\.httpclient|webrequest)\](?:\(\))?\.\w+$/.test(name))
    return ofWeb(name, self, args, shell);
  const shared =
    /^\[(?:microsoft\.visualbasic\.)?(?:fileio\.filesystem|scripting\.filesystemobject)\](?:\(\))?\.delete(file|folder|directory)$/.exec(
      name,
    );
  if (shared) {
    for (const path of eachOf(first).map(plainText)) touch(shell, name, 'delete', path, { recursive: shared[1] !== 'file' });
    return UNKNOWN;
  }
  switch (name) {
    case 'ps.wmi().delete':
    case 'ps.wmi().delete_':
      start(shell, 'powershell-cmdlet', ['remove', 'wmi', self?.v === 'object' ? plainText(self.args[0]) : HOLE]);
      return NOTHING;
    case '[win32_process].create':
      start(shell, 'cmd', ['/c', plainText(first)]);
      return UNKNOWN;
    case '[type].gettype':
      return { v: 'path', path: `[${plainText(first).toLowerCase().replace(/,.*$/s, '')}]` };
    case 'ps.method().invoke':
      return self?.v === 'object' ? dotnet(`${plainText(self.args[0])}.${plainText(self.args[1])}`, null, eachOf(second), shell) : UNKNOWN;
    case 'ps.block().invoke':
    case 'ps.block().invokereturnasis':
      return apply(shell, self ?? undefined, args);
    case '[scriptblock].create':
      return { v: 'object', of: 'ps.text()', args, named: new Map(), self: null, props: new Map() };
    case 'ps.text().invoke':
      return self?.v === 'object' ? runCode(shell, self.args[0], 'ScriptBlock') : UNKNOWN;
    case '[diagnostics.process].start':
      start(shell, plainText(first), second ? eachOf(second).flatMap((one) => splitWords(plainText(one))) : []);
      return UNKNOWN;
    case '[convert].frombase64string':
    case '[convert].fromhexstring':
      return { v: 'object', of: name, args, named: new Map(), self: null, props: new Map() };
    case '[environment].getfolderpath':
      return textValue(shell.run.host.context.facts.home);
    case '[environment].getenvironmentvariable':
      return shell.machine.variable(first);
    case '[environment].setenvironmentvariable':
      setVariable(shell.run, shell.state, plainText(first), { value: plainText(second), exported: true });
      return NOTHING;
    case '[string].join':
      return textValue(eachOf(second).map(plainText).join(plainText(first)));
    case '[string].concat':
      return textValue(args.map(plainText).join(''));
    case '[string].format':
      return methodOfText('format', first ?? UNKNOWN, args.slice(1), new Map()) ?? UNKNOWN;
    case '[regex].replace':
      return UNKNOWN;
    default:
      break;
  }
  if (/^\[text\.encoding\](?:\.\w+)?\.getstring$/.test(name)) return decoded(first, /unicode/.test(name));
  if (/\.invokescript$|\.invokecommand\.newscriptblock$/.test(name)) return runCode(shell, first, 'InvokeScript');
  if (/\.addscript$/.test(name)) return runCode(shell, first, 'AddScript');
  if (/\.(?:executenonquery|executescalar|executereader)$/.test(name)) return statement(self, args, shell);
  if (/\.shellexecute$|\]\(\)\.run$|\]\(\)\.exec$/.test(name)) {
    const [program = '', ...words] = args.flatMap((one) => splitWords(plainText(one)));
    start(shell, program, words);
    return UNKNOWN;
  }
  return undefined;
}

function ofFiles(type: string, method: string, self: Value | null, args: readonly Value[], shell: Shell): Value | undefined {
  const owner = self?.v === 'object' ? self.args[0] : undefined;
  const [first, second] = owner ? [owner, args[0]] : args;
  const by = `[IO.${type}]::${method}`;
  const paths = eachOf(first).map(plainText);
  if (type === 'path') {
    if (method === 'combine' || method === 'join')
      return textValue(
        args
          .flatMap((one) => eachOf(one))
          .map(plainText)
          .join('/'),
      );
    return method === 'gettemppath' ? textValue('/tmp/') : method === 'getfullpath' ? first : undefined;
  }
  if (method === 'delete') for (const path of paths) touch(shell, by, 'delete', path, { recursive: type.startsWith('directory') });
  else if (method === 'move' || method === 'moveto' || method === 'replace')
    for (const path of paths) start(shell, 'mv', [path, plainText(second)]);
  else if (method === 'copy' || method === 'copyto') for (const path of paths) start(shell, 'cp', [path, plainText(second)]);
  else if (/^(?:write|append)all/.test(method)) {
    const text = plainText(second);
    for (const path of paths)
      writeFile(shell, by, path, known(text, text.includes(HOLE) ? ['a command'] : []), method.startsWith('append'));
  } else if (/^create(?:text)?$/.test(method) && type === 'file') for (const path of paths) touch(shell, by, 'truncate', path);
  else if (method === 'open' && type === 'file') {
    if (EMPTIES.test(plainText(second))) for (const path of paths) touch(shell, by, 'truncate', path);
  } else if (/^(?:readall|readlines|opentext)/.test(method)) {
    start(shell, 'cat', paths, 'captured');
    return UNKNOWN;
  } else if (/^(?:get|enumerate)(?:files|directories|filesystementries)$/.test(method))
    return { v: 'list', items: paths.map((path) => textValue(`${path}/${plainText(second ?? textValue('*'))}`)) };
  else return undefined;
  return UNKNOWN;
}

/** A mode in which a file is opened empty. */
const EMPTIES = /^(?:\[(?:system\.)?io\.filemode\]\.)?(?:create|truncate|2|5)$/i;

/** An object of a class; some open a file by that alone. */
function made(type: string, args: readonly Value[], shell: Shell): Value {
  const [first, second] = args;
  const stream = /^\[io\.(streamwriter|filestream)\]$/.exec(type)?.[1];
  const empties = stream === 'streamwriter' ? second?.v !== 'plain' || second.value !== true : EMPTIES.test(plainText(second));
  if (stream !== undefined && empties) for (const path of eachOf(first).map(plainText)) touch(shell, type, 'truncate', path);
  return { v: 'object', of: `${type}()`, args, named: new Map(), self: null, props: new Map() };
}

function ofWeb(name: string, self: Value | null, args: readonly Value[], shell: Shell): Value {
  const method = name.slice(name.lastIndexOf('.') + 1).replace(/async$/, '');
  if (method === 'add') return UNKNOWN;
  // `$r = [Net.WebRequest]::Create($url); $r.Method = 'DELETE'; $r.GetResponse()`
  if (/^create(?:http)?$/.test(method))
    return { v: 'object', of: '[net.webrequest]()', args, named: new Map(), self: null, props: new Map() };
  const typed = method === 'getresponse' && self?.v === 'object' ? self : null;
  if (typed) {
    const set = typed.props.get('Method') ?? typed.props.get('method');
    sendRequest(
      { method: set ?? textValue('GET'), url: typed.args[0] ?? UNKNOWN, headers: [], data: undefined, credential: typed.props.size > 1 },
      shell.machine,
    );
    flush(shell);
    return fetched();
  }
  const verb = /^download|^get|^openread/.test(method) ? 'GET' : /^delete/.test(method) ? 'DELETE' : /^put/.test(method) ? 'PUT' : 'POST';
  const named = /^upload/.test(method) && args.length > 2 ? args[1] : undefined;
  const data = /^upload|^post|^put/.test(method) ? args.at(-1) : undefined;
  sendRequest(
    {
      method: named ?? textValue(verb),
      url: args[0] ?? UNKNOWN,
      headers: [],
      data,
      credential: self?.v === 'object' && self.props.size > 1,
    },
    shell.machine,
  );
  flush(shell);
  if (method === 'downloadfile' && args[1]) writeFile(shell, 'WebClient', plainText(args[1]), { text: HOLE, from: ['curl'] });
  return fetched();
}

/** Bytes of text, as UTF-8 or in two bytes a character. */
function decoded(bytes: Value | undefined, wide: boolean): Value {
  const from = bytes?.v === 'object' && /frombase64string$/.test(bytes.of) ? bytes.args[0] : undefined;
  const text = from ? fromBase64(from) : UNKNOWN;
  if (text.v === 'text') return wide ? textValue(text.text.replaceAll('\0', '')) : text;
  return { v: 'object', of: 'ps.encoding()', args: bytes ? [bytes] : [], named: new Map(), self: null, props: new Map() };
}

/** `$command.CommandText = "…"; $command.ExecuteNonQuery()` */
function statement(self: Value | null, args: readonly Value[], shell: Shell): Value {
  const owner = self?.v === 'object' ? self : null;
  const text = owner?.props.get('CommandText') ?? owner?.props.get('commandtext') ?? owner?.args[0] ?? args[0];
  const link = owner?.args[1]?.v === 'object' ? owner.args[1].args[0] : owner?.self?.v === 'object' ? owner.self.args[0] : undefined;
  for (const one of choices(text ?? UNKNOWN)) {
    if (one.v !== 'text') continue;
    shell.machine.calls.push(
      ...scriptCalls([one.text], keywords(plainText(link)), { client: 'none', from: shell.machine.from, context: shell.run.host.context }),
    );
  }
  flush(shell);
  return UNKNOWN;
}

const number = (value: Value | undefined): number => (value?.v === 'plain' && typeof value.value === 'number' ? value.value : Number.NaN);

/** Methods of texts, and of files that are listed as texts. */
function ofText(method: string, self: Value, args: readonly Value[], shell: Shell): Value | undefined {
  const [first, second] = args;
  if (method === 'delete' || method === 'kill') {
    for (const one of eachOf(self)) touch(shell, `.${method}()`, 'delete', plainText(one), { recursive: true });
    return NOTHING;
  }
  if (method === 'moveto') for (const one of eachOf(self)) start(shell, 'mv', [plainText(one), plainText(first)]);
  const over = (change: (text: Text) => Text): Value =>
    either(choices(self).map((one) => (one.v === 'text' && !one.text.includes(HOLE) ? textValue(change(one.text)) : UNKNOWN)));
  switch (method) {
    case 'replace':
      return methodOfText('replaceAll', self, args, new Map());
    case 'toupper':
    case 'toupperinvariant':
      return methodOfText('upper', self, [], new Map());
    case 'tolower':
    case 'tolowerinvariant':
      return methodOfText('lower', self, [], new Map());
    case 'trim':
    case 'split':
      return methodOfText(method, self, args, new Map());
    case 'tostring':
      return self;
    case 'substring':
      return over((text) => text.slice(number(first), second ? number(first) + number(second) : undefined));
    case 'insert':
      return over((text) => `${text.slice(0, number(first))}${plainText(second)}${text.slice(number(first))}`);
    case 'remove':
      return over((text) => text.slice(0, number(first)) + (second ? text.slice(number(first) + number(second)) : ''));
    case 'tochararray':
      return self.v === 'text' ? { v: 'list', items: [...self.text.slice(0, 200)].map((char) => textValue(char)) } : UNKNOWN;
    case 'foreach':
      for (const item of eachOf(self)) for (const block of args) if (isBlock(block)) apply(shell, block, [item]);
      return UNKNOWN;
    case 'invoke':
      return UNKNOWN;
    default:
      return undefined;
  }
}

/** `[char]82`, `[string]$x`, `[scriptblock]$text`, `[uri]$u`. */
export function cast(type: string, value: Value | undefined): Value {
  if (!value) return UNKNOWN;
  if (/^\[char\]$/.test(type)) return value.v === 'text' ? value : fromCodes(eachOf(value));
  if (/^\[char\[\]\]$/.test(type) && (value.v === 'list' || value.v === 'plain')) {
    const codes = eachOf(value);
    return { v: 'list', items: codes.map((one) => fromCodes([one])) };
  }
  if (/^\[(?:int|int32|byte|long|double)\]$/.test(type) && value.v === 'text' && /^(?:0x[\da-f]+|\d+)$/i.test(value.text))
    return plainValue(Number(value.text));
  if (/^\[string\]$/.test(type)) return value.v === 'list' ? textValue(plainText(value)) : value;
  if (/^\[(?:type|wmiclass|wmi|adsi|xml)\]$/.test(type))
    return value.v === 'text' ? { v: 'path', path: `[${value.text.toLowerCase()}]` } : UNKNOWN;
  return value;
}
