import { decodePayload } from '../agents/index';
import { RELAYED, TIMES } from '../protocol/http';
import { ask, probe } from './ask';
import { readCustomAgents } from './customAgents';
import type { ActionRequest, Handlers, HttpAnswer, PollRequest } from './guardHttp';
import { owners } from './owner';
import { type Registration, type Registry, realPath } from './registry';

/** An owner's time for its first answer. */
const OWNER_MS = 1_000;
/** All owners together; afterwards the leader judges itself, while the launcher still waits. */
const OWNERS_MS = 1_300;
/** A waiting poll feels its owner's pulse this often; two misses and the launcher is told to send the action again. */
const PULSE_MS = 1_000;
/** A server that was silent is passed over for so long, unless it answers a probe. */
const SICK_MS = 10_000;

export interface RelayOptions {
  readonly home: string;
  /** The leader's own server. */
  readonly own: string;
  readonly registry: Registry;
  /** Judges here, when no owner answers. */
  readonly here: Handlers;
}

/** The leader's part: hands each request to the server of the window that owns it, and nothing else. */
export class Relay implements Handlers {
  private readonly options: RelayOptions;
  private readonly sick = new Map<string, number>();

  constructor(options: RelayOptions) {
    this.options = options;
  }

  async action(request: ActionRequest): Promise<HttpAnswer> {
    const { here, own } = this.options;
    if (request.relayed || request.payload === null) return here.action(request);
    const started = Date.now();
    for (const owner of this.candidates(request.agent, request.payload)) {
      const left = OWNERS_MS - (Date.now() - started);
      if (owner.id === own || left <= 0 || request.signal.aborted) break;
      if (await this.isSick(owner)) continue;
      const heard = await ask({
        socket: owner.socket,
        method: 'POST',
        path: `/v1/actions?agent=${request.agent}&attempt=${request.attempt}`,
        headers: { [RELAYED]: own, 'content-type': 'application/json' },
        body: request.payload,
        milliseconds: Math.min(OWNER_MS, left),
        signal: request.signal,
      });
      const answer = heard.kind === 'heard' ? answerOf(heard.status, heard.body) : null;
      if (answer) return answer;
      if (!request.signal.aborted) this.sick.set(owner.id, Date.now());
    }
    return here.action(request);
  }

  async poll(request: PollRequest): Promise<HttpAnswer> {
    const id = request.ticket.split('_')[0] ?? '';
    if (id === this.options.own) return this.options.here.poll(request);
    const owner = this.options.registry.get(id);
    const gone: HttpAnswer = { status: 410, body: '' };
    if (!owner) return gone;
    const stop = new AbortController();
    const abort = () => stop.abort();
    request.signal.addEventListener('abort', abort, { once: true });
    const pulse = this.pulse(owner, abort);
    try {
      const heard = await ask({
        socket: owner.socket,
        method: 'GET',
        path: `/v1/actions/${request.ticket}?attempt=${request.attempt}`,
        headers: { [RELAYED]: this.options.own },
        milliseconds: TIMES.pollMs,
        signal: stop.signal,
      });
      return (heard.kind === 'heard' ? answerOf(heard.status, heard.body) : null) ?? gone;
    } finally {
      clearInterval(pulse);
      request.signal.removeEventListener('abort', abort);
    }
  }

  /** An owner that was stopped keeps its connections open: only its pulse tells. */
  private pulse(owner: Registration, dead: () => void): NodeJS.Timeout {
    let missed = 0;
    return setInterval(async () => {
      const found = await probe(owner.socket);
      missed = found.kind === 'well' ? 0 : missed + 1;
      if (missed < 2) return;
      this.sick.set(owner.id, Date.now());
      dead();
    }, PULSE_MS);
  }

  private async isSick(owner: Registration): Promise<boolean> {
    const since = this.sick.get(owner.id);
    if (since === undefined) return false;
    if (Date.now() - since < SICK_MS) return true;
    const well = (await probe(owner.socket)).kind === 'well';
    if (well) this.sick.delete(owner.id);
    else this.sick.set(owner.id, Date.now());
    return !well;
  }

  private candidates(agent: string, payload: Buffer): readonly Registration[] {
    const { home, own, registry } = this.options;
    const { decoded } = decodePayload(payload.toString('utf8'), agent, { cwd: home, home, custom: () => readCustomAgents(home) });
    const cwd = decoded.kind === 'actions' ? decoded.actions[0]?.cwd : undefined;
    return cwd === undefined ? [] : owners(realPath(cwd), registry.list(), own);
  }
}

/** Only what the launcher's protocol knows is passed on. */
function answerOf(status: number, body: Buffer): HttpAnswer | null {
  return status === 200 || status === 202 || status === 410 || status === 503 ? { status, body } : null;
}
