import type { Invocation, Machine } from './machine';
import { fileText, freshPath, pathText, touchFile } from './programs';
import { listedValue, plainValue, textOf, textValue, UNKNOWN, type Value } from './values';

const NOTHING = plainValue(null);
/** `Path("x")`, what comes of it, or, after `/`, a text. */
const ON_PATH =
  /^(?:text|(?:pathlib\.)?(?:Path|PosixPath)(?:\.home|\.cwd)?\(\)(?:\.\w+(?:\(\))?)*?)\.(unlink|rmdir|write_text|write_bytes|rename|replace|read_text|read_bytes|open|touch|chmod)$/;

/** Files that Python code deletes, writes, moves and reads. */
export function pythonFiles({ path, self, args, named }: Invocation, machine: Machine): Value | undefined {
  const [first, second] = args;
  const target = first ?? named.get('path');
  switch (path) {
    case 'os.remove':
    case 'os.unlink':
    case 'os.rmdir':
    case 'os.removedirs':
      touchFile('delete', target, machine, { by: path });
      return NOTHING;
    case 'shutil.rmtree':
      touchFile('delete', target, machine, { by: path, recursive: true });
      return NOTHING;
    case 'send2trash.send2trash':
    case 'send2trash':
    case 'pathlib.Path.unlink':
    case 'pathlib.Path.rmdir':
      for (const one of target?.v === 'list' ? target.items : [target]) touchFile('delete', one, machine, { by: path });
      return NOTHING;
    case 'os.truncate':
      touchFile('truncate', target, machine, { by: path });
      return NOTHING;
    case 'os.rename':
    case 'os.replace':
    case 'os.renames':
    case 'shutil.move':
      touchFile('move', target, machine, { by: path, to: second ?? named.get('dst') ?? UNKNOWN });
      return NOTHING;
    case 'shutil.copy':
    case 'shutil.copy2':
    case 'shutil.copyfile':
      touchFile('read', target, machine, { by: path });
      touchFile('overwrite', second ?? named.get('dst'), machine, { by: path, content: fileText(target, machine) });
      return NOTHING;
    case 'os.chmod':
    case 'os.chown':
      touchFile('permissions', target, machine, { by: path });
      return NOTHING;
    case 'glob.glob':
    case 'glob.iglob':
      return { v: 'list', items: [textValue(pathText(target ?? UNKNOWN, machine))] };
    case 'os.listdir':
      return { v: 'list', items: [listedValue('*')] };
    case 'os.walk':
    case 'os.fwalk': {
      const names: Value = { v: 'list', items: [listedValue('*')] };
      const folder = listedValue(`${pathText(target ?? named.get('top') ?? textValue('.'), machine).replace(/\/+$/, '')}/**`);
      return { v: 'list', items: [{ v: 'list', items: [folder, names, names] }] };
    }
    case 'tempfile.mkdtemp':
    case 'tempfile.mktemp':
    case 'tempfile.TemporaryDirectory':
      return textValue(freshPath(named.get('dir') ?? args[2], machine));
    case 'tempfile.mkstemp':
      return { v: 'list', items: [UNKNOWN, textValue(freshPath(named.get('dir') ?? args[2], machine))] };
    case 'tempfile.NamedTemporaryFile': {
      const file = textValue(freshPath(named.get('dir'), machine));
      return { v: 'object', of: 'open()', args: [file], named: new Map(), self: UNKNOWN, props: new Map([['name', file]]) };
    }
    case 'open':
    case 'io.open':
    case 'codecs.open':
    case 'aiofiles.open':
      return opened(target ?? named.get('file'), second ?? named.get('mode'), machine);
    case 'os.open':
      return opened(target, textValue(second?.v === 'path' && second.path === 'os.O_RDONLY' ? 'r' : 'a'), machine);
    default:
      break;
  }
  if (path === 'open().read' || path === 'open().readline') return self?.v === 'object' ? (self.self ?? undefined) : undefined;
  if (path === 'open().write' && self?.v === 'object') {
    touchFile('overwrite', self.args[0], machine, { by: 'open', content: first ?? UNKNOWN });
    return NOTHING;
  }
  const verb = ON_PATH.exec(path)?.[1];
  return verb && self ? onPath(verb, self, args, machine) : undefined;
}

function onPath(verb: string, self: Value, [first, second]: readonly Value[], machine: Machine): Value | undefined {
  const owner = self.v === 'object' || self.v === 'text' ? self : UNKNOWN;
  const by = `Path.${verb}`;
  switch (verb) {
    case 'unlink':
    case 'rmdir':
      touchFile('delete', owner, machine, { by });
      return NOTHING;
    case 'write_text':
    case 'write_bytes':
      touchFile('overwrite', owner, machine, { by, content: first ?? UNKNOWN });
      return NOTHING;
    case 'rename':
    case 'replace':
      // Text has a `replace` of its own, which comes first.
      if (self.v === 'text') return undefined;
      touchFile('move', owner, machine, { by, to: first ?? UNKNOWN });
      return NOTHING;
    case 'chmod':
      touchFile('permissions', owner, machine, { by });
      return NOTHING;
    case 'open':
      return opened(owner, first, machine);
    case 'read_text':
    case 'read_bytes':
      touchFile('read', owner, machine, { by });
      return fileText(owner, machine);
    default:
      return second;
  }
}

/** An open file: what it holds stands in `self`, its path in `args`. */
function opened(path: Value | undefined, mode: Value | undefined, machine: Machine): Value {
  const flags = mode === undefined ? 'r' : textOf(mode);
  const reads = !/[wax+]/.test(flags);
  const where = textValue(pathText(path ?? UNKNOWN, machine));
  if (reads) touchFile('read', where, machine, { by: 'open' });
  else touchFile(/[a+]/.test(flags) && !/[wx]/.test(flags) ? 'append' : 'overwrite', where, machine, { by: 'open', content: UNKNOWN });
  const content = reads ? fileText(where, machine) : UNKNOWN;
  return { v: 'object', of: 'open()', args: [where], named: new Map(), self: content, props: new Map([['', content]]) };
}
