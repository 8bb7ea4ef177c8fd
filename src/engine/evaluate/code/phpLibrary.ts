import { normalise } from '../files/path';
import { readJson } from '../graphql/json';
import { absolute } from '../http/sources';
import { fromBase64, fromCodes, fromHex } from './decoding';
import { runText } from './evalText';
import type { Invocation, Library, Machine } from './machine';
import { phpClients } from './phpClients';
import { phpFiles } from './phpFiles';
import { phpHttp } from './phpHttp';
import { phpSql } from './phpSql';
import { fileText, runList, runProgram, runShell } from './programs';
import { methodOfText } from './texts';
import { choices, either, jsonOf, textOf, textValue, UNKNOWN, type Value, valueOfJson } from './values';

/** What PHP's own functions and its well-known libraries do outside the process. */
export const phpLibrary: Library = (invocation, machine) => {
  phpSql(invocation, machine);
  const handed = phpClients(invocation, machine);
  if (handed) return handed;
  return (
    phpPrograms(invocation, machine) ?? phpFiles(invocation, machine) ?? phpHttp(invocation, machine) ?? phpValues(invocation, machine)
  );
};

/** A function by its name as text, or a closure. */
function applied(fn: Value | undefined, args: readonly Value[], machine: Machine): Value {
  const results = choices(fn ?? UNKNOWN).map((one): Value => {
    if (one.v === 'text') return machine.apply({ v: 'path', path: one.text.replace(/^\\/, '').toLowerCase() }, args, new Map());
    if (one.v === 'list' && one.items.length === 2)
      return machine.apply(machine.member(one.items[0] ?? UNKNOWN, textOf(one.items[1])), args, new Map());
    if (one.v === 'unknown' || one.v === 'object') machine.note('dynamic-program');
    return machine.apply(one, args, new Map());
  });
  return either(results);
}

function phpPrograms({ path, self, args, named }: Invocation, machine: Machine): Value | undefined {
  const [first, second, third, fourth] = args;
  switch (path) {
    case 'exec':
    case 'shell_exec':
    case 'system':
    case 'passthru':
    case 'popen':
      runShell(first, {}, machine);
      return undefined;
    case 'proc_open': {
      const started = { cwd: fourth ?? named.get('cwd'), env: args[4] };
      if (first?.v === 'list') runList(first, started, machine);
      else runShell(first, started, machine);
      return undefined;
    }
    case 'pcntl_exec':
      runProgram(first, second, { env: third }, machine);
      return undefined;
    case 'fwrite':
    case 'fputs':
      // What is written to a program that was opened goes into it.
      if (first?.v === 'object' && first.of === 'popen()') runShell(first.args[0], { stdin: second }, machine);
      return undefined;
    case 'php.call':
    case 'call_user_func':
      return applied(first, args.slice(1), machine);
    case 'call_user_func_array':
      return applied(first, second?.v === 'list' ? second.items : [UNKNOWN], machine);
    case 'register_shutdown_function':
    case 'ob_start':
    case 'set_error_handler':
      return first ? applied(first, args.slice(1), machine) : UNKNOWN;
    case 'array_map':
    case 'array_walk':
    case 'array_filter':
    case 'usort':
    case 'iterator_apply':
    case 'preg_replace_callback': {
      const [fn, over] = path === 'array_map' ? [first, second] : path === 'preg_replace_callback' ? [second, third] : [second, first];
      if (fn) for (const item of over?.v === 'list' ? over.items : [UNKNOWN]) applied(fn, [item], machine);
      return over;
    }
    case 'eval':
    case 'assert':
      return runText({ args }, machine);
    case 'create_function':
      return runText({ args: args.slice(1) }, machine);
    case 'php.include': {
      const path = first?.v === 'text' && first.text.startsWith('/') ? textValue(normalise(first.text)) : first;
      const known = fileText(path, machine);
      if (known.v === 'text') machine.run(known.text);
      else if (first?.v === 'text' && /^(?:https?|ftp|data|php):/i.test(first.text)) machine.note('fetched-code');
      return UNKNOWN;
    }
    default:
      break;
  }
  if (/(?:^|\.)Process$/.test(path) && (first?.v === 'list' || first?.v === 'text')) {
    if (first.v === 'list') runList(first, { cwd: second }, machine);
    else runShell(first, { cwd: second }, machine);
  } else if (/(?:^|\.)Process(?:\.\w+\(\))*\.(?:fromShellCommandline|run|start|command)$/.test(path) && first) {
    if (first.v === 'list') runList(first, {}, machine);
    else runShell(first, {}, machine);
  } else if (/(?:^|\.)Artisan\.(?:call|queue)$/.test(path)) {
    const words = textOf(first).split(/\s+/).map(textValue);
    const options = second?.v === 'dict' ? [...second.entries].flatMap(([name, value]) => optionOf(name, value)) : [];
    runProgram(textValue('php'), { v: 'list', items: [textValue('artisan'), ...words, ...options] }, {}, machine);
  }
  return self && path.endsWith('.mustRun') ? UNKNOWN : undefined;
}

