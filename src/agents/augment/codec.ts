import { claudeShaped } from '../claudeShaped';
import { augmentTools } from './tools';

/** Claude Code's payloads; the folder is the first of `workspace_roots`, the session `conversation_id`. */
export const decode = claudeShaped('augment', augmentTools);
export { encodeClaude as encode } from '../toolCall';
