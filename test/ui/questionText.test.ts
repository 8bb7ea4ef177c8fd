import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Question } from '../../src/protocol/messages';
import { waitingRow } from '../../src/ui/decisionRows';
import { boxText, fullText, headline, modalText } from '../../src/ui/questionText';
import { question, words } from './words';

test('the headline: who wants to do what to which thing', () => {
  const t = (changes: Partial<Question>, expected: string) => assert.equal(headline(question(changes), words), expected);
  t({}, 'VS Code chat wants to delete the production volume "orders-data".');
  t({ agent: 'claude-code', environment: 'staging' }, 'Claude Code wants to delete the staging volume "orders-data".');
  t({ agent: 'unknown' }, 'An agent wants to delete the production volume "orders-data".');
  t({ agent: 'newcomer', verb: 'truncate' }, 'newcomer wants to empty the production volume "orders-data".');
  t({ environment: 'unknown' }, 'VS Code chat wants to delete the volume "orders-data" in an unknown environment.');
  t({ others: 2 }, 'VS Code chat wants to delete the production volume "orders-data" and 2 more.');
  t({ others: 2, environment: 'unknown' }, 'VS Code chat wants to delete the volume "orders-data" and 2 more in an unknown environment.');
  t(
    { resource: { kind: 'git-branch', name: 'main', provider: 'git' }, environment: 'local', verb: 'rewrite' },
    'VS Code chat wants to rewrite the local git branch "main".',
  );
  t(
    { reason: { id: 'not-understood', data: { why: 'fetched-code' } } },
    'VS Code chat wants to run something that cannot be understood before it runs.',
  );
});

test('the modal: command, loss, undo, evidence, safer way', () => {
  assert.deepEqual(modalText(question(), words), {
    message: 'VS Code chat wants to delete the production volume "orders-data".',
    detail: [
      'railway volume delete',
      'What is lost: Every backup kept in it.',
      'Can it be undone: None known.',
      'How we know it is production: host backboard.railway.app (app/settings.json line 3)',
      'Safer: Detach it first.',
    ].join('\n\n'),
  });
});

test('the modal tells a grant, differing words and an unknown environment', () => {
  const { detail } = modalText(
    question({
      waits: false,
      claimed: 'vol_1',
      environment: 'unknown',
      evidence: [],
      dies: null,
      safer: null,
      undo: 'Restore from 02:00.',
    }),
    words,
  );
  assert.deepEqual(detail.split('\n\n'), [
    'railway volume delete',
    'Can it be undone: Restore from 02:00.',
    'Environment: Not known, so it counts as production.',
    'The agent calls it "vol_1".',
    'No agent waits for this now. After your answer, its next try of exactly this action runs, once, within 10 minutes.',
  ]);
});

test('an agent that a denial ends: the person knows before they answer', () => {
  const last = (changes: Partial<Question>) =>
    modalText(question({ agent: 'cline', ends: true, ...changes }), words)
      .detail.split('\n\n')
      .at(-1);
  assert.equal(last({}), 'If this is refused, or not answered in time, Cline ends its whole run.');
  assert.equal(last({ waits: false }), 'Its run has ended. After your answer, start it again.');
});

test('a long command keeps its end, a hostile one is shown as it is', () => {
  const long = modalText(question({ command: `curl ${'-H x '.repeat(200)}volumeDelete(id)` }), words).detail.split('\n\n')[0];
  assert.equal(long?.endsWith('volumeDelete(id)'), true);
  const many = modalText(question({ command: 'a\nb\nc\nd\ne' }), words).detail;
  assert.equal(many.startsWith('a\nb\nc\n…\n\n'), true);
  const hostile = modalText(question({ command: 'echo \u202Eharmless' }), words).detail;
  assert.equal(hostile.startsWith('echo \\u{202E}harmless\n\n'), true);
});

test('a reason other than a rule is said', () => {
  const { detail } = modalText(question({ reason: { id: 'not-understood', data: { why: 'fetched-code' } } }), words);
  assert.equal(detail.split('\n\n')[1], 'Why: It runs code that it downloads.');
});

test('the box: title, prompt, minutes left', () => {
  assert.deepEqual(boxText(question(), words, 0), {
    title: 'Production · Delete volume "orders-data"',
    prompt: 'Type orders-data to run this once. Esc leaves it waiting. Expires in 8 min.',
  });
  assert.equal(
    boxText(question({ expects: 'orders 3' }), words, 450_500).prompt,
    'Type orders 3 to run this once. Esc leaves it waiting. Expires in 30 s.',
  );
  assert.equal(
    boxText(question({ waits: false }), words, 0).prompt,
    'Type orders-data to let the next try of this run once. Esc leaves it waiting. Expires in 8 min.',
  );
  assert.equal(boxText(question(), words, 999_999).prompt, 'Type orders-data to run this once. Esc leaves it waiting. Expires in 0 s.');
});

test('“Why?” shows everything: rule, folder, the whole command', () => {
  const command = Array.from({ length: 12 }, (_, index) => `line ${index}`).join('\n');
  const { detail } = fullText(question({ command }), words);
  assert.equal(detail.endsWith(`Rule: railway/volume-delete\nFolder: /home/me/app\nAgent: VS Code chat\n\n${command}`), true);
});

