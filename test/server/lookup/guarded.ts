import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { methods, type Question, type WindowSettings } from '../../../src/protocol/messages';
import { type Client, held, poll, type Reply, send, terminal, World } from '../client';

/** A real guard server, and the questions that it asks once its look-ups are over. */
export class Guarded {
  readonly world = new World();
  readonly folder = this.world.folder('rentals');
  private readonly seen = new Set<string>();
  private started: Client | undefined;
  private tries = 0;

  get client(): Client {
    assert.ok(this.started);
    return this.started;
  }

  async start(): Promise<void> {
    this.started = await this.world.window([this.folder]);
    await this.client.until(() => this.client.state?.leader === true, 'the socket');
  }

  /** `secret`: the person's own, kept for this host under the name `own`. */
  async set(more: Partial<WindowSettings>, host: string, secret: string): Promise<void> {
    this.client.settings([this.folder], more);
    this.client.tell(methods.credentials, { credentials: [{ name: 'own', host, secret }] });
    await this.client.call(methods.ping, null);
  }

  /** Questions that nobody has answered here. */
  get waiting(): readonly Question[] {
    return this.client.state?.waiting.filter(({ ticket }) => !this.seen.has(ticket)) ?? [];
  }

  /** What a person is asked about a command; refused afterwards. */
  async asked(command: string): Promise<Question> {
    const attempt = `try-${++this.tries}`;
    const ticket = await held(this.world.socket, attempt, this.payload(command, attempt));
    const polled = poll(this.world.socket, ticket, attempt);
    await this.client.until(() => this.waiting.length > 0, `the question for ${command}`);
    const [question] = this.waiting;
    assert.ok(question);
    this.seen.add(question.ticket);
    await this.client.call(methods.answer, { ticket: question.ticket, kind: 'refuse' });
    await polled;
    return question;
  }

  /** What the launcher is told at once. */
  send(command: string, attempt: string): Promise<Reply> {
    return send(this.world.socket, `/v1/actions?agent=vscode&attempt=${attempt}`, this.payload(command, attempt));
  }

  private payload(command: string, attempt: string): string {
    return terminal(command, this.folder, { session_id: attempt, tool_use_id: attempt });
  }
}

/** A question whose look-up came in time. A look-up has two seconds, and a busy machine may need more: then it is asked again. */
export async function inTime(ask: () => Promise<Question>): Promise<Question> {
  for (let left = 30; ; left -= 1) {
    const question = await ask();
    if (left === 0 || !question.facts.some(({ data }) => data.why === 'late')) return question;
  }
}

export interface Endpoint {
  readonly host: string;
  readonly url: string;
  readonly requests: { readonly authorization: string; readonly body: string }[];
  stop(): void;
}

/** An HTTP server on this machine that remembers what it was asked. */
export async function endpoint(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void): Promise<Endpoint> {
  const requests: { authorization: string; body: string }[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      requests.push({ authorization: request.headers.authorization ?? '', body });
      answer(request, response, body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/graphql/v2`, requests, stop };
}
