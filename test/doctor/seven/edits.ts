import path from 'node:path';
import { applyEdits, findNodeAtLocation, modify, type Node, parseTree } from 'jsonc-parser';
import type { Home } from '../home';
import { BEFORE } from '../world';

type Prepare = (at: Home) => void;

/** Something in an agent's file, as text: everything around it stays. */
export const replaced =
  (agent: string, from: string | RegExp, to: string): Prepare =>
  (at) =>
    at.edit(at.file(agent), (text) => {
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`${agent}: ${from} is not there`);
      return changed;
    });

/** The person's file as it was before set-up. */
export const forgotten =
  (agent: string): Prepare =>
  (at) =>
    at.write(at.file(agent), BEFORE[path.relative(at.home, at.file(agent))] ?? '');

/** A JSON value set, or taken out (undefined), in a file below home or project; a file that is not there is made. */
export const value =
  (file: (at: Home) => string, place: readonly (string | number)[], to: unknown): Prepare =>
  (at) =>
    at.edit(file(at), (text) => applyEdits(text, modify(text, [...place], to, { formattingOptions: { tabSize: 2, insertSpaces: true } })));

/** One more entry in a list of hooks, before or after the last one: a foreign one, or (undefined) a copy of the last. */
export const beside =
  (agent: string, event: string, where: 'before' | 'after', entry?: unknown): Prepare =>
  (at) =>
    at.edit(at.file(agent), (text) => {
      const root = parseTree(text);
      const last: Node | undefined = root && findNodeAtLocation(root, ['hooks', event])?.children?.at(-1);
      if (!last) throw new Error(`${agent}: no ${event}`);
      const end = last.offset + last.length;
      const copy = entry === undefined ? text.slice(last.offset, end) : JSON.stringify(entry);
      return where === 'after'
        ? `${text.slice(0, end)}, ${copy}${text.slice(end)}`
        : `${text.slice(0, last.offset)}${copy}, ${text.slice(last.offset)}`;
    });

export const inHome =
  (file: string) =>
  (at: Home): string =>
    path.join(at.home, file);
export const inProject = (file: string, text: string): Prepare => {
  return (at) => at.write(path.join(at.folder, file), text);
};
