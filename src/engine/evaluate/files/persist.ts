import type { Reader } from '../../context';
import { fileCall } from './fileCall';
import { has, readWords } from './flags';

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
  return [
    fileCall(call, context, 'overwrite', path, {
      content: words.operands[0] === '-' || words.operands.length === 0 ? call.stdin : { kind: 'none' },
      by: 'crontab',
    }),
  ];
};

/** `at`, `batch`: its input runs later, without anybody asked: it is read as code now. */
export const at: Reader = (call, context) => {
  const words = readWords(call.argv, { values: ['-f', '-q', '-t'] });
  if (['-l', '-r', '-d', '-c', '-V'].some((flag) => words.flags.has(flag))) return [];
  const later = fileCall(call, context, 'create', '/var/spool/at/job', { content: call.stdin, by: call.program });
  return call.stdin.kind === 'text' ? [later, ...context.shell(call.stdin.text, call, 'sh', [])] : [later];
};
