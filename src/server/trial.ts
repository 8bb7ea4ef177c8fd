import { randomUUID } from 'node:crypto';
import type { Codec, Decoded } from '../agents/agent';
import { TRIAL_AGENT, type TrialResult } from '../protocol/messages';
import type { Handlers } from './guardHttp';

/** Nothing answers on a host below `.invalid` (RFC 6761), should a person ever copy the command. */
const COMMAND = `psql -h db.demo.invalid -c 'DROP DATABASE demo'`;

/** Not among the agents' codecs: nothing that comes over a socket is ever read as a trial. */
const pretend: Codec = {
  id: TRIAL_AGENT,
  title: 'Try It Safely',
  decode: () => ({ kind: 'malformed', problem: 'a trial has no payload' }),
  encode: (reply) => (reply.kind === 'deny' ? reply.reason : ''),
  limits: { registeredSeconds: 900, holds: true },
  blind: '',
  guards: '',
  failure: '',
  proof: 'real',
};

/** One trial at a time: a second request hears the end of the first. */
export class Trials {
  private running: Promise<TrialResult> | undefined;

  run(handlers: () => Promise<Handlers>, cwd: string): Promise<TrialResult> {
    this.running ??= handlers()
      .then((them) => trial(them, cwd))
      .finally(() => {
        this.running = undefined;
      });
    return this.running;
  }
}

/**
 * *Try It Safely*: sends a pretend agent's action the way of a real one (judged, journaled, asked about, judged again, released) and
 * tells how it ended. There is nobody behind it who would run anything; its conversation is used once, so no refusal or approval lasts.
 */
async function trial(handlers: Handlers, cwd: string): Promise<TrialResult> {
  const conversation = `trial-${randomUUID()}`;
  const decoded: Decoded = {
    kind: 'actions',
    event: 'TryItSafely',
    agent: TRIAL_AGENT,
    conversation,
    callId: null,
    actions: [{ kind: 'shell', command: COMMAND, shell: 'bash', cwd, agent: TRIAL_AGENT, conversation }],
    tool: 'nothing is run',
  };
  const attempt = randomUUID();
  const { signal } = new AbortController();
  let answer = await handlers.action({
    agent: TRIAL_AGENT,
    attempt,
    relayed: true,
    payload: null,
    understood: { codec: pretend, decoded },
    signal,
  });
  const asked = answer.status === 202;
  const ticket = answer.body.toString();
  while (answer.status === 202) answer = await handlers.poll({ ticket, attempt, signal });
  if (answer.status !== 200 || answer.body.length > 0) return { kind: 'denied', told: answer.body.toString() };
  return { kind: asked ? 'approved' : 'not-asked' };
}
