/** The name under which tables know a program: some file systems tell no case apart (`/bin/RM`), and Windows programs carry `.exe`. */
export function tableName(program: string): string {
  const lower = program.toLowerCase();
  return lower.includes('.') ? lower.replace(/\.(?:exe|cmd|bat)$/, '') : lower;
}
