import type { Decoded, Reply } from '../agent';
import { isFields, parseJson, textOf } from '../fields';

/** One payload of this agent's hook as actions. Pure; never throws; what is not understood is malformed, with the field named. */
export function decode(payload: string, context: { readonly cwd: string; readonly home: string }): Decoded {
  const value = parseJson(payload);
  if (!isFields(value)) return { kind: 'malformed', problem: 'the payload is not a JSON object' };
  const command = textOf(value, 'command');
  if (command === undefined) return { kind: 'malformed', problem: 'field command is missing or not a text' };
  const cwd = textOf(value, 'cwd') ?? context.cwd;
  return {
    kind: 'actions',
    event: 'BeforeTool',
    agent: 'template',
    conversation: textOf(value, 'session_id') ?? null,
    callId: null,
    tool: 'shell',
    actions: [{ kind: 'shell', command, shell: 'bash', agent: 'template', conversation: null, cwd }],
  };
}

/** The exact bytes for the agent's stdout, on one line. */
export function encode(reply: Reply, _decoded: Decoded): string {
  return reply.kind === 'no-opinion' ? '' : JSON.stringify({ decision: 'deny', reason: reply.reason });
}
