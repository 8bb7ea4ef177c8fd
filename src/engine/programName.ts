/** The name under which tables know a program: some file systems tell no case apart (`/bin/RM`), and Windows programs carry `.exe`. */
export const tableName = (program: string): string => program.toLowerCase().replace(/\.(?:exe|cmd|bat)$/, '');
