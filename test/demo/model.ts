import { createServer } from 'node:http';

/** One answer of the model: words, tool calls, both. An answer without calls ends the turn. */
export interface Step {
  readonly text?: string;
  readonly calls?: readonly { readonly tool: string; readonly input: Readonly<Record<string, unknown>> }[];
}
/** What the model has been told in this turn. */
export interface Told {
  /** How many of its answers have asked for tools so far. */
  readonly step: number;
  /** The tools' results, oldest first, as the editor words them. */
  readonly results: readonly string[];
}
/** What a scripted model answers. */
export type Script = (told: Told) => Step;

export interface Model {
  readonly port: number;
  /** Every request since `play`, as it was received: what the model was told, in whatever part of it. */
  readonly heard: readonly string[];
  /** Plays `script` from now on; the promise ends with what the model had been told when the turn ended. */
  play(script: Script): Promise<Told>;
  stop(): Promise<void>;
}

interface Message {
  readonly role: string;
  readonly content: unknown;
  readonly tool_calls?: unknown;
}

/** A scripted model behind an OpenAI-style streaming endpoint on loopback. Side requests (titles) get a fixed text. */
export async function startModel(): Promise<Model> {
  let script: Script = () => ({ text: 'Nothing to do.' });
  let finished: (told: Told) => void = () => {};
  let calls = 0;
  const heard: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push(body);
      const { messages = [], tools = [] } = JSON.parse(body || '{}') as { messages?: readonly Message[]; tools?: readonly unknown[] };
      const told: Told = {
        step: messages.filter((m) => m.role === 'assistant' && Array.isArray(m.tool_calls) && m.tool_calls.length > 0).length,
        results: messages.filter((m) => m.role === 'tool').map((m) => textOf(m.content)),
      };
      const step = tools.length > 0 ? script(told) : { text: 'Rental orders' };
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const send = (delta: object, reason: string | null = null): void => {
        const chunk = {
          id: 'demo',
          object: 'chat.completion.chunk',
          created: 1,
          model: 'scripted',
          choices: [{ index: 0, delta, finish_reason: reason }],
        };
        response.write(`data: ${JSON.stringify(chunk)}\n\n`);
      };
      if (step.text) send({ role: 'assistant', content: step.text });
      const asked = (step.calls ?? []).map(({ tool, input }, index) => {
        calls += 1;
        return { index, id: `call_${calls}`, type: 'function', function: { name: tool, arguments: JSON.stringify(input) } };
      });
      if (asked.length > 0) send({ role: 'assistant', tool_calls: asked });
      send({}, asked.length > 0 ? 'tool_calls' : 'stop');
      response.end('data: [DONE]\n\n');
      if (tools.length > 0 && asked.length === 0) finished(told);
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    heard,
    play: (next) => {
      heard.length = 0;
      script = next;
      return new Promise((resolve) => {
        finished = resolve;
      });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: unknown) => (typeof part === 'object' && part !== null && 'text' in part ? String(part.text) : '')).join('');
}
