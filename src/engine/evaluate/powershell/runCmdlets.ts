import { HOLE, type OpaqueWhy, type Text } from '../../types';
import { choices, textValue, UNKNOWN, type Value } from '../code/values';
import { newState } from '../shell/state';
import { setVariable } from '../shell/variables';
import { eachOf, plainText } from './bind';
import { type Called, type Cmdlet, given } from './cmdlet';
import { runPowershell } from './index';
import { apply, isBlock, NOTHING, notUnderstood, type Shell, start, textOfBlock, touch } from './shell';

/** Where text that is not known comes from, by what made it. */
function originOf(value: Value | undefined, depth = 0): OpaqueWhy {
  if (value?.v !== 'object' || depth > 12) return 'unreadable-code';
  if (/fetched|download|getstring|webclient|httpclient|webrequest/i.test(value.of) && !/encoding/i.test(value.of)) return 'fetched-code';
  if (/frombase64|encoding|decompress|decrypt|gzipstream|deflatestream/i.test(value.of)) return 'decoded-code';
  return (
    [...value.args, ...(value.self ? [value.self] : [])].map((one) => originOf(one, depth + 1)).find((one) => one !== 'unreadable-code') ??
    'unreadable-code'
  );
}

/** Text that is run as code; a block is what it says. */
export function runCode(shell: Shell, code: Value | undefined, by: string): Value {
  let result: Value = UNKNOWN;
  for (const one of eachOf(code ?? UNKNOWN)) {
    const text = isBlock(one) ? textOfBlock(one) : plainText(one);
    if (isBlock(one)) result = apply(shell, one, []);
    else if (!text.includes(HOLE)) runPowershell({ ...shell.run, via: [...shell.run.via, by] }, shell.state, text, shell);
    else notUnderstood(shell, text === HOLE ? originOf(one) : 'dynamic-program', by, `${by} ${text}`);
  }
  return result;
}

const invokeExpression: Cmdlet = (called, shell) => runCode(shell, given(called, ['command'], 0) ?? called.input, 'Invoke-Expression');

/** A block here, or on other machines: there its files are not ours. */
const invokeCommand: Cmdlet = (called, shell) => {
  const block = given(called, ['scriptblock'], -1) ?? called.bound.rest.find(isBlock);
  const file = given(called, ['filepath'], -1);
  const host = ['computername', 'hostname', 'session', 'vmname', 'containerid', 'connectionuri']
    .map((name) => called.bound.params.get(name))
    .find(Boolean);
  if (file) start(shell, 'pwsh', ['-File', plainText(file)]);
  if (!host && !called.bound.rest.some((one) => !isBlock(one))) return apply(shell, block, []);
  const remote = { kind: 'ssh' as const, host: plainText(host ?? called.bound.rest.find((one) => !isBlock(one))) };
  const text = textOfBlock(block);
  runPowershell({ ...shell.run, remote, via: [...shell.run.via, 'Invoke-Command'] }, newState(HOLE, {}, 'pwsh', []), text);
  return UNKNOWN;
};

