import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { resolvePath } from '../files/path';
import { type Mark, offLimitsMark } from './marks';
import { isOffLimitsName } from './offLimits';

export const CLIENTS: ReadonlySet<string> = new Set(['curl', 'wget', 'http', 'https', 'xh', 'xhs', 'curlie', 'lynx', 'w3m', 'links']);
const HERE = /^(?:https?:\/\/)?(?:[^/@]*@)?(?:localhost|127(?:\.\d+){1,3}|0\.0\.0\.0|\[::1?\]|\[::ffff:127[^\]]*\]|)(?::\d+)?(\/[^?#]*)/i;
/** `/credentials` is the path of many an interface. */
const HIDDEN = /\/\.[^/]+$|\.(?:pem|key|p12|pfx|tfstate|env)$/i;
const NOBODY = /^(?:-o|--output|-O|--output-document)(?:=)?(?:\/dev\/null)?$/;

/** A file that is off limits, asked of a server on this machine that gives out the folder it lies in. */
export function servedHere(call: ProgramCall, context: Context): readonly Mark[] {
  const { program, argv, cwd, remote } = call;
  if (!CLIENTS.has(program) || remote !== null || argv.some((word) => /^(?:-[a-zA-Z]*I[a-zA-Z]*|--head|--spider)$/.test(word))) return [];
  if (argv.some((word, at) => NOBODY.test(word) && (word.includes('/dev/null') || argv[at + 1] === '/dev/null'))) return [];
  return argv.flatMap((word): Mark[] => {
    const path = decoded(HERE.exec(word)?.[1] ?? '');
    if (path === '' || (!word.includes(':') && !/^localhost/i.test(word))) return [];
    return HIDDEN.test(path) && isOffLimitsName(path, context) ? [offLimitsMark(resolvePath(path.slice(1), cwd, context.facts.home))] : [];
  });
}

const decoded = (path: Text): Text =>
  path.replace(/%([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
