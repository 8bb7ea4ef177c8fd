import type { Context } from '../../context';
import type { FileCall, ProgramCall, Text } from '../../types';
import { taking } from './copied';
import { isEnvironmentMark, isListing, isMark, type Mark, nameOfMark, offLimitsMark, WHOLE_ENVIRONMENT } from './marks';
import { isOffLimitsName } from './offLimits';
import { printed } from './printed';
import { sent } from './sent';
import { told } from './told';

/** Interpreters that show what the programs they start tell them. */
const INTERPRETER = /^(?:python[\d.]*|pypy3?|ipython|node|nodejs|deno|bun|tsx|ts-node|perl|ruby|php|lua)$/;

/** What a program does with files that are off limits and with what was taken from them: shows, copies or sends it. Loading it is use. */
export function exposes(call: ProgramCall, context: Context): readonly FileCall[] {
  const out = whither(call, context);
  const kept = call.stdout.to === 'file' || (call.stdout.to === 'captured' && INTERPRETER.test(call.via.at(-1) ?? '')) ? told(call) : [];
  if (kept.length > 0 && out !== null) return exposed(call, 'copy', kept, '');
  const calls = out === null ? [] : shows(call, out, context);
  for (const { verb, files, safer } of taking(call, context)) calls.push(...exposed(call, verb, files.map(markOf), safer));
  calls.push(...exposed(call, 'upload', sent(call, context), ''));
  return calls;
}

function shows(call: ProgramCall, out: FileCall['verb'], context: Context): FileCall[] {
  const { marks, safer } = printed(call, context);
  return marks.every(isListing) ? [] : exposed(call, out, marks, safer);
}

/** A variable that was there before is put into files and requests to be used; only showing it tells anybody. */
const isUse = (mark: Mark): boolean => isEnvironmentMark(mark) && mark !== WHOLE_ENVIRONMENT;

const markOf = (file: Text): Mark => (isMark(file) ? file : offLimitsMark(file));

/** Where a program's output ends; null: nobody sees it, or who takes it is looked at in turn. */
function whither({ stdout, via }: ProgramCall, context: Context): FileCall['verb'] | null {
  switch (stdout.to) {
    case 'shown':
      return 'show';
    case 'file':
      if (/^\/dev\/(?:tcp|udp)\//.test(stdout.target)) return 'upload';
      return isOffLimitsName(stdout.target, context) ? null : 'copy';
    case 'captured':
      return INTERPRETER.test(via.at(-1) ?? '') ? 'show' : null;
    case 'pipe':
    case 'discarded':
      return null;
    default:
      return stdout.to satisfies never;
  }
}

function exposed(call: ProgramCall, verb: FileCall['verb'], marks: readonly Mark[], safer: string): FileCall[] {
  if (marks.length === 0) return [];
  return [...new Set(marks)]
    .filter((mark) => !isListing(mark) && (verb === 'show' || !isUse(mark)))
    .map((mark) => ({
      kind: 'file',
      via: call.via,
      remote: call.remote,
      verb,
      path: nameOfMark(mark),
      to: null,
      recursive: false,
      pattern: false,
      content: { kind: 'none' },
      by: call.program,
      ...(safer === '' ? {} : { safer }),
    }));
}
