import { claudeShaped } from '../claudeShaped';
import { encodeDecision } from '../toolCall';
import { devinTools } from './tools';

/** Claude Code's payloads, documented without a folder and without a session. */
export const decode = claudeShaped('devin', devinTools);
export const encode = encodeDecision('block');
