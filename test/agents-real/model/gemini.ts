import { type Fields, fieldsOf, type Turn } from './script';

const partsOf = (body: Fields, role?: string): readonly (readonly Fields[])[] =>
  fieldsOf(body.contents)
    .filter((content) => role === undefined || content.role === role)
    .map(({ parts }) => fieldsOf(parts));

/** Gemini's generateContent, streamed or plain. */
export function gemini(body: Fields, turn: Turn, streamed: boolean): void {
  const turns = partsOf(body, 'model').filter((parts) => parts.some((part) => 'functionCall' in part)).length;
  const first = JSON.stringify(partsOf(body, 'user').slice(0, 3));
  const tools = fieldsOf(body.tools).length > 0;
  const calls = tools ? turn.calls(turns, first) : [];
  const text = tools ? 'All done.' : sideAnswer(body.generationConfig);
  const parts = calls.map(({ name, input }) => ({ functionCall: { name, args: input, id: turn.id('fc_') } }));
  const answer = {
    candidates: [{ index: 0, content: { role: 'model', parts: parts.length > 0 ? parts : [{ text }] }, finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 },
    modelVersion: 'scripted',
    responseId: turn.id('r'),
  };
  if (!streamed) {
    turn.json(answer);
    return;
  }
  const out = turn.stream();
  out.data(answer);
  out.end();
}

/** Structured side requests (which model, who speaks next, is this a loop) want JSON. */
function sideAnswer(config: unknown): string {
  const [fields = {}] = fieldsOf([config]);
  const structured = fields.responseMimeType === 'application/json' || fields.responseJsonSchema !== undefined;
  const answer = { reasoning: 'done', next_speaker: 'user', complexity_score: 10, model_choice: 'flash', is_simple: true };
  return structured ? JSON.stringify(answer) : 'ok';
}

export const geminiResults = (body: Fields): readonly (readonly [string, unknown])[] =>
  partsOf(body)
    .flat()
    .flatMap(({ functionResponse }) => fieldsOf([functionResponse]))
    .map(({ id, name, response }) => [String(id ?? name), response] as const);
