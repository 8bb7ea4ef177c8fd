import type { Context } from '../../context';
import { isLoopback } from '../../policy/loopback';
import type { FileCall, ProgramCall, Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';
import { resolvePath } from './path';
import { placeOf } from './place';

const NONE: readonly never[] = [];
const COPIES: ReadonlySet<string> = new Set(['scp', 'rsync', 'curl', 'sshfs']);
const HOST = /^(?:(?:scp|sftp|ssh|rsync|ftp):\/\/)?(?:[^@/\s]+@)?(\[[^\]]*\]|[^:/\s]+)(?::{1,2}|(?::\d+)?(?=\/))(.*)$/s;
const GUARDS: ReadonlySet<string> = new Set(['self', 'agent-settings', 'editor-settings', 'persistence']);

/** Copying to this machine by way of its own network is writing here; so is mounting its own disk somewhere else. */
export function copiesHere(call: ProgramCall, context: Context): readonly FileCall[] {
  if (!COPIES.has(call.program)) return NONE;
  const mounts = call.program === 'sshfs';
  const words =
    call.program === 'curl' ? call.argv.filter((word) => /^(?:scp|sftp|ftp):/i.test(word)) : mounts ? call.argv : call.argv.slice(-1);
  for (const word of words) {
    const path = hereOf(word, context);
    if (path === null) continue;
    if (mounts)
      return [fileCall(call, context, 'overwrite', `${context.facts.home}/.mollyguard`, { content: UNKNOWN_CONTENT, pattern: false })];
    if (call.program === 'curl' && !call.argv.some((one) => one === '--upload-file' || /^-[a-zA-Z]*T/.test(one))) continue;
    if (GUARDS.has(placeOf(path, context.facts)))
      return [fileCall(call, context, 'overwrite', path, { content: UNKNOWN_CONTENT, pattern: false })];
  }
  return NONE;
}

/** The path that a remote name means on this machine; null: it is another's, or none. */
function hereOf(word: Text, { facts }: Context): Text | null {
  const [, host = '', rest = ''] = HOST.exec(word) ?? [];
  if (!isLoopback(host)) return null;
  return resolvePath(/^\/~/.test(rest) ? rest.slice(1) : rest, facts.home, facts.home);
}