test('what providers told', () => {
  const t = (fact: Question['facts'][number], expected: string) => assert.equal(words.facts.one(fact), expected);
  t({ id: 'looked-up', data: { where: 'db.example/shop', sure: 'no' } }, 'looked up at db.example/shop, where the files here say it goes');
  t(
    { id: 'located', data: { name: 'orders', project: 'shop', environment: 'staging', service: '' } },
    'orders in project shop, environment staging',
  );
  t({ id: 'rows', data: { count: '1234567', name: 'public.orders' } }, 'about 1,234,567 rows in public.orders');
  t({ id: 'rows', data: { count: '100+' } }, 'about 100+ rows');
  t({ id: 'size', data: { bytes: '0' } }, '0 B');
  t({ id: 'size', data: { bytes: '999' } }, '999 B');
  t({ id: 'size', data: { bytes: '1843200000' } }, '1.8 GB');
  t({ id: 'size', data: { bytes: 'much' } }, '');
  t({ id: 'holds', data: { kind: 'tables', count: '12', names: 'orders, users' } }, '12 tables (orders, users)');
  t({ id: 'backups', data: { count: '2', newest: '2026-04-19T02:00:00.000Z' } }, '2 backups, the newest of 2026-04-19 02:00 UTC');
  t({ id: 'volumes', data: { count: '3', kept: '1', deleted: '2' } }, '3 volumes, of which 2 are deleted with it');
  t({ id: 'missing', data: { name: 'orders' } }, '"orders" is not there');
});

test('one of a kind is told as one', () => {
  const t = (id: Question['facts'][number]['id'], data: Readonly<Record<string, string>>, one: string, two: string) => {
    assert.equal(words.facts.one({ id, data: { ...data, count: '1' } }), one);
    assert.equal(words.facts.one({ id, data: { ...data, count: '2' } }), two);
  };
  t('rows', { name: 'public.orders' }, 'about 1 row in public.orders', 'about 2 rows in public.orders');
  t('rows', {}, 'about 1 row', 'about 2 rows');
  t('holds', { kind: 'tables', names: 'a' }, '1 table (a)', '2 tables (a)');
  t('holds', { kind: 'node pools' }, '1 node pool', '2 node pools');
  t('holds', { kind: 'ingresses' }, '1 ingress', '2 ingresses');
  t('holds', { kind: 'policies' }, '1 policy', '2 policies');
  t('dependants', { names: 'web' }, '1 depends on it: web', '2 depend on it: web');
  t('views', { names: 'v' }, '1 view reads it: v', '2 views read it: v');
  t('references', { names: 'p' }, '1 table refers to it: p', '2 tables refer to it: p');
  t('partitions', {}, '1 partition', '2 partitions');
  t('connections', {}, '1 open connection', '2 open connections');
  t('backups', {}, '1 backup', '2 backups');
  const newest = '2026-04-19T02:00:00.000Z';
  t('backups', { newest }, '1 backup, of 2026-04-19 02:00 UTC', '2 backups, the newest of 2026-04-19 02:00 UTC');
  t('volumes', { deleted: '1' }, '1 volume, which is deleted with it', '2 volumes, of which 1 is deleted with it');
  t('volumes', { deleted: '0' }, '1 volume, which stays', '2 volumes, of which 0 are deleted with it');
  t('forks', {}, '1 fork', '2 forks');
  t('open-pulls', {}, '1 open pull request', '2 open pull requests');
});

test('what is not known is told as that', () => {
  const t = (fact: Question['facts'][number], expected: string) => assert.equal(words.facts.one(fact), expected);
  const off = { provider: 'postgres', why: 'off' };
  t({ id: 'not-known', data: off }, 'not known: rows, size and what depends on it (look-ups are off for postgres)');
  t(
    { id: 'not-known', data: { provider: 'railway', why: 'late' } },
    'not known: name, environment, size and backups (no answer within 2 seconds)',
  );
  t({ id: 'not-known', data: { provider: 'x', why: 'constructor' } }, 'not known: what it is and what hangs on it (the look-up failed)');
});

test('the facts stand in the modal, in “Why?” and in the tooltip of what waits', () => {
  const asked = question({
    facts: [
      { id: 'rows', data: { count: '20000', name: 'public.orders' } },
      { id: 'no-backups', data: {} },
    ],
  });
  const told = 'about 20,000 rows in public.orders · no backup';
  for (const { detail } of [modalText(asked, words), fullText(asked, words)])
    assert.ok(detail.split('\n\n').includes(`What is there now: ${told}`), detail);
  assert.deepEqual(waitingRow(asked, words, asked.asked).tooltip[1], ['What is there now', told]);
});

test('a name that somebody has given reads like no other fact', () => {
  const told = words.facts.one({ id: 'views', data: { count: '1', names: 'x · no backup\u202e [a](command:b)' } });
  assert.equal(told, '1 view reads it: x . no backup\\u{202E} [a] (command:b)');
});

test('the modal says who is asked, and what they are told', () => {
  const last = (data: Readonly<Record<string, string>>) =>
    modalText(question({ reason: { id: 'rule', data } }), words)
      .detail.split('\n\n')
      .at(-1);
  assert.equal(last({ approvers: 'Ada Example, Bo Example' }), 'To be approved by Ada Example, Bo Example');
  assert.equal(last({ approvers: 'Ada Example', asks: 'in the channel' }), 'To be approved by Ada Example: in the channel');
  assert.equal(last({}), 'Safer: Detach it first.');
});
