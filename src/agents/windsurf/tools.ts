import type { Json } from '../../engine/types';
import { commonTools } from '../commonTools';
import { type Fields, isFields } from '../fields';
import type { Tools } from '../tools';

/** Each event is a tool of its own. */
export const EVENTS: Readonly<Record<string, string>> = {
  pre_run_command: 'run_command',
  pre_read_code: 'read_file',
  pre_write_code: 'edit_file',
};
export const MCP = 'pre_mcp_tool_use';

const common = commonTools('windsurf');

/** The tools; `server`: the call is one of this MCP server's. */
export const toolsOf = (server: string | undefined): Tools =>
  server === undefined
    ? common
    : {
        ...common,
        other: (name) => (input, to) => {
          // its own name says nothing of what it does: what runs or names a file is judged besides
          const found = common.other(`mcp__x__${name}`)(input, to);
          return typeof found === 'string' ? found : [to.mcp(server, name, input), ...found.slice(1)];
        },
      };

/** An MCP tool's arguments, which may be the text of an object. */
export const objectOf = (value: Json | undefined, parse: (text: string) => Json | undefined): Fields | undefined => {
  const read = typeof value === 'string' ? parse(value) : (value ?? {});
  return isFields(read) ? read : undefined;
};
