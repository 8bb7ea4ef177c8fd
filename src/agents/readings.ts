import type { Action } from '../engine/types';
import type { Fields } from './fields';
import type { Tool } from './tools';

/**
 * A tool whose program changes a text before it acts on it: every reading is judged, as the text stands and as the program may take it.
 * `readings` tells the others than the text itself.
 */
export const readTool =
  (names: readonly string[], readings: (text: string) => readonly string[], tool: Tool): Tool =>
  (input, to) => {
    const actions = new Map<string, Action>();
    for (const one of inputs(input, names, readings)) {
      const found = tool(one, to);
      if (typeof found === 'string') return found;
      for (const action of found) actions.set(JSON.stringify(action), action);
    }
    return [...actions.values()];
  };

/** The input itself, and once more for each other reading of one of its fields. */
function inputs(input: Fields, names: readonly string[], readings: (text: string) => readonly string[]): readonly Fields[] {
  const others = names.flatMap((name) => {
    const text = input[name];
    if (typeof text !== 'string') return [];
    return readings(text).flatMap((reading) => (reading === text ? [] : [{ ...input, [name]: reading }]));
  });
  return [input, ...others];
}
