import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One tool call that the scripted model makes. */
export interface ToolCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}
export interface Model {
  readonly url: string;
  /** What the model was told about its calls, in order. */
  readonly told: readonly string[];
  /** Every prompt and tool result that reached the model, as one text. */
  readonly heard: () => string;
  close(): void;
}
interface Message {
  readonly role: string;
  readonly content: unknown;
}
interface Block {
  readonly type: string;
  readonly tool_use_id?: string;
  readonly content?: unknown;
}

export interface Script {
  /** Calls of each turn; calls of one turn are made at once. */
  readonly main: readonly (readonly ToolCall[])[];
  /** The same for a conversation that begins with SUB_AGENT. */
  readonly subAgent?: readonly (readonly ToolCall[])[];
}
export const SUB_AGENT = 'SUB-AGENT';

/**
 * A model on loopback that speaks Anthropic's Messages API and follows a script, one step a turn. Which step is due is counted in the
 * history that it is sent, so that side requests (titles, summaries), which offer no tools, do not shift it.
 */
export async function scriptedModel(script: Script): Promise<Model> {
  const told = new Map<string, string>();
  const bodies: string[] = [];
  let last = 0;
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const json = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      const where = (request.url ?? '').split('?')[0] ?? '';
      if (where.endsWith('/count_tokens')) return json(200, { input_tokens: 10 });
      if (!where.endsWith('/messages')) return json(404, { type: 'error', error: { type: 'not_found_error', message: where } });
      const text = Buffer.concat(parts).toString();
      const body = JSON.parse(text) as { messages: readonly Message[]; tools?: readonly unknown[]; model: string; stream?: boolean };
      bodies.push(text);
      for (const block of body.messages.flatMap(blocksOf))
        if (block.type === 'tool_result') told.set(block.tool_use_id ?? '', JSON.stringify(block.content));
      const turn = body.messages.filter(
        (message) => message.role === 'assistant' && blocksOf(message).some(({ type }) => type === 'tool_use'),
      ).length;
      const first = JSON.stringify(body.messages.find(({ role }) => role === 'user')?.content ?? '');
      const steps = first.includes(SUB_AGENT) ? script.subAgent : script.main;
      const calls = body.tools?.length ? (steps?.[turn] ?? []) : [];
      const content = calls.map(({ name, input }) => ({ type: 'tool_use', id: `toolu_${++last}`, name, input }));
      const message = {
        id: `msg_${++last}`,
        type: 'message',
        role: 'assistant',
        model: body.model,
        content: content.length > 0 ? content : [{ type: 'text', text: 'All done.' }],
        stop_reason: content.length > 0 ? 'tool_use' : 'end_turn',
        stop_sequence: null,
        usage: { input_tokens: 10, output_tokens: 5, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
      };
      if (!body.stream) return json(200, message);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const event of streamed(message)) response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get told() {
      return [...told.values()];
    },
    heard: () => bodies.join('\n'),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const blocksOf = ({ content }: Message): readonly Block[] => (Array.isArray(content) ? (content as Block[]) : []);

type Content = { readonly type: string; readonly text?: string; readonly input?: unknown };
function streamed(message: { readonly content: readonly Content[]; readonly stop_reason: string; readonly usage: object }) {
  const start = { ...message, content: [], stop_reason: null };
  const blocks = message.content.flatMap((block, index) => {
    const text = block.type === 'text';
    return [
      { type: 'content_block_start', index, content_block: text ? { type: 'text', text: '' } : { ...block, input: {} } },
      {
        type: 'content_block_delta',
        index,
        delta: text ? { type: 'text_delta', text: block.text } : { type: 'input_json_delta', partial_json: JSON.stringify(block.input) },
      },
      { type: 'content_block_stop', index },
    ];
  });
  return [
    { type: 'message_start', message: start },
    ...blocks,
    { type: 'message_delta', delta: { stop_reason: message.stop_reason, stop_sequence: null }, usage: message.usage },
    { type: 'message_stop' },
  ];
}
