import { createServer, type Server, type ServerResponse } from 'node:http';
import { anthropic, anthropicResults } from './anthropic';
import { chat, chatResults } from './chat';
import { gemini, geminiResults } from './gemini';
import { responses, responsesResults } from './responses';
import { type Fields, type Script, type Stream, SUB_AGENT, type Turn } from './script';

export interface Model {
  /** What the model was told about its calls, in order. */
  readonly told: readonly string[];
  /** Every request that reached the model, as one text. */
  readonly heard: () => string;
  close(): void;
}

/**
 * A model on a Unix socket that follows a script, one step a turn, in whichever API it is asked. Which step is due is counted in the
 * history that it is sent, so that side requests (titles, summaries), which offer no tools, do not shift it.
 */
export async function scriptedModel(script: Script, socket: string): Promise<Model> {
  const told = new Map<string, string>();
  const bodies: string[] = [];
  let last = 0;
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      if (text !== '') bodies.push(text);
      const turn: Turn = {
        calls: (turns, first) => (first.includes(SUB_AGENT) ? script.subAgent : script.main)?.[turns] ?? [],
        id: (prefix) => `${prefix}${String(++last).padStart(6, '0')}`,
        json: (value) => send(response, 200, value),
        stream: () => streamTo(response),
      };
      answer((request.url ?? '').split('?')[0] ?? '', fieldsIn(text), turn, response, (results) => {
        for (const [id, said] of results) told.set(id, typeof said === 'string' ? said : JSON.stringify(said));
      });
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve));
  return {
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

const MODEL = { id: 'scripted', object: 'model', type: 'model', display_name: 'scripted', created: 1, owned_by: 'local' };

type Results = readonly (readonly [string, unknown])[];
function answer(where: string, body: Fields, turn: Turn, response: ServerResponse, tell: (results: Results) => void): void {
  const route = ROUTES.find(({ path }) => path.test(where));
  if (!route) {
    send(response, 404, { type: 'error', error: { type: 'not_found_error', message: `no route ${where}` } });
    return;
  }
  if (route.results) tell(route.results(body));
  route.answer(body, turn, where);
}

interface Route {
  readonly path: RegExp;
  readonly results?: (body: Fields) => Results;
  answer(body: Fields, turn: Turn, where: string): void;
}
const ROUTES: readonly Route[] = [
  { path: /\/models(?:\/[^:]*)?$/, answer: (_, turn) => turn.json({ object: 'list', has_more: false, data: [MODEL] }) },
  { path: /\/count_tokens$/, answer: (_, turn) => turn.json({ input_tokens: 10 }) },
  { path: /:countTokens$/, answer: (_, turn) => turn.json({ totalTokens: 10 }) },
  { path: /\/messages$/, results: anthropicResults, answer: anthropic },
  { path: /\/responses$/, results: responsesResults, answer: responses },
  { path: /\/chat\/completions$/, results: chatResults, answer: chat },
  {
    path: /:(?:streamG|g)enerateContent$/,
    results: geminiResults,
    answer: (body, turn, where) => gemini(body, turn, where.includes(':stream')),
  },
];

function fieldsIn(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

function streamTo(response: ServerResponse): Stream {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  return {
    event: (type, data) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`),
    data: (value) => response.write(`data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`),
    end: () => response.end(),
  };
}
