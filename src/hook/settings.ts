/** What the launcher hands to the hook program, fixed when the launcher was written. */
export interface HookSettings {
  readonly home: string;
  readonly runtime: string;
  readonly own: readonly string[];
}

/** Reads the launcher's argument; undefined where it is damaged. */
export function parseSettings(text: string | undefined): HookSettings | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null || !('home' in value) || !('runtime' in value) || !('own' in value)) return undefined;
    const { home, runtime, own } = value;
    if (typeof home !== 'string' || typeof runtime !== 'string' || !isTexts(own)) return undefined;
    return home.startsWith('/') && runtime.startsWith('/') ? { home, runtime, own } : undefined;
  } catch {
    return undefined;
  }
}

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');
