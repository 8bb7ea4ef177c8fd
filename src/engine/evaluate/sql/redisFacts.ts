import { HOLE, type Text } from '../../types';
import { type Fact, fact } from './fact';

const WHOLE: Readonly<Record<string, string>> = { flushall: 'server', flushdb: 'database', shutdown: 'server' };
/** Settings without which data does not outlive the process, or anybody may come in. */
const SETTINGS = new Set(['save', 'appendonly', 'dir', 'dbfilename', 'protected-mode', 'requirepass', 'appendfsync']);
const SCRIPT = /redis\.p?call\s*\(\s*["'](flushall|flushdb|del|unlink)["']/gi;

/** What a Redis command does. `listed`: its keys come from a list that nobody sees (`xargs`). */
export function redisFacts(words: readonly Text[], listed: boolean): readonly Fact[] {
  const [command = '', ...args] = words;
  const name = command
    .toLowerCase()
    .replace(/async$/, '')
    .replaceAll('_', '');
  const first = (args[0] ?? '').toLowerCase();
  if (Object.hasOwn(WHOLE, name)) return [fact(name.toUpperCase(), { object: WHOLE[name] ?? '' })];
  switch (name) {
    case 'del':
    case 'delete':
    case 'unlink':
      return listed || args.includes(HOLE)
        ? [fact('DEL', { object: 'key', action: 'many', names: args })]
        : [fact('DEL', { object: 'key', names: args })];
    case 'config':
      return first === 'set' && args.some((word) => SETTINGS.has(word.toLowerCase()))
        ? [fact('CONFIG', { action: 'set', names: args.slice(1, 2) })]
        : [];
    case 'configset':
      return SETTINGS.has(first) ? [fact('CONFIG', { action: 'set', names: args.slice(0, 1) })] : [];
    case 'eval':
    case 'evalro':
      return [...(args[0] ?? '').matchAll(SCRIPT)].flatMap(([, called = '']) => redisFacts([called], true));
    case 'replicaof':
    case 'slaveof':
      return first === 'no' ? [] : [fact('REPLICAOF', { object: 'server' })];
    case 'cluster':
      return first === 'reset' || first === 'flushslots' ? [fact('CLUSTER', { action: first, object: 'server' })] : [];
    case 'debug':
      return first === 'segfault' || first === 'oom' || first === 'panic'
        ? [fact('SHUTDOWN', { object: 'server' })]
        : redisFacts(args.slice(0, 1), false).filter(({ verb }) => verb.startsWith('FLUSH'));
    case 'multi':
    case 'pipeline':
      return [];
    default:
      return [];
  }
}
