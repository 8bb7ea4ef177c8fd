import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Codec } from '../../src/agents/agent';
import { type Action, NO_POLICY, type Policy } from '../../src/engine/types';
import type { Answer } from '../../src/protocol/messages';
import { Actions } from '../../src/server/actions';
import type { HttpAnswer } from '../../src/server/guardHttp';
import type { JournalEvent } from '../../src/server/journalEvents';
import { Lookups } from '../../src/server/lookup/lookups';
import { LookupState } from '../../src/server/lookup/state';
import { WindowState } from '../../src/server/windowState';

/** Answers are due 5 s before the agent's limit, so this agent waits for 0.3 s. */
const hurried: Codec = {
  id: 'hurried',
  title: 'Hurried',
  decode: () => ({ kind: 'malformed', problem: 'never decoded' }),
  encode: (reply) => (reply.kind === 'deny' ? reply.reason : ''),
  limits: { registeredSeconds: 5.3, holds: false },
  blind: '',
  guards: '',
  failure: '',
  proof: 'real',
};
/** For tries that a person is to answer while they wait. */
export const calm: Codec = { ...hurried, limits: { registeredSeconds: 10, holds: false } };
export const patient: Codec = { ...hurried, id: 'patient', limits: { registeredSeconds: 900, holds: true } };

export interface Try {
  readonly attempt?: string;
  readonly event?: string;
  readonly callId?: string | null;
  readonly agent?: string;
  readonly conversation?: string | null;
  readonly codec?: Codec;
  readonly vague?: boolean;
  readonly action?: Partial<Action>;
}

let ends: (() => void)[] = [];
/** For `afterEach`. */
export function endStages(): void {
  for (const end of ends) end();
  ends = [];
}

/** One window's actions, with a journal that can fail, and the agent `hurried` unless another is named. */
export function stage(grantMs = 60_000, holdMs = 60_000) {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-grants-')));
  const home = path.join(root, 'home');
  const folder = path.join(home, 'shop');
  const other = path.join(home, 'other');
  const body = '{"query":"mutation { volumeDelete(volumeId: \\"vol-1\\") }"}';
  for (const one of [folder, other]) {
    mkdirSync(one, { recursive: true });
    writeFileSync(path.join(one, 'body.json'), body);
  }
  const log: JournalEvent[] = [];
  const world: { fails: (kind: string) => boolean; policy: Policy } = { fails: () => false, policy: NO_POLICY };
  const state = new WindowState(() => undefined);
  state.holdMs = holdMs;
  const actions = new Actions({
    id: '0011223344556677',
    home,
    state,
    source: () => ({ home, workspace: [], own: [], temporary: [], policy: world.policy, snapshots: false }),
    journal: (event) => {
      if (world.fails(event.kind)) return { kind: 'failed', why: 'full' };
      log.push(event);
      return { kind: 'written' };
    },
    times: { lostMs: 2_000, keptMs: 1_000, freshMs: 10, grantMs },
    snapshots: { make: () => ({ kind: 'failed', why: 'none here' }) },
    lookups: new Lookups({ home, state: new LookupState(), workspace: () => [], lookups: [] }),
  });
  const { decisions } = actions;
  state.connect(() => ({ decisions, leader: true, snapshots: [], scope: null, scopes: { environments: [], conversations: [] } }));
  ends.push(() => {
    actions.close();
    state.close();
    rmSync(root, { recursive: true, force: true });
  });

  const command = 'curl https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $T" -d @body.json';
  const { signal } = new AbortController();
  const ask = async (one: Try = {}): Promise<HttpAnswer & { readonly attempt: string }> => {
    const { attempt = randomUUID(), event = 'PreToolUse', callId = randomUUID(), codec = hurried, conversation = 'C' } = one;
    const agent = one.agent ?? codec.id;
    const whole = { kind: 'shell', command, shell: 'bash', cwd: folder, agent, conversation, ...one.action } as Action;
    const decoded = {
      kind: 'actions',
      event,
      agent,
      conversation,
      callId,
      actions: [whole],
      tool: 't',
      vague: one.vague ?? false,
    } as const;
    const request = {
      agent,
      attempt,
      relayed: true,
      payload: null,
      understood: { codec: { ...codec, id: agent }, decoded },
    };
    return { attempt, ...(await actions.action({ ...request, signal })) };
  };
  /** The end of one try: '' where it runs. */
  const told = async ({ status, body, attempt }: HttpAnswer & { readonly attempt: string }): Promise<string> => {
    let answer: HttpAnswer = { status, body };
    while (answer.status === 202) answer = await actions.poll({ ticket: body.toString(), attempt, signal });
    assert.equal(answer.status, 200);
    return answer.body.toString();
  };
  const question = () => {
    const [one] = decisions.questions;
    assert.ok(one, 'a question');
    return one;
  };
  const answer = (given: { kind: 'typed'; text: string } | { kind: 'run-once' } | { kind: 'refuse' }) =>
    decisions.answer({ ticket: question().ticket, ...given } as Answer);
  const type = (text = 'vol-1') => answer({ kind: 'typed', text });
  const recent = () => state.now().recent.map(({ id, outcome }) => [id, outcome] as const);
  const kinds = () => log.map(({ kind }) => kind).filter((kind) => kind !== 'action' && kind !== 'verdict');
  /** An action that was put off, and then approved. */
  const granted = async (one: Try = {}) => {
    assert.match(await told(await ask(one)), ASKED);
    assert.equal(type(), 'granted');
    const [grant] = decisions.grants;
    assert.ok(grant);
    return grant;
  };
  return { actions, answer, ask, body, command, decisions, folder, granted, kinds, log, other, question, recent, state, told, type, world };
}
/** What an agent reads that was put off. */
export const ASKED = /^Mollyguard held this action and is asking a person\. .*send exactly this action again/;
export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
