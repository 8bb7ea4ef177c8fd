import { type Fields, isFields, type TranscriptRecord, type Transcripts, textOr, toolName } from './record';

/** Codex asks its hooks about these, about servers of MCP and about its agents. */
const HOOKED: ReadonlySet<string> = new Set(['exec_command', 'shell', 'shell_command', 'local_shell', 'apply_patch', 'view_image']);
/** These touch nothing but Codex itself. */
const HARMLESS: ReadonlySet<string> = new Set([
  'update_plan',
  'request_user_input',
  'list_mcp_resources',
  'list_mcp_resource_templates',
  'tool_search',
  'get_context_remaining',
  'wait',
  'exec', // JavaScript: each call that it makes is an item of its own
]);
/** Answers to calls that were not begun. */
const TURNED_DOWN = /^(?:failed to parse function arguments|unsupported (?:custom tool )?call|write_stdin failed)\b/;

/** Codex: a file for each conversation, whose id is the end of its name; sub-agents have files of their own. */
export const codex: Transcripts = {
  agent: 'codex',
  folder: ['.codex', 'sessions'],
  depth: 4,
  files: /(?:^|\/)rollout-[^/]*\.jsonl$/,
  hint: /_call"|_call_output"|"item_completed"/,
  read: (line, file) => {
    const { payload } = line;
    if (!isFields(payload)) return [];
    const conversation = /([0-9a-f-]{36})\.jsonl$/.exec(file)?.[1] ?? null;
    if (line.type === 'event_msg' && payload.type === 'item_completed' && isFields(payload.item)) return itemOf(payload.item, conversation);
    return line.type === 'response_item' ? callOf(payload, conversation) : [];
  },
};

function callOf(payload: Fields, conversation: string | null): readonly TranscriptRecord[] {
  const { type, call_id: callId, output } = payload;
  if (typeof callId !== 'string') return [];
  if (type === 'function_call_output' || type === 'custom_tool_call_output') {
    return [{ kind: 'result', conversation, callId, ran: !TURNED_DOWN.test(textOr(output, '')) }];
  }
  if (type !== 'function_call' && type !== 'custom_tool_call' && type !== 'local_shell_call') return [];
  const tool = toolName(type === 'local_shell_call' ? 'local_shell' : payload.name);
  const call = { kind: 'call', conversation, callId, hash: null, done: false } as const;
  // Typed into an open program, directly or by JavaScript; with nothing to type, it only looks at the output.
  const said = textOr(type === 'custom_tool_call' ? payload.input : payload.arguments, '');
  if (tool === 'write_stdin') return types(said) ? [{ ...call, tool, blind: 'typed' }] : [];
  if (tool === 'exec' && /\bwrite_stdin\b/.test(said)) return [{ ...call, tool: 'write_stdin', blind: 'typed' }];
  const { namespace } = payload;
  const server = textOr(namespace, '');
  if (server.startsWith('mcp__') || tool.startsWith('mcp__')) {
    return [{ ...call, tool: tool.startsWith('mcp__') ? tool : toolName(`${server}__${tool}`), blind: null }];
  }
  if (HARMLESS.has(tool)) return [];
  return [{ ...call, tool, blind: HOOKED.has(tool) || server === 'collaboration' ? null : 'not-hooked' }];
}

function types(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) && textOr(value.chars ?? value.input, '') !== '';
  } catch {
    return true; // not understood: it may
  }
}

/** What ran. Only what JavaScript called, and what the person typed with `!`, has no record of its own as a call. */
function itemOf(item: Fields, conversation: string | null): readonly TranscriptRecord[] {
  const { id, status } = item;
  if (typeof id !== 'string' || status === 'declined') return [];
  const call = { kind: 'call', conversation, callId: id, tool: toolName(item.type), hash: null, done: true } as const;
  if (/^user_?shell$/i.test(textOr(item.source, ''))) return [{ ...call, tool: '!', blind: 'user-command' }];
  return id.startsWith('exec-') ? [{ ...call, blind: null }] : [];
}
