import type { Fields } from './fields';

/** Whether a command may go to another terminal than the one in which a conversation's commands run one after the other. */
export const inOtherTerminal = (tool: string, input: Fields): boolean =>
  /^(?:send_to_terminal$|write_|read_)/i.test(tool) ||
  input.isBackground === true ||
  input.is_background === true ||
  input.block_until_ms !== undefined ||
  input.shellId !== undefined ||
  (input.mode !== undefined && input.mode !== 'sync');
