import type { Question } from '../../src/protocol/messages';
import { createWords } from '../../src/ui/text';

/** English, as an editor without a language pack shows it. */
export const words = createWords((message, ...args) => message.replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)])));

/** The incident's question; fields can be replaced. */
export const question = (changes: Partial<Question> = {}): Question => ({
  ticket: 't1',
  agent: 'vscode',
  conversation: 'c1',
  tier: 'type',
  expects: 'orders-data',
  verb: 'delete',
  resource: { kind: 'volume', name: 'orders-data', provider: 'railway' },
  claimed: null,
  others: 0,
  environment: 'production',
  evidence: [{ environment: 'production', note: 'host backboard.railway.app', file: '/home/me/app/settings.json', line: 3 }],
  rule: 'railway/volume-delete',
  reason: { id: 'rule', data: {} },
  dies: 'Every backup kept in it.',
  undo: null,
  safer: 'Detach it first.',
  command: 'railway volume delete',
  cwd: '/home/me/app',
  asked: 0,
  expires: 480_000,
  facts: [],
  waits: true,
  ends: false,
  ...changes,
});
