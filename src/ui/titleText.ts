import type { EnvironmentLevel } from '../engine/types';
import type { Words } from './text';

/**
 * What the title of the window begins with; '' leaves it as it was. It is read in the task bar and in zen mode, where there is no status bar.
 * `off`: nothing protects here; null: not known yet.
 */
export function titleText(shown: EnvironmentLevel | 'off' | null, words: Words): string {
  if (shown === null || shown === 'local') return '';
  if (shown === 'off') return words.status.off;
  return shown === 'unknown' ? words.status.titleUnknown : words.environmentLabel(shown);
}
