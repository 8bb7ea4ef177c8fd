import { decoder, encodeDecision } from '../toolCall';
import { ampTools } from './tools';

/** What our own plugin writes (`plugin.ts`). */
export const decode = decoder('amp', ampTools, (value) => ({
  event: 'tool.call',
  tool: value.tool,
  input: value.input,
  cwd: value.directory,
  conversation: value.thread,
  callId: value.callID,
}));
export const encode = encodeDecision('deny');
