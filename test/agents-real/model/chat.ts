import { type Fields, fieldsOf, type Turn } from './script';

/** OpenAI's Chat Completions API, streamed or plain. */
export function chat(body: Fields, turn: Turn): void {
  const messages = fieldsOf(body.messages);
  const turns = messages.filter(({ role, tool_calls }) => role === 'assistant' && fieldsOf(tool_calls).length > 0).length;
  const first = JSON.stringify(messages.filter(({ role }) => role === 'user').slice(0, 3));
  const due = fieldsOf(body.tools).length > 0 ? turn.calls(turns, first) : [];
  const calls = due.map(({ name, input }, index) => ({
    index,
    id: turn.id('call_'),
    type: 'function',
    function: { name, arguments: JSON.stringify(input) },
  }));
  const reason = calls.length > 0 ? 'tool_calls' : 'stop';
  const text = calls.length > 0 ? '' : 'All done.';
  const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
  const head = { id: turn.id('chatcmpl-'), created: 1, model: body.model };
  if (!body.stream) {
    const message = {
      role: 'assistant',
      content: text,
      ...(calls.length > 0 ? { tool_calls: calls.map(({ index: _, ...call }) => call) } : {}),
    };
    turn.json({ ...head, object: 'chat.completion', choices: [{ index: 0, message, finish_reason: reason }], usage });
    return;
  }
  const out = turn.stream();
  const chunk = (delta: object, finish_reason: string | null = null) =>
    out.data({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] });
  chunk({ role: 'assistant', content: text });
  if (calls.length > 0) chunk({ tool_calls: calls });
  chunk({}, reason);
  out.data({ ...head, object: 'chat.completion.chunk', choices: [], usage });
  out.data('[DONE]');
  out.end();
}

export const chatResults = (body: Fields): readonly (readonly [string, unknown])[] =>
  fieldsOf(body.messages)
    .filter(({ role }) => role === 'tool')
    .map(({ tool_call_id, content }) => [String(tool_call_id), content] as const);
