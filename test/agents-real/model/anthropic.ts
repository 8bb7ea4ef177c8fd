import { type Fields, fieldsOf, type Turn } from './script';

/** Anthropic's Messages API, streamed or plain. */
export function anthropic(body: Fields, turn: Turn): void {
  const messages = fieldsOf(body.messages);
  const turns = messages.filter(
    ({ role, content }) => role === 'assistant' && fieldsOf(content).some(({ type }) => type === 'tool_use'),
  ).length;
  const first = JSON.stringify(messages.find(({ role }) => role === 'user')?.content ?? '');
  const calls = fieldsOf(body.tools).length > 0 ? turn.calls(turns, first) : [];
  const content = calls.map(({ name, input }) => ({ type: 'tool_use', id: turn.id('toolu_'), name, input }));
  const message = {
    id: turn.id('msg_'),
    type: 'message',
    role: 'assistant',
    model: body.model,
    content: content.length > 0 ? content : [{ type: 'text', text: 'All done.' }],
    stop_reason: content.length > 0 ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 5, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
  };
  if (!body.stream) {
    turn.json(message);
    return;
  }
  const out = turn.stream();
  out.event('message_start', { message: { ...message, content: [], stop_reason: null } });
  message.content.forEach((block, index) => {
    const text = 'text' in block;
    out.event('content_block_start', { index, content_block: text ? { type: 'text', text: '' } : { ...block, input: {} } });
    const delta = text ? { type: 'text_delta', text: block.text } : { type: 'input_json_delta', partial_json: JSON.stringify(block.input) };
    out.event('content_block_delta', { index, delta });
    out.event('content_block_stop', { index });
  });
  out.event('message_delta', { delta: { stop_reason: message.stop_reason, stop_sequence: null }, usage: message.usage });
  out.event('message_stop', {});
  out.end();
}

/** What the model was told about its calls, by call. */
export const anthropicResults = (body: Fields): readonly (readonly [string, unknown])[] =>
  fieldsOf(body.messages)
    .flatMap(({ content }) => fieldsOf(content))
    .filter(({ type }) => type === 'tool_result')
    .map(({ tool_use_id, content }) => [String(tool_use_id), content] as const);
