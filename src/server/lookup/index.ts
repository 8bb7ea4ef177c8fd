import { aws } from './aws';
import { azure } from './azure';
import { gcloud } from './gcloud';
import { github } from './github';
import { kubectl } from './kubectl';
import type { Lookup } from './lookup';
import { mysql } from './mysql';
import { postgres } from './postgres';
import { railway } from './railway';

/** Every look-up. To add one: a file here, a line here, its provider in `settings.ts` and its sentence in `ui/factText.ts`. */
export const lookups: readonly Lookup[] = [postgres, mysql, railway, kubectl, github, aws, gcloud, azure];
