/** A `.gitignore` with a line for one file, or `already` where that line stands in it. `relative`: to the folder of the `.gitignore`, with `/`. */
export function withIgnored(text: string | null, relative: string): string | 'already' {
  const line = `/${relative.replace(/[\\*?[\]]/g, '\\$&').replace(/ $/, '\\ ')}`;
  const lines = (text ?? '').split(/\r?\n/).map((one) => one.trimEnd());
  if (lines.includes(line)) return 'already';
  const end = text?.includes('\r\n') ? '\r\n' : '\n';
  const before = text === null || text === '' || text.endsWith('\n') ? (text ?? '') : `${text}${end}`;
  return `${before}${line}${end}`;
}