/** `Start-Process program -ArgumentList …`: one text of arguments is split as the program would. */
const startProcess: Cmdlet = (called, shell) => {
  const list = given(called, ['argumentlist', 'arguments', 'argument'], 1);
  for (const program of eachOf(given(called, ['filepath', 'execute'], 0))) {
    for (const way of list ? choices(list) : [NOTHING]) {
      const words = eachOf(way).flatMap((one) => splitWords(plainText(one)));
      start(shell, plainText(program), words);
    }
  }
  return UNKNOWN;
};
export const splitWords = (text: Text): readonly Text[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double?.replace(/\\"/g, '"') ?? single ?? bare ?? '',
  );

/** `ForEach-Object { … }` over what is piped in; `% Delete` calls a method of each. */
const forEach: Cmdlet = (called, shell) => {
  const blocks = [...called.bound.rest, ...['process', 'begin', 'end', 'parallel'].flatMap((name) => called.bound.params.get(name) ?? [])];
  const items = called.input === undefined ? [UNKNOWN] : eachOf(called.input);
  const results: Value[] = [];
  for (const item of items.length === 0 ? [UNKNOWN] : items) {
    for (const block of blocks.flatMap((one) => eachOf(one))) {
      if (isBlock(block)) results.push(apply(shell, block, [item]));
      else if (block.v === 'text') results.push(shell.machine.apply(shell.machine.member(item, block.text), [], new Map()));
    }
  }
  return { v: 'list', items: results.flatMap((one) => eachOf(one)) };
};

/** Filters look at each item, and pass some of them on. */
const filter: Cmdlet = (called, shell) => {
  // `select @{ n = 'x'; e = { … } }`
  const words = [...called.bound.rest, ...called.bound.params.values()].flatMap((one) => eachOf(one));
  for (const one of words.flatMap((word) => (word.v === 'dict' ? [...word.entries.values()] : [word]))) {
    if (isBlock(one)) for (const item of eachOf(called.input ?? UNKNOWN)) apply(shell, one, [item]);
  }
  const name = given(called, ['expandproperty'], -1);
  return name
    ? { v: 'list', items: eachOf(called.input ?? UNKNOWN).map((item) => shell.machine.member(item, plainText(name))) }
    : (called.input ?? UNKNOWN);
};

/** Jobs, measurements, schedules: their blocks run. */
const runsBlocks: Cmdlet = (called, shell) => {
  for (const one of [...called.bound.rest, ...called.bound.params.values()])
    for (const item of eachOf(one)) if (isBlock(item)) apply(shell, item, []);
  const file = called.bound.params.get('filepath');
  if (file) start(shell, 'pwsh', ['-File', plainText(file)]);
  return UNKNOWN;
};

/** `Invoke-CimMethod -ClassName Win32_Process -MethodName Create -Arguments @{ CommandLine = 'text' }`, or what is done to what was found. */
const invokeMethod: Cmdlet = (called, shell) => {
  const method = plainText(given(called, ['methodname', 'name'], -1)).toLowerCase();
  const words = given(called, ['arguments', 'argumentlist', 'argument'], -1);
  if (method === 'create' && words) {
    const line = words.v === 'dict' ? [...words.entries].find(([key]) => /^commandline$/i.test(key))?.[1] : eachOf(words)[0];
    start(shell, 'cmd', ['/c', plainText(line)]);
  } else if (/^(?:delete|format|remove|terminate|uninstall|shutdown|win32shutdown|reboot)/.test(method))
    start(shell, 'powershell-cmdlet', [method.startsWith('format') ? 'format' : 'remove', 'wmi', classOf(called)]);
  return UNKNOWN;
};
const classOf = (called: Called): Text => {
  const own = given(called, ['classname', 'class', 'query'], 0) ?? called.input;
  return own?.v === 'object' ? plainText(own.args[0]) : plainText(own);
};
/** `Get-WmiObject Win32_ShadowCopy`: what is found, for whoever deletes it. */
const found: Cmdlet = (called) => ({
  v: 'object',
  of: 'ps.wmi()',
  args: [textValue(classOf(called))],
  named: new Map(),
  self: null,
  props: new Map(),
});

const stopProcess: Cmdlet = (called, shell) => {
  const names = eachOf(given(called, ['name', 'processname'], -1)).map(plainText);
  const ids = eachOf(given(called, ['id'], 0)).map(plainText);
  const piped = called.input === undefined ? [] : eachOf(called.input).map(plainText);
  for (const name of [...names, ...piped]) start(shell, 'pkill', [name === '*' || name === HOLE ? '.' : name]);
  if (ids.length > 0) start(shell, 'kill', ids);
  return NOTHING;
};

/** `Get-Process name`: its name, for whoever stops it. */
const processes: Cmdlet = (called) => ({ v: 'list', items: eachOf(given(called, ['name', 'processname', 'id'], 0) ?? textValue('*')) });

const machine =
  (program: string, ...words: readonly string[]): Cmdlet =>
  (called, shell) => {
    if (called.bound.params.get('whatif')?.v !== 'plain') start(shell, program, words);
    return NOTHING;
  };

const alias: Cmdlet = (called, shell) => {
  const name = plainText(given(called, ['name'], 0)).toLowerCase();
  const value = plainText(given(called, ['value'], called.bound.params.has('name') ? 0 : 1));
  shell.aliases.set(name, value);
  return NOTHING;
};
const setNamed: Cmdlet = (called, shell) => {
  const name = plainText(given(called, ['name'], 0))
    .replace(/^\w+:/, '')
    .toLowerCase();
  shell.globals.set(name, given(called, ['value'], called.bound.params.has('name') ? 0 : 1) ?? called.input ?? UNKNOWN);
  return NOTHING;
};
const setItem: Cmdlet = (called, shell) => {
  const path = plainText(given(called, ['path', 'literalpath'], 0));
  const value = given(called, ['value'], called.bound.params.has('path') ? 0 : 1) ?? called.input;
  const [, drive = '', name = ''] = /^(env|function|alias|variable):[\\/]?(.*)$/is.exec(path) ?? [];
  if (/^env$/i.test(drive)) setVariable(shell.run, shell.state, name, { value: plainText(value), exported: true });
  else if (/^function$/i.test(drive) && value) shell.functions.set(name.toLowerCase(), [value]);
  else if (/^alias$/i.test(drive)) shell.aliases.set(name.toLowerCase(), plainText(value));
  else if (/^variable$/i.test(drive) && value) shell.globals.set(name.toLowerCase(), value);
  return NOTHING;
};

/** `& (Get-Command name)`: the command by its name; a pattern may mean any. */
const commandNamed: Cmdlet = (called) => {
  const name = plainText(given(called, ['name'], 0) ?? called.input);
  return /[*?[]/.test(name)
    ? { v: 'object', of: 'ps.command()', args: [textValue(name)], named: new Map(), self: null, props: new Map() }
    : textValue(name);
};

const newObject: Cmdlet = (called) => {
  const name = plainText(given(called, ['typename', 'comobject'], 0)).toLowerCase();
  const args = eachOf(given(called, ['argumentlist'], called.bound.params.has('typename') ? 0 : 1));
  return { v: 'object', of: `[${name}]()`, args, named: new Map(), self: null, props: new Map() };
};

const say: Cmdlet = (called, shell) => {
  const words = called.bound.rest.length > 0 ? called.bound.rest : [...called.bound.params.values()];
  start(shell, 'echo', words.map(plainText), called.to);
  return called.name === 'write-output' ? (words.length === 1 ? (words[0] ?? NOTHING) : { v: 'list', items: words }) : NOTHING;
};

const pass: Cmdlet = (called) => called.input ?? given(called, ['inputobject'], 0) ?? UNKNOWN;

/** Code in another language. */
const addType: Cmdlet = (called, shell) => {
  const code = plainText(given(called, ['typedefinition', 'memberdefinition'], 0));
  // What it deletes by a name that is written out, or by one that nobody knows before it runs.
  for (const [, type = 'File', path] of code.matchAll(/\b(Directory|File)\s*\.\s*Delete\s*\(\s*(?:@?"([^"]*)"\s*[,)])?/g))
    touch(shell, 'Add-Type', 'delete', path ?? HOLE, { recursive: type === 'Directory' });
  if (code !== HOLE && /\bProcess\b|\bFile\b|\bDirectory\b|DllImport|Http|Socket/.test(code))
    notUnderstood(shell, 'unsupported-shell', 'Add-Type', code);
  return UNKNOWN;
};

export const runCmdlets: Readonly<Record<string, Cmdlet>> = {
  'invoke-expression': invokeExpression,
  'invoke-command': invokeCommand,
  'start-process': startProcess,
  'new-scheduledtaskaction': startProcess,
  'foreach-object': forEach,
  'where-object': filter,
  'select-object': filter,
  'sort-object': filter,
  'group-object': filter,
  'tee-variable': pass,
  'out-string': pass,
  'out-null': () => NOTHING,
  'start-job': runsBlocks,
  'start-threadjob': runsBlocks,
  'measure-command': runsBlocks,
  'register-scheduledjob': runsBlocks,
  'register-objectevent': runsBlocks,
  'register-engineevent': runsBlocks,
  'set-psreadlinekeyhandler': runsBlocks,
  'new-module': runsBlocks,
  'trace-command': runsBlocks,
  'set-psbreakpoint': runsBlocks,
  'invoke-cimmethod': invokeMethod,
  'invoke-wmimethod': invokeMethod,
  'get-wmiobject': found,
  'get-ciminstance': found,
  'use-transaction': runsBlocks,
  'stop-process': stopProcess,
  'get-process': processes,
  'stop-computer': machine('shutdown', 'now'),
  'restart-computer': machine('reboot'),
  'set-alias': alias,
  'new-alias': alias,
  'set-variable': setNamed,
  'new-variable': setNamed,
  'get-variable': (called, { globals }) => globals.get(plainText(given(called, ['name'], 0)).toLowerCase()) ?? UNKNOWN,
  'set-item': setItem,
  'get-command': commandNamed,
  'get-alias': commandNamed,
  'new-object': newObject,
  'write-output': say,
  'write-host': say,
  'write-information': say,
  'add-type': addType,
  'convertto-securestring': pass,
};
export type { Called };
