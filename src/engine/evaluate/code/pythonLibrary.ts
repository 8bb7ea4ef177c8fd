import { pythonAws } from '../clouds/awsSdk';
import { sdkCall } from '../clouds/sdks';
import { readJson } from '../graphql/json';
import { sendStatement } from '../sql/drivers';
import { fromBase64, fromCodes, fromHex } from './decoding';
import { memberByName, runText } from './evalText';
import { itemsOf } from './execute';
import type { Invocation, Library, Machine } from './machine';
import { runList, runProgram, runShell } from './programs';
import { pythonFiles } from './pythonFiles';
import { pythonHttp } from './pythonHttp';
import { choices, either, elementOf, jsonOf, plainValue, textOf, textValue, UNKNOWN, type Value, valueOfJson } from './values';

const NOTHING = plainValue(null);

/** What Python's own and well-known libraries do outside the process. */
export const pythonLibrary: Library = (invocation, machine) => {
  sendStatement(invocation, machine);
  pythonAws(invocation, machine);
  sdkCall(invocation, machine);
  return (
    pythonPrograms(invocation, machine) ??
    pythonFiles(invocation, machine) ??
    pythonHttp(invocation, machine) ??
    pythonValues(invocation, machine)
  );
};

/** The modules that all ways to start a program belong to. */
const STARTS = /^(?:subprocess|os|commands|asyncio|invoke|pexpect|pty|sh)\./;

function pythonPrograms({ path, args, named }: Invocation, machine: Machine): Value | undefined {
  if (!STARTS.test(path)) return undefined;
  const [first, second] = args;
  const started = { stdin: named.get('input'), cwd: named.get('cwd'), env: named.get('env') };
  if (/^subprocess\.(run|call|check_call|check_output|Popen)$/.test(path)) {
    const command = first ?? named.get('args');
    const shell = named.get('shell');
    // An unknown `shell` counts as set: then the text is read as a command line, and as a program's name it would do less.
    if (shell && !(shell.v === 'plain' && !shell.value)) runShell(command?.v === 'list' ? command.items[0] : command, started, machine);
    else runList(command, started, machine);
    return undefined;
  }
  if (
    /^(os\.(system|popen)|subprocess\.(getoutput|getstatusoutput)|commands\.get\w*output|asyncio\.(subprocess\.)?create_subprocess_shell|invoke\.run|pexpect\.(spawn|run))$/.test(
      path,
    )
  ) {
    runShell(first ?? named.get('command') ?? named.get('cmd'), started, machine);
    return undefined;
  }
  if (path === 'pty.spawn') {
    if (first?.v === 'text') runProgram(first, undefined, started, machine);
    else runList(first, started, machine);
    return NOTHING;
  }
  if (/^asyncio\.(subprocess\.)?create_subprocess_exec$/.test(path)) {
    runProgram(first, { v: 'list', items: args.slice(1) }, started, machine);
    return undefined;
  }
  if (/^os\.exec(v|vp|ve|vpe)$/.test(path)) {
    runProgram(first, second?.v === 'list' ? { v: 'list', items: second.items.slice(1) } : (second ?? UNKNOWN), started, machine);
    return NOTHING;
  }
  if (/^os\.exec(l|lp|le|lpe)$/.test(path)) {
    runProgram(first, { v: 'list', items: args.slice(2) }, started, machine);
    return NOTHING;
  }
  if (/^os\.(posix_)?spawn\w*$/.test(path)) {
    const words = args.find((one) => one.v === 'list');
    const program = path.startsWith('os.posix') ? first : second;
    const rest = words?.v === 'list' ? words.items.slice(1) : args.slice(3);
    runProgram(program, { v: 'list', items: rest }, started, machine);
    return NOTHING;
  }
  const direct = /^sh\.(\w+)$/.exec(path)?.[1];
  if (direct !== undefined) {
    runProgram(textValue(direct), { v: 'list', items: args }, started, machine);
    return undefined;
  }
  return undefined;
}

function pythonValues(invocation: Invocation, machine: Machine): Value | undefined {
  const { path, args, named, self } = invocation;
  const [first, second] = args;
  switch (path) {
    case 'exec':
    case 'eval':
    case 'builtins.exec':
    case 'builtins.eval':
      return runText(invocation, machine);
    case 'compile':
    case 'gql.gql':
    case 'textwrap.dedent':
    case 'str':
    case 'bytes':
    case 'bytearray':
    case 'urllib.parse.unquote':
      return first;
    case 'getattr':
      return memberByName(invocation, machine);
    case '__import__':
    case 'importlib.import_module':
      if (first?.v === 'text') return { v: 'path', path: first.text };
      machine.dynamic = true;
      return UNKNOWN;
    case 'globals':
    case 'locals':
    case 'vars':
      machine.dynamic = true;
      return UNKNOWN;
    case 'os.getenv':
    case 'os.environ.get': {
      const known = machine.variable(first);
      return known.v === 'text' ? known : either([UNKNOWN, ...(second ? [second] : [])]);
    }
    case 'json.dumps':
    case 'orjson.dumps':
    case 'ujson.dumps':
    case 'simplejson.dumps':
      return either(choices(first ?? UNKNOWN).map((one) => textValue(JSON.stringify(jsonOf(one)))));
    case 'json.loads':
    case 'json.load': {
      const json = readJson(textOf(first?.v === 'object' ? first.props.get('') : first));
      return json ? valueOfJson(json.value) : undefined;
    }
    case 'base64.b64decode':
    case 'base64.urlsafe_b64decode':
    case 'base64.standard_b64decode':
    case 'binascii.a2b_base64':
      return known(fromBase64(first));
    case 'bytes.fromhex':
    case 'bytearray.fromhex':
    case 'binascii.unhexlify':
      return known(fromHex(first));
    case 'chr':
      return fromCodes(args);
    case 'dict':
      return { v: 'dict', entries: new Map([...(first?.v === 'dict' ? first.entries : []), ...named]) };
    case 'list':
    case 'tuple':
    case 'sorted':
    case 'set':
    case 'iter':
    case 'reversed':
    case 'tqdm.tqdm':
    case 'rich.progress.track':
      return first?.v === 'list' || first?.v === 'object' ? first : undefined;
    case 'enumerate':
      return first?.v === 'object' ? { v: 'list', items: [{ v: 'list', items: [UNKNOWN, elementOf(first)] }] } : undefined;
    case 'map':
      for (const item of itemsOf(second ?? UNKNOWN, machine)) if (first) machine.apply(first, [item], new Map());
      return UNKNOWN;
    case 'asyncio.run':
      return first;
    case 'super':
      return UNKNOWN;
    case 'list.append': {
      if (self?.v === 'list' && first) machine.callbacks([first]);
      return UNKNOWN;
    }
    default:
      return undefined;
  }
}

/** A decoder's unknown result is left to be an object that remembers its decoder. */
const known = (value: Value): Value | undefined => (value.v === 'unknown' ? undefined : value);
