import { javascriptAws } from '../clouds/awsSdk';
import { octokit } from '../clouds/octokit';
import { sdkCall } from '../clouds/sdks';
import { readJson } from '../graphql/json';
import { sendStatement } from '../sql/drivers';
import { fromBase64, fromCodes, fromHex } from './decoding';
import { memberByName, runText } from './evalText';
import { javascriptFiles } from './javascriptFiles';
import { javascriptHttp } from './javascriptHttp';
import type { Invocation, Library, Machine } from './machine';
import { runList, runProgram, runShell } from './programs';
import { choices, either, elementOf, jsonOf, memberOf, plainValue, textOf, textValue, UNKNOWN, type Value, valueOfJson } from './values';

/** What Node's, Deno's and Bun's own and well-known libraries do outside the process. */
export const javascriptLibrary: Library = (invocation, machine) => {
  const plain = { ...invocation, path: plainPath(invocation.path) };
  sendStatement(plain, machine);
  javascriptAws(plain, machine);
  octokit(plain, machine);
  sdkCall(plain, machine);
  return (
    javascriptPrograms(plain, machine) ??
    javascriptFiles(plain, machine) ??
    javascriptHttp(plain, machine) ??
    javascriptValues(plain, machine)
  );
};

/** The name of a module's member as it is known: `node:fs`, `jsr:@std/fs`, `npm:pg@8`. */
function plainPath(path: string): string {
  if (path.startsWith('node:')) return path.slice(5);
  if (/^(?:jsr|npm):/.test(path))
    return path
      .slice(4)
      .replace(/^(@?[^@]+)@[\d^~.]+/, '$1')
      .replace(/^@std\/fs\b/, 'fs-extra')
      .replace(/^@david\/dax(?:\.default)?\b/, 'dax.$');
  return path.replace(/^child_process\.default\./, 'child_process.');
}

function javascriptPrograms({ path, self, args }: Invocation, machine: Machine): Value | undefined {
  const [first, second, third] = args;
  const options = [second, third].find((one) => one?.v === 'dict');
  const started = { stdin: memberOf(options, 'input'), cwd: memberOf(options, 'cwd'), env: memberOf(options, 'env') };
  if (
    /^child_process\.(exec|execSync)$|^(execa\.)?execaCommand(Sync)?$|^(?:execa\.)?execa(?:Sync|Node)?(?:\(\))?\.``$|(?:^|\.)doShellScript$|^\$\.system$|^shelljs\.exec$|^(zx|execa|Bun|bun|dax)?\.?\$(\(\))?\.``$/.test(
      path,
    )
  ) {
    runShell(first, started, machine);
    machine.callbacks(args);
    return undefined;
  }
  if (
    /^child_process\.(spawn|spawnSync|execFile|execFileSync|fork)$|^(execa\.)?(execa|execaSync|execaNode)$|^cross-spawn(\.sync|\.spawn)?$/.test(
      path,
    )
  ) {
    const shell = memberOf(options, 'shell');
    if (shell && !(shell.v === 'plain' && !shell.value)) {
      const words = second?.v === 'list' ? second.items : [];
      runShell(textValue([first ?? UNKNOWN, ...words].map((one) => textOf(one)).join(' ')), started, machine);
    } else if (path.endsWith('fork'))
      runProgram(
        textValue('node'),
        { v: 'list', items: [first ?? UNKNOWN, ...(second?.v === 'list' ? second.items : [])] },
        started,
        machine,
      );
    else runProgram(first, second?.v === 'dict' ? undefined : second, started, machine);
    machine.callbacks(args);
    return undefined;
  }
  if (/^Bun\.(spawn|spawnSync)$|^Deno\.run$/.test(path)) {
    runList(first?.v === 'dict' ? memberOf(first, 'cmd') : first, started, machine);
    return undefined;
  }
  if (path === 'Deno.Command') {
    runProgram(first, memberOf(second, 'args'), { cwd: memberOf(second, 'cwd'), env: memberOf(second, 'env') }, machine);
    return undefined;
  }
  if (path === 'child_process.spawn().stdin.write' || path === 'child_process.spawn().stdin.end') {
    // What is written to a program started before: it is started once more, with that as its input.
    const child = self?.v === 'object' && self.self?.v === 'object' ? self.self : null;
    if (child && first) runProgram(child.args[0], child.args[1]?.v === 'list' ? child.args[1] : undefined, { stdin: first }, machine);
    return undefined;
  }
  return undefined;
}

