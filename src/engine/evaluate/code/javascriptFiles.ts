import type { Invocation, Machine } from './machine';
import { fileText, freshPath, pathText, touchFile } from './programs';
import { listedValue, memberOf, textValue, UNKNOWN, type Value } from './values';

const FS = /^(?:fs|fs\/promises|fs\.promises|fs-extra|graceful-fs|fs\.default|Deno|memfs)\.(\w+)$/;

/** Files that JavaScript code deletes, writes, moves and reads. */
export function javascriptFiles({ path, self, args }: Invocation, machine: Machine): Value | undefined {
  const [first, second] = args;
  if (/^(rimraf|rimraf\.(rimraf|sync|rimrafSync)|del|del\.(deleteAsync|deleteSync|sync)|trash|shelljs\.rm)$/.test(path)) {
    for (const one of args) if (one.v === 'list') for (const item of one.items) remove(item, machine, path, true);
    const target = args.find((one) => one.v === 'text' && !one.text.startsWith('-'));
    if (target) remove(target, machine, path, true);
    return undefined;
  }
  if (path === 'Bun.write') {
    touchFile('overwrite', fileOf(first), machine, { by: path, content: second ?? UNKNOWN });
    return undefined;
  }
  if (/^Bun\.file\(\)\.(delete|unlink)$/.test(path)) {
    remove(self?.v === 'object' ? self.args[0] : undefined, machine, path, false);
    return undefined;
  }
  if (/^Bun\.file\(\)\.(text|json)$/.test(path)) {
    const file = self?.v === 'object' ? self.args[0] : undefined;
    touchFile('read', file, machine, { by: path });
    return fileText(file, machine);
  }
  // macOS's own, from JavaScript for Automation.
  if (/\.(?:removeItemAtPathError|trashItemAtURLResultingItemURLError)$/.test(path)) {
    remove(first, machine, path, true);
    return undefined;
  }
  const verb = FS.exec(path)?.[1]?.replace(/Sync$/, '');
  if (verb === undefined) return undefined;
  const by = path;
  switch (verb) {
    case 'rm':
    case 'rmdir':
    case 'unlink':
    case 'remove':
    case 'emptyDir': {
      const recursive = memberOf(second, 'recursive');
      remove(
        first,
        machine,
        by,
        verb === 'remove' || verb === 'emptyDir' || (recursive !== undefined && !(recursive.v === 'plain' && !recursive.value)),
      );
      break;
    }
    case 'writeFile':
    case 'writeTextFile':
    case 'outputFile':
    case 'writeJson':
    case 'createWriteStream': {
      const flag = memberOf(args[2], 'flag') ?? memberOf(second, 'flags');
      const appends = flag?.v === 'text' && flag.text.startsWith('a');
      touchFile(appends ? 'append' : 'overwrite', first, machine, {
        by,
        content: verb === 'createWriteStream' ? UNKNOWN : (second ?? UNKNOWN),
      });
      break;
    }
    case 'appendFile':
      touchFile('append', first, machine, { by, content: second ?? UNKNOWN });
      break;
    case 'truncate':
      touchFile('truncate', first, machine, { by });
      break;
    case 'rename':
    case 'move':
      touchFile('move', first, machine, { by, to: second ?? UNKNOWN });
      break;
    case 'copyFile':
    case 'cp':
    case 'copy':
      touchFile('read', first, machine, { by });
      touchFile('overwrite', second, machine, { by, content: fileText(first, machine) });
      break;
    case 'chmod':
    case 'chown':
      touchFile('permissions', first, machine, { by });
      break;
    case 'readdir':
      // With options the names may be objects, or lie deeper.
      return second === undefined || second.v === 'text' ? { v: 'list', items: [listedValue('*')] } : undefined;
    case 'mkdtemp':
      return textValue(freshPath(textValue(pathText(first ?? UNKNOWN, machine).replace(/[^/]*$/, '') || '.'), machine));
    case 'makeTempDir':
    case 'makeTempFile':
      return textValue(freshPath(memberOf(first, 'dir'), machine));
    case 'readFile':
    case 'readTextFile':
    case 'createReadStream':
    case 'readJson':
      touchFile('read', first, machine, { by });
      machine.callbacks(args);
      return fileText(first, machine);
    default:
      return undefined;
  }
  machine.callbacks(args);
  return undefined;
}

const remove = (path: Value | undefined, machine: Machine, by: string, recursive: boolean): void =>
  touchFile('delete', path, machine, { by, recursive });
const fileOf = (value: Value | undefined): Value | undefined =>
  value?.v === 'object' && value.of === 'Bun.file()' ? value.args[0] : value;
