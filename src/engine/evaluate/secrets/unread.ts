import type { Context } from '../../context';
import type { FileCall, OpaqueCall } from '../../types';
import { resolvePath } from '../files/path';
import { isOffLimitsName } from './offLimits';

/** Commands of PowerShell and cmd that show, copy or send a file, with their aliases. */
const TAKES =
  /(?<![\w-])(?:get-content|gc|cat|type|more|select-string|sls|findstr|copy-item|copy|cpi|cp|move-item|move|mi|mv|robocopy|xcopy|format-hex|get-item|import-csv|invoke-webrequest|iwr|invoke-restmethod|irm|curl|scp|convertfrom-json|compress-archive|certutil|readalltext|readallbytes|readalllines|out-file|open)(?![\w-])/i;

/** Text in a shell that is not read: a command that takes files, and a word that names one which is off limits. */
export function exposesUnread(call: OpaqueCall, context: Context): readonly FileCall[] {
  if (call.why !== 'unsupported-shell' || !TAKES.test(call.text)) return [];
  const words = call.text
    .replace(/\$(?:env:)?(?:HOME|USERPROFILE)\b|%USERPROFILE%/gi, '~')
    .split(/[\s"'`;|&(),<>]+/)
    .filter((word) => word !== '' && word.length < 4_096)
    .map((word) => resolvePath(word.replaceAll('\\', '/'), '', context.facts.home));
  return [...new Set(words)]
    .filter((path) => isOffLimitsName(path, context))
    .map((path) => ({
      kind: 'file',
      via: call.via,
      remote: call.remote,
      verb: 'show',
      path: path.startsWith('/') || /^[A-Za-z]:/.test(path) ? path : `./${path}`,
      to: null,
      recursive: false,
      pattern: false,
      content: { kind: 'none' },
      by: call.about,
    }));
}
