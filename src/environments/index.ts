import { aws } from './aws';
import { databases } from './databases';
import type { Detector } from './detector';
import { dockerContext } from './dockerContext';
import { dotenv } from './dotenv';
import { gitBranch } from './gitBranch';
import { kube } from './kube';
import { railwayLink } from './railwayLink';
import { terraform } from './terraform';

/** Every detector. A new one is a file beside this one (copy `_template.ts`) and a line here. */
export const detectors: readonly Detector[] = [dotenv, railwayLink, kube, terraform, aws, databases, dockerContext, gitBranch];
