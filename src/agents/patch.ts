/** One file that a V4A patch (`*** Begin Patch`) touches. `content` is known only where the whole file is in the patch. */
export type PatchedFile =
  | { readonly kind: 'write'; readonly path: string; readonly content: string | null }
  | { readonly kind: 'delete'; readonly path: string };

/**
 * The files of a V4A patch, in order. Headers are taken wherever they stand on a line of their own, more generously than agents
 * parse them: a header too many only makes the verdict stricter. [] where there is none.
 */
export function patchedFiles(patch: string): readonly PatchedFile[] {
  const files: PatchedFile[] = [];
  let adding: { readonly path: string; readonly lines: string[] } | null = null;
  let updating: string | null = null;
  const flush = () => {
    if (adding) files.push({ kind: 'write', path: adding.path, content: adding.lines.map((line) => `${line}\n`).join('') });
    adding = null;
  };
  for (const line of patch.split(/\r\n|\r|\n/)) {
    const header = /^\s*\*\*\*\s*(Add File|Update File|Delete File|Move to)\s*:\s*(.*?)\s*$/i.exec(line);
    const path = header?.[2] ?? '';
    if (header && path !== '') {
      flush();
      const verb = (header[1] ?? '').toLowerCase();
      if (verb === 'add file') adding = { path, lines: [] };
      if (verb === 'delete file') files.push({ kind: 'delete', path });
      if (verb === 'update file') files.push({ kind: 'write', path, content: null });
      if (verb === 'move to') {
        if (updating !== null) files.push({ kind: 'delete', path: updating });
        files.push({ kind: 'write', path, content: null });
      }
      updating = verb === 'update file' ? path : null;
    } else if (/^\s*\*\*\*\s*(Begin|End) (Patch|of File)/i.test(line)) {
      flush();
    } else if (adding) {
      adding.lines.push(line.startsWith('+') ? line.slice(1) : line);
    }
  }
  flush();
  return files;
}
