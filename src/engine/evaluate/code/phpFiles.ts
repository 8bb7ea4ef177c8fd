import type { Invocation, Machine } from './machine';
import { fileText, pathText, touchFile } from './programs';
import { plainValue, textOf, textValue, UNKNOWN, type Value } from './values';

const NOTHING = plainValue(true);
const isAddress = (value: Value | undefined): boolean => /^(?:https?|ftps?):\/\//i.test(textOf(value));

/** Files that PHP code deletes, writes, moves and reads. */
export function phpFiles({ path, self, args }: Invocation, machine: Machine): Value | undefined {
  const [first, second] = args;
  switch (path) {
    case 'unlink':
    case 'rmdir':
      touchFile('delete', first, machine, { by: path });
      return NOTHING;
    case 'rename':
    case 'move_uploaded_file':
      touchFile('move', first, machine, { by: path, to: second ?? UNKNOWN });
      return NOTHING;
    case 'copy':
      touchFile('read', first, machine, { by: path });
      touchFile('overwrite', second, machine, { by: path, content: fileText(first, machine) });
      return NOTHING;
    case 'file_put_contents':
      touchFile(/FILE_APPEND/.test(args[2]?.v === 'path' ? args[2].path : '') ? 'append' : 'overwrite', first, machine, {
        by: path,
        content: second ?? UNKNOWN,
      });
      return NOTHING;
    case 'ftruncate':
      if (first?.v === 'object' && first.of === 'fopen()') touchFile('truncate', first.args[0], machine, { by: path });
      return NOTHING;
    case 'chmod':
    case 'chown':
    case 'chgrp':
      touchFile('permissions', first, machine, { by: path });
      return NOTHING;
    case 'glob':
      return { v: 'list', items: [textValue(pathText(first ?? UNKNOWN, machine))] };
    case 'scandir':
      return { v: 'list', items: [UNKNOWN] };
    case 'fopen': {
      const mode = second === undefined ? 'r' : textOf(second);
      if (isAddress(first) || /^php:/i.test(textOf(first))) return undefined;
      if (/[wxc]/.test(mode)) touchFile(/[wx]/.test(mode) ? 'overwrite' : 'append', first, machine, { by: path, content: UNKNOWN });
      else if (mode.includes('a')) touchFile('append', first, machine, { by: path, content: UNKNOWN });
      else touchFile('read', first, machine, { by: path });
      return undefined;
    }
    case 'file_get_contents':
    case 'file':
    case 'readfile':
    case 'parse_ini_file':
    case 'show_source':
    case 'highlight_file':
      if (isAddress(first)) return undefined;
      touchFile('read', first, machine, { by: path });
      return fileText(first, machine);
    default:
      break;
  }
  // Laravel's and Symfony's own helpers.
  const helper =
    /(?:^|\.)(?:File|Storage|Filesystem|Storage\.disk\(\)|Filesystem\(\))\.(deleteDirectory|delete|cleanDirectory|deleteDirectories|remove)$/.exec(
      path,
    )?.[1];
  if (helper !== undefined && self?.v !== 'text') {
    for (const one of first?.v === 'list' ? first.items : [first])
      touchFile('delete', one, machine, { by: path, recursive: helper !== 'delete' });
    return NOTHING;
  }
  return undefined;
}