const optionOf = (name: string, value: Value): readonly Value[] =>
  !name.startsWith('--') ? [value] : value.v === 'plain' ? (value.value ? [textValue(name)] : []) : [textValue(`${name}=${textOf(value)}`)];

const known = (value: Value): Value | undefined => (value.v === 'unknown' ? undefined : value);
const over = (value: Value | undefined, change: (text: string) => string): Value =>
  either(choices(value ?? UNKNOWN).map((one) => (one.v === 'text' ? textValue(change(one.text)) : UNKNOWN)));

function phpValues({ path, args }: Invocation, machine: Machine): Value | undefined {
  const [first, second, third] = args;
  switch (path) {
    case 'base64_decode':
      return known(fromBase64(first));
    case 'hex2bin':
      return known(fromHex(first));
    case 'chr':
      return fromCodes(args);
    case 'str_rot13':
      return over(first, (text) =>
        text.replace(/[a-z]/gi, (char) => String.fromCharCode(char.charCodeAt(0) + (/[a-m]/i.test(char) ? 13 : -13))),
      );
    case 'strrev':
      return over(first, (text) => [...text].reverse().join(''));
    case 'strtolower':
    case 'mb_strtolower':
      return over(first, (text) => text.toLowerCase());
    case 'strtoupper':
    case 'mb_strtoupper':
      return over(first, (text) => text.toUpperCase());
    case 'trim':
    case 'rtrim':
    case 'ltrim':
      return over(first, (text) => text.trim());
    case 'urldecode':
    case 'rawurldecode':
      return over(first, (text) => text.replace(/(?:%[\da-f]{2})+/gi, (codes) => textOf(fromHex(textValue(codes.replaceAll('%', ''))))));
    case 'substr':
    case 'mb_substr': {
      const from = second?.v === 'plain' ? Number(second.value) : 0;
      const length = third?.v === 'plain' && third.value !== null ? Number(third.value) : undefined;
      return over(first, (text) => {
        const rest = text.slice(from);
        return length === undefined ? rest : rest.slice(0, length);
      });
    }
    case 'str_replace':
      return third && first && second ? (methodOfText('replaceAll', third, [first, second], new Map()) ?? UNKNOWN) : UNKNOWN;
    case 'implode':
    case 'join':
      return (second?.v === 'list' ? second : first)?.v === 'list' ? joined(first, second) : UNKNOWN;
    case 'explode':
      return second && first ? (methodOfText('split', second, [first], new Map()) ?? UNKNOWN) : UNKNOWN;
    case 'sprintf':
    case 'vsprintf':
      return (
        methodOfText('%', first ?? UNKNOWN, [path === 'vsprintf' ? (second ?? UNKNOWN) : { v: 'list', items: args.slice(1) }], new Map()) ??
        UNKNOWN
      );
    case 'escapeshellarg':
      return over(first, (text) => `'${text.replaceAll("'", "'\\''")}'`);
    case 'escapeshellcmd':
    case 'strval':
    case 'addslashes':
    case 'realpath':
      return first;
    case 'json_encode':
      return either(choices(first ?? UNKNOWN).map((one) => textValue(JSON.stringify(jsonOf(one)))));
    case 'json_decode': {
      const json = readJson(textOf(first));
      return json ? valueOfJson(json.value) : undefined;
    }
    case 'getenv':
    case 'env':
      return textOf(first) === 'HOME' ? textValue(machine.context.facts.home) : machine.variable(first);
    case 'array_merge':
      return merged(args);
    case 'compact':
      return UNKNOWN;
    case 'define':
      return UNKNOWN;
    case 'php.dir': {
      const script = absolute(machine.from.argv.find((word) => !word.startsWith('-')) ?? '.', machine.from.cwd);
      return textValue(script.slice(0, script.lastIndexOf('/')));
    }
    case 'getcwd':
      return textValue(machine.from.cwd);
    case 'sys_get_temp_dir':
      return textValue('/tmp');
    default:
      return undefined;
  }
}

function joined(first: Value | undefined, second: Value | undefined): Value {
  const [glue, list] = second?.v === 'list' ? [first, second] : [second, first];
  return list?.v === 'list' ? textValue(list.items.map(textOf).join(glue ? textOf(glue) : '')) : UNKNOWN;
}

function merged(args: readonly Value[]): Value {
  if (args.every((one) => one.v === 'list')) return { v: 'list', items: args.flatMap((one) => (one.v === 'list' ? one.items : [])) };
  const entries = args.flatMap((one) => (one.v === 'dict' ? [...one.entries] : []));
  return args.every((one) => one.v === 'dict') ? { v: 'dict', entries: new Map(entries) } : UNKNOWN;
}
