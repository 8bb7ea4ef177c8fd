import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { fileCall } from './fileCall';
import { has, readWords } from './flags';
import { contentOf } from './writes';

const CRONTAB = '/var/spool/cron/crontabs';

/** `crontab`: `-r` removes it all, a file or `-` replaces it all. */
export const crontab: Reader = (call, context) => {
  const words = readWords(call.argv, { values: ['-u'] });
  const path = `${CRONTAB}/${words.values.get('-u') ?? 'user'}`;
  if (has(words, '-r')) return [fileCall(call, context, 'delete', path, { by: 'crontab -r' })];
  if (words.flags.has('-l') || words.flags.has('-V')) return [];
  // An editor that a person has to use changes nothing by itself.
  if (words.flags.has('-e') && call.env.EDITOR === undefined && call.env.VISUAL === undefined) return [];
  if (words.operands.length === 0 && call.stdin.kind === 'none') return [];
  const content = words.operands[0] === '-' || words.operands.length === 0 ? call.stdin : contentOf(words.operands[0] ?? '', call, context);
  return [
    fileCall(call, context, 'overwrite', path, { content, by: 'crontab' }),
    // What runs later is read as code now.
    ...(content.kind === 'text' ? later(content.text, call, context) : []),
  ];
};

function later(table: Text, call: ProgramCall, context: Context): readonly Call[] {
  const commands = commandsIn(table);
  return commands === '' ? [] : context.shell(commands, call, 'sh', []);
}

/** The commands of a crontab, one a line; a percent sign ends one. */
const commandsIn = (table: Text): Text =>
  table
    .split('\n')
    .map((line) => /^\s*(?:@\w+|(?:[\d*/,\-A-Za-z]+\s+){5})\s*(.+)$/.exec(line)?.[1] ?? '')
    .map((command) => command.replace(/(?<!\\)%.*$/, ''))
    .filter((command) => command !== '')
    .join('\n');

/** `at`, `batch`: its input runs later, without anybody asked: it is read as code now. */
export const at: Reader = (call, context) => {
  const words = readWords(call.argv, { values: ['-f', '-q', '-t'] });
  if (['-l', '-r', '-d', '-c', '-V'].some((flag) => words.flags.has(flag))) return [];
  const later = fileCall(call, context, 'create', '/var/spool/at/job', { content: call.stdin, by: call.program });
  return call.stdin.kind === 'text' ? [later, ...context.shell(call.stdin.text, call, 'sh', [])] : [later];
};
