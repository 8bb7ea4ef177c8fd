import type { FileEdit } from '../engine/types';

/** One file that a V4A patch (`*** Begin Patch`) touches. `content`: the whole file is in the patch; `edits`: its hunks, where each can be told. */
export type PatchedFile =
  | { readonly kind: 'write'; readonly path: string; readonly content: string | null; readonly edits: readonly FileEdit[] | null }
  | { readonly kind: 'delete'; readonly path: string };

interface Hunk {
  readonly old: string[];
  readonly by: string[];
}
interface Open {
  readonly verb: 'add' | 'update';
  readonly path: string;
  readonly lines: string[];
}

/**
 * The files of a V4A patch, in order. Headers are taken wherever they stand on a line of their own, more generously than agents
 * parse them: a header too many only makes the verdict stricter. [] where there is none.
 */
export function patchedFiles(patch: string): readonly PatchedFile[] {
  const files: PatchedFile[] = [];
  let open: Open | null = null;
  const flush = () => {
    if (open?.verb === 'add') {
      files.push({ kind: 'write', path: open.path, content: open.lines.map((line) => `${plain(line)}\n`).join(''), edits: null });
    }
    if (open?.verb === 'update') files.push({ kind: 'write', path: open.path, content: null, edits: editsOf(open.lines) });
    open = null;
  };
  for (const line of patch.split(/\r\n|\r|\n/)) {
    const header = /^\s*\*\*\*\s*(Add File|Update File|Delete File|Move to)\s*:\s*(.*?)\s*$/i.exec(line);
    const path = header?.[2] ?? '';
    const before: Open | null = open;
    if (header && path !== '') {
      const verb = (header[1] ?? '').toLowerCase();
      flush();
      if (verb === 'add file') open = { verb: 'add', path, lines: [] };
      if (verb === 'update file') open = { verb: 'update', path, lines: [] };
      if (verb === 'delete file') files.push({ kind: 'delete', path });
      if (verb === 'move to') {
        if (before?.verb === 'update') files.push({ kind: 'delete', path: before.path });
        files.push({ kind: 'write', path, content: null, edits: null });
      }
    } else if (/^\s*\*\*\*\s*(Begin|End) Patch/i.test(line)) {
      flush();
    } else {
      open?.lines.push(line);
    }
  }
  flush();
  return together(files);
}

/** An update that comes twice is one: only all hunks make what is left. */
function together(files: readonly PatchedFile[]): readonly PatchedFile[] {
  const merged: PatchedFile[] = [];
  for (const file of files) {
    const at = merged.findIndex((one) => one.kind === 'write' && file.kind === 'write' && one.path === file.path);
    const first = merged[at];
    if (file.kind !== 'write' || first?.kind !== 'write') merged.push(file);
    else merged[at] = { ...first, content: null, edits: first.edits && file.edits ? [...first.edits, ...file.edits] : null };
  }
  return merged;
}

const plain = (line: string): string => (line.startsWith('+') ? line.slice(1) : line);

/** Hunks as replacements of whole lines; null where a line belongs to none, or one only adds: where, is the agent's affair. */
function editsOf(lines: readonly string[]): readonly FileEdit[] | null {
  const hunks: Hunk[] = [];
  for (const line of lines) {
    if (/^\s*\*\*\*\s*End of File/i.test(line)) continue;
    if (line.startsWith('@@') || hunks.length === 0) hunks.push({ old: [], by: [] });
    if (line.startsWith('@@')) continue;
    const hunk = hunks.at(-1);
    const text = line.slice(1);
    if (line === '' || line.startsWith(' ')) {
      hunk?.old.push(text);
      hunk?.by.push(text);
    } else if (line.startsWith('-')) hunk?.old.push(text);
    else if (line.startsWith('+')) hunk?.by.push(text);
    else return null;
  }
  if (hunks.length === 0 || hunks.some(({ old }) => old.length === 0)) return null;
  return hunks.map(({ old, by }) => ({ old: old.join('\n'), new: by.join('\n'), all: false, lines: true }));
}
