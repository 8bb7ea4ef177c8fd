import { claudeShaped } from '../claudeShaped';
import { kiroTools } from './tools';

export const decode = claudeShaped('kiro', kiroTools);
/** Kiro looks at the exit status alone: the registered command makes one of it. */
export { encodeDenied as encode } from '../toolCall';
