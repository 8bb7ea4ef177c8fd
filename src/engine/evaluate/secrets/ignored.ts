import type { Context } from '../../context';
import type { Text } from '../../types';
import { globMatches } from '../files/path';

/** Whether the folder's own `.gitignore` names such a file: by its name alone, the last line that does so counts. Not known: no. */
export function isIgnored(path: Text, folder: Text, context: Context): boolean {
  const ignore = context.file(`${folder === '/' ? '' : folder}/.gitignore`, 'text');
  if (ignore.kind !== 'text') return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const here = path === `${folder === '/' ? '' : folder}/${name}`;
  let ignored = false;
  for (const line of ignore.text.split(/\r?\n/)) {
    const [, not = '', anchor = '', pattern = ''] = /^(!?)(\/?|\*\*\/)([^\s#!/][^\s/]*)\s*$/.exec(line) ?? [];
    if (pattern !== '' && (anchor !== '/' || here) && globMatches(pattern, name)) ignored = not === '';
  }
  return ignored;
}