function javascriptValues(invocation: Invocation, machine: Machine): Value | undefined {
  const { path, args, self } = invocation;
  const [first, second] = args;
  if (
    /^gql\.``$|^(graphql-tag|graphql-request|graphql|@apollo\/client(\/core)?|urql|@urql\/core)(\.default)?(\.gql)?\.``$|^String\.raw\.``$/.test(
      path,
    )
  )
    return first;
  const settled = /^(.*)\.(then|catch|finally)$/.exec(path)?.[1];
  if (settled !== undefined) {
    // A promise stands for its value: what it is handed to is called with it.
    const value: Value = self ?? { v: 'path', path: settled };
    const results = args.filter(isCallable).map((one) => machine.apply(one, [value], new Map()));
    return results.length === 0 ? value : either(results);
  }
  if (self?.v === 'object' && first && EACH.test(path)) {
    const given = machine.apply(first, [elementOf(self)], new Map());
    return /[pP]$/.test(path) ? { v: 'list', items: [given] } : UNKNOWN;
  }
  switch (path) {
    case 'eval':
    case 'Function':
    case 'vm.runInThisContext':
    case 'vm.runInNewContext':
    case 'vm.runInContext':
    case 'vm.Script':
      return runText(path === 'Function' ? { args: args.slice(-1) } : invocation, machine);
    case 'setTimeout':
    case 'setInterval':
    case 'setImmediate':
    case 'queueMicrotask':
      return runText(invocation, machine);
    case 'require':
    case 'module.require':
    case 'createRequire()': {
      if (first?.v === 'text') return { v: 'path', path: first.text.replace(/^node:/, '') };
      machine.dynamic = true;
      return UNKNOWN;
    }
    case 'module.createRequire':
      return { v: 'path', path: 'require' };
    case 'Reflect.get':
      return memberByName(invocation, machine);
    case 'JSON.stringify':
      return either(choices(first ?? UNKNOWN).map((one) => textValue(JSON.stringify(jsonOf(one)))));
    case 'JSON.parse': {
      const json = readJson(textOf(first));
      return json ? valueOfJson(json.value) : undefined;
    }
    case 'Buffer.from': {
      const encoding = second ? textOf(second) : 'utf8';
      const decoded =
        encoding === 'base64' || encoding === 'base64url'
          ? fromBase64(first)
          : encoding === 'hex'
            ? fromHex(first)
            : first?.v === 'list'
              ? fromCodes(first.items)
              : first;
      return decoded === undefined || decoded.v === 'unknown' ? undefined : decoded;
    }
    case 'atob': {
      const decoded = fromBase64(first);
      return decoded.v === 'unknown' ? undefined : decoded;
    }
    case 'String.fromCharCode':
    case 'String.fromCodePoint':
      return fromCodes(args);
    case 'String':
    case 'Promise.resolve':
    case 'encodeURI':
    case 'decodeURIComponent':
    case 'decodeURI':
    case 'Object.freeze':
    case 'structuredClone':
    case 'util.promisify':
    case 'promisify':
      return first;
    case 'Array.from':
      machine.callbacks(args.slice(1));
      return first;
    case 'Object.values':
      return first?.v === 'dict' ? { v: 'list', items: [...first.entries.values()] } : first?.v === 'object' ? first : undefined;
    case 'URL':
      return urlOf(first, second);
    case 'Object.assign':
      return { v: 'dict', entries: new Map(args.flatMap((one) => (one.v === 'dict' ? [...one.entries] : []))) };
    case 'Headers':
    case 'Map':
      return first?.v === 'dict' ? { v: 'dict', entries: new Map(first.entries) } : undefined;
    case 'Promise.all':
    case 'Promise.allSettled':
      return first;
    case 'list.map':
    case 'list.forEach':
    case 'list.flatMap':
      if (self?.v === 'list' && first)
        return { v: 'list', items: self.items.slice(0, 64).map((item) => machine.apply(first, [item], new Map())) };
      return undefined;
    case 'list.filter':
      if (self?.v === 'list' && first) for (const item of self.items.slice(0, 64)) machine.apply(first, [item], new Map());
      return self ?? undefined;
    case 'process.exit':
      return plainValue(null);
    default:
      return undefined;
  }
}

/** Methods that hand on what a library gave, one by one: `snapshot.docs.map(doc => …)`. */
const EACH = /\.(?:forEach|map|flatMap|each|eachAsync|filter|some|every)$/;

const isCallable = ({ v }: Value): boolean => v === 'function' || v === 'path' || v === 'object' || v === 'either';

function urlOf(first: Value | undefined, base: Value | undefined): Value {
  const path = textOf(first);
  if (!base || /^[a-z]+:\/\//i.test(path)) return first ?? UNKNOWN;
  const origin = /^[a-z]+:\/\/[^/?#]*/i.exec(textOf(base))?.[0] ?? textOf(base);
  return textValue(path.startsWith('/') ? origin + path : `${origin}/${path}`);
}
