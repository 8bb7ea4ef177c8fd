import { claudeShaped } from '../claudeShaped';
import { factoryTools } from './tools';

/** Claude Code's payloads, with `permission_mode` of its own (`off`, `spec`, `auto-low` …). */
export const decode = claudeShaped('factory', factoryTools);
export { encodeClaude as encode } from '../toolCall';
