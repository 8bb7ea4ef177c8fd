const FIRST_MS = 200;
const LAST_MS = 5_000;

/** Milliseconds to wait before the next start after so many failures in a row: 0.2 s, doubled each time, 5 s at most. Never gives up. */
export function backOff(failures: number): number {
  return Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LAST_MS);
}
