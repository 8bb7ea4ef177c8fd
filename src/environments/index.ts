import type { Detector } from './detector';
import { dotenv } from './dotenv';
import { railwayLink } from './railwayLink';

/** Every detector. A new one is a file beside this one (copy `_template.ts`) and a line here. */
export const detectors: readonly Detector[] = [dotenv, railwayLink];
