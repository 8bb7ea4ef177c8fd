/** The decision that a command is about: its id, or the row of *Recent* whose menu it was chosen from. */
export function recentId(argument: unknown): string | null {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('recent' in argument)) return null;
  const { recent } = argument;
  return typeof recent === 'object' && recent !== null && 'id' in recent && typeof recent.id === 'string' ? recent.id : null;
}
