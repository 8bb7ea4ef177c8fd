import { resolvePath } from '../evaluate/files/path';
import { type Call, type Facts, HOLE } from '../types';

/**
 * Whether a statement goes to a database that is a file outside the workspace and the temporary folders: it may be a server's own data, for all that
 * anybody knows. `at` is the call's place among the calls: the folder is that of the program it came from.
 */
export function isFileElsewhere(call: Call, at: number, calls: readonly Call[], { home, workspace, temporary }: Facts): boolean {
  if (call.kind !== 'sql' || (call.dialect !== 'sqlite' && call.dialect !== 'duckdb')) return false;
  if (call.remote !== null || call.host !== 'localhost' || call.database === '') return false;
  // `sqlite:///shop.db` is beside the program with some drivers.
  const path = call.database.replace(/^(?:file:)?(?:\/\/)?\/(?=[^/]*$)/, '').replace(/^file:/, '');
  const from = calls.findLast((one, index) => index < at && one.kind === 'program' && one.remote === null);
  const file = resolvePath(path, from?.kind === 'program' ? from.cwd : HOLE, home);
  return file.includes(HOLE) || ![...workspace, ...temporary, '/tmp', '/var/tmp'].some((folder) => file.startsWith(`${folder}/`));
}
