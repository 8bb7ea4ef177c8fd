import type { Json } from '../../engine/types';
import { commonTools } from '../commonTools';
import { type Fields, isFields } from '../fields';
import { editTool, type Tool } from '../tools';

/** Its names for an edit, as everybody else's. */
const edit = (entry: Json): Json =>
  isFields(entry)
    ? {
        ...('TargetContent' in entry ? { old_string: entry.TargetContent ?? null } : {}),
        ...('ReplacementContent' in entry ? { new_string: entry.ReplacementContent ?? null } : {}),
        replace_all: entry.AllowMultiple === true,
      }
    : null;
const replace: Tool = (input, to) => {
  const chunks = input.ReplacementChunks;
  const edits: Fields = Array.isArray(chunks) ? { edits: chunks.map(edit) } : { edits: [edit(input)] };
  return editTool(['TargetFile'])({ ...edits, ...(input.TargetFile === undefined ? {} : { TargetFile: input.TargetFile }) }, to);
};

/** `run_command`, `view_file`, `write_to_file`, `replace_file_content` …, with arguments in capitals. */
export const antigravityTools = commonTools('antigravity', { replace_file_content: replace, multi_replace_file_content: replace });
