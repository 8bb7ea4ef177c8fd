import { inputHash, isFields, type Transcripts, toolName } from './record';

/** The Copilot CLI: a folder for each conversation. Its hooks carry no call id: a call is known by what it says. */
export const copilotCli: Transcripts = {
  agent: 'copilot-cli',
  folder: ['.copilot', 'session-state'],
  depth: 1,
  files: /^[^/]+\/events\.jsonl$/,
  hint: /"tool\.execution_(?:start|complete)"/,
  read: ({ type, data }, file) => {
    if (!isFields(data) || typeof data.toolCallId !== 'string') return [];
    const conversation = file.split('/')[0] ?? null;
    const callId = data.toolCallId;
    if (type === 'tool.execution_complete') return [{ kind: 'result', conversation, callId, ran: true }];
    if (type !== 'tool.execution_start') return [];
    return [
      { kind: 'call', conversation, callId, tool: toolName(data.toolName), hash: inputHash(data.arguments), blind: null, done: false },
    ];
  },
};
