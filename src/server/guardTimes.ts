/** How often a guard server looks after itself. */
export const TICK_MS = 1_000;
/** A socket that was taken and won back stays shown for so long: red must be seen. */
export const SHOWN_MS = 60_000;
