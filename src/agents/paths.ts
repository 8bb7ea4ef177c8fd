/**
 * A path as an agent wrote it, made absolute: `file://` and other URIs, `~`, and relative to the folder it acts in. `..` stays: what it
 * means depends on symbolic links, which only the reader of facts can see. undefined: it cannot be a path.
 */
export function absolutePath(written: string, cwd: string, home: string): string | undefined {
  if (written === '' || written.includes('\0')) return undefined;
  if (/^[A-Za-z]:[\\/]/.test(written) || written.startsWith('/')) return written;
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(written)) return fromUri(written);
  if (written === '~') return home;
  if (written.startsWith('~/')) return join(home, written.slice(2));
  return join(cwd, written.replace(/^(\.\/)+/, ''));
}

function fromUri(uri: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(uri).pathname);
    return path.startsWith('/') ? path : undefined;
  } catch {
    return undefined;
  }
}

/** From the root of a file system, as any platform writes it. */
export const isAbsolute = (path: string): boolean => /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path);

const join = (folder: string, rest: string): string => (rest === '' || rest === '.' ? folder : `${folder.replace(/\/+$/, '')}/${rest}`);
