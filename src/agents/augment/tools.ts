import { commonTools } from '../commonTools';
import type { Tools } from '../tools';

const common = commonTools('augment');

/** An MCP tool is `<tool>_<server>`, where both may have underscores: every way to read it. */
export const augmentTools: Tools = {
  ...common,
  other: (name) => (input, to) => {
    const found = common.other(name)(input, to);
    if (typeof found === 'string') return found;
    if (found[0]?.kind !== 'mcp' || found[0].tool !== name) return found;
    const parts = [...name.matchAll(/(?<=[^_])_(?=[^_])/g)].map(({ index }) => to.mcp(name.slice(index + 1), name.slice(0, index), input));
    return [...found, ...parts];
  },
};
