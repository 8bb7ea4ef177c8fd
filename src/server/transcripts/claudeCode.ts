import { type Fields, fieldsIn, isFields, type TranscriptRecord, type Transcripts, textOr, toolName } from './record';

/** What Claude Code says of a call that it did not begin: wrong input, no such tool. Its hooks were not asked either. */
const TURNED_DOWN = /^<tool_use_error>/;
/** A prompt that is a command typed with `!`. Documented, not recorded: it needs the interactive screen. */
const TYPED = /^<bash-input>/;

/** What a prompt's `@` brings along; the other attachments are Claude Code's own. */
const ATTACHED: ReadonlySet<unknown> = new Set(['file', 'directory', 'pdf_reference', 'already_read_file', 'mcp_resource']);

/** Claude Code: a file for each conversation, and one for each of its sub-agents. The record of a call is written as the call begins. */
export const claudeCode: Transcripts = {
  agent: 'claude-code',
  folder: ['.claude', 'projects'],
  depth: 4,
  files: /\.jsonl$/,
  hint: /"tool_use"|"tool_result"|"type":"attachment"|<bash-input>/,
  read: (line) => {
    const conversation = textOr(line.sessionId, null);
    const call = { kind: 'call', conversation, callId: null, hash: null, done: true } as const;
    if (line.type === 'attachment') {
      return isFields(line.attachment) && ATTACHED.has(line.attachment.type) ? [{ ...call, tool: '@file', blind: 'attached' }] : [];
    }
    const content = isFields(line.message) ? line.message.content : undefined;
    const texts = typeof content === 'string' ? [content] : fieldsIn(content).map(({ text }) => textOr(text, ''));
    if (line.type === 'user' && texts.some((text) => TYPED.test(text))) return [{ ...call, tool: '!', blind: 'user-command' }];
    return fieldsIn(content).flatMap((block) => recordOf(block, conversation));
  },
};

function recordOf(block: Fields, conversation: string | null): readonly TranscriptRecord[] {
  if (block.type === 'tool_use' && typeof block.id === 'string') {
    return [{ kind: 'call', conversation, callId: block.id, tool: toolName(block.name), hash: null, blind: null, done: false }];
  }
  if (block.type === 'tool_result' && typeof block.tool_use_id === 'string') {
    const ran = block.is_error !== true || !TURNED_DOWN.test(textOr(block.content, ''));
    return [{ kind: 'result', conversation, callId: block.tool_use_id, ran }];
  }
  return [];
}
