import { type Fields, fieldsOf, type Turn } from './script';

/** OpenAI's Responses API, streamed or plain. */
export function responses(body: Fields, turn: Turn): void {
  const input = fieldsOf(body.input);
  const first = JSON.stringify(input.filter(({ role, type }) => role === 'user' || type === 'agent_message').slice(0, 3));
  const tools = fieldsOf(body.tools).length > 0 || input.some(({ type }) => type === 'additional_tools');
  const calls = tools ? turn.calls(turnsIn(input), first) : [];
  const message = {
    type: 'message',
    id: turn.id('msg_'),
    status: 'completed',
    role: 'assistant',
    content: [{ type: 'output_text', text: 'All done.', annotations: [] }],
  };
  const items = calls.map(({ name, namespace, custom, input: args }) => {
    const common = { call_id: turn.id('call_'), name, ...(namespace === undefined ? {} : { namespace }), status: 'completed' };
    return custom
      ? { type: 'custom_tool_call', id: turn.id('ctc_'), ...common, input: args }
      : { type: 'function_call', id: turn.id('fc_'), ...common, arguments: JSON.stringify(args) };
  });
  const output = items.length > 0 ? items : [message];
  const base = {
    id: turn.id('resp_'),
    object: 'response',
    created_at: 1,
    model: body.model,
    status: 'in_progress',
    output: [],
    parallel_tool_calls: true,
    tools: [],
  };
  const usage = {
    input_tokens: 10,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 5,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 15,
  };
  const done = { ...base, status: 'completed', output, usage };
  if (!body.stream) {
    turn.json(done);
    return;
  }
  const out = turn.stream();
  let sequence_number = 0;
  const event = (type: string, data: object) => out.event(type, { sequence_number: sequence_number++, ...data });
  event('response.created', { response: base });
  output.forEach((item, output_index) => {
    const at = { item_id: item.id, output_index };
    const empty = item.type === 'message' ? { content: [] } : item.type === 'function_call' ? { arguments: '' } : {};
    event('response.output_item.added', { output_index, item: { ...item, status: 'in_progress', ...empty } });
    if ('content' in item) {
      const [part] = item.content;
      const text = { ...at, content_index: 0 };
      event('response.content_part.added', { ...text, part: { ...part, text: '' } });
      event('response.output_text.delta', { ...text, delta: part?.text });
      event('response.output_text.done', { ...text, text: part?.text });
      event('response.content_part.done', { ...text, part });
    } else if ('arguments' in item) {
      event('response.function_call_arguments.delta', { ...at, delta: item.arguments });
      event('response.function_call_arguments.done', { ...at, arguments: item.arguments });
    }
    event('response.output_item.done', { output_index, item });
  });
  event('response.completed', { response: done });
  out.end();
}

/** Calls in a row are one turn. */
function turnsIn(input: readonly Fields[]): number {
  const kinds = input
    .map(({ type }) => String(type ?? ''))
    .map((type) => (type.endsWith('_call') ? 'call' : type.endsWith('_output') ? 'output' : ''));
  return kinds.filter((kind) => kind !== '').filter((kind, at, all) => kind === 'call' && all[at - 1] !== 'call').length;
}

export const responsesResults = (body: Fields): readonly (readonly [string, unknown])[] =>
  fieldsOf(body.input)
    .filter(({ type }) => String(type ?? '').endsWith('_output'))
    .map(({ call_id, output }) => [String(call_id), output] as const);
